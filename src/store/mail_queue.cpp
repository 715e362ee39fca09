#include "store/mail_queue.hpp"

namespace hub::store {

namespace {

constexpr std::string_view select_mail =
    "SELECT id, employer_id, contact_id, address, name, subject, sealed_text, queued_at, attempts, authorization_id FROM mail_queue ";

Mail mail_from(Row const& row) {
    Mail mail {
        .id = row.id<MailId>(0),
        .employer = std::nullopt,
        .contact = std::nullopt,
        .address = row.string(3),
        .name = row.string(4),
        .subject = row.string(5),
        .sealed_text = row.string(6),
        .queued_at = row.instant(7),
        .attempts = static_cast<int>(row.integer(8)),
    };
    if (!row.is_null(1)) { mail.employer = row.id<domain::EmployerId>(1); }
    if (!row.is_null(9)) { mail.authorization = row.id<domain::AuthorizationId>(9); }
    if (!row.is_null(2)) { mail.contact = row.id<domain::ContactId>(2); }
    return mail;
}

}  // namespace

ErrorOr<void> queue_mail(Connection& db, Mail const& mail, Instant now) {
    HUB_TRY(
        db.exec("INSERT INTO mail_queue (id, employer_id, contact_id, address, name, subject, sealed_text, queued_at, due_at, attempts, "
                "authorization_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
            mail.id, mail.employer, mail.contact, mail.address, mail.name, mail.subject, mail.sealed_text, now, now, mail.authorization));
    return {};
}

ErrorOr<std::vector<Mail>> list_due_mails(Connection& db, Instant now, int most) {
    std::vector<Mail> mails;
    HUB_TRY(db.each(
        std::string { select_mail } + "WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
        [&](Row const& row) { mails.push_back(mail_from(row)); }, now, most));
    return mails;
}

ErrorOr<void> postpone_mail(Connection& db, MailId mail, Instant due_at) {
    HUB_TRY(db.exec("UPDATE mail_queue SET due_at = ?, attempts = attempts + 1 WHERE id = ?", due_at, mail));
    return {};
}

ErrorOr<void> remove_mail(Connection& db, MailId mail) {
    HUB_TRY(db.exec("DELETE FROM mail_queue WHERE id = ?", mail));
    return {};
}

ErrorOr<std::optional<Mail>> find_last_mail(Connection& db, std::string_view address) {
    std::optional<Mail> found;
    HUB_TRY(db.each(
        std::string { select_mail } + "WHERE lower(address) = lower(?) ORDER BY queued_at DESC, id DESC LIMIT 1",
        [&](Row const& row) { found = mail_from(row); }, address));
    return found;
}

}  // namespace hub::store

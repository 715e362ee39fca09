#include "server/mail_delivery.hpp"

#include "domain/contact.hpp"
#include "server/authorization_form.hpp"
#include "server/mail.hpp"
#include "store/authorizations.hpp"
#include "store/contacts.hpp"

#include <algorithm>
#include <portal.hpp>
#include <utility>
#include <vector>

namespace hub::server {

namespace {

constexpr int at_once = 20;
constexpr std::int64_t first_wait_ms = 60'000;
constexpr std::int64_t longest_wait_ms = 3'600'000;
constexpr std::int64_t give_up_ms = std::int64_t { 72 } * 3'600'000;

}  // namespace

int MailDelivery::run() {
    std::vector<store::Mail> due;
    auto const now = m_services.clock.now();
    auto const read = m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(due, store::list_due_mails(db, now, at_once));
        return {};
    });
    if (!read) { m_services.log.write(LogLevel::Warning, "mail_queue_unreadable", { { "detail", read.error().detail } }); }
    return static_cast<int>(std::ranges::count_if(due, [&](store::Mail const& mail) { return send(mail); }));
}

bool MailDelivery::send(store::Mail const& mail) {
    auto const may = may_have(mail);
    if (!may) {
        put_off(mail, may.error());
        return false;
    }
    if (!*may) {
        tell(LogLevel::Info, "mail_dropped", mail, mail.authorization ? "deleted" : "no access");
        remove(mail);
        return false;
    }
    auto const message = compose(mail);
    if (!message) {
        put_off(mail, message.error());
        return false;
    }
    if (auto const sent = m_transport.send(portal::mail_sender, mail.address, *message); !sent) {
        put_off(mail, sent.error());
        return false;
    }
    tell(LogLevel::Info, "mail_sent", mail, {});
    remove(mail);
    return true;
}

/// NOTE-09, at the moment of sending: the contact may have lost access, or the address, since the mail was written; the
/// authorization may have been deleted.
ErrorOr<bool> MailDelivery::may_have(store::Mail const& mail) {
    if (!mail.employer || !(mail.contact || mail.authorization)) { return true; }
    bool may = false;
    HUB_TRY(m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        if (mail.authorization) {
            auto const found = store::find_authorization(db, *mail.employer, *mail.authorization);
            if (!found && found.error().code != ErrorCode::NotFound) { return fail(found.error()); }
            may = found.has_value();
            return {};
        }
        auto const contact = store::find_contact(db, *mail.employer, *mail.contact);
        if (!contact && contact.error().code == ErrorCode::NotFound) { return {}; }
        if (!contact) { return fail(contact.error()); }
        may = may_be_mailed(*contact) && contact->email == mail.address;
        return {};
    }));
    return may;
}

/// The form as it is now, not as it was when the copy was asked for.
ErrorOr<std::vector<MailAttachment>> MailDelivery::attachments_of(store::Mail const& mail) {
    std::vector<MailAttachment> attachments;
    if (!mail.authorization || !mail.employer) { return attachments; }
    HUB_TRY(m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const authorization, store::find_authorization(db, *mail.employer, *mail.authorization));
        HUB_TRY_ASSIGN(auto form, make_authorization_form(db, authorization, m_services.fonts));
        attachments.push_back({ std::move(form.file_name), std::move(form.media_type), std::move(form.bytes) });
        return {};
    }));
    return attachments;
}

ErrorOr<std::string> MailDelivery::compose(store::Mail const& mail) {
    auto const id = mail.id.to_string();
    HUB_TRY_ASSIGN(auto text, open_mail_text(m_services.secrets, id, mail.sealed_text));
    HUB_TRY_ASSIGN(auto attachments, attachments_of(mail));
    return compose_message({
        .id = id,
        .from_name = std::string { portal::product },
        .from_address = std::string { portal::mail_sender },
        .to_name = mail.name,
        .to_address = mail.address,
        .subject = mail.subject,
        .text = std::move(text),
        .date = mail.queued_at,
        .attachments = std::move(attachments),
    });
}

void MailDelivery::put_off(store::Mail const& mail, Error const& error) {
    auto const now = m_services.clock.now();
    if (error.code == ErrorCode::Invalid || now.ms - mail.queued_at.ms >= give_up_ms) {
        tell(LogLevel::Error, "mail_given_up", mail, error.detail);
        remove(mail);
        return;
    }
    tell(LogLevel::Warning, "mail_put_off", mail, error.detail);
    auto const wait = std::min(first_wait_ms << std::min(mail.attempts, 10), longest_wait_ms);
    auto const put_off =
        m_services.database.write([&](store::Connection& db) { return store::postpone_mail(db, mail.id, Instant { now.ms + wait }); });
    if (!put_off) { tell(LogLevel::Warning, "mail_queue_unwritable", mail, put_off.error().detail); }
}

void MailDelivery::remove(store::Mail const& mail) {
    auto const removed = m_services.database.write([&](store::Connection& db) { return store::remove_mail(db, mail.id); });
    if (!removed) { tell(LogLevel::Warning, "mail_queue_unwritable", mail, removed.error().detail); }
}

void MailDelivery::tell(LogLevel level, std::string_view event, store::Mail const& mail, std::string_view why) {
    m_services.log.write(level, event,
        { { "mail", mail.id.to_string() }, { "attempts", std::to_string(mail.attempts + 1) }, { "detail", std::string { why } } });
}

}  // namespace hub::server

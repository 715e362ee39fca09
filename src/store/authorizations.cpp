#include "store/authorizations.hpp"

#include "base/text.hpp"
#include "store/text_list.hpp"

#include <utility>

namespace hub::store {

namespace {

constexpr std::string_view select_authorizations =
    "SELECT a.id, a.number, a.first_name, a.last_name, a.birth_day, a.employee_number, a.phone, a.email, a.location_id, a.visit_type, "
    "a.injury_day, a.body_part, a.claim_number, a.place, a.center_id, a.service_codes, a.reason, a.dot_agency, a.instructions, "
    "a.recipients, "
    "a.asked_expiry_day, a.expires_day, a.created_by, a.created_at, a.version, c.first_name, c.last_name, a.employer_id, "
    "a.deleted, a.transmission, a.received_at, a.deleted_at FROM authorizations a "
    "JOIN contacts c ON c.employer_id = a.employer_id AND c.id = a.created_by ";

std::optional<Date> maybe_date(Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional { row.date(column) };
}

domain::AuthorizationDraft draft_from(Row const& row) {
    return {
        .first_name = row.string(2),
        .last_name = row.string(3),
        .birth_date = maybe_date(row, 4),
        .employee_number = row.string(5),
        .phone = row.string(6),
        .email = row.string(7),
        .location = row.id<domain::LocationId>(8),
        .visit_type = domain::enum_from<domain::VisitType>(row.text(9)).value_or(domain::VisitType::NonInjury),
        .injury_date = maybe_date(row, 10),
        .body_part = row.string(11),
        .claim_number = row.string(12),
        .place = domain::enum_from<domain::CarePlace>(row.text(13)).value_or(domain::CarePlace::Center),
        .center = row.id<domain::CenterId>(14),
        .service_codes = split_lines(row.text(15)),
        .reason = domain::enum_from<domain::TestReason>(row.text(16)),
        .dot_agency = domain::enum_from<domain::DotAgency>(row.text(17)),
        .instructions = row.string(18),
        .recipients = split_lines(row.text(19)),
        .expires = maybe_date(row, 20),
    };
}

std::optional<Instant> maybe_instant(Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional { row.instant(column) };
}

domain::Authorization authorization_from(Row const& row) {
    return {
        .id = row.id<domain::AuthorizationId>(0),
        .employer = row.id<domain::EmployerId>(27),
        .number = row.string(1),
        .draft = draft_from(row),
        .created_by = row.id<domain::ContactId>(22),
        .created_by_name = row.string(25) + " " + row.string(26),
        .created_at = row.instant(23),
        .expires = row.date(21),
        .deleted = row.boolean(28),
        .version = row.integer(24),
        .transmission = domain::enum_from<domain::Transmission>(row.text(29)).value_or(domain::Transmission::None),
        .received_at = maybe_instant(row, 30),
        .deleted_at = maybe_instant(row, 31),
    };
}

template <class E>
std::optional<std::string> name_of(std::optional<E> choice) {
    return choice ? std::optional { std::string { domain::enum_name(*choice) } } : std::nullopt;
}

template <class... Arguments>
ErrorOr<std::vector<domain::Authorization>> list_where(Connection& db, std::string_view condition, Arguments const&... arguments) {
    std::vector<domain::Authorization> found;
    HUB_TRY(db.each(
        std::string { select_authorizations } + std::string { condition },
        [&](Row const& row) { found.push_back(authorization_from(row)); }, arguments...));
    return found;
}

template <class... Arguments>
ErrorOr<domain::Authorization> find_where(Connection& db, std::string_view condition, Arguments const&... arguments) {
    HUB_TRY_ASSIGN(auto found, list_where(db, condition, arguments...));
    if (found.empty()) { return fail(Error::not_found()); }
    return std::move(found.front());
}

/// One row was changed, or somebody else was first.
ErrorOr<void> expect_one(ErrorOr<std::int64_t> changed) {
    if (!changed) { return fail(std::move(changed).error()); }
    return *changed == 1 ? ErrorOr<void> {} : fail(Error::outdated());
}

}  // namespace

ErrorOr<std::string> take_authorization_number(Connection& db, domain::EmployerId employer, Date today) {
    std::int64_t seq = 0;
    HUB_TRY(db.each(
        "UPDATE employers SET authorization_seq = authorization_seq + 1 WHERE id = ? RETURNING authorization_seq",
        [&](Row const& row) { seq = row.integer(0); }, employer));
    if (seq == 0) { return fail(Error::not_found()); }
    auto const digits = std::to_string(seq);
    return "A-" + std::to_string(today.parts().year) + "-" + std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

ErrorOr<void> set_last_authorization_number(Connection& db, domain::EmployerId employer, std::int64_t number) {
    HUB_TRY(db.exec("UPDATE employers SET authorization_seq = ? WHERE id = ?", number, employer));
    return {};
}

ErrorOr<void> insert_authorization(Connection& db, domain::Authorization const& authorization, std::optional<std::string_view> request) {
    auto const& draft = authorization.draft;
    HUB_TRY(db.exec(
        "INSERT INTO authorizations (employer_id, id, number, first_name, last_name, birth_day, employee_number, phone, email, "
        "location_id, "
        "visit_type, injury_day, body_part, claim_number, place, center_id, service_codes, reason, dot_agency, instructions, recipients, "
        "asked_expiry_day, expires_day, created_by, created_at, created_day, deleted, version, transmission, received_at, request_key) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        authorization.employer, authorization.id, authorization.number, draft.first_name, draft.last_name, draft.birth_date,
        draft.employee_number, draft.phone, draft.email, draft.location, domain::enum_name(draft.visit_type), draft.injury_date,
        draft.body_part, draft.claim_number, domain::enum_name(draft.place), draft.center, join_lines(draft.service_codes),
        name_of(draft.reason), name_of(draft.dot_agency), draft.instructions, join_lines(draft.recipients), draft.expires,
        authorization.expires, authorization.created_by, authorization.created_at, central_date(authorization.created_at),
        authorization.deleted, authorization.version, domain::enum_name(authorization.transmission), authorization.received_at, request));
    return {};
}

ErrorOr<void> update_authorization(Connection& db, domain::Authorization const& authorization) {
    auto const& draft = authorization.draft;
    return expect_one(db.exec(
        "UPDATE authorizations SET received_at = CASE WHEN center_id = ? THEN received_at END, first_name = ?, last_name = ?, "
        "birth_day = ?, employee_number = ?, phone = ?, email = ?, location_id = ?, visit_type = ?, injury_day = ?, body_part = ?, "
        "claim_number = ?, place = ?, center_id = ?, service_codes = ?, reason = ?, dot_agency = ?, instructions = ?, recipients = ?, "
        "asked_expiry_day = ?, expires_day = ?, version = version + 1 WHERE employer_id = ? AND id = ? AND version = ? AND deleted = 0",
        draft.center, draft.first_name, draft.last_name, draft.birth_date, draft.employee_number, draft.phone, draft.email, draft.location,
        domain::enum_name(draft.visit_type), draft.injury_date, draft.body_part, draft.claim_number, domain::enum_name(draft.place),
        draft.center, join_lines(draft.service_codes), name_of(draft.reason), name_of(draft.dot_agency), draft.instructions,
        join_lines(draft.recipients), draft.expires, authorization.expires, authorization.employer, authorization.id,
        authorization.version));
}

ErrorOr<void> delete_authorization(Connection& db, domain::Authorization const& authorization, Deletion const& deletion) {
    return expect_one(db.exec("UPDATE authorizations SET deleted = 1, deleted_at = ?, deleted_by = ?, delete_reason = ?, "
                              "version = version + 1 WHERE employer_id = ? AND id = ? AND version = ? AND deleted = 0",
        deletion.at, deletion.by, deletion.reason, authorization.employer, authorization.id, authorization.version));
}

ErrorOr<void> restore_authorization(Connection& db, domain::Authorization const& authorization) {
    return expect_one(db.exec("UPDATE authorizations SET deleted = 0, deleted_at = NULL, deleted_by = NULL, delete_reason = '', "
                              "version = version + 1 WHERE employer_id = ? AND id = ? AND version = ? AND deleted = 1",
        authorization.employer, authorization.id, authorization.version));
}

ErrorOr<domain::Authorization> find_authorization(Connection& db, domain::EmployerId employer, domain::AuthorizationId id) {
    return find_where(db, "WHERE a.employer_id = ? AND a.id = ? AND a.deleted = 0", employer, id);
}

ErrorOr<domain::Authorization> find_any_authorization(Connection& db, domain::EmployerId employer, domain::AuthorizationId id) {
    return find_where(db, "WHERE a.employer_id = ? AND a.id = ?", employer, id);
}

ErrorOr<std::optional<domain::Authorization>> find_requested_authorization(
    Connection& db, domain::EmployerId employer, domain::ContactId created_by, std::string_view request) {
    HUB_TRY_ASSIGN(
        auto found, list_where(db, "WHERE a.employer_id = ? AND a.created_by = ? AND a.request_key = ?", employer, created_by, request));
    if (found.empty()) { return std::nullopt; }
    return std::move(found.front());
}

ErrorOr<std::vector<domain::Authorization>> list_authorizations(
    Connection& db, domain::EmployerId employer, std::optional<domain::ContactId> created_by) {
    if (created_by) {
        return list_where(db, "WHERE a.employer_id = ? AND a.created_by = ? AND a.deleted = 0 ORDER BY a.created_at DESC, a.id DESC",
            employer, *created_by);
    }
    return list_where(db, "WHERE a.employer_id = ? AND a.deleted = 0 ORDER BY a.created_at DESC, a.id DESC", employer);
}

ErrorOr<std::vector<domain::Authorization>> list_active_authorizations_of(
    Connection& db, domain::EmployerId employer, Date birth_date, Date today) {
    return list_where(db,
        "WHERE a.employer_id = ? AND a.birth_day = ? AND a.expires_day >= ? AND a.deleted = 0 ORDER BY a.created_at, a.id", employer,
        birth_date, today);
}

ErrorOr<VisitTraces> find_visits(
    Connection& db, domain::EmployerId employer, std::optional<domain::ContactId> created_by, std::optional<domain::AuthorizationId> only) {
    VisitTraces traces;
    std::string sql = "SELECT a.id, a.first_name, a.last_name, e.first_name, e.last_name, MAX(v.documents) FROM authorizations a "
                      "JOIN employees e ON e.employer_id = a.employer_id AND e.birth_day = a.birth_day "
                      "JOIN visits v ON v.employer_id = e.employer_id AND v.employee_id = e.id "
                      "AND v.service_day BETWEEN a.created_day AND a.expires_day WHERE a.employer_id = ? ";
    if (created_by) { sql += "AND a.created_by = ? "; }
    if (only) { sql += "AND a.id = ? "; }
    sql += "GROUP BY a.id, a.first_name, a.last_name, e.id, e.first_name, e.last_name";
    std::vector<Value> values { value(employer) };
    if (created_by) { values.push_back(value(*created_by)); }
    if (only) { values.push_back(value(*only)); }
    HUB_TRY(db.run(sql, values, [&](Row const& row) {
        if (fold(row.string(1) + " " + row.string(2)) != fold(row.string(3) + " " + row.string(4))) { return; }
        auto& trace = traces[row.id<domain::AuthorizationId>(0)];
        trace.is_done = true;
        trace.is_posted = trace.is_posted || row.integer(5) > 0;
    }));
    return traces;
}

ErrorOr<std::vector<domain::Authorization>> list_authorizations_to_remind(Connection& db, Date today, Date last, int most) {
    return list_where(db,
        "WHERE a.expires_day BETWEEN ? AND ? AND a.deleted = 0 AND a.expires_day - a.created_day > ? "
        "AND (a.reminded_day IS NULL OR a.reminded_day <> a.expires_day) ORDER BY a.expires_day, a.id LIMIT ?",
        today, last, domain::reminder_days, most);
}

ErrorOr<void> set_reminded(Connection& db, domain::Authorization const& authorization) {
    HUB_TRY(db.exec("UPDATE authorizations SET reminded_day = ? WHERE employer_id = ? AND id = ?", authorization.expires,
        authorization.employer, authorization.id));
    return {};
}

}  // namespace hub::store

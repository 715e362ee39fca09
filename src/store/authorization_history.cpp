#include "store/authorization_history.hpp"

namespace hub::store {

ErrorOr<void> add_happening(Connection& db, AuthorizationHappening const& happening) {
    HUB_TRY(db.exec("INSERT INTO authorization_events (employer_id, authorization_id, seq, at, event, contact_id, what) "
                    "SELECT ?, ?, COALESCE(MAX(seq), 0) + 1, ?, ?, ?, ? FROM authorization_events "
                    "WHERE employer_id = ? AND authorization_id = ?",
        happening.employer, happening.authorization, happening.at, domain::enum_name(happening.event), happening.by, happening.what,
        happening.employer, happening.authorization));
    return {};
}

ErrorOr<std::vector<ListedHappening>> list_happenings(Connection& db, domain::EmployerId employer, domain::AuthorizationId authorization) {
    std::vector<ListedHappening> found;
    HUB_TRY(db.each(
        "SELECT e.at, e.event, e.contact_id, e.what, c.first_name, c.last_name FROM authorization_events e "
        "LEFT JOIN contacts c ON c.employer_id = e.employer_id AND c.id = e.contact_id "
        "WHERE e.employer_id = ? AND e.authorization_id = ? ORDER BY e.seq DESC",
        [&](Row const& row) {
            ListedHappening listed;
            listed.happening.employer = employer;
            listed.happening.authorization = authorization;
            listed.happening.at = row.instant(0);
            listed.happening.event =
                domain::enum_from<domain::AuthorizationEvent>(row.text(1)).value_or(domain::AuthorizationEvent::Created);
            listed.happening.what = row.string(3);
            if (!row.is_null(2)) {
                listed.happening.by = row.id<domain::ContactId>(2);
                listed.by_name = row.string(4) + " " + row.string(5);
            }
            found.push_back(std::move(listed));
        },
        employer, authorization));
    return found;
}

}  // namespace hub::store

#include "store/result_mails.hpp"

namespace hub::store {

ErrorOr<std::vector<ToldOfResults>> list_told_of_results(Connection& db, domain::EmployerId employer) {
    std::vector<ToldOfResults> told;
    HUB_TRY(db.each(
        "SELECT contact_id, told_seq, told_at FROM result_mails WHERE employer_id = ? ORDER BY contact_id",
        [&](Row const& row) { told.push_back({ row.id<domain::ContactId>(0), row.integer(1), row.instant(2) }); }, employer));
    return told;
}

ErrorOr<void> put_told_of_results(Connection& db, domain::EmployerId employer, ToldOfResults const& told) {
    HUB_TRY(db.exec("INSERT INTO result_mails (employer_id, contact_id, told_seq, told_at) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (employer_id, contact_id) DO UPDATE SET told_seq = excluded.told_seq, told_at = excluded.told_at",
        employer, told.contact, told.seq, told.at));
    return {};
}

}  // namespace hub::store

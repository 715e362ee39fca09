#include "store/account_requests.hpp"

#include <format>

namespace hub::store {

ErrorOr<std::string> insert_account_request(Connection& db, domain::AccountRequest const& request, Instant at) {
    auto const year = central_date(at).parts().year;
    std::int64_t serial = 0;
    HUB_TRY(db.each(
        "SELECT COALESCE(MAX(serial), 0) + 1 FROM account_requests WHERE year = ?", [&](Row const& row) { serial = row.integer(0); },
        year));
    HUB_TRY(db.exec(
        "INSERT INTO account_requests (year, serial, requested_at, first_name, last_name, email, phone, job_title, company, "
        "is_customer, wants_user_administration, wants_invoices, billing_places, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        year, serial, at, request.first_name, request.last_name, request.email, request.phone, request.job_title, request.company,
        request.is_customer, request.wants_user_administration, request.wants_invoices, request.billing_places, request.note));
    return std::format("R-{}-{:06}", year, serial);
}

}  // namespace hub::store

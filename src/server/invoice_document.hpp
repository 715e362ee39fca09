// An invoice as a PDF (BILL-31), as it is online at that moment; also what a printed letter is (BILL-21, BILL-22).
#pragma once

#include "domain/invoice.hpp"
#include "pdf/compose.hpp"
#include "server/call.hpp"
#include "store/database.hpp"

namespace hub::server {

[[nodiscard]] ErrorOr<Bytes> make_invoice_document(
    store::Connection& db, domain::Invoice const& invoice, Instant now, pdf::Fonts const& fonts);

}  // namespace hub::server

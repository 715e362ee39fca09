// The list of invoices in columns, page by page, and the revision by which a client knows that what it has still holds.
#pragma once

#include "server/handlers/handlers.hpp"

namespace hub::server {

/// Invalid "cursor" for one that this list has not made for the caller.
[[nodiscard]] ErrorOr<api::InvoicePage> make_invoice_page(store::Connection& db, Call const& call, api::ListInvoices const& ask);

}  // namespace hub::server

// One invoice: status, amounts, lines, whom to call and where to send a check (BILL-32).
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/invoices/invoices_state.hpp"

namespace hub::ui {

void invoice_panel_ui(Frame& frame, Rect area, InvoicesState& state, api::InvoiceItem const& invoice);

}  // namespace hub::ui

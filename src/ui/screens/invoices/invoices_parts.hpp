// The parts that the lists of invoices are made of.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/invoices/invoices_state.hpp"
#include "ui/screens/invoices/invoices_view.hpp"

namespace hub::ui {

void invoices_filters_ui(Frame& frame, Rect row, InvoicesState& state, InvoicesPage page, InvoicesView const& view);
void invoices_filters_sheet_ui(Frame& frame, InvoicesListState& list, InvoicesPage page, InvoicesView const& view);
void invoices_table_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page, InvoicesView const& view);
/// Count, selection with its sum, Download, Pay now (BILL-A2).
void invoices_bar_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page, InvoicesView const& view);
/// One invoice: status, amounts, lines, history, whom to call and where to send a check (BILL-32).
void invoice_panel_ui(Frame& frame, Rect area, InvoicesState& state, InvoicesPage page);
void invoice_dispute_ui(Frame& frame, InvoicesState& state);
/// "Download to print": progress, then the file (BILL-31).
void start_print(Frame& frame, InvoicesState& state, std::vector<domain::InvoiceId> invoices);
void print_dialog_ui(Frame& frame, InvoicesState& state);
/// The form "Pay now" (BILL-33 to BILL-37).
void open_payment_dialog(InvoicesState& state, std::vector<client::InvoicesTable::Invoice> const& invoices);
void payment_dialog_ui(Frame& frame, InvoicesState& state);
/// The payment site of the training sandbox: in the dialog, since nothing leaves the page.
void training_card_ui(Frame& frame, Flow& flow, PaymentDraft& draft);

inline constexpr std::size_t most_invoices_to_print = 500;

}  // namespace hub::ui

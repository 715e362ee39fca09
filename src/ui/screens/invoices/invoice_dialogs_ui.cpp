// A dispute in writing (BILL-A3), and "Download to print" with its progress (BILL-31).
#include "base/text.hpp"
#include "domain/invoice.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/invoices/invoices_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

using Phase = client::BundleProgress::Phase;

bool is_working(Phase phase) {
    return phase == Phase::Starting || phase == Phase::Reading || phase == Phase::Writing;
}

void send_dispute(Frame& frame, InvoiceDisputeDraft& draft) {
    if (auto const checked = domain::check_dispute_text(trim(draft.text)); !checked) {
        draft.error = checked.error().message;
        return frame.ui.focus("text");
    }
    frame.send(client::DisputeInvoice { .invoice = draft.invoice, .text = std::string { trim(draft.text) } });
}

void progress_body_ui(Ui& ui, Flow& body, client::BundleProgress const& progress) {
    std::string const count = plural(static_cast<std::int64_t>(progress.total), "invoice", "invoices");
    if (progress.phase == Phase::Failed) {
        widgets::BannerOptions const failed { .key = "failed", .tone = Tone::Danger, .text = progress.error.message, .assertive = true };
        widgets::banner(ui, body.next(widgets::banner_height(ui, failed, body.width()), space::s3), failed);
        return;
    }
    bool const done = progress.phase == Phase::Done;
    std::string const line =
        done ? count + ", " + plural(progress.pages, "page", "pages") : std::to_string(progress.added) + " of " + count;
    widgets::status_text(ui, body.next(24, space::s2), "line", line, { .ink = Color::TextSecondary });
    float const share = done ? 1.0F : progress.total == 0 ? 0.0F : static_cast<float>(progress.added) / static_cast<float>(progress.total);
    widgets::progress_bar(ui, body.next(space::s2, space::s4), { .label = "Progress", .share = share, .value_text = line });
    if (progress.failures.empty()) { return; }
    std::string const left_out = plural(static_cast<std::int64_t>(progress.failures.size()), "invoice", "invoices")
        + " could not be fetched and " + (progress.failures.size() == 1 ? "is" : "are") + " not in the file.";
    widgets::BannerOptions const banner { .key = "left-out", .tone = Tone::Warning, .text = left_out };
    widgets::banner(ui, body.next(widgets::banner_height(ui, banner, body.width()), space::s3), banner);
}

}  // namespace

void invoice_dispute_ui(Frame& frame, InvoicesState& state) {
    auto& ui = frame.ui;
    auto& draft = state.dispute;
    auto const scope = ui.scope("dispute");
    auto const& submission = frame.data.billing.dispute;
    auto dialog = widgets::Dialog(ui, draft.is_open,
        { .key = "dialog", .title = "Something is wrong with it", .width = widgets::DialogWidth::Progress, .has_footer = false });
    if (!dialog) { return; }
    auto& body = dialog.body();
    auto const form = ui.group("task", { .role = Role::Form, .rect = body.rest(), .name = "Dispute" });
    if (is_answered(draft.was_busy, submission) && submission.error) {
        draft.error = submission.error->message;
        ui.focus("text");
    }
    widgets::paragraph(ui, body,
        "Invoice " + draft.number + ". Your message goes to the Central Business Office. You can also call the number on the invoice.",
        { .ink = Color::TextSecondary });
    body.gap(space::s3);
    std::string const used = with_thousands(static_cast<std::int64_t>(code_point_count(draft.text))) + " of 2,000";
    widgets::TextAreaOptions const options { .field = { .key = "text",
                                                 .label = "What is not right",
                                                 .required = true,
                                                 .help = "Which line, and what you expected. No health details, please.",
                                                 .error = draft.error,
                                                 .reserve_message = true,
                                                 .side_text = used,
                                                 .autocomplete = "off",
                                                 .max_length = static_cast<int>(domain::longest_dispute) },
        .height = 120 };
    if (widgets::text_area(ui, body.next(widgets::text_area_height(ui, options), space::s2), draft.text, options)) { draft.error.clear(); }
    body.gap(space::s2);
    Rect row = body.next(ui.metrics().control());
    auto const pressed = widgets::button_row(ui, row,
        { { .key = "cancel", .label = "Cancel" },
            { .key = "send",
                .label = "Send to the office",
                .style = widgets::ButtonStyle::Primary,
                .submit = true,
                .busy = submission.busy,
                .busy_label = "Sending" } });
    if (pressed == 1U) { send_dispute(frame, draft); }
    bool const is_done = submission.succeeded > draft.seen_success;
    if (is_done) { draft.text.clear(); }
    if (pressed == 0U || is_done) { dialog.close(); }
}

void start_print(Frame& frame, InvoicesState& state, std::vector<domain::InvoiceId> invoices) {
    if (invoices.empty() || state.is_bundling) { return; }
    if (invoices.size() == 1) {
        if (auto const row = frame.data.billing.invoices.find(invoices.front())) {
            frame.send(client::DownloadInvoice { invoices.front(), frame.data.billing.invoices.invoice(*row).number });
        }
        return;
    }
    state.is_bundling = true;
    state.bundle_saved = false;
    frame.send(client::BundleInvoices { std::move(invoices) });
}

void print_dialog_ui(Frame& frame, InvoicesState& state) {
    if (!state.is_bundling) { return; }
    auto& ui = frame.ui;
    auto const scope = ui.scope("print");
    auto const& progress = *frame.data.bundle;
    bool const works = is_working(progress.phase) || progress.phase == Phase::Idle;
    bool const done = progress.phase == Phase::Done;
    // The file is offered at once when it is whole.
    if (done && !state.bundle_saved && progress.failures.empty()) {
        state.bundle_saved = true;
        frame.send(client::SaveBundle {});
        ui.announce("The file is ready and was saved.");
    }
    std::string_view const title = done   ? "Your PDF is ready"
        : progress.phase == Phase::Failed ? "The PDF could not be made"
                                          : "Putting the invoices together";
    bool is_open = true;
    {
        auto dialog = widgets::Dialog(ui, is_open,
            { .key = "dialog", .title = title, .width = widgets::DialogWidth::Progress, .escape_closes = !works, .barred_footer = true });
        if (dialog) {
            progress_body_ui(ui, dialog.body(), progress);
            Rect footer = dialog.footer();
            std::vector<widgets::ButtonOptions> buttons;
            if (done) {
                buttons.push_back(
                    { .key = "save", .label = state.bundle_saved ? "Save again" : "Save without them", .icon = icon::download });
            }
            buttons.push_back({ .key = "close",
                .label = works ? "Cancel" : "Close",
                .style = works ? widgets::ButtonStyle::Quiet : widgets::ButtonStyle::Primary });
            auto const pressed = widgets::button_row(ui, footer, buttons);
            if (pressed && *pressed + 1 < buttons.size()) {
                state.bundle_saved = true;
                frame.send(client::SaveBundle {});
            } else if (pressed) {
                if (works) { frame.send(client::CancelBundle {}); }
                dialog.close();
            }
        }
    }
    if (is_open) { return; }
    state.is_bundling = false;
    frame.send(client::CloseBundle {});
}

}  // namespace hub::ui

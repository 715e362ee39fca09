#include "base/text.hpp"
#include "ui/screens/authorizations/bulk_ui.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <string>

namespace hub::ui {

namespace {

using domain::SheetColumn;

void paste_ui(Frame& frame, BulkState& state) {
    auto& ui = frame.ui;
    bool taken = false;
    {
        auto dialog = widgets::Dialog(ui, state.asks_paste,
            { .key = "paste-dialog", .title = "Paste from a spreadsheet", .width = widgets::DialogWidth::Options, .has_close = true });
        if (!dialog) { return; }
        auto& body = dialog.body();
        widgets::paragraph(ui, body,
            "Copy the rows in your spreadsheet and paste them here. Columns: first name, last name, birth date, e-mail, location, "
            "services. A first row with these names may put them in another order.",
            { .ink = Color::TextSecondary });
        body.gap(space::s3);
        widgets::TextAreaOptions const area { .field = { .key = "pasted",
                                                  .label = "Rows",
                                                  .error = state.paste_error,
                                                  .reserve_message = true,
                                                  .autocomplete = "off",
                                                  .max_length = 100'000 },
            .height = 200 };
        if (widgets::text_area(ui, body.next(widgets::text_area_height(ui, area), space::s2), state.pasted, area)) {
            state.paste_error.clear();
        }
        Rect footer = dialog.footer();
        auto const pressed = widgets::button_row(ui, footer,
            { { .key = "cancel", .label = "Cancel" }, { .key = "take", .label = "Add rows", .style = widgets::ButtonStyle::Primary } });
        if (pressed == 0) { dialog.close(); }
        if (pressed == 1) {
            auto const rows = domain::read_sheet(state.pasted);
            taken = !rows.empty();
            if (taken) {
                add_rows(state, rows);
                for (std::size_t i = 0; i < state.rows.size(); ++i) {
                    if (state.rows[i].request.empty()) { touch_row(frame, state, i); }
                }
                dialog.close();
            } else {
                state.paste_error = "There is no row in this text.";
                ui.focus("pasted");
            }
        }
    }
    if (taken) {
        state.pasted.clear();
        ui.announce(plural(static_cast<std::int64_t>(state.rows.size()), "row", "rows") + " in the list.");
    }
}

void send_ui(Frame& frame, BulkState& state, BulkView const& view) {
    auto& ui = frame.ui;
    auto const count = static_cast<std::int64_t>(view.ready);
    bool send = false;
    {
        auto dialog = widgets::Dialog(
            ui, state.asks_send, { .key = "send-dialog", .title = "Send " + plural(count, "authorization", "authorizations") + "?" });
        if (!dialog) { return; }
        auto& body = dialog.body();
        widgets::paragraph(ui, body, "Each is transmitted to its center at once.", { .ink = Color::TextSecondary });
        auto const left = view.broken + view.duplicates;
        if (left > 0) {
            body.gap(space::s3);
            widgets::paragraph(ui, body, plural(static_cast<std::int64_t>(left), "row stays", "rows stay") + " here to be mended.",
                { .ink = Color::WarningText });
        }
        Rect footer = dialog.footer();
        auto const pressed = widgets::button_row(ui, footer,
            { { .key = "cancel", .label = "Cancel" },
                { .key = "confirm", .label = "Send", .icon = icon::send, .style = widgets::ButtonStyle::Primary } });
        if (pressed) { dialog.close(); }
        send = pressed == 1;
    }
    if (send) { frame.send(client::SendBatch { batch_of(state, view) }); }
}

void row_fields_ui(Frame& frame, Flow& body, BulkState& state, BulkRowView const& view, std::size_t index) {
    auto& ui = frame.ui;
    auto& row = state.rows[index];
    for (std::size_t i = 0; i < domain::sheet_columns; ++i) {
        auto const column = static_cast<SheetColumn>(i);
        bool const wrong = view.check == BulkCheck::Broken && view.column == column;
        bool const optional = column == SheetColumn::Email || column == SheetColumn::Location || column == SheetColumn::Services;
        widgets::TextFieldOptions const field { .key = column_label(column),
            .label = column_label(column),
            .optional = optional,
            .error = wrong ? std::string_view { view.problem } : std::string_view {},
            .reserve_message = true,
            .read_only = view.check == BulkCheck::Sent,
            .autocomplete = "off",
            .input_mode = column == SheetColumn::Email ? "email" : "",
            .max_length = 254 };
        if (widgets::text_field(ui, body.next(widgets::text_field_height(ui, field), space::s1), row.cells.at(i), field).changed) {
            touch_row(frame, state, index);
        }
    }
    if (view.check != BulkCheck::Duplicate && !row.allow_duplicate) { return; }
    widgets::CheckboxOptions const allow { .key = "allow", .label = "Send although they have one already" };
    if (widgets::checkbox(
            ui, body.next(ui.metrics().target()), row.allow_duplicate ? widgets::CheckState::On : widgets::CheckState::Off, allow)) {
        row.refused.clear();
        row.allow_duplicate = !row.allow_duplicate;
    }
}

/// Where a row's fields do not all fit, they are here.
void edit_ui(Frame& frame, BulkState& state, BulkView const& view) {
    if (!state.edits) { return; }
    auto const index = *state.edits;
    if (index >= state.rows.size()) { state.rows.emplace_back(); }
    BulkRowView const empty;
    auto const& shown = index < view.rows.size() ? view.rows[index] : empty;
    bool const is_sent = shown.check == BulkCheck::Sent;
    std::string const title = "Row " + std::to_string(index + 1) + (is_sent ? " (sent)" : "");
    bool open = true;
    {
        auto dialog = widgets::Dialog(frame.ui, open, { .key = "edit-dialog", .title = title, .has_close = true });
        row_fields_ui(frame, dialog.body(), state, shown, index);
        widgets::ButtonOptions const done { .key = "done", .label = "Done", .style = widgets::ButtonStyle::Primary };
        widgets::ButtonOptions const remove { .key = "remove", .label = "Remove row", .style = widgets::ButtonStyle::DangerQuiet };
        Rect footer = dialog.footer();
        auto const pressed =
            is_sent ? widgets::button_row(frame.ui, footer, { done }) : widgets::button_row(frame.ui, footer, { remove, done });
        if (pressed) { dialog.close(); }
        if (pressed == 0 && !is_sent) { state.rows[index].cells = {}; }
    }
    if (open) { return; }
    if (!is_sent && domain::is_empty(state.rows[index].cells)) {
        state.rows.erase(state.rows.begin() + static_cast<std::ptrdiff_t>(index));
    }
    state.edits.reset();
}

}  // namespace

void bulk_dialogs_ui(Frame& frame, BulkState& state, BulkView const& view) {
    paste_ui(frame, state);
    send_ui(frame, state, view);
    edit_ui(frame, state, view);
    auto const answer = widgets::confirm(frame.ui, state.asks_discard,
        { .key = "discard",
            .title = "Discard these rows?",
            .text = "What was sent stays sent. Everything else is thrown away.",
            .confirm = "Discard",
            .cancel = "Keep editing" });
    if (answer == widgets::Answer::Confirmed) {
        state = {};
        frame.send(client::ForgetBatch {});
        frame.go("/authorizations");
    }
}

}  // namespace hub::ui

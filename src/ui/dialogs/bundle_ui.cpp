#include "ui/dialogs/bundle_ui.hpp"

#include "base/text.hpp"
#include "ui/dialogs/bundle_list_ui.hpp"
#include "ui/dialogs/bundle_options_ui.hpp"
#include "ui/dialogs/bundle_view.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

void start(Frame& frame, BundleState& state, BundleView const& view) {
    if (auto const wrong = check_bundle_form(state); !wrong.empty()) {
        frame.ui.focus(wrong);
        return;
    }
    client::BundleDocuments command;
    for (auto const& row : view.rows) { command.documents.push_back(row.id); }
    command.options.title = std::string { trim(state.file_name) };
    command.options.file_name = command.options.title + (state.per_employee ? ".zip" : ".pdf");
    command.options.bookmarks = state.bookmarks;
    command.options.group_by_employee = state.order == BundleOrder::Employee;
    command.options.cover = state.cover;
    command.options.page_numbers = state.page_numbers;
    if (state.has_password) { command.options.password = std::move(state.password); }
    if (state.per_employee) { command.options.file_pattern = std::string { trim(state.file_pattern) }; }
    state.password.clear();
    state.password_again.clear();
    state.started = true;
    state.saved = false;
    frame.send(std::move(command));
}

void form_dialog_ui(Frame& frame, BundleState& state) {
    auto& ui = frame.ui;
    auto const view = bundle_view(frame.data, state);
    auto dialog = widgets::Dialog(ui, state.open,
        { .key = "bundle",
            .title = "Download as one PDF",
            .subtitle = view.subtitle,
            .width = widgets::DialogWidth::Options,
            .has_close = true,
            .barred_footer = true });
    if (!dialog) {
        state.password.clear();
        state.password_again.clear();
        return;
    }
    auto& body = dialog.body();
    if (view.gone > 0) {
        std::string const words =
            plural(static_cast<std::int64_t>(view.gone), "document is", "documents are") + " no longer available and left out.";
        widgets::BannerOptions const gone { .key = "gone", .tone = Tone::Warning, .text = words };
        widgets::banner(ui, body.next(widgets::banner_height(ui, gone, body.width()), space::s3), gone);
    }
    bool const wide = body.width() >= 600;
    Flow left { wide ? body.rest().column(0, 2, space::s6).with_width(body.width() * 0.56F) : body.rest() };
    bundle_list_ui(ui, dialog, left, state, view);
    bundle_names_ui(ui, left, state, view);
    Rect right_rect = body.rest();
    right_rect.cut_left(body.width() * 0.56F + space::s6);
    Flow right { wide ? right_rect : Rect { body.x(), left.y() + space::s2, body.width(), 640 } };
    bundle_options_ui(ui, right, state);
    body.next(wide ? std::max(left.used(), right.used()) : left.used() + right.used() + space::s2);
    Rect footer = dialog.footer();
    widgets::ButtonOptions const download { .key = "download",
        .label = "Download",
        .icon = icon::download,
        .style = widgets::ButtonStyle::Primary,
        .disabled = view.rows.empty(),
        .reason = "None of the documents is available any more." };
    widgets::ButtonOptions const cancel { .key = "cancel", .label = "Cancel" };
    if (widgets::button(ui, footer.cut_right(widgets::button_width(ui, download), space::s2), download)) { start(frame, state, view); }
    if (widgets::button(ui, footer.cut_right(widgets::button_width(ui, cancel), space::s4), cancel)) { dialog.close(); }
    if (ui.is_phone()) { return; }  // no room beside the buttons
    ui.painter().icon(footer.cut_left(icon_px(IconSize::Normal), space::s2), icon::lock, IconSize::Normal, Color::TextMuted);
    widgets::text(ui, footer, "Put together on this computer.", { .style = TextStyle::Small, .ink = Color::TextMuted });
}

struct Told {
    std::string_view key;
    std::string_view name;  ///< of the list
    Tone tone = Tone::Info;
    std::string_view strong;  ///< after "2 documents"
    std::string_view text;
};

/// Documents, each with a sentence.
void told_ui(Ui& ui, Flow& flow, std::vector<BundleRow> const& rows, Told const& told) {
    if (rows.empty()) { return; }
    constexpr std::size_t most_told = 20;
    std::string const strong = plural(static_cast<std::int64_t>(rows.size()), "document", "documents") + std::string(told.strong);
    widgets::BannerOptions const banner { .key = told.key, .tone = told.tone, .strong = strong, .text = told.text };
    widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s3), banner);
    auto const scope = ui.scope(told.name);
    auto const shown = std::min(rows.size(), most_told);
    auto const list =
        ui.group("list", { .role = Role::List, .rect = flow.rest().with_height(64 * static_cast<float>(shown)), .name = told.name });
    for (std::size_t i = 0; i < shown; ++i) {
        auto const row = ui.scope(std::to_string(i));
        widgets::text(ui, flow.next(20), rows[i].name, { .style = TextStyle::BodyStrong });
        Ink const ink = told.tone == Tone::Warning ? Color::DangerText : Color::TextSecondary;
        widgets::paragraph(ui, flow, rows[i].line, { .style = TextStyle::SmallTight, .ink = ink });
        flow.gap(space::s2);
    }
    flow.gap(space::s2);
}

void progress_body_ui(Frame& frame, widgets::Dialog& dialog, BundleProgressView const& view) {
    auto& ui = frame.ui;
    auto& body = dialog.body();
    if (!view.error.empty()) {
        widgets::BannerOptions const failed { .key = "failed", .tone = Tone::Danger, .text = view.error, .assertive = true };
        widgets::banner(ui, body.next(widgets::banner_height(ui, failed, body.width()), space::s3), failed);
    } else {
        Rect row = body.next(20, space::s2);
        widgets::text(ui, row.cut_right(48), view.percent, { .style = TextStyle::BodyStrong, .align = Align::Right });
        widgets::status_text(ui, row, "line", view.line, { .ink = Color::TextSecondary });
        widgets::progress_bar(
            ui, body.next(space::s2, space::s4), { .label = view.title, .share = view.share, .value_text = view.percent });
    }
    if (!view.note.empty()) {
        widgets::BannerOptions const note { .key = "note", .tone = Tone::Info, .text = view.note };
        widgets::banner(ui, body.next(widgets::banner_height(ui, note, body.width()), space::s3), note);
    }
    told_ui(ui, body, view.left_out,
        { .key = "left-out",
            .name = "Left out",
            .tone = Tone::Warning,
            .strong = " could not be included.",
            .text = "The others can still be saved." });
    told_ui(ui, body, view.noted, { .key = "noted", .name = "To be checked", .strong = " should be looked at." });
}

/// The finished file is offered at once when it is whole; when documents are missing, the user decides.
void offer_when_done(Frame& frame, BundleState& state, BundleProgressView const& view) {
    if (!view.is_done || state.saved || view.needs_decision) { return; }
    state.saved = true;
    frame.send(client::SaveBundle {});
    frame.ui.announce("The file is ready.");
}

void close(Frame& frame, BundleState& state) {
    frame.send(client::CloseBundle {});
    state = {};
}

void progress_dialog_ui(Frame& frame, BundleState& state) {
    if (frame.data.bundle->phase == client::BundleProgress::Phase::Idle) {  // thrown away, which a notice says
        state = {};
        return;
    }
    auto& ui = frame.ui;
    auto const view = bundle_progress_view(frame.data);
    offer_when_done(frame, state, view);
    std::string const title = view.is_done ? view.done_title : !view.error.empty() ? "The PDF could not be made" : view.title;
    auto dialog = widgets::Dialog(ui, state.open,
        { .key = "bundle-progress",
            .title = title,
            .width = widgets::DialogWidth::Progress,
            .escape_closes = !view.is_working,
            .barred_footer = true });
    if (!dialog) {
        if (!view.is_working) { close(frame, state); }
        return;
    }
    progress_body_ui(frame, dialog, view);
    Rect footer = dialog.footer();
    if (view.is_working) {
        widgets::ButtonOptions const cancel { .key = "cancel", .label = "Cancel" };
        if (widgets::button(ui, footer.cut_right(widgets::button_width(ui, cancel), space::s2), cancel)) {
            frame.send(client::CancelBundle {});
            close(frame, state);
        }
        return;
    }
    widgets::ButtonOptions const save { .key = "save",
        .label = state.saved        ? "Save again"
            : !view.needs_decision  ? "Save"
            : view.left_out.empty() ? "Save anyway"
                                    : "Save without them",
        .icon = icon::download,
        .style = state.saved ? widgets::ButtonStyle::Quiet : widgets::ButtonStyle::Primary };
    widgets::ButtonOptions const done { .key = "close",
        .label = "Close",
        .style = state.saved || !view.is_done ? widgets::ButtonStyle::Primary : widgets::ButtonStyle::Quiet };
    // The main action stands at the right: saving, and closing once it is saved.
    bool const saves_first = view.is_done && !state.saved;
    float const save_width = view.is_done ? widgets::button_width(ui, save) : 0;
    Rect const right = footer.cut_right(saves_first ? save_width : widgets::button_width(ui, done), space::s2);
    Rect const left = footer.cut_right(saves_first ? widgets::button_width(ui, done) : save_width, space::s2);
    if (view.is_done && widgets::button(ui, saves_first ? right : left, save)) {
        state.saved = true;
        frame.send(client::SaveBundle {});
    }
    if (widgets::button(ui, saves_first ? left : right, done)) { close(frame, state); }
}

}  // namespace

void open_bundle_dialog(Frame& frame, BundleState& state, std::vector<domain::DocumentId> documents) {
    state = {};
    state.open = true;
    state.documents = std::move(documents);
    state.file_name = default_bundle_name(frame.data);
}

void bundle_dialog_ui(Frame& frame, BundleState& state) {
    auto const scope = frame.ui.scope("bundle-dialog");
    if (state.started) {
        progress_dialog_ui(frame, state);
    } else {
        form_dialog_ui(frame, state);
    }
}

}  // namespace hub::ui

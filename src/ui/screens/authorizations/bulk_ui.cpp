#include "ui/screens/authorizations/bulk_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/screen_parts.hpp"
#include "ui/screens/screens.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/list_state.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>

namespace hub::ui {

namespace {

void import_text(Frame& frame, BulkState& state, std::string const& text) {
    auto const rows = domain::read_sheet(text);
    if (rows.empty()) {
        frame.ui.alert("There is no row in this file.");
        state.left_out = "There is no row in this file, or it is larger than 1 MB.";
        return;
    }
    add_rows(state, rows);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        if (state.rows[i].request.empty()) { touch_row(frame, state, i); }
    }
    frame.ui.announce(plural(static_cast<std::int64_t>(state.rows.size()), "row", "rows") + " in the list.");
}

void title_ui(Frame& frame, Rect row, BulkState& state) {
    auto& ui = frame.ui;
    Rect inner = row.inset(ui.is_phone() ? space::s4 : space::s5, 0);
    widgets::ButtonOptions const file { .key = "import", .label = ui.is_phone() ? "CSV…" : "Import CSV…", .icon = icon::upload };
    if (auto const text =
            widgets::file_button(ui, inner.cut_right(widgets::button_width(ui, file), space::s2), file, ".csv,.tsv,.txt,text/csv")) {
        import_text(frame, state, *text);
    }
    widgets::ButtonOptions const paste {
        .key = "paste", .label = ui.is_phone() ? "Paste…" : "Paste from a spreadsheet…", .icon = icon::clipboard_paste
    };
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, paste), space::s3), paste)) { state.asks_paste = true; }
    if (!ui.is_phone() && inner.width > 480) {
        widgets::LinkOptions const back {
            .key = "back", .label = "Authorizations", .href = "/authorizations", .style = TextStyle::Body, .ink = Color::TextMuted
        };
        if (widgets::link(ui, inner.cut_left(widgets::link_width(ui, back), space::s2), back)) { frame.go("/authorizations"); }
        ui.painter().icon(inner.cut_left(icon_px(IconSize::Small), space::s2), icon::chevron_right, IconSize::Small, Color::TextMuted);
    }
    widgets::heading(ui, inner, ui.is_phone() ? "Several" : "Authorize several employees",
        { .level = 1, .style = ui.is_phone() ? TextStyle::Heading : TextStyle::Title });
}

void banners_ui(Frame& frame, Rect& area, BulkState& state) {
    auto& ui = frame.ui;
    auto const show = [&](widgets::BannerOptions const& banner) {
        return widgets::banner(ui, area.cut_top(widgets::banner_height(ui, banner, area.width), space::s3), banner);
    };
    auto const& work = frame.data.authorization;
    if (work.batch.error && !work.batch.busy) {
        show({ .key = "error", .tone = Tone::Danger, .strong = "Nothing was sent.", .text = work.batch.error->message, .assertive = true });
    }
    if (!state.left_out.empty()
        && show({ .key = "left-out", .tone = Tone::Warning, .text = state.left_out, .dismissible = true })
            == widgets::BannerPress::Dismiss) {
        state.left_out.clear();
    }
}

/// "18 sent, 2 failed": told once, when the answer comes. A dry run comes first: its answer opens the question.
void take_answer(Frame& frame, BulkState& state) {
    auto const& work = frame.data.authorization;
    bool const has_come = state.was_busy && !work.batch.busy && !work.batch.error;
    state.was_busy = work.batch.busy;
    if (!has_come) { return; }
    auto const& answer = work.batch_is_dry_run ? work.checked : work.sent;
    if (!answer) { return; }
    take_results(state, *answer);
    auto const good = work.batch_is_dry_run ? domain::BatchOutcome::Ready : domain::BatchOutcome::Created;
    auto const count = std::ranges::count(answer->rows, good, &api::BatchRowResult::outcome);
    auto const failed = static_cast<std::int64_t>(answer->rows.size()) - count;
    if (work.batch_is_dry_run) {
        state.asks_send = count > 0;
        if (count == 0) { frame.ui.alert("No row can be sent as it is. See what is marked."); }
        return;
    }
    frame.ui.announce(std::to_string(count) + " sent" + (failed > 0 ? ", " + std::to_string(failed) + " failed." : "."));
}

void count_ui(Ui& ui, Rect& bar, Icon mark, Ink ink, std::string const& text) {
    float const width = icon_px(IconSize::Small) + space::s1 + ui.painter().text_width(text, TextStyle::Small) + 1;
    if (bar.width < width) { return; }
    Rect part = bar.cut_left(width, space::s3);
    ui.painter().icon(part.cut_left(icon_px(IconSize::Small), space::s1), mark, IconSize::Small, ink);
    ui.painter().text(part, text, { .style = TextStyle::Small, .ink = ink });
}

std::string summary_of(BulkView const& view) {
    std::string text = view.count;
    auto const add = [&](std::size_t count, std::string_view one, std::string_view many) {
        if (count > 0) { text += ", " + plural(static_cast<std::int64_t>(count), one, many); }
    };
    add(view.sent, "sent", "sent");
    add(view.ready, "ready", "ready");
    add(view.duplicates, "possible duplicate", "possible duplicates");
    add(view.broken, "to fix", "to fix");
    return text;
}

void counts_ui(Frame& frame, Rect bar, BulkState& state, BulkView const& view) {
    auto& ui = frame.ui;
    ui.publish(ui.id("summary"), { .role = Role::Status, .rect = bar, .name = summary_of(view) });
    float const width = ui.painter().text_width(view.count, TextStyle::BodyStrong) + 1;
    ui.painter().text(bar.cut_left(width, space::s4), view.count, { .style = TextStyle::BodyStrong });
    if (view.sent > 0) { count_ui(ui, bar, icon::check_check, Color::SuccessText, std::to_string(view.sent) + " sent"); }
    if (view.ready > 0) { count_ui(ui, bar, icon::check, Color::SuccessText, std::to_string(view.ready) + " ready"); }
    if (view.duplicates > 0) {
        count_ui(ui, bar, icon::triangle_alert, Color::WarningText,
            plural(static_cast<std::int64_t>(view.duplicates), "possible duplicate", "possible duplicates"));
    }
    if (view.broken > 0) { count_ui(ui, bar, icon::circle_alert, Color::DangerText, std::to_string(view.broken) + " to fix"); }
    if (!view.first_problem) { return; }
    widgets::LinkOptions const first { .key = "first-problem", .label = "Go to first", .style = TextStyle::SmallStrong };
    float const link = widgets::link_width(ui, first);
    if (bar.width < link || !widgets::link(ui, bar.cut_left(link), first)) { return; }
    if (ui.is_phone()) {
        state.edits = view.first_problem;
    } else {
        state.reveals = view.first_problem;
        state.focuses = true;
    }
}

void bar_ui(Frame& frame, Rect area, BulkState& state, BulkView const& view) {
    auto& ui = frame.ui;
    Rect bar = widgets::action_bar(ui, area);
    bool const busy = frame.data.authorization.batch.busy;
    bool const all_sent = view.filled > 0 && view.sent == view.filled;
    std::string const label = all_sent ? "Done"
        : view.ready == 0              ? "Send"
        : ui.is_phone()                ? "Send " + std::to_string(view.ready) + "…"
                                       : "Send " + plural(static_cast<std::int64_t>(view.ready), "authorization", "authorizations") + "…";
    widgets::ButtonOptions const send { .key = "send",
        .label = label,
        .icon = all_sent ? icon::check : icon::send,
        .style = widgets::ButtonStyle::Primary,
        .busy = busy,
        .busy_label = frame.data.authorization.batch_is_dry_run ? "Checking" : "Sending",
        .disabled = !all_sent && view.ready == 0,
        .reason = view.filled == 0 ? "Enter or paste at least one employee." : "No row is ready. Mend what is marked first." };
    if (widgets::button(ui, bar.cut_right(widgets::button_width(ui, send), space::s3), send)) {
        if (all_sent) {
            state = {};
            frame.send(client::ForgetBatch {});
            frame.go("/authorizations");
            return;
        }
        auto batch = batch_of(state, view);
        batch.dry_run = true;
        frame.send(client::SendBatch { std::move(batch) });
    }
    widgets::ButtonOptions const cancel { .key = "cancel", .label = "Discard", .style = widgets::ButtonStyle::Tertiary };
    if (!all_sent && view.filled > 0 && bar.width > 180
        && widgets::button(ui, bar.cut_right(widgets::button_width(ui, cancel), space::s3), cancel)) {
        state.asks_discard = true;
    }
    counts_ui(frame, bar, state, view);
}

void begin(BulkState& state, domain::Reference const& reference) {
    if (state.is_begun) { return; }
    state.is_begun = true;
    if (reference.locations.size() == 1) { state.defaults.location = reference.locations.front().id; }
    // A DOT package would ask for the agency before anything is typed.
    auto const is_dot = [&](std::string const& code) {
        auto const* service = reference.find_service(code);
        return service != nullptr && service->dot;
    };
    auto const plain =
        std::ranges::find_if(reference.packages, [&](auto const& package) { return std::ranges::none_of(package.service_codes, is_dot); });
    if (plain != reference.packages.end()) { state.defaults.service_codes = plain->service_codes; }
    state.defaults.reason = domain::TestReason::PrePlacement;
}

}  // namespace

void bulk_screen(Frame& frame, Rect area, ScreenStates& states) {
    auto& ui = frame.ui;
    auto& state = states.authorizations.bulk;
    auto const* centers_and_services = reference_ui(frame, area);
    if (centers_and_services == nullptr) { return; }
    auto const& reference = *centers_and_services;
    begin(state, reference);
    take_answer(frame, state);
    auto const* known = frame.data.authorizations.value ? &frame.data.authorizations.value->items : nullptr;
    auto const view = bulk_view(state, reference, known, frame.data.today);
    title_ui(frame, area.cut_top(ui.metrics().title_row()), state);
    bar_ui(frame, area.cut_bottom(ui.metrics().action_bar()), state, view);
    Rect content = area.inset(ui.is_phone() ? space::s3 : space::s5, 0);
    banners_ui(frame, content, state);
    bulk_common_ui(frame, content, state, view, reference);
    bulk_grid_ui(frame, content, state, view, reference);
    bulk_dialogs_ui(frame, state, view);
}

}  // namespace hub::ui

#include "base/text.hpp"
#include "domain/document.hpp"
#include "ui/dialogs/ticket_ui.hpp"
#include "ui/screens/results/results_parts.hpp"
#include "ui/widgets/badge.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace hub::ui {

namespace {

constexpr float bar_height = 56;

void go_to_place(Frame& frame, ResultsState& state, std::size_t place) {
    state.open = domain::DocumentId { frame.data.results.rows().id(state.looks->list.row_at(place)) };
}

/// Which of how many, previous and next, close; on small screens the arrow back to the list.
void bar_ui(Frame& frame, Rect row, ResultsState& state, std::optional<std::size_t> place) {
    auto& ui = frame.ui;
    Rect inner = row.inset(space::s4, 0);
    bool const covers = ui.viewport().width < 1024;
    if (covers) {
        if (widgets::icon_button(ui, inner.cut_left(44, space::s2),
                { .key = "close", .label = "Back to the list", .icon = icon::arrow_left, .icon_size = IconSize::Large })) {
            state.open.reset();
        }
    } else if (widgets::icon_button(
                   ui, inner.cut_right(36), { .key = "close", .label = "Close the details", .icon = icon::panel_right_close })) {
        state.open.reset();
    }
    std::size_t const count = state.looks->list.visible_count();
    float const side = ui.metrics().control();
    bool const has_next = place && *place + 1 < count;
    if (widgets::icon_button(ui, inner.cut_right(side), { .label = "Next document", .icon = icon::chevron_down, .disabled = !has_next })) {
        go_to_place(frame, state, *place + 1);
    }
    bool const has_previous = place && *place > 0;
    if (widgets::icon_button(
            ui, inner.cut_right(side), { .label = "Previous document", .icon = icon::chevron_up, .disabled = !has_previous })) {
        go_to_place(frame, state, *place - 1);
    }
    if (place) {
        std::string const words =
            with_thousands(static_cast<std::int64_t>(*place + 1)) + " of " + with_thousands(static_cast<std::int64_t>(count));
        widgets::text(ui, inner.inset(space::s2, 0, 0, 0), words, { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
    ui.painter().horizontal_line(row.x, row.right(), row.bottom() - 1, Color::BorderSubtle);
}

void title_ui(Ui& ui, Flow& flow, ResultRow const& row) {
    auto const& document = row.document;
    widgets::heading(ui, flow.next(24, space::s1), document.name, { .level = 2, .style = TextStyle::Heading });
    Rect line = flow.next(24, space::s4);
    float const width = ui.painter().text_width(document.employee, TextStyle::Body);
    widgets::text(ui, line.cut_left(std::min(width + 1, line.width - 96), space::s2), document.employee, { .ink = Color::TextSecondary });
    if (!document.reviewed) { widgets::badge(ui, line, { .label = "New to you", .tone = Tone::Accent }); }
}

void main_buttons_ui(Frame& frame, Flow& flow, ResultsState& state, ResultRow const& row) {
    auto& ui = frame.ui;
    auto const& document = row.document;
    Rect line = flow.next(ui.metrics().control(), space::s4);
    widgets::ButtonOptions const view { .key = "view", .label = "View", .icon = icon::eye, .style = widgets::ButtonStyle::Primary };
    widgets::ButtonOptions const download {
        .key = "download", .label = "Download", .icon = icon::download, .style = widgets::ButtonStyle::Primary
    };
    bool const can_view = frame.data.document_viewer.is_there;
    if (std::exchange(state.focuses_view, false)) { ui.focus("view"); }
    widgets::ButtonOptions const review { .key = "review",
        .label = document.reviewed ? "Mark as new" : "Mark as reviewed",
        .icon = document.reviewed ? icon::undo_2 : icon::check };
    float const half = (line.width - space::s2) / 2;
    Rect const right = line.cut_right(std::max(half, widgets::button_width(ui, review)), space::s2);
    if (widgets::button(ui, line, can_view ? view : download)) {
        if (can_view) {
            view_result(frame, state, document.id);
        } else {
            frame.send(client::DownloadDocument { document.id, file_name_of(document) });
        }
    }
    if (widgets::button(ui, right, review)) {
        frame.send(client::MarkDocuments { .documents = { document.id }, .flagged = {}, .reviewed = !document.reviewed });
    }
}

void facts_ui(Ui& ui, Flow& flow, ResultRow const& row, Date today) {
    auto const& document = row.document;
    auto const last_day = document.posted.plus_days(domain::archive_after_days);
    std::string const birth = document.birth_date.to_us();
    std::string const visit = document.service_date.to_us() + ", " + document.center;
    std::string const location = document.location + ", " + std::string { state_name(document.state) };
    std::string const claim = document.claim.empty() ? "None" : document.claim;
    std::string const pages = plural(document.pages, "page", "pages") + ", "
        + byte_size_text(static_cast<std::uint64_t>(std::max<std::int64_t>(0, document.bytes)));
    int const days = days_between(today, last_day);
    std::string const archives = last_day.to_us() + (days <= 0 ? ", today" : ", in " + plural(days, "day", "days"));
    Ink const soon = row.archives_tone == Tone::Neutral ? Ink { Color::TextPrimary }
        : row.archives_tone == Tone::Danger             ? Ink { Color::DangerText }
                                                        : Ink { Color::WarningText };
    widgets::separator(ui, flow.next(1, space::s3));
    widgets::definition_list(ui, flow,
        { { .label = "Birth date", .value = birth }, { .label = "Visit", .value = visit },
            { .label = "Visit type", .value = document.visit_type }, { .label = "Location", .value = location },
            { .label = "Claim number", .value = claim, .ink = document.claim.empty() ? Color::TextMuted : Color::TextPrimary },
            { .label = "Posted", .value = row.posted }, { .label = "Size", .value = pages },
            { .label = "Archives", .value = archives, .ink = soon } });
    flow.gap(space::s3);
    widgets::separator(ui, flow.next(1, space::s3));
}

void ask_about(Frame& frame, ResultsState& state, client::ResultsTable::Document const& document, domain::TicketReason reason) {
    open_ticket(frame, state.ticket,
        { .about = document.id,
            .reason = reason,
            .subject = document.name + " of " + document.employee,
            .center = {},
            .center_phone = {} });
}

void more_actions_ui(Frame& frame, Flow& flow, ResultsState& state, ResultRow const& row) {
    auto& ui = frame.ui;
    auto const& document = row.document;
    auto const action = [&](widgets::LinkOptions options) {
        options.style = TextStyle::BodyStrong;
        options.ink = Color::TextSecondary;
        return widgets::link(ui, flow.next(std::max(36.0F, ui.metrics().target())), options);
    };
    bool const can_view = frame.data.document_viewer.is_there;
    if (can_view && action({ .key = "download", .label = "Download", .icon = icon::download })) {
        frame.send(client::DownloadDocument { document.id, file_name_of(document) });
    }
    if (action({ .key = "flag", .label = document.flagged ? "Remove flag" : "Flag", .icon = icon::flag })) {
        frame.send(client::MarkDocuments { .documents = { document.id }, .flagged = !document.flagged, .reviewed = {} });
    }
    if (action({ .key = "all-of-employee", .label = "Show all results of this employee", .icon = icon::user })) {
        state.filters = {};
        state.filters.query = document.employee;
    }
    if (!document.claim.empty() && action({ .key = "copy-claim", .label = "Copy claim number", .icon = icon::copy })) {
        frame.send(client::CopyText { document.claim });
    }
    if (action({ .key = "ask", .label = "Ask about this document…", .icon = icon::message_square })) {
        ask_about(frame, state, document, domain::TicketReason::ServicesPerformed);
    }
    if (action({ .key = "in-error", .label = "I received this in error…", .icon = icon::shield_alert })) {
        ask_about(frame, state, document, domain::TicketReason::ReceivedInError);
    }
}

}  // namespace

void results_panel_ui(Frame& frame, Rect area, ResultsState& state) {
    auto& ui = frame.ui;
    auto const found = frame.data.results.find(*state.open);
    if (!found) { return; }
    auto const scope = ui.scope(state.open->value.bytes);
    auto const row = result_row_of(frame.data, state, *found);
    auto const region = ui.group("details", { .role = Role::Region, .rect = area, .name = "Document details" });
    bar_ui(frame, area.cut_top(bar_height), state, state.looks->list.place_of(*found));
    if (!state.open) { return; }
    widgets::ScrollArea scroll { ui, area,
        { .key = "facts", .label = "Document details", .padding = ui.is_phone() ? space::s4 : space::s5 } };
    auto& flow = scroll.flow;
    title_ui(ui, flow, row);
    main_buttons_ui(frame, flow, state, row);
    facts_ui(ui, flow, row, frame.data.today);
    results_marks_ui(frame, flow, state, row);
    if (row.document.about_specimen) { results_specimen_ui(frame, flow, row.document.id); }
    more_actions_ui(frame, flow, state, row);
}

}  // namespace hub::ui

#include "base/text.hpp"
#include "ui/screens/invoices/invoices_parts.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace hub::ui {

namespace {

struct FacetInfo {
    InvoiceFacet facet;
    std::string_view key;
    std::string_view label;
};
constexpr std::array facets {
    FacetInfo { InvoiceFacet::Status, "status", "Status" },
    FacetInfo { InvoiceFacet::Location, "location", "Location" },
    FacetInfo { InvoiceFacet::Market, "market", "Market" },
    FacetInfo { InvoiceFacet::Tag, "reference", "Reference" },
};

FilterChip facet_chip_of(Frame& frame, InvoicesListState& list, FacetInfo const& info) {
    return facet_chip(list.chips,
        { .key = info.key,
            .label = info.label,
            .chosen = &chosen_values(list, info.facet),
            .values = [&frame, &list, facet = info.facet] { return facet_values(frame.data, list, facet); },
            .word = info.facet == InvoiceFacet::Status ? status_word : nullptr,
            .one = "invoice",
            .many = "invoices" });
}

std::string amount_words(InvoicesFilters const& filters) {
    if (filters.least && filters.most) { return filters.least->to_us() + " to " + filters.most->to_us(); }
    if (filters.least) { return "From " + filters.least->to_us(); }
    return filters.most ? "Up to " + filters.most->to_us() : std::string {};
}

/// Takes over what can be read; what cannot says so and changes nothing.
void bound_ui(Ui& ui, Flow& flow, std::string_view key, std::string_view label, std::string& typed, std::optional<Money>& bound) {
    auto const read = Money::parse_us(typed);
    bool const is_wrong = !trim(typed).empty() && !read;
    widgets::TextFieldOptions const field { .key = key,
        .label = label,
        .error = is_wrong ? "An amount such as 250 or 1,204.50" : "",
        .reserve_message = true,
        .autocomplete = "off",
        .input_mode = "decimal",
        .max_length = 14 };
    if (!widgets::text_field(ui, flow.next(widgets::text_field_height(ui, field), space::s1), typed, field)) { return; }
    auto const amount = Money::parse_us(typed);
    if (trim(typed).empty()) {
        bound.reset();
    } else if (amount) {
        bound = *amount;
    }
}

FilterChip amount_chip(InvoicesListState& list) {
    return { .key = "amount",
        .label = "Amount",
        .chosen = amount_words(list.filters),
        .clear =
            [&list] {
                list.filters.least.reset();
                list.filters.most.reset();
                list.least_text.clear();
                list.most_text.clear();
            },
        .content =
            [&list](Ui& ui, Flow& flow) {
                bound_ui(ui, flow, "least", "At least", list.least_text, list.filters.least);
                bound_ui(ui, flow, "most", "At most", list.most_text, list.filters.most);
            },
        .width = 260 };
}

FilterChip disputed_chip(InvoicesListState& list) {
    return { .key = "disputed",
        .label = "Dispute",
        .chosen = list.filters.only_disputed ? "In dispute" : "",
        .clear = [&list] { list.filters.only_disputed = false; },
        .content =
            [&list](Ui& ui, Flow& flow) {
                widgets::checkbox(ui, flow.next(std::max(36.0F, ui.metrics().target())), list.filters.only_disputed,
                    { .key = "only", .label = "Only those in dispute" });
            },
        .width = 260 };
}

std::vector<FilterChip> chips_of(Frame& frame, InvoicesListState& list, InvoicesPage page) {
    std::vector<FilterChip> chips;
    for (auto const& info : facets) {
        bool const is_decided = info.facet == InvoiceFacet::Status && page == InvoicesPage::Paid;
        if (!is_decided) { chips.push_back(facet_chip_of(frame, list, info)); }
        // The order of the mock-up: where, when, then the rest.
        if (info.facet == InvoiceFacet::Market) {
            chips.push_back(date_span_chip("issued", "Invoice date", "Issued", list.filters.issued, frame.data.today));
            chips.push_back(amount_chip(list));
        }
    }
    chips.push_back(disputed_chip(list));
    return chips;
}

}  // namespace

void invoices_filters_ui(Frame& frame, Rect row, InvoicesState& state, InvoicesPage page, InvoicesView const& view) {
    auto& ui = frame.ui;
    auto& list = state.list(page);
    bool const phone = ui.is_phone();
    Rect inner = row.inset(phone ? space::s4 : space::s5, 0);
    auto const group = ui.group("search", { .role = Role::Search, .rect = row, .name = "Invoices" });
    if (phone) {
        if (widgets::icon_button(ui, inner.cut_right(44),
                { .label = "Filters", .icon = icon::list_filter, .icon_size = IconSize::Large, .dot = list.filters.is_set() })) {
            list.filters_sheet = true;
        }
    }
    Rect const field = phone ? inner.inset(0, 0, space::s2, 0) : inner.cut_left(std::clamp(inner.width * 0.22F, 190.0F, 280.0F), space::s2);
    auto const typed = widgets::search_field(ui, field, list.filters.query,
        { .key = "query",
            .label = "Search invoices",
            .hidden_label = true,
            .placeholder = "Invoice, employee or service",
            .enter_key_hint = "search",
            .max_length = 100 });
    if (typed.changed && view.visible == 0) { ui.announce("No rows match."); }
    if (phone) { return; }
    widgets::ButtonOptions const csv {
        .key = "csv", .label = "Export CSV", .icon = icon::download, .disabled = view.visible == 0, .reason = "There are no rows to export."
    };
    widgets::ButtonOptions const print { .key = "print",
        .label = "Download to print",
        .icon = icon::printer,
        .disabled = view.visible == 0,
        .reason = "There are no invoices to download." };
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, csv), space::s2), csv)) {
        std::string const name = page == InvoicesPage::Open ? "Open invoices " : "Paid invoices ";
        frame.send(client::SaveText { name + frame.data.today.to_iso() + ".csv", "text/csv", invoices_csv(frame.data, list, page) });
    }
    if (widgets::button(ui, inner.cut_right(widgets::button_width(ui, print), space::s3), print)) {
        start_print(frame, state, invoices_to_print(frame.data, list, most_invoices_to_print));
    }
    widgets::LinkOptions const clear { .key = "clear-filters", .label = "Clear", .description = "All filters" };
    Rect clear_place;
    if (list.filters.is_set()) { clear_place = inner.cut_right(widgets::link_width(ui, clear), space::s3); }
    float const side = ui.metrics().control();
    Rect const more = inner.cut_right(side);
    bool const all_fit = chip_row_ui(ui, inner, list.chips, chips_of(frame, list, page));
    if (!all_fit && widgets::icon_button(ui, more, { .key = "more-filters", .label = "More filters", .icon = icon::list_filter })) {
        list.filters_sheet = true;
    }
    if (list.filters.is_set() && widgets::link(ui, clear_place, clear)) { list.filters = {}; }
}

void invoices_filters_sheet_ui(Frame& frame, InvoicesListState& list, InvoicesPage page, InvoicesView const& view) {
    auto& ui = frame.ui;
    auto dialog = widgets::Dialog(
        ui, list.filters_sheet, { .key = "filters", .title = "Filters", .subtitle = view.count, .has_close = true, .barred_footer = true });
    if (!dialog) { return; }
    chip_sheet_ui(ui, dialog.body(), chips_of(frame, list, page));
    Rect footer = dialog.footer();
    std::string const label = "Show " + plural(static_cast<std::int64_t>(view.visible), "invoice", "invoices");
    auto const pressed = widgets::button_row(ui, footer,
        { { .key = "clear", .label = "Clear all" }, { .key = "show", .label = label, .style = widgets::ButtonStyle::Primary } });
    if (pressed == 0U) { list.filters = {}; }
    if (pressed == 1U) { dialog.close(); }
}

}  // namespace hub::ui

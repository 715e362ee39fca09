#include "ui/screens/facet_chips.hpp"

#include "base/text.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

constexpr std::size_t searchable_from = 9;  // a longer list of values gets a search field
constexpr std::size_t most_values = 200;
constexpr float value_row = 36;

std::string_view word_of(FacetFilter const& filter, std::string_view value) {
    return filter.word ? filter.word(value) : value;
}

/// "Texas, Colorado", or "Texas and 3 more".
std::string chosen_text(FacetFilter const& filter) {
    auto const& values = *filter.chosen;
    if (values.empty()) { return {}; }
    std::string text { word_of(filter, values.front()) };
    if (values.size() > 3) { return text + " and " + std::to_string(values.size() - 1) + " more"; }
    for (std::size_t i = 1; i < values.size(); ++i) { text += ", " + std::string { word_of(filter, values[i]) }; }
    return text;
}

void toggle_value(std::vector<std::string>& chosen, std::string const& value) {
    if (std::erase(chosen, value) == 0) { chosen.push_back(value); }
}

bool is_shown(FacetFilter const& filter, FacetValue const& value, std::vector<std::string> const& tokens) {
    auto const folded = fold(std::string { word_of(filter, value.value) } + " " + value.value);
    return std::ranges::all_of(tokens, [&](std::string const& token) { return folded.find(token) != std::string::npos; });
}

void values_ui(Ui& ui, Flow& flow, ChipRowState& state, FacetFilter const& filter) {
    auto const values = filter.values();
    bool const searchable = values.size() >= searchable_from;
    if (searchable) {
        widgets::search_field(ui, flow.next(ui.metrics().control(), space::s2), state.query,
            { .key = "find", .label = "Search the values", .hidden_label = true, .placeholder = "Search" });
    }
    auto const tokens = search_tokens(searchable ? state.query : "");
    float const height = std::max(value_row, ui.metrics().target());
    std::size_t shown = 0;
    for (auto const& value : values) {
        if (shown == most_values || !is_shown(filter, value, tokens)) { continue; }
        ++shown;
        Rect row = flow.next(height);
        std::string const count = with_thousands(value.count);
        widgets::text(ui, row.cut_right(ui.painter().text_width(count, TextStyle::Small) + 1, space::s2), count,
            { .style = TextStyle::Small, .ink = Color::TextMuted });
        std::string const description = plural(value.count, filter.one, filter.many);
        auto const check = value.chosen ? widgets::CheckState::On : widgets::CheckState::Off;
        if (widgets::checkbox(ui, row, check, { .key = value.value, .label = word_of(filter, value.value), .description = description })) {
            toggle_value(*filter.chosen, value.value);
        }
    }
    if (shown == 0) { widgets::text(ui, flow.next(value_row), "Nothing matches", { .ink = Color::TextMuted }); }
}

}  // namespace

std::vector<FacetValue> named_counts(
    table::DictionaryColumn const& dictionary, std::vector<std::uint32_t> const& counts, std::vector<std::string> const& chosen) {
    std::vector<FacetValue> values;
    for (std::uint32_t code = 0; code < counts.size(); ++code) {
        std::string text { dictionary.entry(code) };
        bool const is_chosen = std::ranges::find(chosen, text) != chosen.end();
        if (text.empty() || (counts[code] == 0 && !is_chosen)) { continue; }
        values.push_back({ std::move(text), counts[code], is_chosen });
    }
    return values;
}

FilterChip facet_chip(ChipRowState& state, FacetFilter const& filter) {
    return { .key = filter.key,
        .label = filter.label,
        .chosen = chosen_text(filter),
        .clear = [chosen = filter.chosen] { chosen->clear(); },
        .content = [&state, filter](Ui& ui, Flow& flow) { values_ui(ui, flow, state, filter); } };
}

}  // namespace hub::ui

// Filters, order and the open row in the address, both ways.
#include "base/text.hpp"
#include "ui/screens/results/results_view.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::ui {

namespace {

constexpr std::array<std::string_view, results_tab_count> tab_names { "", "new", "flagged", "archiving" };

constexpr std::array<std::pair<std::string_view, std::string_view>, 51> state_names { {
    { "AL", "Alabama" },
    { "AK", "Alaska" },
    { "AZ", "Arizona" },
    { "AR", "Arkansas" },
    { "CA", "California" },
    { "CO", "Colorado" },
    { "CT", "Connecticut" },
    { "DE", "Delaware" },
    { "DC", "District of Columbia" },
    { "FL", "Florida" },
    { "GA", "Georgia" },
    { "HI", "Hawaii" },
    { "ID", "Idaho" },
    { "IL", "Illinois" },
    { "IN", "Indiana" },
    { "IA", "Iowa" },
    { "KS", "Kansas" },
    { "KY", "Kentucky" },
    { "LA", "Louisiana" },
    { "ME", "Maine" },
    { "MD", "Maryland" },
    { "MA", "Massachusetts" },
    { "MI", "Michigan" },
    { "MN", "Minnesota" },
    { "MS", "Mississippi" },
    { "MO", "Missouri" },
    { "MT", "Montana" },
    { "NE", "Nebraska" },
    { "NV", "Nevada" },
    { "NH", "New Hampshire" },
    { "NJ", "New Jersey" },
    { "NM", "New Mexico" },
    { "NY", "New York" },
    { "NC", "North Carolina" },
    { "ND", "North Dakota" },
    { "OH", "Ohio" },
    { "OK", "Oklahoma" },
    { "OR", "Oregon" },
    { "PA", "Pennsylvania" },
    { "RI", "Rhode Island" },
    { "SC", "South Carolina" },
    { "SD", "South Dakota" },
    { "TN", "Tennessee" },
    { "TX", "Texas" },
    { "UT", "Utah" },
    { "VT", "Vermont" },
    { "VA", "Virginia" },
    { "WA", "Washington" },
    { "WV", "West Virginia" },
    { "WI", "Wisconsin" },
    { "WY", "Wyoming" },
} };

}  // namespace

std::string_view state_name(std::string_view code) {
    for (auto const& [known, name] : state_names) {
        if (known == code) { return name; }
    }
    return code;
}

void read_route(client::Route const& route, ResultsState& state) {
    state.filters.query = route.get("q");
    auto const tab = std::ranges::find(tab_names, route.get("tab"));
    state.filters.tab = tab == tab_names.end() ? ResultsTab::All : static_cast<ResultsTab>(tab - tab_names.begin());
    state.filters.states = facet_values_of(route.get("state"));
    state.filters.visit_types = facet_values_of(route.get("type"));
    state.filters.centers = facet_values_of(route.get("center"));
    state.filters.locations = facet_values_of(route.get("location"));
    state.filters.documents = facet_values_of(route.get("document"));
    state.filters.categories = facet_values_of(route.get("kind"));
    state.filters.review = facet_values_of(route.get("review"));
    state.filters.flag = facet_values_of(route.get("flag"));
    state.filters.visited = date_span_of(route.get("visit"));
    state.filters.posted = date_span_of(route.get("posted"));
    auto const birth = Date::parse_iso(route.get("born"));
    state.filters.birth_date = birth ? std::optional { *birth } : std::nullopt;
    state.filters.not_saved = route.get("saved") == "no";
    state.order = ListOrder::parse(route.get("sort"), "-posted");
    auto const open = domain::DocumentId::parse(route.get("open"));
    state.open = open ? std::optional { *open } : std::nullopt;
}

client::Route write_route(ResultsState const& state) {
    client::Route route { .path = "/results", .query = {} };
    auto const& filters = state.filters;
    route.query["q"] = filters.query;
    route.query["tab"] = tab_names[static_cast<std::size_t>(filters.tab)];
    route.query["state"] = facet_text(filters.states);
    route.query["type"] = facet_text(filters.visit_types);
    route.query["center"] = facet_text(filters.centers);
    route.query["location"] = facet_text(filters.locations);
    route.query["document"] = facet_text(filters.documents);
    route.query["kind"] = facet_text(filters.categories);
    route.query["review"] = facet_text(filters.review);
    route.query["flag"] = facet_text(filters.flag);
    route.query["visit"] = date_span_text(filters.visited);
    route.query["posted"] = date_span_text(filters.posted);
    if (filters.birth_date) { route.query["born"] = filters.birth_date->to_iso(); }
    if (filters.not_saved) { route.query["saved"] = "no"; }
    if (state.order.to_string() != "-posted") { route.query["sort"] = state.order.to_string(); }
    if (state.open) { route.query["open"] = state.open->to_string(); }
    std::erase_if(route.query, [](auto const& entry) { return entry.second.empty(); });
    return route;
}

}  // namespace hub::ui

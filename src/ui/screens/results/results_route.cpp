// Filters, order and the open row in the address, both ways.
#include "base/text.hpp"
#include "ui/screens/results/results_view.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::ui {

namespace {

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
    state.filters = domain::result_search_of(route.query);
    state.order = ListOrder::parse(route.get("sort"), "-posted");
    auto const open = domain::DocumentId::parse(route.get("open"));
    state.open = open ? std::optional { *open } : std::nullopt;
}

client::Route write_route(ResultsState const& state) {
    client::Route route { .path = "/results", .query = {} };
    domain::write_result_search(state.filters, route.query);
    if (state.order.to_string() != "-posted") { route.query["sort"] = state.order.to_string(); }
    if (state.open) { route.query["open"] = state.open->to_string(); }
    return route;
}

}  // namespace hub::ui

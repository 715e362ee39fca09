// The rows of the list of authorizations (AUTH-09, AUTH-16): filtered, sorted and put into words. Pure.
#pragma once

#include "api/authorizations.hpp"
#include "client/route.hpp"
#include "domain/reference.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"
#include "ui/theme/color.hpp"
#include "ui/theme/icon.hpp"

#include <array>
#include <string>
#include <vector>

namespace hub::ui {

inline constexpr int expiring_within_days = 3;  ///< GEN-A1

struct AuthorizationRow {
    api::AuthorizationItem const* item = nullptr;  ///< of the list that the view was made of
    std::string employee;
    std::vector<std::string> service_names;
    std::string services;  ///< "Pre-placement physical, Drug screen, 10-panel"
    std::string place;     ///< the center's name, or "Telemedicine"
    std::string location;
    std::string visit_type;
    std::string created;
    std::string expires;
    std::string status;  ///< "Active", "1 day left", "Expired"
    Tone status_tone = Tone::Neutral;
    bool status_dot = false;
    Icon status_icon = no_icon;
    int days_left = 0;
};

struct AuthorizationsView {
    std::vector<AuthorizationRow> rows;
    std::size_t total = 0;
    std::size_t active = 0;
    std::size_t expiring = 0;
    std::size_t expired = 0;
    std::string count;
    /// Of each facet, the values of the tab with the rows that each would leave beside the other filters, by name.
    std::array<std::vector<FacetValue>, authorization_facet_count> facets;
};

/// `reference` may be null while it loads: then names are missing.
[[nodiscard]] AuthorizationsView authorizations_view(
    std::vector<api::AuthorizationItem> const& items, domain::Reference const* reference, AuthorizationsState const& state, Date today);
[[nodiscard]] AuthorizationRow authorization_row(api::AuthorizationItem const& item, domain::Reference const* reference, Date today);
[[nodiscard]] std::string authorizations_csv(AuthorizationsView const& view);

void read_route(client::Route const& route, AuthorizationsState& state);
[[nodiscard]] client::Route write_route(AuthorizationsState const& state);

}  // namespace hub::ui

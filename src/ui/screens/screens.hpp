// The list of screens: one line each in screens.cpp. Navigation, the permission gate, the address, goldens and the
// accessibility tests loop over it.
#pragma once

#include "client/hub.hpp"
#include "domain/permissions.hpp"
#include "ui/frame.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"
#include "ui/screens/changes/changes_state.hpp"
#include "ui/screens/contacts/contacts_state.hpp"
#include "ui/screens/home/home_state.hpp"
#include "ui/screens/invoices/charges_view.hpp"
#include "ui/screens/invoices/delivery_state.hpp"
#include "ui/screens/invoices/invoices_state.hpp"
#include "ui/screens/profile/profile_state.hpp"
#include "ui/screens/results/results_state.hpp"
#include "ui/screens/security/security_state.hpp"
#include "ui/screens/specimens/specimens_state.hpp"
#include "ui/screens/waiting/waiting_state.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace hub::ui {

/// What the screens keep between frames. Forgotten when another person signs in.
struct ScreenStates {
    HomeState home;
    ResultsState results;
    AuthorizationsState authorizations;
    ContactsState contacts;
    ChangesState changes;
    SecurityState security;
    SpecimensState specimens;
    InvoicesState invoices;
    DeliveryState delivery;
    ChargesState charges;
    ProfileState profile;
    WaitingScreenState waiting;
};

/// The entries of the navigation, in their order; None is for screens that belong to none of them.
enum class Portlet : std::uint8_t { Home, Results, Authorizations, VisitActivity, Billing, Account, Help, None };

struct PortletInfo {
    Portlet portlet = Portlet::Home;
    std::string_view name;        ///< "Results and reports"
    std::string_view short_name;  ///< on the rail and the bottom bar, "Results"
    Icon icon = no_icon;
    std::string_view route;
    bool (*allowed)(domain::Viewer const&) = nullptr;  ///< a portlet without right is not offered (GEN-03)
    /// The count beside the name, if there is one: its number and what it counts, in words.
    struct Badge {
        std::int64_t count = 0;
        std::string words;
    };
    Badge (*badge)(client::Data const&) = nullptr;
};
[[nodiscard]] std::span<PortletInfo const> portlets();

struct ScreenInfo {
    std::string_view key;      ///< "results"; names goldens and pictures
    std::string_view title;    ///< of the page
    std::string_view pattern;  ///< "/authorizations/{id}"
    Portlet portlet = Portlet::Home;
    std::uint32_t needs = client::NeedNothing;
    domain::Decision (*allowed)(domain::Viewer const&) = nullptr;
    /// Draws into `area`, the sheet.
    void (*draw)(Frame&, Rect area, ScreenStates&) = nullptr;
    bool works_offline = false;  ///< also after a start without a connection
    /// What stands in its place for those who may not open it, and what that needs; null: a page with the reason.
    void (*draw_refused)(Frame&, Rect area) = nullptr;
    std::uint32_t refused_needs = client::NeedNothing;
};
[[nodiscard]] std::span<ScreenInfo const> screens();
/// The screen at this address, or null: the page "not found".
[[nodiscard]] ScreenInfo const* find_screen(client::Route const& route);

}  // namespace hub::ui

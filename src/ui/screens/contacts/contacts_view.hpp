// The rows of My contacts (CONT-01 to CONT-03): filtered, sorted and put into words. Pure.
#pragma once

#include "api/contacts.hpp"
#include "client/route.hpp"
#include "ui/screens/contacts/contacts_state.hpp"
#include "ui/theme/color.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

struct ContactRow {
    domain::ContactId id;
    std::string name;
    std::string initials;
    std::string job_title;
    std::string role;  ///< "User Admin", "Basic"
    AccessLook access;
    std::string email;
    std::string phone;
    std::string locations;
    std::string last_signed_in;    ///< or "Never"
    Instant last;                  ///< for sorting; 0 when never
    bool billing_contact = false;  ///< $
    bool billing_admin = false;    ///< B
};

struct ContactsView {
    std::vector<ContactRow> rows;
    std::size_t total = 0;
    std::string count;                   ///< "11 of 46 contacts"
    std::vector<std::string> locations;  ///< for the filter, sorted
};

[[nodiscard]] ContactsView contacts_view(std::vector<api::ContactItem> const& items, ContactsState const& state, Instant now);

/// The values of the filters with menus, each with its words and its name in the address.
struct GrantChoice {
    GrantFilter value;
    std::string_view word;
    std::string_view name;
};
inline constexpr std::array grant_choices {
    GrantChoice { GrantFilter::VisitActivity, "Patient Visit Activity", "visit_activity" },
    GrantChoice { GrantFilter::OwnReportSettings, "Own report settings", "own_report_settings" },
    GrantChoice { GrantFilter::BillingAdmin, "Billing Admin", "billing_admin" },
    GrantChoice { GrantFilter::BillingContact, "Billing contact", "billing_contact" },
};
inline constexpr std::array access_choices { AccessState::Active, AccessState::Invited, AccessState::InvitationExpired, AccessState::None,
    AccessState::Removed };

/// "/contacts" with its filters, or "/contacts/{id}" with the tab as well.
void read_route(client::Route const& route, ContactsState& state);
[[nodiscard]] client::Route write_route(ContactsState const& state);
/// The same list with this contact open.
[[nodiscard]] client::Route route_to(ContactsState const& state, std::optional<domain::ContactId> open);

}  // namespace hub::ui

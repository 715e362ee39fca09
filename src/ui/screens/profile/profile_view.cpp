#include "ui/screens/profile/profile_view.hpp"

#include "base/text.hpp"
#include "domain/actions.hpp"

namespace hub::ui {

namespace {

std::string_view limit_of(domain::Reach reach) {
    switch (reach) {
    case domain::Reach::Own: return "only your own";
    case domain::Reach::OwnLocationMarkets: return "for your locations and markets";
    case domain::Reach::All:
    case domain::Reach::None: break;
    }
    return {};
}

}  // namespace

std::string role_words(api::Session const& session) {
    std::string words = session.role == domain::Role::UserAdmin ? "User Admin" : "Basic";
    if (session.billing_admin) { words += ", Billing Admin"; }
    if (!session.billing_for.empty()) { words += ", billing contact"; }
    return words;
}

Rights rights_of(api::Session const& session) {
    Rights rights;
    auto const viewer = session.viewer();
    // Not the first: who reads this has signed in.
    for (int row = 2; row <= domain::action_count; ++row) {
        auto const action = static_cast<domain::Action>(row);
        auto const ruling = domain::ruling(action, viewer, domain::HubAccess::Active, session.matrix);
        if (ruling.reach == domain::Reach::None) {
            rights.may_not.push_back(domain::title_of(action));
        } else {
            rights.may.push_back({ domain::title_of(action), limit_of(ruling.reach) });
        }
    }
    return rights;
}

std::string recovery_codes_words(int left) {
    return left == 0 ? "No recovery codes left" : plural(left, "recovery code", "recovery codes") + " left";
}

}  // namespace hub::ui

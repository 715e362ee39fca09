#include "ui/screens/security/security_view.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>

namespace hub::ui {

namespace {

using domain::SecondFactorPolicy;

constexpr std::array policies {
    PolicyLook { SecondFactorPolicy::All, "Everyone", "Whoever signs in gives a code of an authenticator app." },
    PolicyLook { SecondFactorPolicy::UserAdmins, "User Admins only", "Basic users sign in with their password alone." },
    PolicyLook { SecondFactorPolicy::Off, "Nobody", "A password alone opens the portal. Each person may still set a code up." },
};

std::optional<int> minutes_of(std::string_view text) {
    int minutes = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
    bool const whole = error == std::errc {} && end == text.data() + text.size();
    return whole && minutes >= least_idle_minutes && minutes <= most_idle_minutes ? std::optional { minutes } : std::nullopt;
}

}  // namespace

std::span<PolicyLook const> second_factor_policies() {
    return policies;
}

SecurityView security_view(api::EmployerSettings const& saved, SecurityState const& state) {
    SecurityView view { .wanted = saved,
        .minutes = state.minutes.value_or(std::to_string(saved.idle_minutes)),
        .error = {},
        .warning = {},
        .offline_warning = {},
        .changed = false };
    view.wanted.second_factor = state.policy.value_or(saved.second_factor);
    view.wanted.offline_work = state.offline_work.value_or(saved.offline_work);
    if (saved.offline_work && !view.wanted.offline_work) {
        view.offline_warning = "Every device of your company that works without a connection empties itself. What waits there is not sent.";
    }
    if (auto const minutes = minutes_of(trim(view.minutes))) {
        view.wanted.idle_minutes = *minutes;
    } else {
        view.error = "Enter a whole number from 5 to 30.";
    }
    bool const weaker = view.wanted.second_factor < saved.second_factor;
    if (weaker) { view.warning = "Results are health information. Without the second factor, a stolen password is enough to read them."; }
    bool const offline_differs = view.wanted.offline_work != saved.offline_work;
    view.changed = offline_differs || view.wanted.second_factor != saved.second_factor || view.wanted.idle_minutes != saved.idle_minutes
        || !view.error.empty();
    return view;
}

}  // namespace hub::ui

// The employer's security settings in words, and what is wrong with what was chosen (security A4, A9). Pure.
#pragma once

#include "api/changes.hpp"
#include "ui/screens/security/security_state.hpp"

#include <span>
#include <string>
#include <string_view>

namespace hub::ui {

inline constexpr int least_idle_minutes = 5;
inline constexpr int most_idle_minutes = 30;

struct PolicyLook {
    domain::SecondFactorPolicy policy;
    std::string_view word;
    std::string_view meaning;
};
[[nodiscard]] std::span<PolicyLook const> second_factor_policies();

struct SecurityView {
    api::EmployerSettings wanted;
    std::string minutes;  ///< as shown in the field
    std::string error;    ///< of the field
    std::string warning;  ///< what is lost with what was chosen
    std::string offline_warning;
    bool changed = false;
};
[[nodiscard]] SecurityView security_view(api::EmployerSettings const& saved, SecurityState const& state);

}  // namespace hub::ui

// How a sign-in goes on once the password was right, and who may switch the second factor off (security A4).
#pragma once

#include "domain/enums.hpp"

namespace hub::domain {

/// Whether an employer with this policy demands a second factor of this role.
[[nodiscard]] constexpr bool requires_second_factor(SecondFactorPolicy policy, Role role) {
    return policy == SecondFactorPolicy::All || (policy == SecondFactorPolicy::UserAdmins && role == Role::UserAdmin);
}

/// A factor that is there is always asked for, also where nobody demands one.
[[nodiscard]] constexpr SignInStage stage_after_password(SecondFactorPolicy policy, Role role, bool has_second_factor) {
    if (has_second_factor) { return SignInStage::SecondFactor; }
    return requires_second_factor(policy, role) ? SignInStage::SecondFactorSetup : SignInStage::Complete;
}

}  // namespace hub::domain

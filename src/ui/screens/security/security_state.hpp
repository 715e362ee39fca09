// What the employer's security settings keep between frames: what has been chosen and not saved yet.
#pragma once

#include "api/changes.hpp"

#include <optional>
#include <string>

namespace hub::ui {

struct SecurityState {
    std::optional<domain::SecondFactorPolicy> policy;
    std::optional<bool> offline_work;
    std::optional<std::string> minutes;  ///< as typed
    bool shows_errors = false;
    std::uint64_t seen_success = 0;
};

}  // namespace hub::ui

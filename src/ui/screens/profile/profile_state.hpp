// What My profile keeps between frames.
#pragma once

#include "domain/ids.hpp"
#include "ui/screens/profile/authenticator_ui.hpp"
#include "ui/screens/profile/new_password_ui.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace hub::ui {

enum class ProfileTab : std::uint8_t { Data, Password, SecondFactor, Devices, Notifications, Display };

/// Switching work without a connection on and off.
struct OfflineState {
    bool wants = false;  ///< the fields are open
    std::string pin;
    std::string again;
    std::string pin_error;
    std::string again_error;
    bool was_busy = false;
    bool asks_off = false;
};

struct ProfileState {
    ProfileTab tab = ProfileTab::Data;
    std::uint64_t seen_route = 0;
    std::string current_password;
    std::string current_error;
    NewPasswordState password;
    bool password_was_busy = false;
    AuthenticatorState authenticator;
    OfflineState offline;
    bool asks_to_switch_off = false;
    bool asks_for_new_codes = false;
    bool asks_to_sign_out_everywhere = false;
};

}  // namespace hub::ui

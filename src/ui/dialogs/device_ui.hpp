// The dialogs around a device that works without a connection, on every screen: its PIN, and the question at sign-out.
#pragma once

#include "ui/frame.hpp"

#include <string>

namespace hub::ui {

struct DeviceDialogState {
    bool open = false;
    std::string pin;
    std::string error;
    bool was_busy = false;
    bool asks_sign_out = false;
};

void device_dialogs_ui(Frame& frame, DeviceDialogState& state);

/// The field for the PIN of a device that is locked, with its button: sends UnlockDevice. `cancelled` becomes true with "Not now", where
/// `has_cancel` offers that.
struct PinEntry {
    std::string& pin;
    std::string& error;
    bool& was_busy;
    float height = 0;  ///< of the field, where the page has room
};
void pin_entry_ui(Frame& frame, Flow& flow, PinEntry entry, bool has_cancel, bool& cancelled);

}  // namespace hub::ui

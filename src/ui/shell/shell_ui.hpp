// Everything around the screens: sandbox banner, top bar, navigation (sidebar, rail or bottom bar by width), the sheet,
// notices, the page "not found", the permission gate, the pages outside of the portal, and the dialogs that may
// come up on every screen: confirming who one is, and staying signed in.
#pragma once

#include "ui/dialogs/device_ui.hpp"
#include "ui/dialogs/idle_ui.hpp"
#include "ui/dialogs/step_up_ui.hpp"
#include "ui/frame.hpp"
#include "ui/screens/screens.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

namespace hub::ui {

struct ShellState {
    EntryState entry;
    StepUpState step_up;
    IdleState idle;
    DeviceDialogState device;
    std::uint64_t announced_route = 0;  ///< the route version whose title was told to the page
};

/// One whole frame of the program.
void shell_ui(Frame& frame, ShellState& state, ScreenStates& screens);

/// What the screen at this address wants loaded, and the counts of the navigation.
[[nodiscard]] std::uint32_t needs_of(client::Route const& route, domain::Viewer const& viewer);

}  // namespace hub::ui

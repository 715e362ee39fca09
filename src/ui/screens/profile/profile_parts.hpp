// The tabs of My profile. Not for other screens.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/profile/profile_state.hpp"

namespace hub::ui {

void profile_data_ui(Frame& frame, Flow& flow, api::Profile const& profile);
void profile_password_ui(Frame& frame, Flow& flow, ProfileState& state, api::Profile const& profile);
void profile_second_factor_ui(Frame& frame, Flow& flow, ProfileState& state, api::Profile const& profile);
void profile_devices_ui(Frame& frame, Flow& flow, ProfileState& state);
void profile_offline_ui(Frame& frame, Flow& flow, OfflineState& state);  ///< a part of the tab Devices
void profile_notifications_ui(Frame& frame, Flow& flow, api::Profile const& profile);

}  // namespace hub::ui

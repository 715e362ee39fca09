// Pages in place of a screen: an address that leads nowhere, and a screen that the user may not open (M21, M28).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

enum class MessagePage : std::uint8_t { NotFound, NotAllowed, NeedsConnection };

/// `reason` says who can help, where the page is about a right.
void message_page_ui(Frame& frame, Rect area, MessagePage page, std::string_view reason);

/// A line above everything while there is no connection (GEN-A4).
inline constexpr float offline_banner_height = 40;
void offline_banner_ui(Frame& frame, Rect area);
/// Whether it is shown: also while something waits on this device.
[[nodiscard]] bool has_offline_banner(client::Data const& data);

}  // namespace hub::ui

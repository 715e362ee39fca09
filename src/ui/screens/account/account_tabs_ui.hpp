// The tabs of Account information, alike on each of its screens.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

enum class AccountTab : std::uint8_t { Contacts, Changes, Security };

/// Goes to the chosen tab's screen. Those for User Admins only stay visible and say why they cannot be opened.
void account_tabs_ui(Frame& frame, Rect row, AccountTab present);
/// What the present tab shows; draw the screen's content while the scope lives.
[[nodiscard]] Ui::NodeScope account_tab_panel(Frame& frame, Rect const& area, AccountTab present);

/// In place of a screen for User Admins only: says so and names them (ROLE-A2, M28).
void for_user_admins_only_ui(Frame& frame, Rect area, std::string_view what);

}  // namespace hub::ui

// The pages outside of the portal: sign-in, second factor, forgotten password, new password, request for an account.
// Which of them is shown, and what is around all of them: brand, Support, and the picture on wide screens.
#pragma once

#include "ui/frame.hpp"
#include "ui/screens/sign_in/sign_in_state.hpp"

#include <functional>
#include <string_view>

namespace hub::ui {

enum class EntryPage : std::uint8_t { None, SignIn, SecondFactor, ForgotPassword, NewPassword, RequestAccount, NoConnection };

/// The page for this route and session; None where the portal itself is shown.
[[nodiscard]] EntryPage entry_page_of(client::Data const& data, client::Route const& route);
/// Of the page: "Forgot password".
[[nodiscard]] std::string_view title_of(EntryPage page);

void entry_ui(Frame& frame, Rect area, EntryPage page, EntryState& state);

/// Also with a mouse: these pages have room.
inline constexpr float entry_control = 44;

/// A link back to the sign-in page.
void back_to_sign_in_ui(Frame& frame, Flow& flow);
/// SIGN-05, SIGN-17: the number and hours of Support, as one sentence after `before`.
void support_text_ui(Frame& frame, Flow& flow, std::string_view before);
/// What went wrong, read out at once; nothing where `message` is empty.
void failure_ui(Frame& frame, Flow& flow, std::string_view message);

}  // namespace hub::ui

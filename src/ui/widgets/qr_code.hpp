// A QR code, as the camera of another device reads it: black on white with its quiet zone in every theme. What it says
// must stand beside it as text too, for those who cannot point a camera at the screen.
#pragma once

#include "ui/widgets/ui.hpp"

#include <string_view>

namespace hub::ui::widgets {

/// White squares around the code, which readers need to find it.
inline constexpr int qr_quiet_zone = 4;

struct QrCodeOptions {
    std::string_view key;    ///< the label where empty
    std::string_view label;  ///< what the picture is: "QR code for your authenticator app"
    std::string_view text;   ///< what it says; never told to the page
};
/// The largest square in `rect`, at its left.
void qr_code(Ui& ui, Rect const& rect, QrCodeOptions const& options);

}  // namespace hub::ui::widgets

// Buttons and links. All of them answer "pressed" only from the page's click (semantics/event.hpp); the pointer makes
// looks. With `href` a button becomes a real link that can be opened in a new tab; it answers plain clicks alike.
#pragma once

#include "ui/widgets/ui.hpp"

#include <optional>
#include <string>

namespace hub::ui::widgets {

enum class ButtonStyle : std::uint8_t {
    Quiet,        ///< bordered, the usual one
    Primary,      ///< filled, the one main action of a screen
    Tertiary,     ///< only text
    Danger,       ///< filled red, in confirm dialogs only
    DangerQuiet,  ///< bordered with red text: leads to a dialog
};
enum class ButtonSize : std::uint8_t { Normal, Small };

struct ButtonOptions {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    Icon icon = no_icon;
    Icon trailing_icon = no_icon;
    ButtonStyle style = ButtonStyle::Quiet;
    ButtonSize size = ButtonSize::Normal;
    std::string_view href;        ///< a route
    bool submit = false;          ///< what Enter presses in its form
    std::string_view adopt;       ///< data-adopt of a button of the static page
    bool busy = false;            ///< shows a spinner and does not answer
    std::string_view busy_label;  ///< "Sending"
    bool disabled = false;
    std::string_view reason;       ///< why it is disabled: read out and shown as a tooltip
    std::string_view description;  ///< read after the label
    std::string_view tooltip;
    std::string_view shortcut;     ///< shown in the tooltip, "Ctrl K"
    std::optional<bool> expanded;  ///< for what opens a menu or a popover
    float height = 0;              ///< instead of the size's own, where a page has room for more
};

/// Fills the rectangle's width; takes the height of a control in its middle. True when pressed.
bool button(Ui& ui, Rect const& rect, ButtonOptions const& options);
[[nodiscard]] float button_width(Ui& ui, ButtonOptions const& options);
/// A button that lets the person choose a text file: the file's text, once it was read. Empty text stands for a file that
/// is empty, too large (1 MB) or not readable.
[[nodiscard]] std::optional<std::string> file_button(Ui& ui, Rect const& rect, ButtonOptions const& options, std::string_view accept);
/// The id of the button with these options in the present scope, for focus and popovers.
[[nodiscard]] WidgetId button_id(Ui& ui, ButtonOptions const& options);

struct IconButtonOptions {
    std::string_view key;    ///< the label where empty
    std::string_view label;  ///< never drawn; name and tooltip
    Icon icon = no_icon;
    ButtonSize size = ButtonSize::Normal;
    IconSize icon_size = IconSize::Normal;
    bool bordered = false;
    Ink ink = Color::TextSecondary;
    std::string_view href;
    std::optional<bool> pressed;  ///< a toggle: on or off
    std::optional<bool> expanded;
    bool filled_flag = false;      ///< draws a set flag instead of the icon
    bool dot = false;              ///< something new: a red dot at the corner
    std::string_view description;  ///< "2 new"
    bool disabled = false;
    std::string_view reason;
    std::string_view shortcut;
    bool ring_inside = false;  ///< in table cells
    std::uint32_t more_flags = 0;
};
/// A square of a control's size in the middle of `rect`.
bool icon_button(Ui& ui, Rect const& rect, IconButtonOptions const& options);
[[nodiscard]] float icon_button_width(Ui& ui, ButtonSize size = ButtonSize::Normal);

struct LinkOptions {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    std::string_view href;  ///< without it, it is a button that looks like a link
    TextStyle style = TextStyle::BodyStrong;
    Ink ink = Color::AccentText;
    Align align = Align::Left;
    Icon icon = no_icon;
    Icon trailing_icon = no_icon;  ///< external_link for what opens outside
    std::string_view description;
    bool disabled = false;
    std::string_view reason;
};
/// Text that can be pressed. Its target is at least 24 px high, 44 under a finger.
bool link(Ui& ui, Rect const& rect, LinkOptions const& options);
[[nodiscard]] float link_width(Ui& ui, LinkOptions const& options);

/// Puts buttons from right to left into the end of a row; the main one is given last and stands last.
/// Returns the index of the pressed one. Cuts the used width off `row`.
std::optional<std::size_t> button_row(Ui& ui, Rect& row, std::vector<ButtonOptions> const& buttons);

}  // namespace hub::ui::widgets

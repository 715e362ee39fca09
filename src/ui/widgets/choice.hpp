// Controls that choose: checkboxes, radios, switches, cards that are checkboxes or radios, segments.
//
// The page's element toggles itself before C++ hears of it; a choice that is refused is sent back by the tree.
#pragma once

#include "ui/widgets/ui.hpp"

#include <cstddef>
#include <vector>

namespace hub::ui::widgets {

enum class CheckState : std::uint8_t { Off, On, Mixed };

struct CheckboxOptions {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    bool hidden_label = false;  ///< only the box is drawn, in the middle of the rectangle: tables
    bool wraps = false;         ///< a label that is too long goes on in further lines, as many as the rectangle has room for
    TextStyle style = TextStyle::Body;
    std::string_view description;
    std::string_view error;
    bool disabled = false;
    std::string_view reason;
};
/// True when it was pressed; what that means for the state is up to the caller.
bool checkbox(Ui& ui, Rect const& rect, CheckState state, CheckboxOptions const& options);
/// Toggles `value` when pressed.
bool checkbox(Ui& ui, Rect const& rect, bool& value, CheckboxOptions const& options);
[[nodiscard]] float checkbox_width(Ui& ui, CheckboxOptions const& options);
/// With all of its lines, where it may be `width` wide.
[[nodiscard]] float checkbox_height(Ui& ui, CheckboxOptions const& options, float width);

/// A switch, for what takes effect at once. With a hidden label it stands at the right end of `rect`.
bool toggle(Ui& ui, Rect const& rect, bool& value, CheckboxOptions const& options);

struct Choice {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    std::string_view second_line;  ///< in cards; else the description
    std::string_view side_text;    ///< at the right end of a card
    std::string_view side_second;
    Tone side_tone = Tone::Neutral;
    Icon icon = no_icon;  ///< in segments
    bool disabled = false;
    std::string_view reason;
};

struct ChoicesOptions {
    std::string_view key;    ///< the label where empty
    std::string_view label;  ///< name of the group, drawn by the caller
    bool small = false;      ///< segments of 32 px
    std::string_view error;
};

/// Radios below one another, or beside one another where `horizontal`. Returns true when `selected` changed.
bool radio_group(Ui& ui, Rect const& rect, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices,
    bool horizontal = false);
[[nodiscard]] float radio_group_height(Ui& ui, std::size_t count);

/// A few exclusive views or settings in one control. Takes the width of its contents, at the left of `rect`.
bool segmented(Ui& ui, Rect const& rect, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices);
[[nodiscard]] float segmented_width(Ui& ui, ChoicesOptions const& options, std::vector<Choice> const& choices);

/// A list in one frame of which one row is chosen: its name, and its facts in as many lines as they need. Rows are at least 72 px high.
bool radio_list(
    Ui& ui, Flow& flow, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices, float gap_below = 0);

/// A card with a checkbox and two lines. Toggles `value`.
bool check_card(Ui& ui, Rect const& rect, bool& value, Choice const& choice);
inline constexpr float check_card_height = 56;
/// A bordered card with a radio and two lines, one of a group that the caller opens with radio_cards().
bool radio_cards(Ui& ui, Rect const& rect, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices,
    std::size_t columns = 1);

}  // namespace hub::ui::widgets

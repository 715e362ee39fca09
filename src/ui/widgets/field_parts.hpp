// The parts that text fields, selects, comboboxes and date fields have in common. Not for screens.
#pragma once

#include "ui/widgets/field.hpp"
#include "ui/widgets/internal.hpp"

namespace hub::ui::widgets {

inline constexpr float field_label_height = 24;    ///< 20 and a gap of 4
inline constexpr float field_message_height = 20;  ///< a gap of 4 and 16

/// Height of a field block around a frame of `frame_height`.
[[nodiscard]] float field_block_height(TextFieldOptions const& options, float frame_height);
/// Draws the label and the message, and returns the frame's rectangle between them.
[[nodiscard]] Rect field_block(Ui& ui, Rect const& rect, TextFieldOptions const& options, float frame_height);

struct FieldFrame {
    bool focused = false;
    bool hovered = false;
    bool invalid = false;
    bool disabled = false;
    bool bare = false;
};
void paint_field_frame(Ui& ui, Rect const& frame, FieldFrame const& state);
/// The text of a field that is not focused, or its placeholder.
void paint_field_text(Ui& ui, Rect const& words, std::string_view value, TextFieldOptions const& options);
/// Frame, text and node of a single-line field, without label and message. `label_is_drawn` says that the caller drew them.
FieldResult text_field_frame(
    Ui& ui, WidgetId id, Rect const& frame, std::string& value, TextFieldOptions const& options, bool label_is_drawn);
/// Flags and texts that every kind of field has.
void describe_field(Ui& ui, NodeSpec& node, TextFieldOptions const& options);
[[nodiscard]] TextStyle field_text_style(Ui& ui);
/// Keeps track of the focus, to tell when it leaves.
[[nodiscard]] FieldResult track_field_focus(Ui& ui, WidgetId id);

}  // namespace hub::ui::widgets

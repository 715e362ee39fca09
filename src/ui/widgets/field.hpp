// Text fields. The page's own input element edits; C++ gets whole values, draws the frame, and draws the text while the
// field is not focused (then the element shows its own).
//
// `rect` is the whole block from the label to the message; text_field_height() measures it. The message line is kept free
// where a field may fail (`help`, `error` or `reserve_message`), so that nothing jumps when it does.
#pragma once

#include "ui/widgets/ui.hpp"

#include <string>

namespace hub::ui::widgets {

struct TextFieldOptions {
    std::string_view key;       ///< the label where empty
    std::string_view label;     ///< above the field, unless hidden
    bool hidden_label = false;  ///< only read out: search fields, cells of a grid
    bool optional = false;      ///< says "(optional)" after the label; required ones are not marked
    bool required = false;      ///< told to screen readers
    std::string_view help;      ///< below the field
    std::string_view error;     ///< in place of the help, with an icon
    bool reserve_message = false;
    std::string_view side_text;  ///< at the right end of the label's line: "87 of 500"
    std::string_view placeholder;
    Icon icon = no_icon;    ///< before the text
    bool password = false;  ///< bullets, and a button that shows the characters
    bool disabled = false;  ///< with a lock; say in `help` who set it
    bool read_only = false;
    std::string_view autocomplete;    ///< HTML token: "username", "current-password", "off"
    std::string_view input_mode;      ///< "email", "tel", "numeric", "search"
    std::string_view enter_key_hint;  ///< "go", "next", "search", "done"
    std::string_view adopt;           ///< data-adopt of an input of the static page
    int max_length = 0;
    std::string_view shortcut;  ///< "Ctrl K", drawn as a key cap at the end of an empty field
    float height = 0;           ///< of the frame, instead of a control's own
    float trailing_room = 0;    ///< kept free at the right end for what the caller draws there
    bool bare = false;          ///< in a grid cell: no frame of its own, ring and error inside the cell
};

struct FieldResult {
    bool changed = false;  ///< the value is new in this frame
    bool left = false;     ///< the focus has just gone elsewhere: time to validate
    bool focused = false;
    explicit operator bool() const { return changed; }
};

FieldResult text_field(Ui& ui, Rect const& rect, std::string& value, TextFieldOptions const& options);
[[nodiscard]] float text_field_height(Ui& ui, TextFieldOptions const& options);

/// A single field without a label, with a magnifying glass, and a button that clears it.
FieldResult search_field(Ui& ui, Rect const& rect, std::string& value, TextFieldOptions options);

struct TextAreaOptions {
    TextFieldOptions field;
    float height = 64;  ///< of the frame
};
FieldResult text_area(Ui& ui, Rect const& rect, std::string& value, TextAreaOptions const& options);
[[nodiscard]] float text_area_height(Ui& ui, TextAreaOptions const& options);

}  // namespace hub::ui::widgets

// Fields whose value is one of a list: a select (a button with a list) and a combobox (a text field that searches one).
#pragma once

#include "ui/widgets/field.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace hub::ui::widgets {

struct ListItem {
    std::string_view key;  ///< the label where empty
    std::string_view label;
    std::string_view hint;  ///< at the right end: "2.1 mi"
    std::string_view second_line;
    bool disabled = false;
    std::string_view reason;
};

/// `selected` is an index into `items`, or none, then the placeholder is shown. True when it has changed.
bool select(
    Ui& ui, Rect const& rect, std::optional<std::size_t>& selected, TextFieldOptions const& options, std::vector<ListItem> const& items);

struct ComboboxOptions {
    TextFieldOptions field;
    std::string* typed = nullptr;  ///< also gives away what is being typed, for lists that are asked for
    bool filter = true;            ///< narrows `items` down to what is typed; else they are shown as they come
    bool allow_other = false;      ///< what is typed counts although nothing in the list is like it (needs `typed`)
    std::string_view empty_text = "Nothing matches";
};
struct ComboboxResult {
    bool chosen = false;  ///< `selected` has changed
    bool typed = false;   ///< the text has changed
    bool left = false;
};
ComboboxResult combobox(
    Ui& ui, Rect const& rect, std::optional<std::size_t>& selected, ComboboxOptions const& options, std::vector<ListItem> const& items);

}  // namespace hub::ui::widgets

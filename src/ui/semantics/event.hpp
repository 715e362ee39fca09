// What comes back from the page (or from a native test, which plays the page's part).
//
// There is one path for activation: the page's `click` (mouse, touch, pen, Enter, Space, a screen reader, el.click())
// becomes Activate, once. The pointer events that Dear ImGui sees only make hover and pressed looks, and drags.
// There is one path for text: the element's whole value after each `input`. There is one focus: the page's.
#pragma once

#include "ui/semantics/node.hpp"

#include <cstdint>
#include <string>

namespace hub::ui::semantics {

enum class Key : std::uint8_t { None, Up, Down, Left, Right, Home, End, PageUp, PageDown, Enter, Escape, Space, Delete };

struct Event {
    enum class Kind : std::uint8_t {
        Activate,  ///< the node, or text in it, was clicked; `x` is 1 with Shift, 2 with Ctrl or Cmd held, 3 with both
        SetText,   ///< `text` is the field's whole value
        FocusIn,   ///< `x` is 1 where the browser shows a focus ring (:focus-visible)
        FocusOut,  ///< the focus has left the mirror
        Scroll,    ///< a Scroller now stands at `x`, `y`
        KeyDown,   ///< `key` in a node with ArrowKeys, or Escape anywhere (id is then the focused node)
        Files,     ///< a FileInput has a file; `text` is its contents, empty where it cannot be read or is larger than 1 MB
        Shortcut,  ///< a page-wide shortcut, `text` names it ("search")
    };
    Kind kind = Kind::Activate;
    NodeId id = 0;
    Key key = Key::None;
    float x = 0;
    float y = 0;
    std::string text;
};

}  // namespace hub::ui::semantics

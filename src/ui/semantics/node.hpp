// What is on the screen, told as a flat list: the source of the browser's DOM mirror, of the native tests and of the
// text goldens. Widgets publish it while they draw; nothing else may describe the screen.
//
// This is the shape only. Who collects nodes: tree.hpp. How changes cross to the browser: wire.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace hub::ui::semantics {

/// Stable between frames: made from record ids and widget names, never from row numbers. 0 is "none" or the root.
using NodeId = std::uint32_t;

/// The order is part of the wire format: append only.
enum class Role : std::uint8_t {
    Group,  ///< nothing but structure; named groups become role=group
    Main,
    Navigation,
    Banner,  ///< the top bar
    Region,  ///< a named part of a screen
    Form,
    Search,   ///< a search landmark
    Heading,  ///< a: level 1 to 6
    Text,     ///< plain text, a paragraph
    List,
    ListItem,  ///< a: place in the list from 1, b: how many there are; both 0 where that is not told
    Button,
    Link,      ///< attribute Href
    CheckBox,  ///< Checked, Mixed
    Switch,    ///< Checked
    RadioGroup,
    Radio,      ///< Checked
    TextField,  ///< attribute Value; a: left padding px, b: right padding px of the text inside the rectangle
    TextArea,   ///< as TextField
    ComboBox,   ///< a text field or button that opens a list; Expanded; attribute Controls
    ListBox,
    Option,        ///< Selected
    Table,         ///< a: rows in all incl. header, b: columns
    Row,           ///< a: row index from 1, the header is 1
    ColumnHeader,  ///< b: column index from 1; SortedUp / SortedDown
    Cell,          ///< b: column index from 1
    TabList,
    Tab,  ///< Selected; attribute Controls
    TabPanel,
    Dialog,  ///< Modal; gets the focus when it appears, everything else becomes inert
    AlertDialog,
    Menu,
    MenuItem,
    ProgressBar,  ///< a: now, b: most; a < 0 is "unknown"
    Status,       ///< polite live text
    Alert,        ///< assertive live text
    Image,        ///< with a name; decoration has no node
    FileInput,
    Separator,
    Scroller,  ///< a native scroll proxy; a: content width px, b: content height px; children stand in content coordinates
};

/// Bits of Node::flags; part of the wire format.
enum Flag : std::uint32_t {
    Disabled = 1U << 0U,
    Checked = 1U << 1U,
    Mixed = 1U << 2U,
    Selected = 1U << 3U,
    Expanded = 1U << 4U,
    Collapsed = 1U << 5U,  ///< can be expanded and is not
    Required = 1U << 6U,
    Invalid = 1U << 7U,
    Modal = 1U << 8U,
    Password = 1U << 9U,  ///< a TextField whose characters are hidden; its value never crosses to the page, only "" when it is gone
    ReadOnly = 1U << 10U,
    Focusable = 1U << 11U,  ///< takes part in Tab order
    ArrowKeys = 1U << 12U,  ///< the page sends arrow keys, Home, End, Page keys, Escape and Enter of this node to C++
    SortedUp = 1U << 13U,
    SortedDown = 1U << 14U,
    Current = 1U << 15U,  ///< aria-current=page
    Submit = 1U << 16U,   ///< the button that Enter presses in its form
    HasPopup = 1U << 17U,
    Busy = 1U << 18U,
    Pressed = 1U << 19U,               ///< a toggle button that is on
    NotPressed = 1U << 20U,            ///< a toggle button that is off
    HiddenLabel = 1U << 21U,           ///< the name is not drawn as text of the node itself (icon buttons, fields with their own label)
    DisabledButFocusable = 1U << 22U,  ///< aria-disabled instead of disabled, so that the reason can be reached (ROLE-A2)
    Draggable = 1U << 23U,             ///< can be pulled: a finger on it does not scroll
};

/// Text beside the name; part of the wire format: append only.
enum class Attribute : std::uint8_t {
    Value = 1,     ///< of a text field or combo box, or aria-valuetext; absent: the element keeps its own text (passwords)
    Description,   ///< read after the name: help, a badge's count, the reason why something is disabled
    Error,         ///< the message under an invalid field
    Href,          ///< the route of a link
    Autocomplete,  ///< the HTML autocomplete token
    InputMode,     ///< text, email, tel, numeric, search
    EnterKeyHint,  ///< go, next, search, done
    Placeholder,
    Controls,  ///< decimal NodeId of what it opens or shows
    Active,    ///< decimal NodeId of the active option of a combo box (aria-activedescendant)
    FontPx,    ///< font size of a text field in CSS px
    Adopt,     ///< take the element of the static page with this data-adopt instead of making one
    Accept,    ///< of a file input
    MaxLength,
    Lang,  ///< of this part
    KeyShortcuts,
    Opener,  ///< of something small that was opened: decimal NodeId of the control from where the Tab key goes on
};

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    bool operator==(Rect const&) const = default;
};

struct Text {
    Attribute attribute;
    std::string text;
    bool operator==(Text const&) const = default;
};

struct Node {
    NodeId id = 0;
    NodeId parent = 0;
    Role role = Role::Group;
    std::uint32_t flags = 0;
    Rect rect;  ///< CSS px, relative to the parent's rectangle (to its content where the parent is a Scroller)
    std::int32_t a = 0;
    std::int32_t b = 0;
    std::string name;
    std::vector<Text> texts;
};

}  // namespace hub::ui::semantics

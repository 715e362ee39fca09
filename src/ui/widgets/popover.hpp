// Something small that opens beside a control and lies above the screen: filters, menus, lists, calendars.
//
// Closes on Escape, on a press outside, and when the focus goes elsewhere; then the focus goes back to the opener.
//
//     if (widgets::chip(ui, place, { .label = "Center", .expanded = state.center_open }) == ChipPress::Main) { state.center_open =
//     !state.center_open; } if (auto popover = widgets::Popover(ui, state.center_open, { .key = "centers", .label = "Center", .anchor =
//     place, .opener = widgets::chip_id(...) })) {
//         widgets::checkbox(ui, popover.flow().next(36), ...);
//     }
#pragma once

#include "ui/widgets/frame.hpp"

#include <optional>

namespace hub::ui::widgets {

struct PopoverOptions {
    std::string_view key;
    std::string_view label;  ///< its accessible name
    Rect anchor;             ///< opens below it, or above where there is more room
    WidgetId opener;         ///< gets the focus back
    float width = 280;
    float height = 0;  ///< of the content; measured where 0
    float padding = space::s4;
    Align align = Align::Left;  ///< which edge of the anchor it keeps to
    Role role = Role::Dialog;   ///< Dialog without Modal, Menu, ListBox
    bool takes_focus = true;    ///< the first control gets the focus when it opens
    std::uint32_t flags = 0;
};

class [[nodiscard]] Popover {
public:
    /// Draws nothing unless `open`; sets it to false when it closes itself.
    Popover(Ui& ui, bool& open, PopoverOptions const& options);
    ~Popover();
    Popover(Popover const&) = delete;
    Popover& operator=(Popover const&) = delete;

    explicit operator bool() const { return m_is_open; }
    /// Where the content goes; its height becomes the popover's.
    [[nodiscard]] Flow& flow() { return m_area->flow; }
    /// The rectangle inside the padding.
    [[nodiscard]] Rect const& content() const { return m_content; }
    /// Closes it at the end of this frame; the focus goes back to the opener.
    void close() { m_closing = true; }
    /// Scrolls so that this rectangle of the flow can be seen.
    void reveal(Rect const& rect) { m_area->reveal(rect); }
    [[nodiscard]] WidgetId id() const { return m_id; }
    /// True in the first frame after it was opened.
    [[nodiscard]] bool just_opened() const { return m_just_opened; }

private:
    struct State {
        float height = 0;
        double since_ms = 0;
        std::uint64_t frames = 0;
        bool had_focus = false;
    };
    void place();
    void finish();
    void focus_first();

    Ui& m_ui;
    bool& m_open;
    PopoverOptions m_options;
    WidgetId m_id;
    State& m_state;
    bool m_is_open;
    bool m_closing = false;
    bool m_just_opened = false;
    Rect m_rect;
    Rect m_content;
    std::size_t m_first_node = 0;
    std::optional<Ui::OverlayScope> m_overlay;
    std::optional<Ui::IdScope> m_scope;
    std::optional<Ui::NodeScope> m_group;
    std::optional<ScrollArea> m_area;
};

}  // namespace hub::ui::widgets

// What a table remembers between frames: where it stands, which row the keyboard is in. Not for screens.
#pragma once

#include "ui/widgets/table.hpp"
#include "ui/widgets/virtual_scroll.hpp"

#include <optional>

namespace hub::ui::widgets {

/// Rows publish their nodes by choice, also one that is far away because it has the focus.
inline constexpr float node_reach = 1e9F;

class TableState {
public:
    VirtualScroll scroll;
    std::optional<std::size_t> revealed;
    std::optional<std::size_t> anchor;  ///< of a selection with Shift

    /// Keys of the last frame. Returns the row that must be seen.
    std::optional<std::size_t> follow_keys(Ui& ui, std::size_t rows_in_view, TableOptions const& options, TableResult& result);
    /// The row with the focus, where it is not among these.
    [[nodiscard]] std::optional<std::size_t> kept_row(Ui& ui, std::size_t from, std::size_t to, std::size_t count) const;

    void begin_rows();
    struct Controls {
        std::size_t index;
        std::uint64_t key;
        std::size_t first_node;  ///< of the row's content among the tree's nodes
        WidgetId row;
        bool can_be_pressed;
        bool is_visible;
    };
    /// Gives the row's controls their place in the keyboard's order. Call when a row has been drawn.
    void note_controls(Ui& ui, Controls const& row, bool roves);
    /// True when another frame is needed, because another row has become the one in the Tab order.
    [[nodiscard]] bool end_rows();

private:
    struct Focus {
        std::size_t index;
        std::uint64_t key;
        NodeId id;
        std::size_t ordinal;  ///< among the row's controls
    };
    struct Wanted {
        std::size_t index;
        std::size_t ordinal;
    };
    void find_moved_row(Ui& ui, TableOptions const& options);

    std::optional<Focus> m_focus;
    std::optional<Focus> m_seen_focus;
    std::optional<Wanted> m_wanted;
    std::optional<std::uint64_t> m_active_key;
    std::optional<std::uint64_t> m_first_key;
    bool m_active_seen = false;
    bool m_changed = false;
};

}  // namespace hub::ui::widgets

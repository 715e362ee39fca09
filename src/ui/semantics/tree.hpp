// Collects the nodes of a frame, hands out the events of the page, and works out what has changed on the screen.
//
// One Tree a program. Widgets add nodes while they draw, with rectangles in the coordinates of the screen; the tree makes
// them relative to their parents. It does not know what a widget looks like, and it never invents nodes.
//
// A frame: handle(event)* -> begin_frame() -> add/push/pop, take_* -> end_frame() -> changes().
#pragma once

#include "ui/semantics/event.hpp"
#include "ui/semantics/node.hpp"
#include "ui/semantics/wire.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hub::ui::semantics {

enum class Politeness : std::uint8_t { Polite, Assertive };

class Tree {
public:
    /// Layout runs in units of 1/scale CSS px (the text-size setting); all px leave the tree multiplied by it.
    void set_scale(float scale) { m_scale = scale; }

    // What the page says.

    /// Remembers an event until the next frame.
    void handle(Event event);
    [[nodiscard]] bool has_pending_events() const { return !m_pending.empty(); }

    // A frame.

    void begin_frame();
    /// Works out the difference to what the page was sent last. Nodes of this frame stay readable until the next one.
    void end_frame();
    /// What has changed, in the format of wire.hpp; empty when nothing has. Valid until the next end_frame().
    [[nodiscard]] std::span<std::byte const> changes() const { return m_writer.bytes(); }
    /// Forgets what was sent: the next frame sends everything.
    void resend();

    // Nodes. `rect` is in screen coordinates, `parent` is overwritten by the top of the stack.

    /// False when the node was dropped: no area, or its id stands on this screen already. `key` is the long form of the
    /// id: it tells a true duplicate (a mistake, see on_duplicate) from a rare collision of two hashes (dropped quietly).
    bool add(Node node, std::uint64_t key = 0);
    /// Later nodes become children of `id`, standing relative to its rectangle. A dropped node's children go to its parent.
    void push(NodeId id);
    /// As push, for a Scroller: its children stand relative to this point, where its content begins on the screen.
    void push_at(NodeId id, float origin_x, float origin_y);
    /// Later nodes become children of the root, whatever is on the stack (overlays). Undone by pop().
    void push_root();
    void pop();
    [[nodiscard]] NodeId parent() const { return m_stack.back().id; }
    /// A node of this frame for late changes, or null. Valid until the next add.
    [[nodiscard]] Node* find(NodeId id);
    /// Content that has measured itself by now.
    void set_content_height(NodeId scroller, float height);
    /// The nodes of this frame so far, in list order, with their final rectangles.
    [[nodiscard]] std::span<Node> nodes() { return m_nodes; }
    [[nodiscard]] std::span<Node const> nodes() const { return m_nodes; }

    // Events of this frame. Each is handed out once.

    /// Modifier bits (1 Shift, 2 Ctrl or Cmd) when the node was activated. A click on something that is not a control
    /// itself counts for the control, row or list item around it; disabled nodes never answer.
    [[nodiscard]] std::optional<int> take_activation(NodeId id);
    [[nodiscard]] std::optional<std::string> take_text(NodeId id);
    struct Offset {
        float x;
        float y;
    };
    [[nodiscard]] std::optional<Offset> take_scroll(NodeId id);
    /// The next key pressed in this node, or Key::None.
    [[nodiscard]] Key take_key(NodeId id);
    /// Whether Escape was pressed anywhere and nobody has used it yet. The innermost overlay asks first.
    [[nodiscard]] bool take_escape();
    [[nodiscard]] std::optional<std::string> take_files(NodeId id);
    [[nodiscard]] bool take_shortcut(std::string_view name);

    // Focus. The page owns it.

    [[nodiscard]] NodeId focused() const { return m_focused; }
    [[nodiscard]] bool focus_visible() const { return m_focus_visible; }
    /// Whether `id` is the focused node or around it, judged by the nodes of the last frame.
    [[nodiscard]] bool contains_focus(NodeId id) const;
    /// Asks the page to focus a node as soon as it is on the screen (in this frame or one of the next few).
    void request_focus(NodeId id);
    /// Whether a request is still waiting for its node to appear.
    [[nodiscard]] bool focus_pending() const { return m_wanted_focus != 0; }

    // Beyond nodes.

    void announce(Politeness politeness, std::string text);
    void set_page(std::string title, std::string language, std::string theme, float text_scale);
    void scroll_to(NodeId id, float x, float y);
    /// Sends this node again although nothing has changed: its element has changed itself.
    void force_resend(NodeId id);

    /// Called for two nodes with one id on one screen; the message names both. Aborts unless replaced, in debug builds;
    /// in release builds the second node is only dropped.
    std::function<void(std::string const&)> on_duplicate;

private:
    static constexpr std::uint32_t none = ~0U;

    struct Level {
        NodeId id;
        std::uint32_t index;  ///< into m_nodes, `none` for the root
        float x;              ///< where the children's coordinates begin on the screen
        float y;
    };
    /// What the page knows of a node.
    struct Sent {
        Node node;
        std::uint32_t parent_index;
    };

    void forward_activation(Event& event) const;
    void accept_text(Event const& event);
    void report_duplicate(Node const& first, Node const& second) const;
    void write_page();
    void write_removals();
    void find_moves();
    void keep_longest_run(std::vector<std::uint32_t> const& children);
    void write_nodes();
    void write_requests();
    void remember();

    std::vector<Event> m_pending;
    std::vector<Event> m_events;

    std::vector<Node> m_nodes;
    std::vector<std::uint32_t> m_parents;  ///< index of each node's parent in m_nodes
    std::vector<std::uint64_t> m_keys;
    std::unordered_map<NodeId, std::uint32_t> m_index;
    std::vector<Level> m_stack { Level { 0, none, 0, 0 } };

    std::vector<Sent> m_sent;
    std::unordered_map<NodeId, std::uint32_t> m_sent_index;
    std::vector<bool> m_known;              ///< of m_sent: still in the page after the removals
    std::vector<std::uint32_t> m_previous;  ///< of m_nodes: its index in m_sent, or none
    std::vector<bool> m_moved;              ///< of m_nodes: must be placed anew among its siblings
    std::vector<NodeId> m_forced;

    NodeId m_focused = 0;
    bool m_focus_visible = false;
    NodeId m_wanted_focus = 0;
    int m_focus_patience = 0;

    struct Announcement {
        Politeness politeness;
        std::string text;
    };
    struct Page {
        std::string title;
        std::string language;
        std::string theme;
        float text_scale = 1;
        bool operator==(Page const&) const = default;
    };
    struct ScrollRequest {
        NodeId id;
        Offset offset;
    };
    std::vector<Announcement> m_announcements;
    Page m_page;
    std::optional<Page> m_sent_page;
    std::vector<ScrollRequest> m_scrolls;

    float m_scale = 1;
    WireWriter m_writer;
};

}  // namespace hub::ui::semantics

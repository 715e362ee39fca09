// What every widget and every screen draws with: the frame, ids, nodes, pointer and focus, animation, layers.
//
// One Ui a program; it owns the Dear ImGui context. Widgets take `Ui&` first. A screen needs scope(), viewport(),
// metrics(), painter() for its own lines, and request_focus(); the rest is for widgets.
//
// The layout's unit is 1 CSS px at 100 % text size. A larger text size makes the viewport smaller in these units, exactly
// like browser zoom, so that no widget ever multiplies by it.
#pragma once

#include "ui/semantics/tree.hpp"
#include "ui/theme/painter.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct ImGuiContext;

namespace hub::ui {

using semantics::Attribute;
using semantics::NodeId;
using semantics::Role;

/// A node's id in its long form, which tells a duplicate key from two keys with one hash.
struct WidgetId {
    std::uint64_t full = 0;
    constexpr operator NodeId() const {  // NOLINT(google-explicit-constructor): it is the node's id
        auto const folded = static_cast<NodeId>(full ^ (full >> 32U));
        return full == 0 ? 0 : folded == 0 ? 1 : folded;
    }
    bool operator==(WidgetId const& other) const { return full == other.full; }
};

/// The page and the settings, as they are for one frame. Sizes are CSS px of the page.
struct Environment {
    float width = 1024;
    float height = 768;
    float pixel_ratio = 1;
    float text_scale = 1;      ///< browser's text size times the setting, 1 to 2 and more
    float keyboard_inset = 0;  ///< covered by a soft keyboard at the bottom: the viewport ends above it
    bool touch = false;
    bool reduced_motion = false;
    bool compact_rows = false;
    Theme theme = Theme::Light;
    double now_ms = 0;  ///< only grows
};

struct Interaction {
    bool activated = false;
    bool shift = false;    ///< of the activation
    bool command = false;  ///< Ctrl or Cmd
    bool hovered = false;
    bool held = false;
    bool focused = false;
    bool focus_ring = false;  ///< focused, and the browser shows a ring
};

/// What the pointer does with a widget that it has taken hold of.
struct Drag {
    bool active = false;   ///< it is held and has moved
    bool dropped = false;  ///< it was let go in this frame, after it had moved
    float y = 0;           ///< where the pointer is, or was let go
};

/// A node as widgets describe it; the rectangle is in screen coordinates.
struct NodeSpec {
    Role role = Role::Group;
    Rect rect;
    std::string_view name;
    std::uint32_t flags = 0;
    std::vector<semantics::Text> texts;
    std::int32_t a = 0;
    std::int32_t b = 0;
};

enum class Curve : std::uint8_t { Linear, EaseOut };

class Ui {
public:
    Ui();
    ~Ui();
    Ui(Ui const&) = delete;
    Ui& operator=(Ui const&) = delete;

    // The host's side.

    /// Before the first frame.
    void load_fonts(FontFiles const& files);
    void handle(semantics::Event event);
    /// Positions are CSS px of the page.
    void pointer_move(float x, float y, bool touch);
    void pointer_button(bool down);
    void pointer_leave();
    void begin_frame(Environment const& environment);
    /// Afterwards ImGui::GetDrawData() may be rendered. Returns the milliseconds until the next frame is wanted: 0 for
    /// at once, negative for "only when something happens".
    double end_frame();
    void set_page(std::string title, std::string language);
    [[nodiscard]] std::span<std::byte const> semantics_changes() const { return m_tree.changes(); }
    void resend_semantics() { m_tree.resend(); }

    // Where we are.

    [[nodiscard]] Rect viewport() const { return m_viewport; }
    [[nodiscard]] Breakpoint breakpoint() const { return breakpoint_of(m_viewport.width); }
    [[nodiscard]] bool is_phone() const { return breakpoint() == Breakpoint::Phone; }
    [[nodiscard]] Metrics const& metrics() const { return m_metrics; }
    [[nodiscard]] Theme theme() const { return m_environment.theme; }
    [[nodiscard]] bool reduced_motion() const { return m_environment.reduced_motion; }
    [[nodiscard]] double now_ms() const { return m_environment.now_ms; }
    [[nodiscard]] Painter& painter() { return m_painter; }
    [[nodiscard]] semantics::Tree& tree() { return m_tree; }

    // Ids. Made of keys and record ids, never of row numbers.

    [[nodiscard]] WidgetId id(std::string_view key) const;
    /// For plain texts, which have no key: the text itself, and how often it stood in this scope already.
    [[nodiscard]] WidgetId id_of_text(std::string_view text);
    /// A part of a widget that has an id.
    [[nodiscard]] static WidgetId id(WidgetId widget, std::string_view part);
    [[nodiscard]] static WidgetId id(WidgetId widget, std::uint64_t part);

    class [[nodiscard]] IdScope {
    public:
        IdScope(Ui& ui, WidgetId id);
        ~IdScope();
        IdScope(IdScope const&) = delete;
        IdScope& operator=(IdScope const&) = delete;

    private:
        Ui& m_ui;
    };
    /// Keys inside are told apart from equal keys outside, for as long as the scope lives.
    [[nodiscard]] IdScope scope(std::string_view key) { return { *this, id(key) }; }
    [[nodiscard]] IdScope scope(std::span<std::uint8_t const> record_id);
    [[nodiscard]] IdScope scope(WidgetId widget) { return { *this, widget }; }

    // Nodes.

    /// Adds a node unless it lies outside of what can be seen or scrolled to. False when it was left out.
    bool publish(WidgetId id, NodeSpec const& spec);

    class [[nodiscard]] NodeScope {
    public:
        explicit NodeScope(semantics::Tree& tree) : m_tree(tree) {}
        ~NodeScope() { m_tree.pop(); }
        NodeScope(NodeScope const&) = delete;
        NodeScope& operator=(NodeScope const&) = delete;

    private:
        semantics::Tree& m_tree;
    };
    /// Publishes a node; what is published while the scope lives becomes its children.
    [[nodiscard]] NodeScope group(WidgetId id, NodeSpec const& spec);
    [[nodiscard]] NodeScope group(std::string_view key, NodeSpec const& spec) { return group(id(key), spec); }

    // Pointer, keys and focus.

    [[nodiscard]] Interaction interact(WidgetId id, Rect const& rect);
    /// Of a widget that can be pulled up and down; its node is Draggable. Ask it before interact(): the click that ends a
    /// drag activates nothing. A pointer that leaves the page lets go without a drop.
    [[nodiscard]] Drag drag(WidgetId id, Rect const& rect);
    /// Where the focused node stands, when it has been published in this frame.
    [[nodiscard]] std::optional<Rect> focused_rect() const { return m_focused_rect; }
    /// Of the last control that was activated.
    [[nodiscard]] bool activated_with_shift() const { return m_activated_with_shift; }
    /// Whether the pointer is over `rect`, and nothing lies above it. Never under a finger.
    [[nodiscard]] bool is_hovered(Rect const& rect) const;
    /// Whether the mouse or finger went down in this frame, outside of `rect`.
    [[nodiscard]] bool pressed_outside(Rect const& rect) const;
    void request_focus(WidgetId id) { m_tree.request_focus(id); }
    /// By key, in the present scope: `ui.focus("email")`.
    void focus(std::string_view key) { m_tree.request_focus(id(key)); }
    void announce(std::string text) { m_tree.announce(semantics::Politeness::Polite, std::move(text)); }
    void alert(std::string text) { m_tree.announce(semantics::Politeness::Assertive, std::move(text)); }

    // Time. Frames are drawn on demand; who moves says so.

    /// The value on its way to `target`, which it reaches `duration_ms` after the target last changed.
    [[nodiscard]] float animated(WidgetId id, float target, float duration_ms, Curve curve = Curve::EaseOut);
    /// From 0 to 1 during the `duration_ms` after something appeared.
    [[nodiscard]] float entrance(double since_ms, float duration_ms);
    /// Another frame not later than in `ms`; 0 for at once.
    void wake_after(double ms);

    // What widgets remember between frames, by id. Made when first asked for.

    template <class T>
    [[nodiscard]] T& state(WidgetId id);

    // Layers: things above the screen. Widgets open them through OverlayScope.

    class [[nodiscard]] OverlayScope {
    public:
        /// `covers` is where the pointer no longer reaches what lies below; a modal layer covers everything.
        OverlayScope(Ui& ui, Rect const& covers, bool modal);
        ~OverlayScope();
        OverlayScope(OverlayScope const&) = delete;
        OverlayScope& operator=(OverlayScope const&) = delete;

    private:
        Ui& m_ui;
    };
    /// Tells that this published dialog makes everything around it inert: overlays opened inside become its children.
    void enter_modal(NodeId id, Rect const& rect);
    void leave_modal();

    /// Clips painting, pointer and nodes to `rect` until pop_clip(). Nodes may lie `node_margin` outside of it.
    void push_clip(Rect const& rect, float node_margin = 0);
    void pop_clip();
    [[nodiscard]] Rect const& clip() const { return m_clips.back().rect; }

    /// Shows a hint beside `rect` when the pointer has rested on it, or at once when it has the keyboard's focus.
    void tooltip(WidgetId id, Rect const& rect, Interaction const& interaction, std::string_view text, std::string_view shortcut = {});

private:
    struct Clip {
        Rect rect;
        Rect nodes;
    };
    struct Layer {
        int depth;
        void* draw_list;
    };
    struct Occluder {
        int depth;
        Rect rect;
        bool modal;
    };
    struct Modal {
        NodeId id;
        Rect rect;
    };
    struct StateBase {
        virtual ~StateBase() = default;
        std::uint64_t last_frame = 0;
    };
    template <class T>
    struct State final : StateBase {
        T value {};
    };
    struct Animation {
        float from = 0;
        float to = 0;
        double start_ms = 0;
        bool is_new = true;
    };
    struct Tooltip {
        WidgetId id;
        Rect anchor;
        std::string text;
        std::string shortcut;
        double since_ms = 0;
        std::uint64_t last_frame = 0;
        bool dismissed = false;
        bool by_focus = false;
        Rect drawn;
    };

    template <class T>
    static void const* type_tag() {
        static char const tag = 0;
        return &tag;
    }

    void begin_layer();
    void end_layer();
    void draw_tooltip();
    void forget_old_states();
    [[nodiscard]] bool is_topmost() const;

    ImGuiContext* m_context = nullptr;
    Fonts m_fonts;
    Painter m_painter;
    semantics::Tree m_tree;
    Environment m_environment;
    Rect m_viewport;
    Metrics m_metrics;
    std::string m_title = "Employer Hub";
    std::string m_language = "en";

    std::unordered_map<std::uint64_t, std::uint64_t> m_text_counts;
    std::vector<std::uint64_t> m_scopes { 0x9E3779B97F4A7C15ULL };
    std::vector<Clip> m_clips;
    std::vector<Layer> m_layers;
    int m_layer_count = 0;
    std::vector<Occluder> m_occluders;  ///< of the last frame
    std::vector<Occluder> m_next_occluders;
    std::vector<Modal> m_modals;
    std::vector<Modal> m_modals_seen;  ///< of this frame, also those already left

    struct Pointer {
        float x = -1e6F;
        float y = -1e6F;
        float down_x = 0;
        float down_y = 0;
        bool down = false;
        bool touch = false;
        bool pressed = false;  ///< went down since the last frame
    };
    Pointer m_pointer;
    struct Held {
        WidgetId id;
        bool moved = false;
        bool released = false;
        float y = 0;
        double dropped_ms = -1e9;
    };
    Held m_held;  ///< what can be dragged and was pressed last
    bool m_activated_with_shift = false;
    std::optional<Rect> m_focused_rect;

    struct StateKey {
        std::uint64_t id;
        void const* type;
        bool operator==(StateKey const&) const = default;
    };
    struct StateKeyHash {
        std::size_t operator()(StateKey const& key) const noexcept {
            return std::hash<std::uint64_t> {}(key.id) ^ std::hash<void const*> {}(key.type);
        }
    };
    std::unordered_map<StateKey, std::unique_ptr<StateBase>, StateKeyHash> m_states;
    std::uint64_t m_frame = 0;
    double m_wake_ms = -1;
    int m_settle_frames = 3;
    Tooltip m_tooltip;
};

template <class T>
T& Ui::state(WidgetId id) {
    // Of one id there may be several, one a type: a date field is a text field too.
    auto& slot = m_states[{ id.full, type_tag<T>() }];
    if (!slot) { slot = std::make_unique<State<T>>(); }
    slot->last_frame = m_frame;
    return static_cast<State<T>&>(*slot).value;
}

}  // namespace hub::ui

// What content stands in: cards, panels, bars, scrolling areas, banners; and lists of facts.
#pragma once

#include "ui/widgets/ui.hpp"

#include <vector>

namespace hub::ui::widgets {

/// A bordered card; returns the rectangle inside its padding.
Rect card(Ui& ui, Rect const& rect, float padding = space::s5);
/// A sunken surface without a line.
Rect well(Ui& ui, Rect const& rect, float padding = space::s4);
/// The white sheet a screen stands on: rounded with a line, edge to edge on a phone.
void sheet(Ui& ui, Rect const& rect);
/// One 1-px line.
void separator(Ui& ui, Rect const& rect);

/// The bar at the foot of a sheet, with the line above it. Returns the rectangle for its contents.
Rect action_bar(Ui& ui, Rect const& rect);

/// A region that scrolls from top to bottom. Draw into `flow`; the height it used becomes the content's height.
///
///     widgets::ScrollArea area(ui, rect, { .key = "details", .label = "Details" });
///     widgets::heading(ui, area.flow.next(24), "Specimen");
class [[nodiscard]] ScrollArea {
public:
    struct Options {
        std::string_view key;
        std::string_view label;     ///< told when it is a Tab stop
        float padding = 0;          ///< around the content
        float bottom_padding = -1;  ///< as `padding` where negative
        bool focusable = false;     ///< has no controls inside, so that the keyboard needs the area itself
        bool clip_nodes = false;    ///< a long list that publishes only what is near: see also table()
    };
    ScrollArea(Ui& ui, Rect const& rect, Options const& options);
    ~ScrollArea();
    ScrollArea(ScrollArea const&) = delete;
    ScrollArea& operator=(ScrollArea const&) = delete;

    Flow flow;
    /// Scrolls so that this rectangle of the flow can be seen.
    void reveal(Rect const& rect);
    /// Scrolls a little while something is dragged to the upper or lower edge, or beyond it.
    void follow(float pointer_y);
    void scroll_to_top();

private:
    struct Position {
        float y = 0;
        float content_height = 0;
        float view_height = 0;
    };
    void keep_focus_visible();
    static Flow start(Ui& ui, Rect const& rect, Options const& options);

    Ui& m_ui;
    Rect m_rect;
    Options m_options;
    WidgetId m_id;
    Position& m_position;
};

struct BannerOptions {
    std::string_view key;  ///< the text where empty
    Tone tone = Tone::Info;
    Icon icon = no_icon;      ///< the tone's own where empty
    std::string_view strong;  ///< the first words, stronger
    std::string_view text;
    std::string_view action;  ///< a link at the right end
    std::string_view href;    ///< of the action
    bool assertive = false;   ///< read at once: role alert
    bool dismissible = false;
};
enum class BannerPress : std::uint8_t { None, Action, Dismiss };
BannerPress banner(Ui& ui, Rect const& rect, BannerOptions const& options);
/// 40 px, or more where the text wraps.
[[nodiscard]] float banner_height(Ui& ui, BannerOptions const& options, float width);

struct Fact {
    std::string_view label;
    std::string_view value;
    Ink ink = Color::TextPrimary;
    bool strong = false;
    Icon icon = no_icon;  ///< before the value
};
/// Labels in a column of 96 px, values beside them, 28 px a row; values wrap.
void definition_list(Ui& ui, Flow& flow, std::vector<Fact> const& facts, float label_width = 96);
struct StackedFact {
    std::string_view label;
    std::vector<std::string_view> values;
    bool first_strong = false;
};
/// Labels above their values with lines between: the summary of a form.
void stacked_facts(Ui& ui, Flow& flow, std::vector<StackedFact> const& facts);

}  // namespace hub::ui::widgets

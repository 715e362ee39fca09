#include "ui/widgets/frame.hpp"

#include "ui/widgets/button.hpp"
#include "ui/widgets/internal.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>

namespace hub::ui::widgets {

Rect card(Ui& ui, Rect const& rect, float padding) {
    ui.painter().frame(rect, Color::BgSurface, Color::BorderDefault, radius::lg);
    return rect.inset(padding);
}

Rect well(Ui& ui, Rect const& rect, float padding) {
    ui.painter().fill(rect, Color::BgSunken, radius::md);
    return rect.inset(padding);
}

void sheet(Ui& ui, Rect const& rect) {
    if (ui.is_phone()) {
        ui.painter().fill(rect, Color::BgSurface);
    } else {
        ui.painter().frame(rect, Color::BgSurface, Color::BorderDefault, radius::lg);
    }
}

void separator(Ui& ui, Rect const& rect) {
    ui.painter().horizontal_line(rect.x, rect.right(), rect.center_y(), Color::BorderSubtle);
}

Rect action_bar(Ui& ui, Rect const& rect) {
    ui.painter().horizontal_line(rect.x, rect.right(), rect.y, Color::BorderDefault);
    return rect.inset(ui.is_phone() ? space::s4 : space::s5, 0);
}

namespace {

/// How far outside of the visible part nodes of a scroll area exist, so that Tab and screen readers can go on.
constexpr float node_margin = 4000;
constexpr float list_node_margin = 120;

}  // namespace

Flow ScrollArea::start(Ui& ui, Rect const& rect, Options const& options) {
    auto& position = ui.state<Position>(Ui::id(ui.id(options.key), "scroll"));
    if (auto const moved = ui.tree().take_scroll(ui.id(options.key))) { position.y = moved->y; }
    position.y = std::clamp(position.y, 0.0F, std::max(0.0F, position.content_height - rect.height));
    return Flow({ rect.x + options.padding, rect.y - position.y + options.padding, rect.width - 2 * options.padding, rect.height });
}

ScrollArea::ScrollArea(Ui& ui, Rect const& rect, Options const& options)
    : flow(start(ui, rect, options)), m_ui(ui), m_rect(rect), m_options(options), m_id(ui.id(options.key)),
      m_position(ui.state<Position>(Ui::id(ui.id(options.key), "scroll"))) {
    auto const height = std::max(rect.height, m_position.content_height);
    std::uint32_t flags = semantics::HiddenLabel;
    if (options.focusable) { flags |= semantics::Focusable; }
    ui.publish(m_id,
        { .role = Role::Scroller,
            .rect = rect,
            .name = options.label,
            .flags = flags,
            .a = static_cast<int>(rect.width),
            .b = static_cast<int>(height) });
    ui.tree().push_at(m_id, rect.x, rect.y - m_position.y);
    ui.push_clip(rect, options.clip_nodes ? list_node_margin : node_margin);
}

/// When the area has become lower, because a soft keyboard has opened, the field with the focus must not be behind it.
void ScrollArea::keep_focus_visible() {
    bool const is_lower = m_rect.height < m_position.view_height;
    m_position.view_height = m_rect.height;
    auto const focused = m_ui.focused_rect();
    bool const is_inside = focused && m_ui.tree().contains_focus(m_id) && m_ui.tree().focused() != NodeId { m_id };
    if (is_lower && is_inside) { reveal(focused->grown(space::s3)); }
}

ScrollArea::~ScrollArea() {
    keep_focus_visible();
    m_ui.pop_clip();
    m_ui.tree().pop();
    float const bottom = m_options.bottom_padding < 0 ? m_options.padding : m_options.bottom_padding;
    float const height = m_options.padding + flow.used() + bottom;
    if (height != m_position.content_height) {
        m_position.content_height = height;
        m_ui.wake_after(0);
    }
    m_ui.tree().set_content_height(m_id, std::max(m_rect.height, height));
    if (m_ui.tree().focused() == NodeId { m_id } && m_ui.tree().focus_visible()) { m_ui.painter().focus_ring_inside(m_rect, 0); }
}

void ScrollArea::reveal(Rect const& rect) {
    float const top = rect.y - (m_rect.y - m_position.y);
    float const least = top + rect.height - m_rect.height;
    float const wanted = std::clamp(m_position.y, std::min(least, top), top);
    if (wanted != m_position.y) { m_ui.tree().scroll_to(m_id, 0, m_position.y = std::max(0.0F, wanted)); }
}

void ScrollArea::follow(float pointer_y) {
    constexpr float edge = 24;
    constexpr float step = 8;
    float const way = pointer_y < m_rect.y + edge ? -step : pointer_y > m_rect.bottom() - edge ? step : 0;
    float const wanted = std::clamp(m_position.y + way, 0.0F, std::max(0.0F, m_position.content_height - m_rect.height));
    if (wanted == m_position.y) { return; }
    m_ui.tree().scroll_to(m_id, 0, m_position.y = wanted);
    m_ui.wake_after(0);
}

void ScrollArea::scroll_to_top() {
    m_position.y = 0;
    m_ui.tree().scroll_to(m_id, 0, 0);
}

namespace {

Icon icon_of(Tone tone) {
    switch (tone) {
    case Tone::Success: return icon::check;
    case Tone::Warning: return icon::triangle_alert;
    case Tone::Danger: return icon::circle_alert;
    case Tone::Training: return icon::flask_conical;
    default: return icon::info;
    }
}

float banner_words_width(Ui& ui, BannerOptions const& options, float width) {
    width -= 2 * 13 + icon_px(IconSize::Normal) + 12;
    if (!options.action.empty()) { width -= ui.painter().text_width(options.action, TextStyle::BodyStrong) + 12; }
    return std::max(40.0F, width - (options.dismissible ? 40.0F : 0.0F));
}

std::string banner_words(BannerOptions const& options) {
    if (options.strong.empty()) { return std::string(options.text); }
    return options.text.empty() ? std::string(options.strong) : std::string(options.strong) + " " + std::string(options.text);
}

void paint_banner_words(Ui& ui, Rect const& words, BannerOptions const& options) {
    auto& painter = ui.painter();
    auto const all = banner_words(options);
    if (options.strong.empty() || painter.text_width(all, TextStyle::BodyStrong) > words.width) {
        painter.text(words.middle(painter.text_height(all, TextStyle::Body, words.width)), all, { .max_lines = 0 });
        return;
    }
    float const width = painter.text(words, options.strong, { .style = TextStyle::BodyStrong });
    painter.text(words.inset(width + painter.text_width(" ", TextStyle::Body), 0, 0, 0), options.text, { .ink = Color::TextSecondary });
}

}  // namespace

float banner_height(Ui& ui, BannerOptions const& options, float width) {
    float const lines = ui.painter().text_height(banner_words(options), TextStyle::Body, banner_words_width(ui, options, width));
    return std::max(ui.metrics().touch && !options.action.empty() ? 52.0F : 40.0F, lines + 20);
}

BannerPress banner(Ui& ui, Rect const& rect, BannerOptions const& options) {
    auto const colors = tone_colors(options.tone);
    auto const id = id_of(ui, options.key, options.text.empty() ? options.strong : options.text);
    auto& painter = ui.painter();
    painter.frame(rect, colors.surface, colors.border, radius::md);
    Rect content = rect.inset(13, 0);
    painter.icon(content.cut_left(icon_px(IconSize::Normal), 12), options.icon == no_icon ? icon_of(options.tone) : options.icon,
        IconSize::Normal, colors.solid);
    auto const scope = ui.scope(id);
    auto pressed = BannerPress::None;
    Rect const close = options.dismissible ? content.cut_right(28, 12) : Rect {};
    LinkOptions const action { .key = "action", .label = options.action, .href = options.href };
    Rect const end = options.action.empty() ? Rect {} : content.cut_right(link_width(ui, action), 12);
    paint_banner_words(ui, content, options);
    ui.publish(
        Ui::id(id, "words"), { .role = options.assertive ? Role::Alert : Role::Status, .rect = content, .name = banner_words(options) });
    if (!options.action.empty() && link(ui, end, action)) { pressed = BannerPress::Action; }
    if (options.dismissible
        && icon_button(ui, close, { .key = "dismiss", .label = "Dismiss", .icon = icon::x, .size = ButtonSize::Small })) {
        pressed = BannerPress::Dismiss;
    }
    return pressed;
}

void definition_list(Ui& ui, Flow& flow, std::vector<Fact> const& facts, float label_width) {
    auto& painter = ui.painter();
    for (auto const& fact : facts) {
        auto const style = fact.strong ? TextStyle::SmallStrong : TextStyle::Small;
        float const icon_width = fact.icon == no_icon ? 0 : icon_px(IconSize::Normal) + 6;
        float const width = std::max(20.0F, flow.width() - label_width - 12 - icon_width);
        float const height = std::max(20.0F, painter.text_height(fact.value, style, width));
        Rect row = flow.next(height, space::s2);
        text(ui, row.cut_left(label_width, 12).with_height(20), fact.label, { .style = TextStyle::Small, .ink = Color::TextMuted });
        if (fact.icon != no_icon) {
            painter.icon(row.cut_left(icon_px(IconSize::Normal), 6).with_height(20), fact.icon, IconSize::Normal, fact.ink);
        }
        text(ui, row, fact.value, { .style = style, .ink = fact.ink, .max_lines = 0 });
    }
}

void stacked_facts(Ui& ui, Flow& flow, std::vector<StackedFact> const& facts) {
    for (auto const& fact : facts) {
        separator(ui, flow.next(1, 10));
        text(ui, flow.next(20), fact.label, { .style = TextStyle::Small, .ink = Color::TextMuted });
        bool strong = fact.first_strong;
        for (auto const value : fact.values) {
            paragraph(ui, flow, value, { .style = strong ? TextStyle::BodyStrong : TextStyle::Body });
            strong = false;
        }
        flow.gap(10);
    }
}

}  // namespace hub::ui::widgets

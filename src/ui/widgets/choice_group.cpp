// Exclusive choices: radios, segments and cards. Arrow keys between the radios of a group are the page's own, which
// answers them with clicks; so one of the group takes part in the Tab order.

#include "ui/widgets/choice.hpp"

#include "ui/widgets/choice_parts.hpp"
#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace hub::ui::widgets {

namespace {

std::size_t tab_stop(std::size_t selected, std::vector<Choice> const& choices) {
    if (selected < choices.size() && !choices[selected].disabled) { return selected; }
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (!choices[i].disabled) { return i; }
    }
    return choices.size();
}

struct RadioItem {
    WidgetId id;
    Rect rect;
    bool on;
    bool is_tab_stop;
};

/// Publishes one radio and answers whether it was chosen.
bool radio_node(Ui& ui, RadioItem const& item, Choice const& choice, Interaction const& interaction) {
    std::uint32_t flags = choice.disabled ? disabled_flags(true, choice.reason)
        : item.is_tab_stop                ? std::uint32_t { semantics::Focusable }
                                          : 0U;
    if (item.on) { flags |= semantics::Checked; }
    NodeSpec node { .role = Role::Radio, .rect = item.rect, .name = choice.label, .flags = flags };
    std::string facts;
    for (auto const part :
        { choice.second_line, choice.side_text, choice.side_second, choice.disabled ? choice.reason : std::string_view {} }) {
        add_sentence(facts, part);
    }
    add_text(node, Attribute::Description, facts);
    ui.publish(item.id, node);
    if (choice.disabled) { ui.tooltip(item.id, item.rect, interaction, choice.reason); }
    return interaction.activated && !choice.disabled;
}

NodeSpec group_node(Rect const& rect, ChoicesOptions const& options) {
    NodeSpec node { .role = Role::RadioGroup, .rect = rect, .name = options.label };
    if (!options.error.empty()) { node.flags |= semantics::Invalid; }
    add_text(node, Attribute::Error, options.error);
    return node;
}

struct TwoLines {
    Ink first = Color::TextPrimary;
    Ink second = Color::TextMuted;
    TextStyle second_style = TextStyle::Caption;
    float second_line = 16;  ///< height of all its lines
    int max_lines = 1;
};

void paint_two_lines(Ui& ui, Rect const& rect, Choice const& choice, TwoLines const& look) {
    auto& painter = ui.painter();
    if (choice.second_line.empty()) {
        painter.text(rect, choice.label, { .style = TextStyle::BodyStrong, .ink = look.first });
        return;
    }
    Rect lines = rect.middle(20 + look.second_line);
    painter.text(lines.cut_top(20), choice.label, { .style = TextStyle::BodyStrong, .ink = look.first });
    painter.text(lines, choice.second_line, { .style = look.second_style, .ink = look.second, .max_lines = look.max_lines });
}

constexpr float side_gap = 12;

float side_width(Ui& ui, Choice const& choice) {
    auto& painter = ui.painter();
    return std::ceil(
        std::max(painter.text_width(choice.side_text, TextStyle::Small), painter.text_width(choice.side_second, TextStyle::Caption)));
}

void paint_side(Ui& ui, Rect& row, Choice const& choice) {
    auto& painter = ui.painter();
    float const width = side_width(ui, choice);
    if (width <= 0) { return; }
    Rect lines = row.cut_right(width, side_gap).middle(choice.side_second.empty() ? 20 : 36);
    painter.text(lines.cut_top(20), choice.side_text, { .style = TextStyle::Small, .ink = Color::TextSecondary, .align = Align::Right });
    painter.text(
        lines, choice.side_second, { .style = TextStyle::Caption, .ink = tone_colors(choice.side_tone).text, .align = Align::Right });
}

constexpr float list_padding = 16;
constexpr float list_box_gap = 12;

/// The facts of a row in a list, in as many lines as they need.
float facts_height(Ui& ui, Choice const& choice, float list_width) {
    float const side = side_width(ui, choice);
    float const left = list_width - 2 * list_padding - ui.metrics().box() - list_box_gap - (side > 0 ? side + side_gap : 0);
    return std::max(20.0F, ui.painter().text_height(choice.second_line, TextStyle::Small, left));
}

/// A bordered card with a box or a dot at its left.
void paint_card(Ui& ui, WidgetId id, Rect const& rect, bool on, bool disabled, Interaction const& interaction) {
    auto& painter = ui.painter();
    float const hover = ui.animated(id, interaction.hovered && !disabled ? 1 : 0, motion::color, Curve::Linear);
    Ink const fill = on ? Ink(Color::BgSelected) : Ink(painter.mixed(Color::BgSurface, Color::BgHover, hover));
    painter.frame(rect, fill, on ? Color::AccentBorder : Color::BorderDefault, radius::md);
    if (interaction.focus_ring) { painter.focus_ring(rect, radius::md); }
}

Rect card_box(Ui& ui, Rect const& rect) {
    float const side = ui.metrics().box();
    return Rect { rect.x + 13, rect.y, side, rect.height }.middle(side);
}

}  // namespace

float radio_group_height(Ui& ui, std::size_t count) {
    return static_cast<float>(count) * std::max(32.0F, ui.metrics().target());
}

bool radio_group(
    Ui& ui, Rect const& rect, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices, bool horizontal) {
    auto const id = id_of(ui, options.key, options.label);
    auto const scope = ui.scope(id);
    auto const group = ui.group(id, group_node(rect, options));
    auto const stop = tab_stop(selected, choices);
    float const side = ui.metrics().box();
    Rect rest = rect;
    bool changed = false;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto const& choice = choices[i];
        float const width = side + 8 + ui.painter().text_width(choice.label, TextStyle::Body);
        Rect const row = horizontal
            ? rest.cut_left(std::ceil(width), 20).middle(std::min(rect.height, std::max(24.0F, ui.metrics().target())))
            : rest.cut_top(std::max(32.0F, ui.metrics().target()));
        Rect const target = row.with_width(std::min(row.width, std::ceil(width)));
        auto const item = RadioItem { id_of(ui, choice.key, choice.label), target, selected == i, stop == i };
        auto const interaction = ui.interact(item.id, target);
        Rect const dot = row.middle(side).with_width(side);
        paint_radio(ui, dot, item.on, choice.disabled);
        ui.painter().text(
            row.inset(side + 8, 0, 0, 0), choice.label, { .ink = choice.disabled ? Color::TextDisabled : Color::TextPrimary });
        if (interaction.focus_ring) { ui.painter().focus_ring(dot, radius::pill); }
        if (radio_node(ui, item, choice, interaction) && selected != i) {
            selected = i;
            changed = true;
        }
    }
    return changed;
}

float segmented_width(Ui& ui, ChoicesOptions const& options, std::vector<Choice> const& choices) {
    bool const small = options.small && !ui.metrics().touch;
    float width = 6;
    for (auto const& choice : choices) {
        width += ui.painter().text_width(choice.label, small ? TextStyle::SmallStrong : TextStyle::BodyStrong) + (small ? 20.0F : 24.0F)
            + (choice.icon == no_icon ? 0.0F : 22.0F);
    }
    return std::ceil(width);
}

bool segmented(Ui& ui, Rect const& rect, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices) {
    auto const id = id_of(ui, options.key, options.label);
    auto const scope = ui.scope(id);
    bool const small = options.small && !ui.metrics().touch;
    auto const style = small ? TextStyle::SmallStrong : TextStyle::BodyStrong;
    auto& painter = ui.painter();
    float const natural = segmented_width(ui, options, choices);
    Rect const frame = rect.middle(std::min(rect.height, small ? 32.0F : ui.metrics().control())).with_width(std::min(rect.width, natural));
    float const squeeze = (natural - frame.width) / static_cast<float>(std::max<std::size_t>(choices.size(), 1));
    painter.frame(frame, Color::BgSunken, Color::BorderDefault, radius::md);
    auto const group = ui.group(id, group_node(frame, options));
    auto const stop = tab_stop(selected, choices);
    Rect rest = frame.inset(3);
    bool changed = false;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto const& choice = choices[i];
        float const icon_width = choice.icon == no_icon ? 0 : 22;
        Rect const segment = rest.cut_left(painter.text_width(choice.label, style) + (small ? 20.0F : 24.0F) + icon_width - squeeze);
        auto const item = RadioItem { id_of(ui, choice.key, choice.label), segment, selected == i, stop == i };
        auto const interaction = ui.interact(item.id, segment);
        if (item.on) { painter.frame(segment.grown(1), Color::BgRaised, Color::BorderDefault, radius::sm + 1); }
        Ink const ink = choice.disabled ? Color::TextDisabled : item.on || interaction.hovered ? Color::TextPrimary : Color::TextSecondary;
        Rect words =
            segment.centered(std::min(segment.width - 8, painter.text_width(choice.label, style) + icon_width + 0.5F), segment.height);
        if (icon_width > 0) { painter.icon(words.cut_left(16, 6), choice.icon, IconSize::Normal, ink); }
        painter.text(words, choice.label, { .style = style, .ink = ink });
        if (interaction.focus_ring) { painter.focus_ring(segment, radius::sm); }
        if (radio_node(ui, item, choice, interaction) && selected != i) {
            selected = i;
            changed = true;
        }
    }
    return changed;
}

bool radio_list(
    Ui& ui, Flow& flow, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices, float gap_below) {
    auto const id = id_of(ui, options.key, options.label);
    auto const scope = ui.scope(id);
    auto& painter = ui.painter();
    std::vector<float> facts;
    float height = 0;
    for (auto const& choice : choices) {
        facts.push_back(facts_height(ui, choice, flow.width()));
        height += facts.back() + 2 * list_padding + 20;
    }
    Rect const frame = flow.next(height, gap_below);
    Rect rest = frame;
    painter.fill(frame, Color::BgSurface, radius::md);
    auto const group = ui.group(id, group_node(frame, options));
    auto const stop = tab_stop(selected, choices);
    bool changed = false;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto const& choice = choices[i];
        Rect const row = rest.cut_top(facts[i] + 2 * list_padding + 20);
        auto const item = RadioItem { id_of(ui, choice.key, choice.label), row, selected == i, stop == i };
        auto const interaction = ui.interact(item.id, row);
        auto const corners =
            static_cast<Corners>((i == 0 ? CornersTop : CornersNone) | (i + 1 == choices.size() ? CornersBottom : CornersNone));
        if (item.on || (interaction.hovered && !choice.disabled)) {
            painter.fill(row, item.on ? Color::BgSelected : Color::BgHover, radius::md, corners);
        }
        if (i > 0) { painter.horizontal_line(row.x, row.right(), row.y, Color::BorderSubtle); }
        Rect content = row.inset(list_padding, 0);
        float const side = ui.metrics().box();
        paint_radio(ui, content.cut_left(side, list_box_gap).middle(side), item.on, choice.disabled);
        paint_side(ui, content, choice);
        paint_two_lines(ui, content, choice,
            { .first = choice.disabled ? Color::TextSecondary : Color::TextPrimary,
                .second_style = TextStyle::Small,
                .second_line = facts[i],
                .max_lines = 0 });
        if (interaction.focus_ring) { painter.focus_ring_inside(row, radius::md); }
        if (radio_node(ui, item, choice, interaction) && selected != i) {
            selected = i;
            changed = true;
        }
    }
    painter.outline(frame, Color::BorderDefault, radius::md);
    return changed;
}

bool radio_cards(Ui& ui, Rect const& rect, std::size_t& selected, ChoicesOptions const& options, std::vector<Choice> const& choices,
    std::size_t columns) {
    auto const id = id_of(ui, options.key, options.label);
    auto const scope = ui.scope(id);
    auto const group = ui.group(id, group_node(rect, options));
    auto const stop = tab_stop(selected, choices);
    bool changed = false;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        auto const& choice = choices[i];
        std::size_t const row = i / columns;
        Rect const line { rect.x, rect.y + static_cast<float>(row) * (check_card_height + space::s2), rect.width, check_card_height };
        Rect const card = line.column(i % columns, columns, space::s2);
        auto const item = RadioItem { id_of(ui, choice.key, choice.label), card, selected == i, stop == i };
        auto const interaction = ui.interact(item.id, card);
        paint_card(ui, item.id, card, item.on, choice.disabled, interaction);
        Rect const box = card_box(ui, card);
        paint_radio(ui, box, item.on, choice.disabled);
        Rect words = card.inset(box.right() - card.x + 12, 0, 12, 0);
        paint_side(ui, words, choice);
        paint_two_lines(ui, words, choice, { .first = choice.disabled ? Color::TextDisabled : Color::TextPrimary });
        if (radio_node(ui, item, choice, interaction) && selected != i) {
            selected = i;
            changed = true;
        }
    }
    return changed;
}

bool check_card(Ui& ui, Rect const& rect, bool& value, Choice const& choice) {
    auto const id = id_of(ui, choice.key, choice.label);
    auto const interaction = ui.interact(id, rect);
    bool const pressed = interaction.activated && !choice.disabled;
    if (pressed) { value = !value; }
    paint_card(ui, id, rect, value, choice.disabled, interaction);
    Rect const box = card_box(ui, rect);
    paint_box(ui, box, value ? CheckState::On : CheckState::Off, choice.disabled);
    Rect words = rect.inset(box.right() - rect.x + 12, 0, 12, 0);
    paint_side(ui, words, choice);
    paint_two_lines(ui, words, choice, { .first = choice.disabled ? Color::TextDisabled : Color::TextPrimary });
    NodeSpec node { .role = Role::CheckBox,
        .rect = rect,
        .name = choice.label,
        .flags = disabled_flags(choice.disabled, choice.reason) | (value ? std::uint32_t { semantics::Checked } : 0U) };
    add_text(node, Attribute::Description, choice.disabled && !choice.reason.empty() ? choice.reason : choice.second_line);
    ui.publish(id, node);
    if (choice.disabled) { ui.tooltip(id, rect, interaction, choice.reason); }
    return pressed;
}

}  // namespace hub::ui::widgets

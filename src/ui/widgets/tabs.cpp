#include "ui/widgets/tabs.hpp"

#include "ui/widgets/badge.hpp"
#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace hub::ui::widgets {

namespace {

constexpr float tab_gap = 24;
constexpr float count_gap = 8;

float tab_width(Ui& ui, TabItem const& item) {
    return std::ceil(
        ui.painter().text_width(item.label, TextStyle::BodyStrong) + (item.count.empty() ? 0 : count_gap + count_width(ui, item.count)));
}

void paint_tab(Ui& ui, Rect const& place, TabItem const& item, bool is_selected, Interaction const& interaction) {
    auto& painter = ui.painter();
    Ink const ink = item.disabled ? Color::TextDisabled : is_selected || interaction.hovered ? Color::TextPrimary : Color::TextSecondary;
    Rect words = place;
    words.cut_left(painter.text(words.with_width(words.width + 1), item.label, { .style = TextStyle::BodyStrong, .ink = ink }), count_gap);
    if (!item.count.empty()) { paint_count(ui, words, item.count, is_selected ? Tone::Accent : Tone::Neutral); }
    if (interaction.focus_ring) { painter.focus_ring(place.middle(20), radius::xs - 1); }
}

void follow_tab_keys(Ui& ui, WidgetId tab, std::size_t at, std::size_t& selected, std::vector<TabItem> const& items) {
    using semantics::Key;
    for (auto key = ui.tree().take_key(tab); key != Key::None; key = ui.tree().take_key(tab)) {
        auto const count = items.size();
        std::size_t next = key == Key::Home ? count - 1 : key == Key::End ? 0 : at;
        bool const forward = key == Key::Right || key == Key::Home;
        if (!forward && key != Key::Left && key != Key::End) { continue; }
        for (std::size_t tries = 0; tries < count; ++tries) {
            next = forward ? (next + 1) % count : (next + count - 1) % count;
            if (!items[next].disabled) { break; }
        }
        selected = next;
        ui.request_focus(id_of(ui, items[next].key, items[next].label));
    }
}

struct TabsState {
    float scroll = 0;
    std::optional<std::size_t> shown = {};  ///< the tab that was scrolled to
};

float tab_left(Ui& ui, std::size_t at, float edge, std::vector<TabItem> const& items) {
    float left = edge;
    for (std::size_t i = 0; i < at; ++i) { left += tab_width(ui, items[i]) + tab_gap; }
    return left;
}

/// Where the tabs have to be scrolled to so that the chosen one can be seen, with a bit of its neighbours.
float scroll_to_tab(Ui& ui, TabsState const& state, float width, std::size_t chosen, float edge, std::vector<TabItem> const& items) {
    float const left = tab_left(ui, chosen, edge, items);
    float const margin = edge + tab_gap;
    float const furthest = left - margin;
    float const least = left + tab_width(ui, items[chosen]) + margin - width;
    return std::clamp(state.scroll, std::min(least, furthest), furthest);
}

}  // namespace

bool tabs(Ui& ui, Rect const& rect, std::size_t& selected, TabsOptions const& options, std::vector<TabItem> const& items) {
    auto const id = ui.id(options.key);
    auto const before = selected;
    float content = 2 * options.edge - tab_gap;
    for (auto const& item : items) { content += tab_width(ui, item) + tab_gap; }
    auto& state = ui.state<TabsState>(id);
    auto& painter = ui.painter();
    painter.horizontal_line(rect.x, rect.right(), rect.bottom() - painter.line_width(), Color::BorderSubtle);

    auto const scope = ui.scope(id);
    auto const scroller = ui.id("scroll");
    bool const scrolls = content > rect.width;
    if (auto const moved = ui.tree().take_scroll(scroller)) { state.scroll = moved->x; }
    if (scrolls && before < items.size() && state.shown != before) {
        state.shown = before;
        state.scroll = std::clamp(scroll_to_tab(ui, state, rect.width, before, options.edge, items), 0.0F, content - rect.width);
        ui.tree().scroll_to(scroller, state.scroll, 0);
    }
    state.scroll = scrolls ? std::clamp(state.scroll, 0.0F, content - rect.width) : 0;
    if (scrolls) {
        ui.publish(scroller,
            { .role = Role::Scroller,
                .rect = rect,
                .flags = semantics::HiddenLabel,
                .a = static_cast<int>(content),
                .b = static_cast<int>(rect.height) });
        ui.tree().push_at(scroller, rect.x - state.scroll, rect.y);
        ui.push_clip(rect, 2000);
    }
    {
        auto const list = ui.group(id,
            { .role = Role::TabList,
                .rect = { rect.x - state.scroll, rect.y, std::max(content, rect.width), rect.height },
                .name = options.label });
        float x = rect.x + options.edge - state.scroll;
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto const& item = items[i];
            Rect const place { x, rect.y, tab_width(ui, item), rect.height };
            x += place.width + tab_gap;
            auto const tab = id_of(ui, item.key, item.label);
            follow_tab_keys(ui, tab, i, selected, items);
            auto const interaction = ui.interact(tab, place);
            if (interaction.activated && !item.disabled) { selected = i; }
            paint_tab(ui, place, item, before == i, interaction);
            NodeSpec node { .role = Role::Tab, .rect = place, .name = item.label, .flags = semantics::ArrowKeys };
            if (item.disabled) { node.flags |= disabled_flags(true, item.reason); }
            if (before == i) { node.flags |= semantics::Selected | semantics::Focusable; }
            add_text(node, Attribute::Description, item.disabled ? item.reason : item.count);
            ui.publish(tab, node);
        }
        // The line under the chosen tab runs from the old one to the new.
        if (before < items.size()) {
            float const line_left = ui.animated(ui.id("line left"), rect.x + tab_left(ui, before, options.edge, items), motion::toggle);
            float const line_width = ui.animated(ui.id("line width"), tab_width(ui, items[before]), motion::toggle);
            painter.fill({ line_left - state.scroll, rect.bottom() - 2, line_width, 2 }, Color::AccentFill, 1);
        }
    }
    if (scrolls) {
        ui.pop_clip();
        ui.tree().pop();
    }
    return selected != before;
}

Ui::NodeScope tab_panel(Ui& ui, Rect const& rect, std::string_view key, std::string_view name) {
    return ui.group(key, { .role = Role::TabPanel, .rect = rect, .name = name });
}

namespace {

constexpr float step_dot = 28;
constexpr float step_gap = 12;

void paint_step_dot(Ui& ui, Rect const& dot, std::size_t number, StepState state) {
    auto& painter = ui.painter();
    if (state == StepState::Later) {
        painter.frame(dot, Color::BgSurface, Color::BorderControl, radius::pill);
        painter.text(dot, std::to_string(number), { .style = TextStyle::SmallStrong, .ink = Color::TextMuted, .align = Align::Center });
        return;
    }
    painter.fill(dot, Color::AccentFill, radius::pill);
    if (state == StepState::Done) {
        painter.icon(dot, icon::check, IconSize::Normal, Color::AccentOn);
    } else {
        painter.text(dot, std::to_string(number), { .style = TextStyle::SmallStrong, .ink = Color::AccentOn, .align = Align::Center });
    }
}

}  // namespace

std::optional<std::size_t> stepper(Ui& ui, Rect const& rect, std::vector<Step> const& steps) {
    auto& painter = ui.painter();
    bool const words_everywhere = !ui.is_phone();
    auto const shows_words = [&](Step const& step) { return words_everywhere || step.state == StepState::Present; };
    auto const style_of = [](Step const& step) {
        return step.state == StepState::Present ? TextStyle::BodySemibold : TextStyle::BodyStrong;
    };
    float used = 0;
    for (auto const& step : steps) { used += step_dot + (shows_words(step) ? 9 + painter.text_width(step.label, style_of(step)) : 0); }
    auto const lines = static_cast<float>(std::max<std::size_t>(steps.size(), 2) - 1);
    float const line = std::max(8.0F, (rect.width - used) / lines - 2 * step_gap);
    auto const scope = ui.scope("steps");
    auto const list = ui.group(ui.id("list"), { .role = Role::List, .rect = rect, .name = "Steps" });
    std::optional<std::size_t> pressed;
    float x = rect.x;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto const& step = steps[i];
        float const words = shows_words(step) ? 8 + painter.text_width(step.label, style_of(step)) + 1 : 0;
        Rect const place = Rect { x, rect.y, step_dot + words, rect.height }.middle(std::min(rect.height, 44.0F));
        auto const item = ui.group(Ui::id(ui.id("item"), i),
            { .role = Role::ListItem,
                .rect = place,
                .flags = step.state == StepState::Present ? std::uint32_t { semantics::Current } : 0U });
        auto const id = ui.id(step.label);
        auto const interaction = ui.interact(id, place);
        Rect const dot = place.middle(step_dot).with_width(step_dot);
        paint_step_dot(ui, dot, i + 1, step.state);
        Ink const ink = step.state == StepState::Later ? Color::TextMuted : Color::TextPrimary;
        if (words > 0) { painter.text(place.inset(step_dot + 8, 0, 0, 0), step.label, { .style = style_of(step), .ink = ink }); }
        if (interaction.focus_ring) { painter.focus_ring(place.middle(step_dot), radius::md); }
        NodeSpec node { .role = step.reachable ? Role::Button : Role::Text, .rect = place, .name = step.label };
        if (step.reachable) { node.flags |= semantics::Focusable; }
        add_text(node, Attribute::Description,
            step.state == StepState::Done          ? "Done"
                : step.state == StepState::Present ? "Present step"
                                                   : "");
        ui.publish(id, node);
        if (interaction.activated && step.reachable) { pressed = i; }
        x = place.right() + step_gap;
        if (i + 1 < steps.size()) {
            painter.fill({ x, rect.center_y() - 1, line, 2 }, step.state == StepState::Done ? Color::AccentFill : Color::BgTrack, 1);
            x += line + step_gap;
        }
    }
    return pressed;
}

namespace {

/// The present one always, then the ends, the middle and the rest as far as there is room.
void paint_stage_labels(Ui& ui, Rect const& rect, std::vector<Stage> const& stages, std::size_t present) {
    auto& painter = ui.painter();
    std::size_t const last = stages.size() - 1;
    std::vector<std::size_t> wanted { present, 0, last, stages.size() / 2 };
    for (std::size_t i = 0; i <= last; ++i) { wanted.push_back(i); }
    std::vector<Rect> taken;
    for (std::size_t const i : wanted) {
        TextStyle const style = i == present ? TextStyle::CaptionStrong : TextStyle::Caption;
        float const width = painter.text_width(stages[i].label, style) + 1;
        float const middle = rect.x + 10 + (rect.width - 20) * static_cast<float>(i) / static_cast<float>(last);
        float const x = std::clamp(middle - width / 2, rect.x, std::max(rect.x, rect.right() - width));
        Rect const place { x, rect.y, std::min(width, rect.width), rect.height };
        bool const is_free =
            std::ranges::none_of(taken, [&](Rect const& other) { return place.x < other.right() + 8 && other.x < place.right() + 8; });
        if (!is_free) { continue; }
        taken.push_back(place);
        painter.text(place, stages[i].label, { .style = style, .ink = i == present ? Color::TextPrimary : Color::TextMuted });
    }
}

}  // namespace

void stages(Ui& ui, Rect const& rect, std::string_view name, std::vector<Stage> const& stages) {
    if (stages.size() < 2) { return; }
    auto& painter = ui.painter();
    float const y = rect.y + 10;
    Rect const track { rect.x + 10, y - 1, rect.width - 20, 2 };
    auto const position = [&](std::size_t i) {
        return track.x + track.width * static_cast<float>(i) / static_cast<float>(stages.size() - 1);
    };
    painter.fill(track, Color::BgTrack);
    std::size_t last_done = 0;
    for (std::size_t i = 0; i < stages.size(); ++i) { last_done = stages[i].done ? i : last_done; }
    painter.fill(track.with_width(position(last_done) - track.x), Color::AccentFill);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        bool const is_present = i == last_done;
        if (is_present) {
            painter.circle(position(i), y, 8, Color::AccentFill);
            painter.icon({ position(i) - 6, y - 6, 12, 12 }, icon::check, IconSize::Tiny, Color::AccentOn);
        } else {
            painter.circle(position(i), y, 5, stages[i].done ? Color::AccentFill : Color::BgTrack);
        }
    }
    paint_stage_labels(ui, rect.inset(0, 22, 0, 0).with_height(16), stages, last_done);
    auto const words = std::string(name) + ": " + std::string(stages[last_done].label) + ", step " + std::to_string(last_done + 1) + " of "
        + std::to_string(stages.size());
    ui.publish(ui.id_of_text(name), { .role = Role::Image, .rect = rect, .name = words });
}

bool pager(Ui& ui, Rect const& rect, std::size_t& page, std::size_t pages, std::string_view summary) {
    auto& painter = ui.painter();
    auto const scope = ui.scope("pager");
    auto const group = ui.group(ui.id("group"), { .role = Role::Navigation, .rect = rect, .name = "Pages" });
    Rect row = rect;
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < pages; ++i) {
        if (i < 1 || i + 1 == pages || (i + 1 >= page && i <= page + 1) || (page < 2 && i < 3)) { shown.push_back(i); }
    }
    float const side = ui.metrics().control_small();
    float width = side * static_cast<float>(shown.size() + 2) + 4 * static_cast<float>(shown.size() + 1);
    for (std::size_t i = 1; i < shown.size(); ++i) { width += shown[i] == shown[i - 1] + 1 ? 0 : 20; }
    Rect numbers = row.cut_right(width, 12);
    painter.text(row, summary, { .style = TextStyle::Small, .ink = Color::TextMuted });
    ui.publish(ui.id("summary"), { .role = Role::Text, .rect = row.middle(20), .name = summary });
    auto const before = page;
    auto const number = [&](Rect const& place, std::string const& words, std::string const& name, std::size_t to, Icon glyph,
                            bool enabled) {
        auto const id = ui.id(name);
        auto const interaction = ui.interact(id, place);
        bool const is_present = glyph == no_icon && to == before;
        if (is_present || interaction.hovered) { painter.fill(place, is_present ? Color::AccentSurface : Color::BgHover, radius::md); }
        Ink const ink = !enabled ? Color::TextDisabled : is_present ? Color::AccentText : Color::TextSecondary;
        painter.icon(place, glyph, IconSize::Normal, ink);
        painter.text(place, words, { .style = is_present ? TextStyle::SmallStrong : TextStyle::Small, .ink = ink, .align = Align::Center });
        if (interaction.focus_ring) { painter.focus_ring(place, radius::md); }
        ui.publish(id,
            { .role = Role::Button,
                .rect = place,
                .name = name,
                .flags =
                    (enabled ? semantics::Focusable : semantics::Disabled) | (is_present ? std::uint32_t { semantics::Current } : 0U) });
        if (interaction.activated && enabled) { page = to; }
    };
    number(numbers.cut_left(side, 4).middle(side), "", "Previous page", before == 0 ? 0 : before - 1, icon::chevron_left, before > 0);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (i > 0 && shown[i] != shown[i - 1] + 1) {
            painter.text(numbers.cut_left(20), "\u2026", { .style = TextStyle::Small, .ink = Color::TextMuted, .align = Align::Center });
        }
        number(numbers.cut_left(side, 4).middle(side), std::to_string(shown[i] + 1), "Page " + std::to_string(shown[i] + 1), shown[i],
            no_icon, true);
    }
    number(numbers.cut_left(side).middle(side), "", "Next page", before + 1, icon::chevron_right, before + 1 < pages);
    return page != before;
}

}  // namespace hub::ui::widgets

// The cells of a row, and where the columns stand.

#include "ui/widgets/table.hpp"

#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <numeric>

namespace hub::ui::widgets {

std::uint64_t row_key(std::span<std::uint8_t const> record_id) {
    std::uint64_t key = 0xCBF29CE484222325ULL;
    for (auto const byte : record_id) { key = (key ^ byte) * 0x100000001B3ULL; }
    return key;
}

std::vector<ColumnPlace> place_columns(std::span<Column const> columns, float left, float width) {
    std::vector<std::size_t> shown(columns.size());
    std::iota(shown.begin(), shown.end(), 0U);
    auto const least = [&] {
        float sum = 0;
        for (auto const i : shown) { sum += columns[i].min_width; }
        return sum;
    };
    while (least() > width) {
        auto const last = std::ranges::max_element(shown, {}, [&](std::size_t i) { return columns[i].priority; });
        if (last == shown.end() || columns[*last].priority <= 0) { break; }
        shown.erase(last);
    }
    float const spare = width - least();
    float flex = 0;
    for (auto const i : shown) { flex += columns[i].flex; }
    float const shrink = spare < 0 && least() > 0 ? width / least() : 1;
    std::vector<ColumnPlace> places;
    float x = left;
    for (auto const i : shown) {
        float const extra = spare > 0 && flex > 0 ? spare * columns[i].flex / flex : 0;
        float const own = columns[i].min_width * shrink + extra;
        places.push_back({ i, x, own });
        x += own;
    }
    return places;
}

std::optional<TableRow::Found> TableRow::find(std::string_view column) const {
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        auto const& found = m_options.columns[m_places[i].column];
        if (found.key != column) { continue; }
        Rect const rect { m_place.rect.x + m_places[i].x, m_place.rect.y, m_places[i].width, m_place.rect.height };
        return Found { found, rect, m_place.first_column + static_cast<int>(i) };
    }
    return std::nullopt;
}

bool TableRow::has(std::string_view column) const {
    return find(column).has_value();
}

void TableRow::text(std::string_view column, std::string_view text, TextOptions options) {
    auto const found = find(column);
    if (!found) { return; }
    options.align = found->column.align;
    Rect const inside = found->rect.inset(found->column.padding, 0);
    auto& painter = m_ui.painter();
    painter.text(inside, text, options);
    auto const id = cell_id(column);
    m_ui.publish(id, { .role = Role::Cell, .rect = found->rect, .name = text, .b = found->number });
    // A text that is cut off can be read in a tooltip.
    if (m_ui.is_hovered(found->rect) && painter.text_width(text, options.style) > inside.width) {
        m_ui.tooltip(id, inside.middle(20), { .hovered = true }, text);
    }
}

void TableRow::two_lines(std::string_view column, std::string_view first, std::string_view second) {
    auto const found = find(column);
    if (!found) { return; }
    Rect lines = found->rect.inset(found->column.padding, 0).middle(38);
    m_ui.painter().text(lines.cut_top(20), first, { .style = TextStyle::BodyStrong, .align = found->column.align });
    m_ui.painter().text(lines, second, { .style = TextStyle::SmallTight, .ink = Color::TextMuted, .align = found->column.align });
    auto const name = std::string(first) + (second.empty() ? "" : ", ") + std::string(second);
    m_ui.publish(cell_id(column), { .role = Role::Cell, .rect = found->rect, .name = name, .b = found->number });
}

bool TableRow::link(std::string_view column, LinkOptions options) {
    auto const place = cell(column);
    if (!place) { return false; }
    auto const found = find(column);
    options.align = found->column.align;
    if (options.key.empty()) { options.key = column; }
    return widgets::link(m_ui, place.rect, options);
}

TableCell TableRow::cell(std::string_view column) {
    auto const found = find(column);
    if (!found) { return TableCell(nullptr, {}); }
    auto const id = cell_id(column);
    m_ui.publish(id, { .role = Role::Cell, .rect = found->rect, .b = found->number });
    m_ui.tree().push(id);
    return TableCell(&m_ui, found->rect.inset(found->column.padding, 0));
}

void TableRow::invalid_text(std::string_view column, std::string_view text, std::string_view error) {
    auto const found = find(column);
    if (!found) { return; }
    m_ui.painter().text(found->rect.inset(found->column.padding, 0), text, { .align = found->column.align });
    m_ui.painter().outline(found->rect, Color::DangerSolid, 0, 2);
    NodeSpec node { .role = Role::Cell, .rect = found->rect, .name = text, .flags = semantics::Invalid, .b = found->number };
    add_text(node, Attribute::Description, error);
    m_ui.publish(cell_id(column), node);
}

bool TableRow::cover(LinkOptions const& options) {
    auto const id = Ui::id(m_place.id, "cover");
    auto const interaction = m_ui.interact(id, m_place.rect);
    if (interaction.held) { m_ui.painter().fill(m_place.rect, Color::BgPressed); }
    if (interaction.focus_ring) { m_ui.painter().focus_ring_inside(m_place.rect, 0); }
    NodeSpec node {
        .role = options.href.empty() ? Role::Button : Role::Link, .rect = m_place.rect, .name = options.label, .flags = semantics::Focusable
    };
    add_text(node, Attribute::Href, options.href);
    add_text(node, Attribute::Description, options.description);
    m_ui.publish(id, node);
    return interaction.activated;
}

}  // namespace hub::ui::widgets

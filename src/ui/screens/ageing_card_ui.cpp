#include "ui/screens/ageing_card_ui.hpp"

#include "base/text.hpp"
#include "ui/widgets/chart.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace hub::ui {

namespace {

constexpr std::array ageing_colors { Color::ChartAge0, Color::ChartAge1, Color::ChartAge2, Color::ChartAge3 };

constexpr std::array<std::string_view, 4> labels { "0 to 30 days", "31 to 60 days", "61 to 90 days", "Over 90 days" };

}  // namespace

std::vector<AgeingRow> ageing_rows(std::span<AgeingSum const> sums) {
    std::int64_t most = 1;
    for (auto const& sum : sums) { most = std::max(most, sum.balance.cents); }
    std::vector<AgeingRow> rows;
    for (std::size_t i = 0; i < std::min(labels.size(), sums.size()); ++i) {
        rows.push_back({ .label = std::string { labels.at(i) },
            .invoices = plural(sums[i].invoices, "invoice", "invoices"),
            .balance = sums[i].balance.to_us(),
            .share = static_cast<float>(sums[i].balance.cents) / static_cast<float>(most) });
    }
    return rows;
}

void ageing_card_ui(Ui& ui, Rect rect, std::string_view total, std::span<AgeingRow const> rows) {
    auto const region = ui.group("ageing", { .role = Role::Region, .rect = rect, .name = "Open invoices by age" });
    Flow flow { widgets::card(ui, rect) };
    Rect title = flow.next(24, space::s3);
    widgets::text(ui, title.cut_right(ui.painter().text_width(total, TextStyle::Small) + 1, space::s2), total,
        { .style = TextStyle::Small, .ink = Color::TextMuted });
    widgets::heading(ui, title, "Open invoices by age", { .level = 2, .style = TextStyle::Subheading });
    std::vector<widgets::Bar> bars;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bars.push_back({ .label = rows[i].label,
            .value = static_cast<double>(rows[i].share),
            .color = ageing_colors[std::min(i, ageing_colors.size() - 1)],
            .count = rows[i].invoices,
            .amount = rows[i].balance });
    }
    static_cast<void>(widgets::bar_list(ui, flow.next(widgets::bar_list_height(bars.size())), "Open invoices by age", bars));
}

}  // namespace hub::ui

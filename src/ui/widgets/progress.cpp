#include "ui/widgets/progress.hpp"

#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hub::ui::widgets {

namespace {

/// One frame in so many ms is enough for a turning ring.
constexpr double spinner_frame_ms = 33;

}  // namespace

void progress_bar(Ui& ui, Rect const& rect, ProgressOptions const& options) {
    Rect const bar = rect.middle(8);
    auto& painter = ui.painter();
    painter.fill(bar, Color::BgTrack, 4);
    if (options.share >= 0) {
        float const share = ui.animated(ui.id(options.key), std::clamp(options.share, 0.0F, 1.0F), motion::toggle);
        if (share > 0) { painter.fill(bar.with_width(std::max(8.0F, bar.width * share)), Color::AccentFill, 4); }
    } else if (ui.reduced_motion()) {
        painter.fill(bar.column(1, 3), Color::AccentFill, 4);
    } else {
        auto const phase = static_cast<float>(std::fmod(ui.now_ms(), 1400.0) / 1400.0);
        float const left = bar.x + (bar.width * 1.3F) * phase - bar.width * 0.3F;
        painter.fill(Rect { left, bar.y, bar.width * 0.3F, bar.height }.intersected(bar), Color::AccentFill, 4);
        ui.wake_after(spinner_frame_ms);
    }
    NodeSpec node { .role = Role::ProgressBar,
        .rect = bar,
        .name = options.label,
        .a = options.share < 0 ? -1 : static_cast<int>(std::lround(options.share * 100)),
        .b = 100 };
    add_text(node, Attribute::Value, options.value_text);
    ui.publish(ui.id(options.key), node);
}

void paint_spinner(Ui& ui, Rect const& rect, Ink ink) {
    auto& painter = ui.painter();
    float const x = rect.center_x();
    float const y = rect.center_y();
    if (ui.reduced_motion()) {
        auto const lit = static_cast<int>(std::fmod(ui.now_ms() / static_cast<double>(motion::spinner_dot), 3.0));
        for (int dot = 0; dot < 3; ++dot) {
            painter.circle(x + static_cast<float>(dot - 1) * 5, y, 1.75F, dot == lit ? ink : Ink(faded(painter.color(ink), 0.35F)));
        }
        return ui.wake_after(static_cast<double>(motion::spinner_dot) - std::fmod(ui.now_ms(), static_cast<double>(motion::spinner_dot)));
    }
    auto const turn =
        static_cast<float>(std::fmod(ui.now_ms(), static_cast<double>(motion::spinner_turn)) / static_cast<double>(motion::spinner_turn));
    constexpr float ring_radius = 6.5F;
    constexpr float sweep = 0.28F;
    painter.ring(x, y, ring_radius, 2, faded(painter.color(ink), 0.3F));
    float const from = turn + 1.0F / 12.0F;
    painter.arc(x, y, ring_radius, from, from + sweep, 2, ink);
    for (float const end : { from, from + sweep }) {
        float const angle = (end - 0.25F) * 2 * std::numbers::pi_v<float>;
        painter.circle(x + std::cos(angle) * ring_radius, y + std::sin(angle) * ring_radius, 1, ink);
    }
    ui.wake_after(spinner_frame_ms);
}

void busy_text(Ui& ui, Rect const& rect, std::string_view text, TextStyle style) {
    Rect row = rect;
    paint_spinner(ui, row.cut_left(16, 8));
    ui.painter().text(row, text, { .style = style, .ink = Color::TextSecondary });
    ui.publish(ui.id_of_text(text), { .role = Role::Status, .rect = row.middle(std::min(20.0F, row.height)), .name = text });
}

void skeleton_bar(Ui& ui, Rect const& rect, float share) {
    ui.painter().fill(rect.middle(12).with_width(rect.width * share), Color::BgSkeleton, radius::xs);
}

}  // namespace hub::ui::widgets

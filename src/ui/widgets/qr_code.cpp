#include "ui/widgets/qr_code.hpp"

#include "base/qr_squares.hpp"
#include "ui/widgets/internal.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace hub::ui::widgets {

namespace {

constexpr Rgba paper { 0xFF, 0xFF, 0xFF };
constexpr Rgba ink { 0x00, 0x00, 0x00 };

/// The last code that was drawn here: encoding takes longer than drawing.
struct Kept {
    std::string text;
    QrSquares squares;
};

}  // namespace

void qr_code(Ui& ui, Rect const& rect, QrCodeOptions const& options) {
    auto const id = id_of(ui, options.key, options.label);
    auto& kept = ui.state<Kept>(id);
    if (kept.text != options.text) { kept = { .text = std::string { options.text }, .squares = qr_squares_of(options.text) }; }
    auto const& squares = kept.squares;
    if (squares.side == 0) { return; }
    auto& painter = ui.painter();
    int const count = squares.side + 2 * qr_quiet_zone;
    float const room = std::min(rect.width, rect.height);
    // Squares of whole device px, so that all are alike.
    float const square = std::max(1.0F, std::floor(room * painter.density() / static_cast<float>(count))) / painter.density();
    Rect const whole { painter.snapped(rect.x), painter.snapped(rect.y), square * static_cast<float>(count),
        square * static_cast<float>(count) };
    painter.fill(whole, paper);
    float const start_x = whole.x + square * qr_quiet_zone;
    float const start_y = whole.y + square * qr_quiet_zone;
    for (int y = 0; y < squares.side; ++y) {
        for (int x = 0; x < squares.side; ++x) {
            int const first = x;
            while (x < squares.side && squares.is_dark(x, y)) { ++x; }
            if (x > first) {
                painter.fill({ start_x + square * static_cast<float>(first), start_y + square * static_cast<float>(y),
                                 square * static_cast<float>(x - first), square },
                    ink);
            }
        }
    }
    ui.publish(id, { .role = Role::Image, .rect = whole, .name = options.label });
}

}  // namespace hub::ui::widgets

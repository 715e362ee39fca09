// The bar above the sheet from 640 px up: product, employer, account menu.
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

inline constexpr float top_bar_height = 56;

void top_bar_ui(Frame& frame, Rect area);
/// The product's sign: a white H on a filled square of 28 px, or as large as `side`.
void logo_ui(Ui& ui, Rect const& rect, float side = 28);

}  // namespace hub::ui

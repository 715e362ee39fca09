// The ways to drug screens under way and to late results, with their counts, in one line (RSLT-17, RSLT-A6).
#pragma once

#include "api/home.hpp"
#include "ui/frame.hpp"

namespace hub::ui {

/// Of one line, with fingers or without.
[[nodiscard]] float specimen_links_height(Ui& ui);
/// Late results only where there are any. With a third party's programme there is nothing to count.
void specimen_links_ui(Frame& frame, Rect row, api::DrugScreens const& screens);

}  // namespace hub::ui

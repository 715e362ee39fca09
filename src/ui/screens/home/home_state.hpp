// What the home page keeps between frames.
#pragma once

namespace hub::ui {

struct HomeState {
    float scroll = 0;
    bool has_read_notice = false;  ///< of the first time
};

}  // namespace hub::ui

// What the screen of waiting authorizations keeps between frames.
#pragma once

#include <string>

namespace hub::ui {

struct WaitingScreenState {
    std::string asks_discard;  ///< the key of the entry; empty: nothing is asked
    bool asks_discard_open = false;
};

}  // namespace hub::ui

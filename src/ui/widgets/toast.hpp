// Short messages at the foot of the page, with at most one action. The caller owns them and their time; while one is
// hovered or focused it must stay.
#pragma once

#include "ui/widgets/ui.hpp"

#include <cstdint>
#include <vector>

namespace hub::ui::widgets {

struct Toast {
    std::uint64_t id = 0;  ///< each id is read out once
    Tone tone = Tone::Success;
    std::string_view text;
    std::string_view action;  ///< "Undo", "Retry"
};

struct ToastPress {
    enum class Kind : std::uint8_t {
        None,
        Action,
        Dismiss,
        Hold,  ///< hovered or focused: do not take it away now
    };
    Kind kind = Kind::None;
    std::uint64_t id = 0;
};
/// Draws them one above the other, the newest at the foot; `bottom_inset` keeps them above a bottom bar.
ToastPress toasts(Ui& ui, std::vector<Toast> const& list, float bottom_inset = 0);

}  // namespace hub::ui::widgets

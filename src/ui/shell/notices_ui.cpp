#include "ui/shell/notices_ui.hpp"

#include "ui/shell/navigation_ui.hpp"
#include "ui/widgets/toast.hpp"

#include <vector>

namespace hub::ui {

namespace {

Tone tone_of(client::Notice::Tone tone) {
    switch (tone) {
    case client::Notice::Tone::Success: return Tone::Success;
    case client::Notice::Tone::Failure: return Tone::Danger;
    case client::Notice::Tone::Info: break;
    }
    return Tone::Info;
}

}  // namespace

void notices_ui(Frame& frame) {
    std::vector<widgets::Toast> list;
    for (auto const& notice : frame.data.notices) {
        list.push_back({ .id = notice.id, .tone = tone_of(notice.tone), .text = notice.text, .action = notice.action });
    }
    auto const press = widgets::toasts(frame.ui, list, frame.ui.is_phone() ? bottom_bar_height : 0);
    switch (press.kind) {
    case widgets::ToastPress::Kind::Action: frame.send(client::UndoNotice { press.id }); break;
    case widgets::ToastPress::Kind::Dismiss: frame.send(client::DismissNotice { press.id }); break;
    case widgets::ToastPress::Kind::Hold:
        for (auto const& notice : frame.data.notices) {
            // Only near its end, so that resting on a notice does not keep the program busy.
            if (notice.id == press.id && notice.until_ms - frame.ui.now_ms() < 1'000) { frame.send(client::HoldNotice { press.id }); }
        }
        break;
    case widgets::ToastPress::Kind::None: break;
    }
}

}  // namespace hub::ui

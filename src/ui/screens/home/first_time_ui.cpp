#include "ui/screens/home/first_time_ui.hpp"

#include "ui/widgets/frame.hpp"

#include <portal.hpp>

#include <string>

namespace hub::ui {

void first_time_ui(Frame& frame, Flow& flow, HomeState& state) {
    auto const& session = frame.data.session;
    if (!session || session->last_signed_in || state.has_read_notice) { return; }
    std::string const strong = "Welcome to " + std::string { portal::product } + ".";
    widgets::BannerOptions const banner { .key = "first-time",
        .tone = Tone::Info,
        .icon = icon::shield_check,
        .strong = strong,
        .text = "You see employees’ health information here: look up only what your work needs, and keep it to yourself. What you open is "
                "recorded.",
        .action = "What you may do here",
        .href = "/profile",
        .dismissible = true };
    switch (widgets::banner(frame.ui, flow.next(widgets::banner_height(frame.ui, banner, flow.width()), space::s5), banner)) {
    case widgets::BannerPress::Action: return frame.go(banner.href);
    case widgets::BannerPress::Dismiss: state.has_read_notice = true; break;
    case widgets::BannerPress::None: break;
    }
}

}  // namespace hub::ui

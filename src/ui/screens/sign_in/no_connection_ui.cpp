#include "ui/screens/sign_in/no_connection_ui.hpp"

#include "ui/dialogs/device_ui.hpp"
#include "ui/screens/sign_in/entry_ui.hpp"
#include "ui/screens/waiting/waiting_view.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/text.hpp"

namespace hub::ui {

namespace {

void unlock_ui(Frame& frame, Flow& flow, NoConnectionState& state) {
    auto& ui = frame.ui;
    auto const& device = frame.data.device.state;
    std::string words =
        "The server cannot be reached. With your PIN you can write authorizations; they are kept on this device and sent later.";
    if (device.waiting > 0) { words += " " + waiting_sentence(device.waiting) + "."; }
    widgets::paragraph(ui, flow, words, { .ink = Color::TextSecondary });
    flow.gap(space::s5);
    auto const form = ui.group("form", { .role = Role::Form, .rect = flow.rest().with_height(140), .name = "Unlock this device" });
    bool cancelled = false;
    pin_entry_ui(frame, flow, { state.pin, state.error, state.was_busy, entry_control }, false, cancelled);
}

}  // namespace

void no_connection_ui(Frame& frame, Flow& flow, NoConnectionState& state) {
    auto& ui = frame.ui;
    widgets::heading(ui, flow.next(32, space::s1), "No connection", { .level = 1, .style = TextStyle::Title });
    auto const& device = frame.data.device.state;
    if (device.opens_alone(frame.data.now)) {
        unlock_ui(frame, flow, state);
    } else {
        bool const too_late = device.phase == client::DevicePhase::Locked;
        widgets::paragraph(ui, flow,
            too_late ? "The server cannot be reached. What is kept on this device opens again after you have signed in with a connection."
                     : "The server cannot be reached. Look whether this device is connected, and try again.",
            { .ink = Color::TextSecondary });
        flow.gap(space::s5);
    }
    widgets::ButtonOptions const again { .key = "again", .label = "Try again", .icon = icon::refresh_cw, .height = entry_control };
    if (widgets::button(ui, flow.next(entry_control, space::s5), again)) { frame.send(client::Reload {}); }
}

}  // namespace hub::ui

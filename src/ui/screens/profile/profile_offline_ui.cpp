// Work without a connection, in the tab Devices: whether this device keeps what is submitted, its PIN, and one's other
// devices that do.
#include "ui/screens/answers.hpp"
#include "ui/screens/profile/profile_parts.hpp"
#include "ui/screens/waiting/waiting_view.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/text.hpp"

#include <array>
#include <string>

namespace hub::ui {

namespace {

using client::DevicePhase;

bool button_ui(Ui& ui, Flow& flow, widgets::ButtonOptions const& options) {
    return widgets::button(ui, flow.next(ui.metrics().control(), space::s4).with_width(widgets::button_width(ui, options)), options);
}

void pin_field_ui(Frame& frame, Flow& flow, std::string& value, std::string_view key, std::string_view label, std::string_view error) {
    widgets::TextFieldOptions const options { .key = key,
        .label = label,
        .required = true,
        .help = key == "pin" ? "6 to 12 digits, not in a row and not repeated." : "",
        .error = error,
        .reserve_message = true,
        .password = true,
        .autocomplete = "off",
        .input_mode = "numeric",
        .max_length = domain::most_pin_digits };
    widgets::text_field(frame.ui, flow.next(widgets::text_field_height(frame.ui, options), space::s2).at_most_wide(280), value, options);
}

void submit(Frame& frame, OfflineState& state) {
    auto const checked = domain::check_pin(state.pin);
    state.pin_error = checked ? "" : checked.error().message;
    state.again_error = state.pin == state.again ? "" : "This is not the same PIN.";
    if (!state.pin_error.empty() || !state.again_error.empty()) { return frame.ui.focus(state.pin_error.empty() ? "again" : "pin"); }
    frame.send(client::EnrollDevice { state.pin });
}

void enroll_ui(Frame& frame, Flow& flow, OfflineState& state) {
    auto& ui = frame.ui;
    auto const& enrolment = frame.data.device.enrolment;
    if (is_answered(state.was_busy, enrolment) && !enrolment.error) { state = {}; }
    widgets::paragraph(ui, flow,
        "Only authorizations that you submit and the lists of the form are kept, sealed, until they are sent. They are deleted when you "
        "sign out, after five wrong "
        "PINs, and when nobody has unlocked this device with a connection for 72 hours. Do this only on a device that locks its screen and "
        "belongs to you or your company.",
        { .ink = Color::TextSecondary });
    flow.gap(space::s3);
    if (!state.wants) {
        if (button_ui(ui, flow, { .key = "switch-on", .label = "Keep what I submit without a connection…" })) {
            state.wants = true;
            ui.focus("pin");
        }
        return;
    }
    auto const form =
        ui.group("form", { .role = Role::Form, .rect = flow.rest().with_height(260), .name = "Choose a PIN for this device" });
    auto const general = answer_in_general(enrolment);
    if (!general.empty()) {
        widgets::BannerOptions const banner { .key = "error", .tone = Tone::Danger, .text = general, .assertive = true };
        widgets::banner(ui, flow.next(widgets::banner_height(ui, banner, flow.width()), space::s4), banner);
    }
    pin_field_ui(frame, flow, state.pin, "pin", "PIN for this device", state.pin_error);
    pin_field_ui(frame, flow, state.again, "again", "The same PIN again", state.again_error);
    Rect row = flow.next(ui.metrics().control(), space::s4).at_most_wide(360);
    auto const pressed = widgets::button_row(ui, row,
        { { .key = "cancel", .label = "Cancel" },
            { .key = "enroll",
                .label = "Switch on",
                .style = widgets::ButtonStyle::Primary,
                .submit = true,
                .busy = enrolment.busy,
                .busy_label = "Switching on" } });
    if (pressed == 0U) { state = {}; }
    if (pressed == 1U) { submit(frame, state); }
}

void own_device_ui(Frame& frame, Flow& flow, OfflineState& state) {
    auto& ui = frame.ui;
    auto const& device = frame.data.device;
    bool const locked = device.state.phase == DevicePhase::Locked;
    std::string words = locked ? "On, and locked." : "On, and unlocked.";
    if (device.state.waiting > 0) { words += " " + waiting_sentence(device.state.waiting) + "."; }
    widgets::status_text(ui, flow.next(24, space::s3), "offline-state", words, { .style = TextStyle::BodyStrong });
    Rect row = flow.next(ui.metrics().control(), space::s4);
    auto const next = [&](widgets::ButtonOptions const& options) {
        return widgets::button(ui, row.cut_left(widgets::button_width(ui, options), space::s2), options);
    };
    if (next({ .key = "lock", .label = locked ? "Unlock…" : "Lock", .icon = icon::lock })) {
        frame.send(locked ? client::Command { client::AskForPin {} } : client::Command { client::LockDevice {} });
    }
    if (next({ .key = "waiting", .label = "What waits here", .href = "/waiting" })) { frame.go("/waiting"); }
    if (next({ .key = "off", .label = "Switch off…", .style = widgets::ButtonStyle::DangerQuiet })) { state.asks_off = true; }
    std::string const lost = device.state.waiting > 0 ? waiting_sentence(device.state.waiting) + " and will be deleted, not sent. " : "";
    auto const answer = widgets::confirm(ui, state.asks_off,
        { .key = "off-question",
            .title = "Switch off on this device?",
            .text = lost + "Nothing is kept here any more afterwards.",
            .confirm = "Switch off",
            .cancel = "Leave it on" });
    if (answer == widgets::Answer::Confirmed) { frame.send(client::RemoveDevice { device.state.id }); }
}

void others_ui(Frame& frame, Flow& flow) {
    auto& ui = frame.ui;
    auto const& query = frame.data.device.devices;
    if (!query.value) { return; }
    for (auto const& item : query.value->items) {
        if (frame.data.device.is_mine && item.id == frame.data.device.state.id) { continue; }
        auto const keys = ui.scope(item.id.to_string());
        Rect row = flow.next(56, space::s1);
        widgets::ButtonOptions const remove {
            .key = "remove", .label = "Remove", .size = widgets::ButtonSize::Small, .description = item.browser
        };
        if (widgets::button(ui, row.cut_right(widgets::button_width(ui, remove), space::s3), remove)) {
            frame.send(client::RemoveDevice { item.id });
        }
        Rect lines = row.middle(44);
        widgets::text(ui, lines.cut_top(24), item.browser, { .style = TextStyle::BodyStrong });
        widgets::text(ui, lines, "Also works without a connection. Unlocked " + central_date_time_text(item.unlocked),
            { .style = TextStyle::Small, .ink = Color::TextMuted });
    }
}

}  // namespace

void profile_offline_ui(Frame& frame, Flow& flow, OfflineState& state) {
    auto& ui = frame.ui;
    auto const& device = frame.data.device;
    if (frame.data.sandbox || !frame.data.session) { return; }
    flow.gap(space::s5);
    widgets::heading(ui, flow.next(24, space::s1), "Work without a connection", { .level = 2, .style = TextStyle::Subheading });
    if (!frame.data.session->offline_work) {
        return widgets::paragraph(ui, flow,
            "Your company does not use this. A User Admin can allow it under Account information, Security.",
            { .ink = Color::TextSecondary });
    }
    bool const is_others = device.state.phase > DevicePhase::None && !device.is_mine;
    if (!device.exists) {
        widgets::paragraph(ui, flow, "This browser cannot keep anything safely.", { .ink = Color::TextSecondary });
    } else if (is_others && device.state.waiting > 0) {
        widgets::paragraph(
            ui, flow, "Somebody else's authorizations wait on this device. They have to be sent first.", { .ink = Color::TextSecondary });
    } else if (device.is_mine) {
        own_device_ui(frame, flow, state);
    } else {
        enroll_ui(frame, flow, state);
    }
    others_ui(frame, flow);
}

}  // namespace hub::ui

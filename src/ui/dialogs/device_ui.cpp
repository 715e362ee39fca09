#include "ui/dialogs/device_ui.hpp"

#include "base/text.hpp"
#include "ui/screens/answers.hpp"
#include "ui/screens/waiting/waiting_view.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/field.hpp"
#include "ui/widgets/text.hpp"

namespace hub::ui {

namespace {

void submit(Frame& frame, PinEntry const& entry) {
    if (trim(entry.pin).empty()) {
        entry.error = "Enter your PIN.";
        frame.ui.focus("pin");
        return;
    }
    entry.was_busy = true;
    frame.send(client::UnlockDevice { std::string { trim(entry.pin) } });
}

void pin_dialog_ui(Frame& frame, DeviceDialogState& state) {
    auto& ui = frame.ui;
    auto const& device = frame.data.device;
    if (device.wants_pin && !state.open) { state = { .open = true, .pin = {}, .error = {} }; }
    bool cancelled = false;
    {
        auto dialog = widgets::Dialog(ui, state.open, { .key = "pin", .title = "Unlock this device", .has_footer = false });
        if (!dialog) { return; }
        if (!device.wants_pin) { dialog.close(); }
        auto& body = dialog.body();
        auto const form = ui.group("form", { .role = Role::Form, .rect = body.rest(), .name = "Unlock this device" });
        widgets::paragraph(ui, body,
            device.keeps_after_pin ? "There is no connection. With your PIN, this device keeps the authorization and sends it later."
                                   : "With your PIN you see what is kept here, and it can be sent.",
            { .ink = Color::TextSecondary });
        body.gap(space::s4);
        pin_entry_ui(frame, body, { state.pin, state.error, state.was_busy }, true, cancelled);
        if (cancelled) { dialog.close(); }
    }
    if (device.wants_pin && !state.open) { frame.send(client::AskForPin { .wanted = false }); }
    if (!state.open) { state.pin.clear(); }
}

void sign_out_ui(Frame& frame, DeviceDialogState& state) {
    auto& ui = frame.ui;
    bool const wanted = frame.data.device.asks_sign_out;
    if (wanted && !state.asks_sign_out) { state.asks_sign_out = true; }
    std::optional<std::size_t> pressed;
    {
        auto dialog = widgets::Dialog(
            ui, state.asks_sign_out, { .key = "sign-out", .title = waiting_sentence(frame.data.device.state.waiting), .is_alert = true });
        if (!dialog) { return; }
        widgets::paragraph(ui, dialog.body(),
            frame.data.device.is_mine ? "They are not sent yet. Signing out deletes them. Send them first, or discard them."
                                      : "Somebody else has written them and they are not sent yet. Signing out here deletes them. Let that "
                                        "person send them first.",
            { .ink = Color::TextSecondary });
        Rect footer = dialog.footer();
        pressed = widgets::button_row(ui, footer,
            { { .key = "stay", .label = "Stay signed in" },
                { .key = "discard", .label = "Discard and sign out", .style = widgets::ButtonStyle::Danger } });
        if (pressed || !wanted) { dialog.close(); }
    }
    if (!wanted || state.asks_sign_out) { return; }
    frame.send(client::EndSignOutQuestion { .discard = pressed == 1U });
    if (pressed == 0U && frame.data.device.is_mine) { frame.go("/waiting"); }
}

}  // namespace

void pin_entry_ui(Frame& frame, Flow& flow, PinEntry entry, bool has_cancel, bool& cancelled) {
    auto& ui = frame.ui;
    auto const& unlocking = frame.data.device.unlocking;
    if (is_answered(entry.was_busy, unlocking)) {
        entry.pin.clear();
        if (unlocking.error) {
            entry.error = unlocking.error->message;
            ui.focus("pin");
        }
    }
    widgets::TextFieldOptions const options { .key = "pin",
        .label = "PIN",
        .required = true,
        .error = entry.error,
        .reserve_message = true,
        .password = true,
        .autocomplete = "off",
        .input_mode = "numeric",
        .enter_key_hint = "go",
        .max_length = 12,
        .height = entry.height };
    if (widgets::text_field(ui, flow.next(widgets::text_field_height(ui, options)), entry.pin, options)) { entry.error.clear(); }
    flow.gap(space::s2);
    widgets::ButtonOptions const unlock { .key = "unlock",
        .label = "Unlock",
        .style = widgets::ButtonStyle::Primary,
        .submit = true,
        .busy = unlocking.busy,
        .busy_label = "Checking",
        .height = entry.height };
    Rect row = flow.next(entry.height > 0 ? entry.height : ui.metrics().control(), space::s3);
    if (!has_cancel) {
        if (widgets::button(ui, row, unlock)) { submit(frame, entry); }
        return;
    }
    auto const pressed = widgets::button_row(ui, row, { { .key = "cancel", .label = "Not now" }, unlock });
    cancelled = pressed == 0U;
    if (pressed == 1U) { submit(frame, entry); }
}

void device_dialogs_ui(Frame& frame, DeviceDialogState& state) {
    pin_dialog_ui(frame, state);
    sign_out_ui(frame, state);
}

}  // namespace hub::ui

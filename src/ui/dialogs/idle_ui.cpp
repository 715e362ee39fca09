#include "ui/dialogs/idle_ui.hpp"

#include "base/text.hpp"
#include "ui/widgets/dialog.hpp"
#include "ui/widgets/text.hpp"

#include <array>

namespace hub::ui {

namespace {

/// A screen reader is told at these counts and at no other.
constexpr std::array told_at { 30, 10 };

void tell(Ui& ui, IdleState& state, int seconds) {
    for (int const mark : told_at) {
        if (seconds > 0 && seconds <= mark && state.told_seconds > mark) {
            ui.announce("You will be signed out in " + plural(seconds, "second", "seconds") + ".");
        }
    }
    state.told_seconds = seconds;
}

}  // namespace

void idle_dialog_ui(Frame& frame, IdleState& state) {
    auto& ui = frame.ui;
    auto const left = frame.data.account.idle_seconds_left;
    if (left && !state.open) { state = { .open = true, .told_seconds = *left }; }
    {
        auto dialog = widgets::Dialog(ui, state.open, { .key = "idle", .title = "Are you still there?", .is_alert = true });
        if (!dialog) { return; }
        // Closed by itself, so that the focus goes back to where it was.
        if (!left) { dialog.close(); }
        int const seconds = left.value_or(0);
        tell(ui, state, seconds);
        widgets::paragraph(ui, dialog.body(), "Nothing was done for a while. To protect employees’ data you will be signed out.",
            { .ink = Color::TextSecondary });
        dialog.body().gap(space::s2);
        widgets::text(ui, dialog.body().next(28), seconds == 0 ? "Signing out" : "In " + plural(seconds, "second", "seconds"),
            { .style = TextStyle::Figure });
        Rect footer = dialog.footer();
        // The safe choice stands first: it gets the focus.
        auto const pressed = widgets::button_row(ui, footer,
            { { .key = "stay", .label = "Stay signed in", .style = widgets::ButtonStyle::Primary },
                { .key = "out", .label = "Sign out" } });
        if (pressed == 0U) {
            dialog.close();
        } else if (pressed == 1U) {
            frame.send(client::SignOut {});
        }
    }
    // Escape is a sign of life as well.
    if (left && !state.open) { frame.send(client::StaySignedIn {}); }
}

}  // namespace hub::ui

#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

TEST_CASE("A button answers the page's click once, whoever made it", "[ui][widgets]") {
    int pressed = 0;
    UiHarness harness([&](Ui& ui) {
        if (button(ui, { 10, 10, 120, 36 }, { .label = "Save view", .icon = icon::bookmark })) { ++pressed; }
    });
    CHECK(harness.dump() == "button \"Save view\"\n");
    harness.button("Save view").click();
    CHECK(pressed == 1);
    harness.tab();
    harness.press(Key::Enter);
    harness.press(Key::Space);
    CHECK(pressed == 3);
}

TEST_CASE("A disabled button with a reason can be reached and says why; without one it is out of the way", "[ui][widgets]") {
    int pressed = 0;
    UiHarness harness([&](Ui& ui) {
        if (button(ui, { 10, 10, 120, 36 }, { .label = "Pay now", .disabled = true, .reason = "Choose at least one invoice." })) {
            ++pressed;
        }
        if (button(ui, { 10, 60, 120, 36 }, { .label = "Delete", .disabled = true })) { ++pressed; }
    });
    CHECK(harness.button("Pay now").description() == "Choose at least one invoice.");
    CHECK(harness.button("Pay now").is_disabled());
    harness.tab();
    CHECK(harness.button("Pay now").is_focused());
    harness.press(Key::Enter);
    CHECK(pressed == 0);
    CHECK_THROWS(harness.button("Delete").click());
}

TEST_CASE("A busy button shows its other words and does not answer", "[ui][widgets]") {
    int pressed = 0;
    UiHarness harness([&](Ui& ui) {
        if (button(ui, { 10, 10, 120, 36 }, { .key = "send", .label = "Submit", .busy = true, .busy_label = "Sending" })) { ++pressed; }
    });
    CHECK(harness.dump() == "button \"Sending\" [busy]\n");
    harness.button("Sending").click();
    CHECK(pressed == 0);
}

TEST_CASE("A button with a route is a link", "[ui][widgets]") {
    int pressed = 0;
    UiHarness harness([&](Ui& ui) {
        if (button(
                ui, { 10, 10, 160, 36 }, { .label = "New authorization", .style = ButtonStyle::Primary, .href = "/authorizations/new" })) {
            ++pressed;
        }
        if (link(ui, { 10, 60, 160, 24 }, { .label = "Forgot password?", .href = "/reset" })) { ++pressed; }
        if (link(ui, { 10, 90, 160, 24 }, { .label = "Clear" })) { ++pressed; }
    });
    CHECK(harness.link("New authorization").href() == "/authorizations/new");
    harness.link("New authorization").click();
    harness.link("Forgot password?").click();
    harness.button("Clear").click();
    CHECK(pressed == 3);
}

TEST_CASE("Icon buttons have their name as a tooltip, after half a second or with the keyboard's focus", "[ui][widgets]") {
    bool flagged = false;
    UiHarness harness([&](Ui& ui) {
        if (icon_button(ui, { 10, 10, 36, 36 }, { .label = "Flag", .icon = icon::flag, .pressed = flagged })) { flagged = !flagged; }
    });
    CHECK(harness.dump() == "button \"Flag\" [not-pressed]\n");
    harness.button("Flag").click();
    CHECK(harness.button("Flag").has(semantics::Pressed));
    harness.pointer_away();
    harness.button("Flag").hover();
    CHECK(harness.wanted_after_ms() > 400);
    CHECK(harness.wanted_after_ms() <= 500);
    harness.advance(500);
    CHECK(harness.wanted_after_ms() < 0);
}

TEST_CASE("Targets are at least 24 px, 44 under a finger (WCAG 2.5.8)", "[ui][widgets]") {
    bool value = false;
    UiHarness harness([&](Ui& ui) {
        Flow flow(ui.viewport().inset(20));
        button(ui, flow.next(60), { .label = "Button" });
        button(ui, flow.next(60), { .label = "Small", .size = ButtonSize::Small });
        icon_button(ui, flow.next(60), { .label = "Icon" });
        link(ui, flow.next(60), { .label = "Link", .href = "/" });
        checkbox(ui, flow.next(60), value, { .label = "Checkbox" });
        toggle(ui, flow.next(60), value, { .label = "Switch" });
        chip(ui, flow.next(60), { .label = "Chip" });
    });
    auto const least_of = [&](float least) {
        for (auto const* element : harness.mirror().elements()) {
            INFO(element->node.name);
            CHECK(element->node.rect.height >= least);
            CHECK(element->node.rect.width >= 24);
        }
    };
    least_of(24);
    harness.set_viewport(800, 800, true);
    least_of(44);
}

TEST_CASE("A row of buttons reads from left to right and stands at the right", "[ui][widgets]") {
    std::optional<std::size_t> pressed;
    UiHarness harness([&](Ui& ui) {
        Rect row { 0, 0, 600, 64 };
        if (auto const which = button_row(ui, row, { { .label = "Keep it" }, { .label = "Delete", .style = ButtonStyle::Danger } })) {
            pressed = which;
        }
        CHECK(row.width < 600);
    });
    CHECK(harness.dump() == "button \"Keep it\"\nbutton \"Delete\"\n");
    auto const right = harness.button("Delete").rect();
    CHECK(right.x + right.width == 600);
    harness.button("Delete").click();
    CHECK(pressed == 1U);
}

TEST_CASE("Nothing is drawn while nothing happens", "[ui][widgets]") {
    UiHarness harness([](Ui& ui) { button(ui, { 10, 10, 120, 36 }, { .label = "Save" }); });
    CHECK(harness.wanted_after_ms() < 0);
    auto const before = harness.frames();
    harness.advance(5000);
    CHECK(harness.frames() - before <= 1);
}

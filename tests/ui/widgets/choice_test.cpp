#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

TEST_CASE("A checkbox toggles its value, and one that is refused snaps back", "[ui][widgets]") {
    bool value = false;
    UiHarness harness([&](Ui& ui) {
        checkbox(ui, { 10, 10, 300, 24 }, value, { .label = "Cover page" });
        checkbox(ui, { 10, 50, 300, 24 }, CheckState::Off, { .label = "Never" });  // nobody obeys it
    });
    harness.checkbox("Cover page").click();
    CHECK(value);
    CHECK(harness.checkbox("Cover page").is_checked());
    harness.checkbox("Never").click();  // the harness itself checks that the element was told its true state
    CHECK_FALSE(harness.checkbox("Never").is_checked());
}

TEST_CASE("A switch takes effect at once, by click and by Space", "[ui][widgets]") {
    bool value = true;
    UiHarness harness([&](Ui& ui) {
        toggle(ui, { 10, 10, 300, 44 }, value, { .label = "Hub access", .hidden_label = true, .description = "May sign in." });
    });
    CHECK(harness.dump() == "switch \"Hub access\" [checked] description=\"May sign in.\"\n");
    harness.toggle("Hub access").click();
    CHECK_FALSE(value);
    harness.press(Key::Space);
    CHECK(value);
}

TEST_CASE("Radios have one Tab stop, and arrow keys choose", "[ui][widgets]") {
    std::size_t order = 0;
    UiHarness harness([&](Ui& ui) {
        radio_group(ui, { 10, 10, 500, 32 }, order, { .label = "Order" },
            { { .label = "Employee" }, { .label = "Visit date", .disabled = true }, { .label = "My order" } }, true);
        button(ui, { 10, 60, 100, 36 }, { .label = "Next" });
    });
    CHECK(harness.dump()
        == "radiogroup \"Order\"\n  radio \"Employee\" [checked]\n  radio \"Visit date\" [disabled]\n  radio \"My order\"\nbutton "
           "\"Next\"\n");
    harness.tab();
    CHECK(harness.radio("Employee").is_focused());
    harness.press(Key::Right);
    CHECK(order == 2);
    CHECK(harness.radio("My order").is_focused());
    harness.tab();
    CHECK(harness.button("Next").is_focused());
}

TEST_CASE("Segments are radios", "[ui][widgets]") {
    std::size_t view = 1;
    std::vector<Choice> const views { { .label = "List" }, { .label = "Cards" }, { .label = "Map" } };
    UiHarness harness([&](Ui& ui) { segmented(ui, { 10, 10, 400, 36 }, view, { .label = "View" }, views); });
    CHECK(harness.radio("Cards").is_checked());
    harness.radio("Map").click();
    CHECK(view == 2);
}

TEST_CASE("A list of radios tells its facts, and why one cannot be chosen", "[ui][widgets]") {
    std::size_t center = 0;
    UiHarness harness([&](Ui& ui) {
        Flow flow({ 10, 10, 600, 400 });
        radio_list(ui, flow, center, { .label = "Center" },
            { { .label = "Dallas Trinity",
                  .second_line = "410 Riverfront Way",
                  .side_text = "2.1 miles",
                  .side_second = "Open until 6:00 p.m." },
                { .label = "Fort Worth", .side_text = "28 miles", .disabled = true, .reason = "No respirator clearance." } });
    });
    CHECK(harness.radio("Dallas Trinity").description() == "410 Riverfront Way. 2.1 miles. Open until 6:00 p.m.");
    CHECK(harness.radio("Fort Worth").description() == "28 miles. No respirator clearance.");
    CHECK_THROWS(harness.radio("Fort Worth").click());
}

TEST_CASE("Cards are checkboxes and radios as large as they look", "[ui][widgets]") {
    bool physical = false;
    std::size_t delivery = 0;
    UiHarness harness([&](Ui& ui) {
        check_card(ui, { 10, 10, 300, 56 }, physical, { .label = "Physical", .second_line = "Package" });
        radio_cards(ui, { 10, 100, 600, 56 }, delivery, { .label = "Delivery" }, { { .label = "Online" }, { .label = "Paper" } }, 2);
    });
    harness.checkbox("Physical").click();
    CHECK(physical);
    CHECK(harness.checkbox("Physical").rect().width == 300);
    harness.radio("Paper").click();
    CHECK(delivery == 1);
}

TEST_CASE("Chips open, toggle and are cleared", "[ui][widgets]") {
    bool open = false;
    bool flagged = false;
    int cleared = 0;
    UiHarness harness([&](Ui& ui) {
        Rect row { 10, 10, 600, 32 };
        ChipOptions const center { .label = "Center", .expanded = open };
        if (chip(ui, row.cut_left(chip_width(ui, center), 8), center) == ChipPress::Main) { open = !open; }
        if (chip(ui, row.cut_left(160, 8), { .key = "state", .label = "Texas, Colorado", .name = "State", .kind = ChipKind::Set })
            == ChipPress::Clear) {
            ++cleared;
        }
        if (chip(ui, row.cut_left(120, 8), { .label = "Flagged", .kind = ChipKind::Toggle, .on = flagged }) == ChipPress::Main) {
            flagged = !flagged;
        }
    });
    CHECK(harness.dump()
        == "button \"Center\" [collapsed popup]\nbutton \"State: Texas, Colorado\" [collapsed popup]\nbutton \"Clear filter "
           "State\"\nbutton \"Flagged\" [not-pressed]\n");
    harness.button("Center").click();
    CHECK(harness.button("Center").has(semantics::Expanded));
    harness.button("Clear filter State").click();
    CHECK(cleared == 1);
    harness.button("Flagged").click();
    CHECK(harness.button("Flagged").has(semantics::Pressed));
}

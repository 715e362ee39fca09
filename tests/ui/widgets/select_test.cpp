#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

namespace {

std::vector<ListItem> const centers { { .label = "Dallas Trinity", .hint = "2.1 mi" }, { .label = "Dallas Cedar Ridge", .hint = "6.8 mi" },
    { .label = "Glendale West", .disabled = true, .reason = "Closed today" }, { .label = "Irving North" } };

}  // namespace

TEST_CASE("A select shows its choice and opens a list of options", "[ui][widgets]") {
    std::optional<std::size_t> choice;
    int changes = 0;
    UiHarness harness([&](Ui& ui) {
        changes += select(ui, { 10, 10, 300, 60 }, choice, { .label = "Center", .placeholder = "Choose a center" }, centers) ? 1 : 0;
    });
    CHECK(harness.dump() == "combobox \"Center\" [collapsed popup] value=\"Choose a center\"\n");
    harness.field("Center").click();
    CHECK(harness.option("Dallas Trinity").is_focused());
    CHECK(harness.option("Glendale West").description() == "Closed today");
    harness.option("Dallas Cedar Ridge").click();
    CHECK(choice == 1U);
    CHECK(changes == 1);
    CHECK(harness.field("Center").value() == "Dallas Cedar Ridge");
    CHECK(harness.field("Center").is_focused());
}

TEST_CASE("A select is used by keyboard, and passes over what is disabled", "[ui][widgets]") {
    std::optional<std::size_t> choice = 1;
    UiHarness harness([&](Ui& ui) { select(ui, { 10, 10, 300, 60 }, choice, { .label = "Center" }, centers); });
    harness.tab();
    harness.press(Key::Down);
    CHECK(harness.option("Dallas Cedar Ridge").is_focused());
    harness.press(Key::Down);
    CHECK(harness.option("Irving North").is_focused());
    harness.press(Key::Enter);
    CHECK(choice == 3U);
}

TEST_CASE("A combobox narrows its list while one types; Enter takes the active row", "[ui][widgets]") {
    std::optional<std::size_t> choice;
    UiHarness harness([&](Ui& ui) {
        combobox(ui, { 10, 10, 300, 60 }, choice, { .field = { .label = "Center" } }, centers);
        button(ui, { 10, 400, 100, 36 }, { .label = "Next" });
    });
    harness.field("Center").type("dal cedar");
    CHECK(
        harness.role(Role::ListBox).dump() == "listbox \"Center\"\n  scroller\n    option \"Dallas Cedar Ridge\" description=\"6.8 mi\"\n");
    CHECK(harness.mirror().find(harness.field("Center").id())->text(Attribute::Active)
        == std::to_string(harness.option("Dallas Cedar Ridge").id()));
    harness.press(Key::Enter);
    CHECK(choice == 1U);
    CHECK(harness.field("Center").value() == "Dallas Cedar Ridge");
    CHECK_FALSE(harness.role(Role::ListBox).exists());
}

TEST_CASE("A combobox goes back to its choice when something else was typed, and to none when emptied", "[ui][widgets]") {
    std::optional<std::size_t> choice = 0;
    UiHarness harness([&](Ui& ui) {
        combobox(ui, { 10, 10, 300, 60 }, choice, { .field = { .label = "Center" } }, centers);
        button(ui, { 10, 400, 100, 36 }, { .label = "Next" });
    });
    CHECK(harness.field("Center").value() == "Dallas Trinity");
    harness.field("Center").type("zzz");
    CHECK(harness.role(Role::ListBox).count() == 1);
    CHECK(harness.role(Role::Option).count() == 0);
    harness.button("Next").focus();
    CHECK(choice == 0U);
    CHECK(harness.field("Center").value() == "Dallas Trinity");
    harness.field("Center").type("");
    harness.button("Next").focus();
    CHECK_FALSE(choice);
}

TEST_CASE("Arrow keys open the list and move through it", "[ui][widgets]") {
    std::optional<std::size_t> choice;
    UiHarness harness([&](Ui& ui) { combobox(ui, { 10, 10, 300, 60 }, choice, { .field = { .label = "Center" } }, centers); });
    harness.tab();
    harness.press(Key::Down);
    CHECK(harness.role(Role::Option).count() == 4);
    harness.press(Key::Down);
    harness.press(Key::Enter);
    CHECK(choice == 1U);
    harness.press(Key::Down);
    harness.press(Key::Escape);
    CHECK(harness.role(Role::Option).count() == 0);
    CHECK(choice == 1U);
}

TEST_CASE("Free text counts where it is allowed", "[ui][widgets]") {
    std::optional<std::size_t> choice;
    std::string typed;
    UiHarness harness([&](Ui& ui) {
        combobox(ui, { 10, 10, 300, 60 }, choice, { .field = { .label = "Job title" }, .typed = &typed, .allow_other = true }, centers);
        button(ui, { 10, 400, 100, 36 }, { .label = "Next" });
    });
    harness.field("Job title").type("Crane operator");
    harness.button("Next").focus();
    CHECK(typed == "Crane operator");
    CHECK(harness.field("Job title").value() == "Crane operator");
}

TEST_CASE("A date is typed as people write it, and checked when the field is left", "[ui][widgets]") {
    std::optional<Date> value;
    UiHarness harness([&](Ui& ui) {
        date_field(ui, { 10, 10, 240, 80 }, value,
            { .field = { .label = "Visit date", .reserve_message = true }, .today = Date::from_parts(2026, 11, 19) });
        button(ui, { 10, 500, 100, 36 }, { .label = "Next" });
    });
    harness.field("Visit date").type("11/21/2026");
    CHECK_FALSE(value);
    harness.button("Next").focus();
    CHECK(value == Date::from_parts(2026, 11, 21));
    CHECK(harness.field("Visit date").value() == "Nov 21, 2026");
    harness.field("Visit date").type("next week");
    harness.button("Next").focus();
    CHECK_FALSE(value);
    CHECK(harness.field("Visit date").error() == "Enter a date like 11/19/2026");
    CHECK(harness.field("Visit date").value() == "next week");
    harness.field("Visit date").type("");
    harness.button("Next").focus();
    CHECK(harness.field("Visit date").error().empty());
}

TEST_CASE("A date that is written without the focus, as by a password manager, is taken at once", "[ui][widgets]") {
    std::optional<Date> value;
    UiHarness harness([&](Ui& ui) {
        date_field(ui, { 10, 10, 240, 80 }, value, { .field = { .label = "Date of birth" }, .today = Date::from_parts(2026, 11, 19) });
    });
    harness.settle();
    for (auto const& node : harness.ui().tree().nodes()) {
        if (node.role == Role::TextField) {
            harness.ui().handle({ .kind = semantics::Event::Kind::SetText, .id = node.id, .text = "03/14/1989" });
        }
    }
    harness.settle();
    CHECK(value == Date::from_parts(1989, 3, 14));
}

TEST_CASE("A day is picked from the calendar by keyboard", "[ui][widgets]") {
    std::optional<Date> value = Date::from_parts(2026, 11, 19);
    UiHarness harness([&](Ui& ui) {
        date_field(ui, { 10, 10, 240, 60 }, value, { .field = { .label = "Visit date" }, .today = Date::from_parts(2026, 11, 12) });
    });
    harness.button("Choose a date").click();
    CHECK(harness.button("Thursday, November 19, 2026").is_focused());
    CHECK(harness.button("Thursday, November 12, 2026").has(semantics::Current));
    harness.press(Key::Down);
    CHECK(harness.button("Thursday, November 26, 2026").is_focused());
    harness.press(Key::PageDown);
    CHECK(harness.button("Saturday, December 26, 2026").is_focused());
    harness.press(Key::Home);
    CHECK(harness.button("Sunday, December 20, 2026").is_focused());
    harness.press(Key::Enter);
    CHECK(value == Date::from_parts(2026, 12, 20));
    CHECK_FALSE(harness.role(Role::Table).exists());
    CHECK(harness.button("Choose a date").is_focused());
}

TEST_CASE("Days outside of the allowed ones cannot be picked", "[ui][widgets]") {
    std::optional<Date> value;
    UiHarness harness([&](Ui& ui) {
        date_field(ui, { 10, 10, 240, 60 }, value,
            { .field = { .label = "Valid until" },
                .first = Date::from_parts(2026, 11, 19),
                .last = Date::from_parts(2026, 12, 19),
                .today = Date::from_parts(2026, 11, 19) });
    });
    harness.button("Choose a date").click();
    CHECK(harness.button("Wednesday, November 18, 2026").is_disabled());
    harness.press(Key::Left);
    CHECK(harness.button("Thursday, November 19, 2026").is_focused());
    harness.button("Next month").click();
    CHECK(harness.role(Role::Status, "December 2026").exists());
    harness.button("Friday, December 4, 2026").click();
    CHECK(value == Date::from_parts(2026, 12, 4));
}

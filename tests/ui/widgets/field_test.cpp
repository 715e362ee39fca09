#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

TEST_CASE("A text field takes whole values from the page", "[ui][widgets]") {
    std::string email;
    int changes = 0;
    int leaves = 0;
    UiHarness harness([&](Ui& ui) {
        auto const result = text_field(ui, { 10, 10, 300, 80 }, email,
            { .label = "Work e-mail", .help = "As on your invitation", .autocomplete = "username", .input_mode = "email" });
        changes += result.changed ? 1 : 0;
        leaves += result.left ? 1 : 0;
        button(ui, { 10, 100, 100, 36 }, { .label = "Sign in" });
    });
    CHECK(harness.dump() == "textbox \"Work e-mail\" description=\"As on your invitation\" value=\"\"\nbutton \"Sign in\"\n");
    harness.field("Work e-mail").type("maría@acme.example");
    CHECK(email == "maría@acme.example");
    CHECK(changes == 1);
    CHECK(leaves == 0);
    harness.tab();
    CHECK(leaves == 1);
    CHECK(harness.field("Work e-mail").value() == "maría@acme.example");
}

TEST_CASE("An error takes the place of the help and marks the field", "[ui][widgets]") {
    std::string value = "dana@acme";
    std::string error = "Enter a full e-mail address";
    UiHarness harness([&](Ui& ui) { text_field(ui, { 10, 10, 300, 80 }, value, { .label = "E-mail", .error = error }); });
    CHECK(harness.field("E-mail").has(semantics::Invalid));
    CHECK(harness.field("E-mail").error() == "Enter a full e-mail address");
}

TEST_CASE("A field's block keeps the room for its message", "[ui][widgets]") {
    UiHarness harness([](Ui& ui) {
        CHECK(text_field_height(ui, { .label = "x" }) == 24 + 36);
        CHECK(text_field_height(ui, { .label = "x", .help = "y" }) == 24 + 36 + 20);
        CHECK(text_field_height(ui, { .label = "x", .reserve_message = true }) == text_field_height(ui, { .label = "x", .error = "y" }));
        CHECK(text_field_height(ui, { .label = "x", .hidden_label = true }) == 36);
    });
}

TEST_CASE("A password never enters a node, hidden or shown", "[ui][widgets]") {
    std::string password;
    UiHarness harness([&](Ui& ui) {
        text_field(ui, { 10, 10, 300, 60 }, password, { .label = "Password", .password = true, .autocomplete = "current-password" });
    });
    harness.field("Password").type("correct horse");
    CHECK(password == "correct horse");
    CHECK(harness.field("Password").has(semantics::Password));
    CHECK_FALSE(harness.dump().contains("correct"));
    harness.button("Show password").click();
    CHECK_FALSE(harness.field("Password").has(semantics::Password));
    CHECK(harness.button("Show password").has(semantics::Pressed));
    CHECK_FALSE(harness.dump().contains("correct"));
    // The element keeps its own text; when the program empties the field, the element is told once.
    CHECK(harness.field("Password").value() == "correct horse");
    password.clear();
    harness.run_frames(2);
    CHECK(harness.field("Password").value().empty());
}

TEST_CASE("Disabled and read-only fields cannot be typed into", "[ui][widgets]") {
    std::string value = "User Admin";
    UiHarness harness([&](Ui& ui) {
        text_field(ui, { 10, 10, 300, 80 }, value, { .label = "Role", .help = "Set by Support", .disabled = true });
        text_field(ui, { 10, 110, 300, 80 }, value, { .label = "Login", .read_only = true });
    });
    CHECK_THROWS(harness.field("Role").type("x"));
    CHECK_THROWS(harness.field("Login").type("x"));
}

TEST_CASE("The search field can be emptied, and keeps the focus then", "[ui][widgets]") {
    std::string query;
    UiHarness harness(
        [&](Ui& ui) { search_field(ui, { 10, 10, 300, 36 }, query, { .label = "Search these results", .shortcut = "Ctrl K" }); });
    CHECK(harness.dump() == "textbox \"Search these results\" shortcut=\"Control+K\" value=\"\"\n");
    harness.field("Search these results").type("nguyen");
    harness.button("Clear search").click();
    CHECK(query.empty());
    CHECK(harness.field("Search these results").is_focused());
    CHECK(harness.field("Search these results").value().empty());
}

TEST_CASE("A text area keeps lines", "[ui][widgets]") {
    std::string text;
    UiHarness harness([&](Ui& ui) {
        text_area(ui, { 10, 10, 400, 120 }, text,
            { .field = { .label = "Instructions", .optional = true, .side_text = "0 of 500", .max_length = 500 } });
    });
    harness.field("Instructions").type("Start date Nov 30.\nCall first.");
    CHECK(text == "Start date Nov 30.\nCall first.");
    CHECK(harness.role(Role::TextArea, "Instructions").exists());
}

TEST_CASE("Enter in a field presses the button that submits its form", "[ui][widgets]") {
    std::string email;
    int submitted = 0;
    UiHarness harness([&](Ui& ui) {
        auto const form = ui.group("form", { .role = Role::Form, .rect = { 0, 0, 400, 200 }, .name = "Sign in" });
        text_field(ui, { 10, 10, 300, 60 }, email, { .label = "Work e-mail" });
        if (button(ui, { 10, 100, 100, 36 }, { .label = "Sign in", .submit = true })) { ++submitted; }
    });
    harness.field("Work e-mail").type("dana");
    harness.press(Key::Enter);
    CHECK(submitted == 1);
}

TEST_CASE("Text in fields is 16 px under a finger, so that phones do not zoom", "[ui][widgets]") {
    std::string value;
    UiHarness harness([&](Ui& ui) { text_field(ui, { 10, 10, 300, 80 }, value, { .label = "Name" }); });
    auto const font = [&] { return harness.mirror().find(harness.field("Name").id())->text(Attribute::FontPx); };
    CHECK(font() == "14");
    harness.set_viewport(800, 600, true);
    CHECK(font() == "16");
}

// Recent changes and the employer's security settings, by role and name against the real server core.
#include "app/app_world.hpp"

#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;
using ui::semantics::Role;

namespace {

struct OnChanges : LiveProgram {
    OnChanges() {
        harness.set_viewport(1600, 900);
        sign_in("admin@acme.example");
        add_contact("Zofia", "Wójcik");
        add_contact("Ana", "Duarte");
        go("/changes");
    }
    void add_contact(std::string_view first, std::string_view last) {
        go("/contacts/new");
        harness.field("First name").type(first);
        harness.field("Last name").type(last);
        click("Add contact");
        confirm_identity();
        platform.pass_ms(60'000);
    }
    void click(std::string_view button) {
        harness.button(button).click();
        settle();
        harness.run_frames(3);
    }
    void confirm_identity() {
        auto const dialog = harness.dialog("Confirm that it is you");
        if (!dialog.exists()) { return; }
        dialog.field("Password").type("Training-2026-portal");
        dialog.button("Confirm").click();
        settle();
    }
    [[nodiscard]] std::string text() { return harness.text(); }
};

}  // namespace

TEST_CASE("CHNG-01, CHNG-02: what was done, by whom, to whom, old and new, newest first", "[app][changes]") {
    OnChanges program;
    auto const first = program.harness.row(2).text();
    CHECK(first.find("Contact added") != std::string::npos);
    CHECK(first.find("Ana Duarte") != std::string::npos);
    CHECK(first.find("Dana Okafor") != std::string::npos);
    CHECK(first.find("First name: None → Ana") != std::string::npos);
    CHECK(program.harness.row(3).text().find("Zofia Wójcik") != std::string::npos);
    program.harness.role(Role::Link, "Contact added").at(0).click();
    program.settle();
    auto const details = program.harness.role(Role::Region, "Change details");
    CHECK(details.text().find("Old and new") != std::string::npos);
    details.link("Open the contact").click();
    program.settle();
    CHECK(program.harness.heading("Ana Duarte").exists());
}

TEST_CASE("ACCT-A5: changes are verified one by one, selected, or all that are shown, and that can be undone", "[app][changes]") {
    OnChanges program;
    auto& harness = program.harness;
    harness.checkbox("Select Contact added, Ana Duarte").click();
    program.settle();
    CHECK(program.text().find("1 selected") != std::string::npos);
    program.click("Mark as verified");
    CHECK(harness.row(2).text().find("Not verified") == std::string::npos);
    program.click("Undo");
    CHECK(harness.row(2).text().find("Not verified") != std::string::npos);
    program.go("/changes?q=zofia");
    CHECK(program.text().find("1 of ") != std::string::npos);
    program.click("Mark all 1 shown as verified");
    CHECK(program.text().find("all verified") != std::string::npos);
    program.go("/changes?not_verified=1");
    CHECK(program.text().find("Ana Duarte") != std::string::npos);
    CHECK(program.harness.role(Role::Table, "Recent changes").text().find("Zofia") == std::string::npos);
}

TEST_CASE("ACCT-A5: filters by kind, person and dates are in the address", "[app][changes]") {
    OnChanges program;
    program.go("/changes?kind=contact_added&person=Ana+Duarte&from=2026-11-19&until=2026-11-19");
    CHECK(program.harness.role(Role::Table, "Recent changes").text().find("Ana Duarte") != std::string::npos);
    CHECK(program.harness.role(Role::Table, "Recent changes").text().find("Zofia") == std::string::npos);
    program.go("/changes?until=2026-01-01");
    CHECK(program.text().find("Your filters hide all") != std::string::npos);
    program.click("Clear filters");
    CHECK(program.text().find("Zofia") != std::string::npos);
}

TEST_CASE("ACCT-A5: the list that is shown goes into a CSV file", "[app][changes]") {
    OnChanges program;
    program.go("/changes?q=zofia");
    program.click("Export CSV");
    REQUIRE(program.platform.saved.size() == 1);
    CHECK(program.platform.saved[0].file_name == "Recent changes 2026-11-19.csv");
    CHECK(program.platform.saved[0].text.find("First name,,Zofia") != std::string::npos);
    CHECK(program.platform.saved[0].text.find("Ana") == std::string::npos);
}

TEST_CASE("A4, A9: the security settings say what they mean, refuse nonsense and are saved", "[app][changes]") {
    OnChanges program;
    auto& harness = program.harness;
    program.go("/security");
    CHECK(harness.button("Save changes").is_disabled());
    harness.field("Minutes without activity").type("45");
    program.settle();
    program.click("Save changes");
    CHECK(harness.field("Minutes without activity").error() == "Enter a whole number from 5 to 30.");
    CHECK(harness.field("Minutes without activity").is_focused());
    harness.field("Minutes without activity").type("10");
    program.settle();
    program.click("Save changes");
    program.confirm_identity();
    CHECK(program.text().find("The security settings were saved.") != std::string::npos);
    CHECK(harness.field("Minutes without activity").value() == "10");
    CHECK(harness.button("Save changes").is_disabled());
    program.go("/changes");
    CHECK(harness.row(2).text().find("Security settings changed") != std::string::npos);
}

// My contacts and the page of a contact, by role and name against the real server core.
#include "app/app_world.hpp"

#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "api/problem.hpp"
#include "base/text.hpp"
#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;
using ui::semantics::Role;

namespace {

struct OnContacts : LiveProgram {
    explicit OnContacts(std::string_view email = "admin@acme.example", float width = 1600) {
        harness.set_viewport(width, 900, width < 640);
        sign_in(email);
        go("/contacts");
    }
    /// The list shows the rows that fit; searching brings the one that is wanted.
    void open(std::string_view name) {
        harness.field("Search contacts").type(name);
        settle();
        harness.link(name).click();
        settle();
        if (!harness.field("Search contacts").exists()) { return; }
        harness.field("Search contacts").type("");
        settle();
    }
    void tab(std::string_view name) {
        harness.tab(name).click();
        settle();
    }
    void click(std::string_view button) {
        harness.button(button).click();
        settle();
        harness.run_frames(3);
        confirm_identity();
    }
    /// A11: some actions ask who one is, once in five minutes.
    void confirm_identity() {
        auto const dialog = harness.dialog("Confirm that it is you");
        if (!dialog.exists()) { return; }
        dialog.field("Password").type("Training-2026-portal");
        dialog.button("Confirm").click();
        settle();
    }
    Locator details() { return harness.role(Role::Region, "Contact details"); }
    Locator table() { return harness.role(Role::Table, "Contacts"); }
    std::string address() { return platform.routes.back().first; }
};

}  // namespace

TEST_CASE("CONT-01, CONT-03: the list shows role, access and marks in words, with a legend", "[app][contacts]") {
    OnContacts program("admin@acme.example", 1280);
    auto const text = program.table().text();
    CHECK(text.find("Dana Okafor") != std::string::npos);
    CHECK(text.find("User Admin") != std::string::npos);
    CHECK(text.find("Non-injury billing contact") != std::string::npos);
    CHECK(text.find("Billing Admin") != std::string::npos);
    CHECK(text.find("No e-mail") != std::string::npos);
    CHECK(program.harness.text().find("28 contacts") != std::string::npos);
}

TEST_CASE("CONT-02, ACCT-A2: filters are in the address, and come back with it", "[app][contacts]") {
    OnContacts program("admin@acme.example", 1600);
    program.click("User Admins");
    CHECK(program.harness.text().find("6 of 28 contacts") != std::string::npos);
    CHECK(program.address().find("role=user_admin") != std::string::npos);
    program.go("/contacts?no_email=1");
    CHECK(program.harness.text().find("3 of 28 contacts") != std::string::npos);
    CHECK(program.table().text().find("Owen Castellane") != std::string::npos);
    program.go("/contacts?grant=billing_contact&sort=-name");
    CHECK(program.table().text().find("Mei-Ling Chao") != std::string::npos);
    CHECK(program.table().text().find("Luis Ferreira") == std::string::npos);
    program.go("/contacts?q=no+such+person");
    CHECK(program.harness.text().find("Your filters hide all 28 contacts.") != std::string::npos);
    program.click("Clear filters");
    CHECK(program.harness.text().find("28 contacts") != std::string::npos);
}

TEST_CASE("Every column of the list sorts", "[app][contacts]") {
    OnContacts program("admin@acme.example", 1900);
    for (auto const* column : { "Name", "Job title", "Role", "Hub access", "Marks", "E-mail", "Phone", "Locations", "Last signed in" }) {
        auto header = program.harness.role(Role::ColumnHeader, column);
        REQUIRE(header.exists());
        bool const was_sorted = header.has(ui::semantics::SortedUp);
        header.click();
        program.settle();
        CHECK(header.has(was_sorted ? std::uint32_t { ui::semantics::SortedDown } : ui::semantics::SortedUp | ui::semantics::SortedDown));
    }
}

TEST_CASE("ROLE-A2: a Basic user sees what cannot be done, why, and who can help", "[app][contacts]") {
    OnContacts program("basic@acme.example");
    auto const create = program.harness.button("New contact");
    CHECK(create.is_disabled());
    CHECK(create.description().find("Only a User Admin can create contacts.") == 0);
    CHECK(create.description().find("Dana Okafor") != std::string::npos);
    CHECK(program.harness.tab("Recent changes").is_disabled());
    program.open("Dana Okafor");
    CHECK(program.harness.toggle("Hub access").is_disabled());
    CHECK(program.details().text().find("Ask ") != std::string::npos);
    CHECK_FALSE(program.harness.button("Save changes").exists());
    program.go("/changes");
    CHECK(program.harness.heading("Recent changes is for User Admins").exists());
    CHECK(program.harness.text().find("Dana Okafor") != std::string::npos);
    program.go("/contacts/new");
    CHECK(program.harness.heading("Adding contacts is for User Admins").exists());
}

TEST_CASE("CONT-08: anybody exports the list, made by the server", "[app][contacts]") {
    OnContacts program("basic@acme.example");
    program.click("Export CSV");
    REQUIRE(program.platform.saved.size() == 1);
    CHECK(program.platform.saved[0].text == "/api/v1/contacts.csv");
}

TEST_CASE("CONT-05: the list leads to the form of a new contact", "[app][contacts]") {
    OnContacts program;
    program.harness.link("New contact").click();
    program.settle();
    CHECK(program.harness.heading("New contact").exists());
    CHECK(program.address() == "/contacts/new");
}

TEST_CASE("CONT-05, ROLE-14: a contact is created and invited; the first error gets the focus", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.go("/contacts/new");
    program.click("Add contact");
    CHECK(harness.field("First name").is_focused());
    CHECK(harness.field("First name").error() == "Enter the first name.");
    harness.field("First name").type("luis");
    harness.field("Last name").type("FERREIRA");
    program.settle();
    CHECK(harness.text().find("Luis Ferreira is in the list already") != std::string::npos);
    harness.field("First name").type("Zofia");
    harness.field("Last name").type("Wójcik");
    harness.checkbox("Give access to the portal").click();
    program.settle();
    CHECK(harness.text().find("only for people who need to see employee health information") != std::string::npos);
    program.click("Add and invite");
    CHECK(harness.field("Work e-mail").is_focused());
    harness.field("Work e-mail").type("zofia.wojcik@acme.example");
    harness.checkbox("Dallas Plant").click();
    program.click("Add and invite");
    CHECK(harness.heading("Zofia Wójcik").exists());
    CHECK(program.details().text().find("Invited") != std::string::npos);
    CHECK(program.harness.button("Send again").exists());
    CHECK(program.harness.text().find("29 contacts") != std::string::npos);
}

TEST_CASE("What was typed about a new contact is kept until it is discarded", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.go("/contacts/new");
    harness.field("First name").type("Zofia");
    program.go("/results");
    program.go("/contacts/new");
    CHECK(harness.field("First name").value() == "Zofia");
    program.click("Cancel");
    REQUIRE(harness.dialog("Discard this contact?").exists());
    harness.dialog().button("Discard").click();
    program.settle();
    program.go("/contacts/new");
    CHECK(harness.field("First name").value().empty());
}

TEST_CASE("ROLE-07, M02: access needs an e-mail address", "[app][contacts]") {
    OnContacts program;
    program.open("Owen Castellane");
    CHECK(program.harness.toggle("Hub access").is_disabled());
    CHECK(program.harness.toggle("Hub access").description().find("e-mail address") != std::string::npos);
}

TEST_CASE("CONT-07, ROLE-15, SIGN-15: access is given and taken after a question each", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.open("Ibrahim Haddad");
    harness.toggle("Hub access").click();
    program.settle();
    harness.run_frames(3);
    auto const grant = harness.dialog("Give Ibrahim Haddad access?");
    REQUIRE(grant.exists());
    CHECK(grant.text().find("Grant access only to people who need to see employee health information.") != std::string::npos);
    program.click("Send invitation");
    CHECK_FALSE(harness.dialog().exists());
    CHECK(program.details().text().find("Invited") != std::string::npos);
    program.click("Remove access…");
    auto const revoke = harness.dialog("Remove the access of Ibrahim Haddad?");
    REQUIRE(revoke.exists());
    CHECK(revoke.text().find("also tell Customer Support") != std::string::npos);
    revoke.button("Remove access").click();
    program.settle();
    program.confirm_identity();
    CHECK(program.details().text().find("Access removed") != std::string::npos);
}

TEST_CASE("ROLE-05, ROLE-10, M03: a demotion warns that Billing Admin goes with it", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.open("Chloé Martineau");
    CHECK(harness.toggle("Billing Admin").is_checked());
    harness.radio("Basic").click();
    program.settle();
    CHECK_FALSE(harness.toggle("Billing Admin").is_checked());
    CHECK(harness.toggle("Billing Admin").is_disabled());
    CHECK(harness.toggle("Billing Admin").description() == "Only a User Admin can be a Billing Admin. Change the role first.");
    CHECK(harness.text().find("2 unsaved changes") != std::string::npos);
    program.click("Save changes");
    auto const dialog = harness.dialog("Change the permissions of Chloé Martineau?");
    REQUIRE(dialog.exists());
    CHECK(dialog.text().find("Billing Admin is removed as well") != std::string::npos);
    dialog.button("Save changes").click();
    program.settle();
    program.confirm_identity();
    CHECK_FALSE(harness.dialog().exists());
    CHECK(harness.radio("Basic").is_checked());
    CHECK(harness.text().find("unsaved change") == std::string::npos);
}

TEST_CASE("ROLE-A4: one's own access goes only after a second confirmation", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.open("Dana Okafor");
    program.click("Remove access…");
    auto const dialog = harness.dialog("Remove the access of Dana Okafor?");
    REQUIRE(dialog.exists());
    CHECK(dialog.button("Remove access").is_disabled());
    dialog.checkbox("Yes, I change my own access").click();
    program.settle();
    dialog.button("Remove access").click();
    program.settle();
    program.confirm_identity();
    CHECK(harness.field("Password").exists());  // signed out
}

TEST_CASE("ACCT-A1: the data of a contact are changed, with the old and the new value before saving", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.open("Luis Ferreira");
    program.click("Edit");
    CHECK(harness.field("Work e-mail").is_disabled());  // the user name (SIGN-16)
    harness.field("Job title").type("Plant manager");
    program.settle();
    CHECK(program.details().text().find("Plant safety lead → Plant manager") != std::string::npos);
    harness.link("Ewa Zielińska").click();
    program.settle();
    harness.run_frames(3);
    REQUIRE(harness.dialog("Discard unsaved changes?").exists());
    harness.dialog().button("Keep editing").click();
    program.settle();
    program.click("Save changes");
    CHECK(program.table().text().find("Plant manager") != std::string::npos);
}

TEST_CASE("CONT-06: a successor takes over, and what does not move is said", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.open("Mei-Ling Chao");
    program.click("Replace…");
    auto const dialog = harness.dialog("Replace Mei-Ling Chao");
    REQUIRE(dialog.exists());
    CHECK(dialog.button("Replace").is_disabled());
    dialog.field("Who takes over").type("keisha");
    program.settle();
    harness.option("Keisha Baptiste").click();
    program.settle();
    CHECK(dialog.text().find("move to Keisha Baptiste") != std::string::npos);
    CHECK(dialog.text().find("There will be no billing contact for") != std::string::npos);  // CONT-10
    check_expected("screens/contact-replace-wide.txt", dialog.dump());
    dialog.button("Replace").click();
    program.settle();
    program.confirm_identity();
    CHECK(harness.heading("Keisha Baptiste").exists());
}

TEST_CASE("A contact is removed from the list after a question", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.open("Yuki Tanaka");
    program.click("More actions");
    harness.menu_item("Remove contact…").click();
    program.settle();
    harness.run_frames(3);
    harness.dialog("Remove Yuki Tanaka from the contacts?").button("Remove contact").click();
    program.settle();
    program.confirm_identity();
    CHECK(harness.text().find("27 contacts") != std::string::npos);
    CHECK_FALSE(program.details().exists());
    CHECK(program.address() == "/contacts");
}

TEST_CASE("ROLE-A1: what role and grants permit together stands in plain words under headings", "[app][contacts]") {
    OnContacts program("basic@acme.example");
    auto& harness = program.harness;
    program.open("Luis Ferreira");
    program.click("Effective permissions");
    CHECK(harness.role(Role::List, "Authorizations").text().find("Own only") != std::string::npos);
    CHECK(harness.heading("Billing and payments").exists());
    std::size_t rows = 0;
    for (auto const* group : { "Signing in and company data", "Contacts and access", "Report settings and notifications",
             "Services and locations", "Authorizations", "Results", "Visit activity", "Billing and payments", "Tickets and help" }) {
        rows += harness.role(Role::List, group).role(Role::ListItem).count();
    }
    CHECK(rows == 52);
}

TEST_CASE("A10: where somebody is signed in is shown, and can be ended", "[app][contacts]") {
    OnContacts program;
    auto& harness = program.harness;
    program.open("Dana Okafor");
    program.tab("Sessions");
    CHECK(harness.role(Role::List, "Sessions").role(Role::ListItem).count() == 1);
    program.click("Sign out everywhere…");
    harness.dialog("Sign Dana Okafor out everywhere?").button("Cancel").click();
    program.settle();
    CHECK_FALSE(harness.dialog().exists());
}

TEST_CASE("CONT-04: the page of a contact on a phone and beside the list", "[app][contacts][screens]") {
    for (auto const& [name, width] : { std::pair { "phone", 390.0F }, std::pair { "wide", 1600.0F } }) {
        OnContacts program("admin@acme.example", width);
        program.harness.set_viewport(width, 900, width < 640);
        program.open("Luis Ferreira");
        std::string const size { name };
        check_expected("screens/contact-access-" + size + ".txt", program.details().dump());
        for (auto const* tab : { "Data", "Reports", "Notifications" }) {
            program.tab(tab);
            check_expected("screens/contact-" + ascii_lower(tab) + "-" + size + ".txt", program.details().dump());
        }
        program.click(width < 640 ? "Back to the list" : "Close the details");
        CHECK_FALSE(program.details().exists());
        CHECK(program.harness.field("Search contacts").exists());
    }
}

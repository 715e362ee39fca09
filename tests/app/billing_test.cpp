// Invoices, paying, bill delivery and charges, done by role and name against the real server core.
#include "app/app_world.hpp"

#include "base/text.hpp"

#include <set>

using namespace hub;
using namespace hub::tests;
using ui::semantics::Role;

namespace {

struct Billing {
    LiveProgram program;
    UiHarness& harness = program.harness;

    explicit Billing(std::string_view route = "/billing/open", app::Options options = {}) : program { .options = options } {
        harness.set_viewport(1600, 900);
        program.sign_in("billingadmin@acme.example");
        program.go(route);
    }

    /// The checkboxes of the rows that may still be selected, in the order of the list.
    std::vector<std::string> selectable() {
        std::vector<std::string> names;
        auto const boxes = harness.role(Role::CheckBox);
        for (std::size_t i = 0; i < boxes.count(); ++i) {
            auto const box = boxes.at(i);
            if (box.name().starts_with("Select invoice ") && !box.is_disabled() && !box.is_checked()) { names.push_back(box.name()); }
        }
        return names;
    }
    void select(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            auto const names = selectable();
            REQUIRE_FALSE(names.empty());
            harness.checkbox(names.front()).click();
            program.settle();
        }
    }
    void press(std::string_view name) {
        harness.button(name).click();
        program.settle();
    }
    bool says(std::string_view text) { return harness.text().find(text) != std::string::npos; }
};

}  // namespace

TEST_CASE("BILL-26, BILL-27: open and paid invoices stand on pages of their own", "[app][billing]") {
    Billing billing;
    CHECK(billing.harness.role(Role::Table, "Open invoices").exists());
    CHECK(billing.says("Overdue"));
    CHECK_FALSE(billing.harness.role(Role::Table, "Paid invoices").exists());
    billing.harness.tab("Paid invoices").click();
    billing.program.settle();
    CHECK(billing.harness.role(Role::Table, "Paid invoices").exists());
    CHECK(billing.says("Paid this month"));
    CHECK(billing.program.platform.routes.back().first.starts_with("/billing/paid"));
}

TEST_CASE("BILL-33: a sixth invoice cannot be selected, and the running sum is told", "[app][billing]") {
    Billing billing;
    billing.select(5);
    CHECK(billing.says("5 of 5 selected, $"));
    auto const boxes = billing.harness.role(Role::CheckBox);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < boxes.count(); ++i) {
        auto const box = boxes.at(i);
        if (!box.name().starts_with("Select invoice ") || box.is_checked()) { continue; }
        CHECK(box.is_disabled());
        ++refused;
    }
    CHECK(refused > 0);
}

TEST_CASE("BILL-44: what is being processed cannot be selected, and says why", "[app][billing]") {
    Billing billing { "/billing/open?status=submitted" };
    auto const boxes = billing.harness.role(Role::CheckBox);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < boxes.count(); ++i) {
        auto const box = boxes.at(i);
        if (!box.name().starts_with("Select invoice ")) { continue; }
        CHECK(box.is_disabled());
        CHECK(box.description().find("being processed") != std::string::npos);
        ++seen;
    }
    CHECK(seen > 0);
}

TEST_CASE("BILL-35, BILL-37: a partial payment needs a reason, and the box must be ticked; nothing typed is lost", "[app][billing]") {
    Billing billing { "/billing/open", { .sandbox = true } };
    billing.select(2);
    billing.press("Pay now");
    auto dialog = billing.harness.dialog("Pay now");
    REQUIRE(dialog.exists());
    auto const amounts = dialog.role(Role::TextField, "Amount");
    REQUIRE(amounts.count() == 2);
    amounts.at(0).type("1.00");
    billing.program.settle();
    dialog.field("Additional comments").type("PO 4711");
    dialog.button("Next").click();
    billing.program.settle();
    CHECK(billing.harness.dialog("Pay now").exists());
    CHECK(billing.says("reason"));
    CHECK(dialog.field("Additional comments").value() == "PO 4711");
    CHECK(amounts.at(0).value() == "1.00");
}

TEST_CASE("BILL-43: more than the balance is refused beside its field", "[app][billing]") {
    Billing billing { "/billing/open", { .sandbox = true } };
    billing.select(1);
    billing.press("Pay now");
    auto dialog = billing.harness.dialog("Pay now");
    dialog.field("Amount").type("99,999.00");
    dialog.button("Next").click();
    billing.program.settle();
    CHECK_FALSE(dialog.field("Amount").error().empty());
    CHECK(dialog.field("Amount").is_focused());
    dialog.field("Amount").type("a lot");
    dialog.button("Next").click();
    billing.program.settle();
    CHECK_FALSE(dialog.field("Amount").error().empty());
}

TEST_CASE(
    "BILL-38, BILL-44, BILL-45: in the training the card is asked for in the page, and what was paid is submitted", "[app][billing]") {
    Billing billing { "/billing/open", { .sandbox = true } };
    auto const name = billing.selectable().front().substr(std::string_view { "Select " }.size());
    billing.select(1);
    billing.press("Pay now");
    auto dialog = billing.harness.dialog();
    dialog.checkbox("I understand that invoice numbers, amounts and my company's name are shared with the payment site.").click();
    dialog.button("Next").click();
    billing.program.settle();
    REQUIRE(billing.harness.dialog("Waiting for the payment site").exists());
    billing.harness.field("Card number").type("6011 1111 1111 1117");
    billing.harness.field("Expiry (MM/YY)").type("12/29");
    billing.harness.field("Card code").type("123");
    billing.harness.field("Name on the card").type("Dana O'Brien");
    billing.harness.checkbox("I agree to the terms and conditions.").click();
    billing.press("Pay");
    CHECK_FALSE(billing.harness.field("Card number").error().empty());  // BILL-40
    CHECK(billing.harness.field("Name on the card").value() == "Dana O'Brien");
    billing.harness.field("Card number").type("4000 0000 0000 0002");
    billing.harness.field("Card code").type("123");
    billing.press("Pay");
    CHECK(billing.says("The card was declined"));
    billing.harness.field("Card number").type("4111 1111 1111 1111");
    billing.harness.field("Card code").type("123");
    billing.press("Pay");
    INFO(billing.harness.dump());
    REQUIRE(billing.harness.dialog("Thank you, your payment was received").exists());
    CHECK(billing.says("Visa ending in 1111"));
    billing.press("Close");
    billing.program.go("/billing/open?status=submitted");
    CHECK(billing.harness.checkbox("Select " + name).is_disabled());
}

TEST_CASE("BILL-31: the shown invoices come as one PDF, in the order of the list", "[app][billing]") {
    Billing billing { "/billing/open?status=overdue" };
    billing.press("Download to print");
    auto const& items = billing.program.platform.idle_bundle.items;
    REQUIRE(items.size() > 1);
    for (auto const& item : items) {
        CHECK(item.url.starts_with("/api/v1/invoices/"));
        CHECK(item.title.starts_with("Invoice "));
    }
    auto& state = billing.program.platform.idle_bundle.state;
    state.phase = client::BundleProgress::Phase::Done;
    state.added = state.total;
    billing.program.settle();
    CHECK(billing.harness.dialog("Your PDF is ready").exists());
    CHECK(billing.program.platform.idle_bundle.saved == 1);
    billing.press("Close");
    CHECK_FALSE(billing.harness.dialog().exists());
}

TEST_CASE("BILL-32, BILL-A6: an invoice shows lines, office and address, and takes the company's own reference", "[app][billing]") {
    Billing billing;
    billing.harness.row(2).link(billing.selectable().front().substr(std::string_view { "Select invoice " }.size())).click();
    billing.program.settle();
    CHECK(billing.harness.heading("Services").exists());
    CHECK(billing.says("Remit to"));
    CHECK(billing.says("1-800-555-0148"));
    billing.harness.field("PO number or cost center").type("CC 1200");
    billing.press("Save");
    CHECK(billing.says("Reference saved."));
    billing.press("Undo");
    CHECK(billing.harness.field("PO number or cost center").value().empty());
}

TEST_CASE("BILL-A3: a dispute goes to the office in writing and marks the invoice", "[app][billing]") {
    Billing billing { "/billing/open?sort=issued&status=new" };
    billing.harness.row(2).link(billing.selectable().front().substr(std::string_view { "Select invoice " }.size())).click();
    billing.program.settle();
    billing.harness.button("Something is wrong with it…").click();
    billing.program.settle();
    auto dialog = billing.harness.dialog("Something is wrong with it");
    dialog.field("What is not right").type("no");
    dialog.button("Send to the office").click();
    billing.program.settle();
    CHECK_FALSE(dialog.field("What is not right").error().empty());
    dialog.field("What is not right").type("The audiogram of Nov 2 was never done.");
    dialog.button("Send to the office").click();
    billing.program.settle();
    CHECK_FALSE(billing.harness.dialog().exists());
    CHECK(billing.says("In dispute"));
}

TEST_CASE("BILL-15, BILL-19: delivery changes with the next cycle, and is taken back until then", "[app][billing]") {
    Billing billing { "/billing/delivery" };
    auto const table = billing.harness.role(Role::Table, "Bill delivery");
    REQUIRE(table.exists());
    auto const edits = billing.harness.button("Edit");
    REQUIRE(edits.count() > 0);
    auto const before = billing.harness.button("Undo").count();
    edits.at(0).click();
    billing.program.settle();
    CHECK(billing.says("next billing cycle"));
    auto const dialog = billing.harness.dialog();
    bool const to_paper = dialog.button("Switch to paper").exists();
    dialog.button(to_paper ? "Switch to paper" : "Switch to online").click();
    billing.program.settle();
    CHECK(billing.harness.button("Undo").count() == before + 1);
    CHECK(billing.says("Dec 1, 2026"));
}

TEST_CASE("BILL-A1: ageing and twelve months of charges have their numbers as a table", "[app][billing]") {
    Billing billing { "/billing/charges" };
    CHECK(billing.harness.heading("Open invoices by age").exists());
    auto const table = billing.harness.role(Role::Table, "Charges per month by location");
    REQUIRE(table.exists());
    CHECK(table.text().find("Nov 2026") != std::string::npos);
}

#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

TEST_CASE("Tabs have one Tab stop; arrow keys choose and pass over disabled ones", "[ui][widgets]") {
    std::size_t selected = 0;
    UiHarness harness([&](Ui& ui) {
        tabs(ui, { 0, 0, 800, 44 }, selected, { .label = "Invoices", .edge = 24 },
            { { .label = "Open", .count = "12" }, { .label = "Paid", .disabled = true }, { .label = "Bill delivery" } });
        auto const panel = tab_panel(ui, { 0, 44, 800, 400 }, "panel", "Invoices");
    });
    CHECK(harness.dump()
        == "tablist \"Invoices\"\n  tab \"Open\" [selected] description=\"12\"\n  tab \"Paid\" [disabled]\n  tab \"Bill "
           "delivery\"\ntabpanel \"Invoices\"\n");
    harness.tab();
    harness.press(Key::Right);
    CHECK(selected == 2);
    CHECK(harness.tab("Bill delivery").is_focused());
    harness.press(Key::Home);
    CHECK(selected == 0);
    harness.tab("Bill delivery").click();
    CHECK(selected == 2);
}

TEST_CASE("Tabs that do not fit scroll sideways", "[ui][widgets]") {
    std::size_t selected = 0;
    UiHarness harness([&](Ui& ui) {
        tabs(ui, { 0, 0, 200, 44 }, selected, { .label = "Views" },
            { { .label = "All results", .count = "1,284" }, { .label = "Not reviewed" }, { .label = "Flagged" },
                { .label = "Archiving soon" } });
    });
    auto const* scroller = harness.mirror().find(harness.role(Role::Scroller).id());
    CHECK(scroller->node.a > 300);
    harness.scroll_to(scroller->node.id, 150, 0);
    harness.settle();
    harness.tab("Flagged").click();
    CHECK(selected == 2);
}

TEST_CASE("Steps tell which is done, and lead back to it", "[ui][widgets]") {
    std::optional<std::size_t> pressed;
    UiHarness harness([&](Ui& ui) {
        if (auto const step = stepper(ui, { 0, 0, 800, 60 },
                { { .label = "Employee", .state = StepState::Done, .reachable = true },
                    { .label = "Services", .state = StepState::Present }, { .label = "Review" } })) {
            pressed = step;
        }
    });
    CHECK(harness.dump()
        == "list \"Steps\"\n  listitem\n    button \"Employee\" description=\"Done\"\n  listitem [current]\n    text \"Services\" "
           "description=\"Present step\"\n  listitem\n    text \"Review\"\n");
    harness.button("Employee").click();
    CHECK(pressed == 0U);
}

TEST_CASE("Pages are buttons, and the present one says so", "[ui][widgets]") {
    std::size_t page = 0;
    UiHarness harness([&](Ui& ui) { pager(ui, { 0, 0, 800, 48 }, page, 26, "1 to 50 of 1,284"); });
    CHECK(harness.button("Page 1").has(semantics::Current));
    CHECK(harness.button("Previous page").is_disabled());
    harness.button("Next page").click();
    harness.button("Page 3").click();
    CHECK(page == 2);
    harness.button("Page 26").click();
    CHECK(page == 25);
    CHECK(harness.button("Next page").is_disabled());
}

TEST_CASE("The states of a list are alike everywhere", "[ui][widgets]") {
    ListState state { .noun = "invoices",
        .icon = icon::receipt,
        .empty_title = "No open invoices",
        .empty_text = "New invoices appear here.",
        .no_match_text = "Your filters hide all 12 invoices." };
    ListPress last = ListPress::None;
    UiHarness harness([&](Ui& ui) {
        auto const press = list_state(ui, ui.viewport(), state);
        if (press != ListPress::None) { last = press; }
    });
    auto const show = [&](ListShown shown) {
        state.shown = shown;
        harness.run_frames(2);
        harness.settle();
        return harness.dump();
    };
    CHECK(show(ListShown::Full).empty());
    CHECK(show(ListShown::Loading) == "status \"Loading invoices\" [busy]\n");
    harness.advance(200);
    CHECK(harness.dump() == "status \"Loading invoices\"\n");
    CHECK(show(ListShown::Empty) == "heading \"No open invoices\" level=2\ntext \"New invoices appear here.\"\n");
    CHECK(show(ListShown::NoMatch).contains("Your filters hide all 12 invoices."));
    harness.button("Clear filters").click();
    CHECK(last == ListPress::ClearFilters);
    auto const error = Error::internal("secret cause");
    state.error = &error;
    CHECK_FALSE(show(ListShown::Failed).contains("secret"));
    harness.button("Try again").click();
    CHECK(last == ListPress::Retry);
}

TEST_CASE("What a list shows follows its query; old rows stay", "[ui][widgets]") {
    client::Query<int> query;
    CHECK(list_state_of(query, true) == ListShown::Loading);
    query.begin(0);
    query.finish(fail(Error::unavailable("x")));
    CHECK(list_state_of(query, true) == ListShown::Failed);
    query.begin(1);
    CHECK(list_state_of(query, true) == ListShown::Loading);
    query.finish(3);
    CHECK(list_state_of(query, true) == ListShown::Empty);
    CHECK(list_state_of(query, true, true) == ListShown::NoMatch);
    CHECK(list_state_of(query, false) == ListShown::Full);
    query.finish(fail(Error::unavailable("x")));
    CHECK(list_state_of(query, false) == ListShown::Full);
}

TEST_CASE("Figures lead to their lists, and charts say their numbers in words", "[ui][widgets]") {
    std::optional<std::size_t> pressed;
    UiHarness harness([&](Ui& ui) {
        if (auto const tile = stat_tiles(ui, { 0, 0, 800, 114 },
                { { .label = "New results", .figure = "38", .note = "12 archive soon", .href = "/results" },
                    { .label = "Open balance", .figure = "$6,942.75", .money = true } })) {
            pressed = tile;
        }
        bar_list(ui, { 0, 120, 600, 72 }, "Open invoices by age",
            { { .label = "0 to 30 days", .value = 10, .count = "9 invoices", .amount = "$10.00", .href = "/billing" },
                { .label = "Over 90 days", .count = "0 invoices", .amount = "$0.00" } });
        column_chart(ui, { 0, 300, 500, 200 },
            { .name = "Results per week",
                .columns = { "Nov 9", "Nov 16" },
                .series = { { "Non-injury", Color::Chart1, { 33, 21 } }, { "Injury", Color::Chart2, { 7, 4 } } } });
    });
    harness.link("New results: 38").click();
    CHECK(pressed == 0U);
    CHECK(harness.role(Role::Text, "Open balance: $6,942.75").exists());
    CHECK(harness.link("0 to 30 days: 9 invoices, $10.00").href() == "/billing");
    CHECK(harness.role(Role::Image).name() == "Results per week. Nov 9: 33 Non-injury, 7 Injury. Nov 16: 21 Non-injury, 4 Injury");
}

TEST_CASE("A scrolling area measures its content and brings what is focused into view", "[ui][widgets]") {
    int pressed = 0;
    UiHarness harness([&](Ui& ui) {
        ScrollArea area(ui, { 0, 0, 400, 300 }, { .key = "area", .label = "Details", .padding = 16 });
        for (int i = 0; i < 40; ++i) {
            auto const scope = ui.scope(Ui::id(ui.id("row"), static_cast<std::uint64_t>(i)));
            if (button(ui, area.flow.next(36, 8), { .key = "b", .label = "Button " + std::to_string(i) })) { pressed = i; }
        }
    });
    CHECK(harness.mirror().find(harness.role(Role::Scroller, "Details").id())->node.b == 16 + 40 * 44 + 16);
    CHECK(harness.button("Button 39").exists());
    harness.button("Button 39").click();
    CHECK(pressed == 39);
    CHECK(harness.button("Button 39").rect().y < 300);
}

TEST_CASE("A soft keyboard does not cover the field that is typed into", "[ui][widgets]") {
    std::string value;
    UiHarness harness([&](Ui& ui) {
        ScrollArea area(ui, ui.viewport(), { .key = "form", .padding = 16 });
        area.flow.gap(560);
        text_field(ui, area.flow.next(60), value, { .label = "Phone" });
        area.flow.gap(300);
    });
    harness.set_viewport(390, 844, true);
    harness.field("Phone").type("214");
    auto environment = harness.environment();
    environment.keyboard_inset = 400;
    harness.set_environment(environment);
    auto const rect = harness.field("Phone").rect();
    CHECK(rect.y >= 0);
    CHECK(rect.y + rect.height <= 444);
}

TEST_CASE("Banners are status, or alert when they cannot wait", "[ui][widgets]") {
    int pressed = 0;
    UiHarness harness([&](Ui& ui) {
        if (banner(ui, { 0, 0, 700, 40 },
                { .tone = Tone::Warning,
                    .strong = "12 documents archive within 14 days.",
                    .text = "Download what you keep.",
                    .action = "Review" })
            == BannerPress::Action) {
            ++pressed;
        }
        banner(ui, { 0, 50, 700, 40 }, { .tone = Tone::Danger, .text = "You are offline.", .assertive = true });
    });
    CHECK(harness.dump()
        == "status \"12 documents archive within 14 days. Download what you keep.\"\nbutton \"Review\"\nalert \"You are offline.\"\n");
    harness.button("Review").click();
    CHECK(pressed == 1);
}

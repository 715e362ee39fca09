#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <numeric>
#include <set>

using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

namespace {

constexpr std::array columns {
    Column { .key = "employee", .label = "Employee", .min_width = 180, .flex = 1, .sortable = true },
    Column { .key = "posted",
        .label = "Posted",
        .min_width = 140,
        .priority = 2,
        .sortable = true,
        .first_direction = SortDirection::Descending },
    Column { .key = "center", .label = "Center", .min_width = 140, .priority = 1 },
    Column { .key = "flag", .label = "Flag", .min_width = 44, .hidden_label = true },
};

/// A list of numbered rows, with everything a screen does with a table.
struct List {
    std::vector<std::uint64_t> rows;
    std::set<std::uint64_t> selected;
    std::set<std::uint64_t> flagged;
    std::optional<TableSort> sort;
    std::optional<std::uint64_t> open;
    std::optional<std::size_t> reveal;
    std::string refused;
    bool has_links = true;
    Rect area { 0, 0, 900, 440 };
    TableResult last;
    int drawn = 0;

    explicit List(std::size_t count) : rows(count) { std::iota(rows.begin(), rows.end(), std::uint64_t { 0 }); }

    void row_ui(Ui& ui, TableRow& row) {
        ++drawn;
        auto const id = rows[row.index()];
        auto const name = "Employee " + std::to_string(id);
        if (!has_links) {
            row.text("employee", name);
        } else if (row.link("employee", { .label = name, .ink = Color::TextPrimary })) {
            open = id;
        }
        row.text("posted", "Nov 9, 2026");
        row.text("center", "Dallas");
        if (auto cell = row.cell("flag")) {
            if (icon_button(ui, cell.rect,
                    { .key = "flag", .label = "Flag", .icon = icon::flag, .size = ButtonSize::Small, .pressed = flagged.contains(id) })) {
                flagged.insert(id);
            }
        }
    }

    void operator()(Ui& ui) {
        drawn = 0;
        TableOptions options { .key = "list",
            .label = "Results",
            .columns = columns,
            .row_count = rows.size(),
            .row_key = [&](std::size_t i) { return rows[i]; },
            .draw_row = [&](TableRow& row) { row_ui(ui, row); },
            .sort = sort,
            .selection = TableSelection { .is_selected = [&](std::size_t i) { return selected.contains(rows[i]); },
                .name = [&](std::size_t i) { return "Employee " + std::to_string(rows[i]); },
                .refusal = [&](std::size_t i) { return rows[i] == 3 ? std::string_view(refused) : std::string_view {}; },
                .all = selected.empty() ? CheckState::Off : CheckState::Mixed },
            .open_row = open,
            .reveal = reveal };
        last = table(ui, area, options);
        if (last.sort) { sort = last.sort; }
        if (last.pressed) { open = rows[*last.pressed]; }
        if (last.range) {
            for (auto i = last.range->first; i <= last.range->second; ++i) { selected.insert(rows[i]); }
        } else if (last.toggled && selected.erase(rows[*last.toggled]) == 0) {
            selected.insert(rows[*last.toggled]);
        }
        if (last.toggled_all) { selected = std::set<std::uint64_t>(rows.begin(), rows.end()); }
    }
};

UiHarness harness_of(List& list) {
    return UiHarness([&](Ui& ui) {
        list(ui);
        button(ui, { 0, 500, 100, 36 }, { .label = "After" });
    });
}

}  // namespace

TEST_CASE("A table is a table to a screen reader, with the numbers of all its rows", "[ui][widgets][table]") {
    List list(2);
    list.selected = { 1 };
    auto harness = harness_of(list);
    CHECK(harness.role(Role::Table, "Results").dump()
        == "table \"Results\" rows=3 columns=5\n"
           "  row #1\n"
           "    columnheader\n"
           "      checkbox \"Select all\" [mixed]\n"
           "    columnheader \"Employee\"\n"
           "    columnheader \"Posted\"\n"
           "    columnheader \"Center\"\n"
           "    columnheader \"Flag\"\n"
           "  scroller\n"
           "    row #2\n"
           "      cell\n"
           "        checkbox \"Select Employee 0\"\n"
           "      cell\n"
           "        button \"Employee 0\"\n"
           "      cell \"Nov 9, 2026\"\n"
           "      cell \"Dallas\"\n"
           "      cell\n"
           "        button \"Flag\" [not-pressed]\n"
           "    row #3 [selected]\n"
           "      cell\n"
           "        checkbox \"Select Employee 1\" [checked]\n"
           "      cell\n"
           "        button \"Employee 1\"\n"
           "      cell \"Nov 9, 2026\"\n"
           "      cell \"Dallas\"\n"
           "      cell\n"
           "        button \"Flag\" [not-pressed]\n");
}

TEST_CASE("Only the rows that can be seen are drawn, out of a million", "[ui][widgets][table]") {
    List list(1'000'000);
    auto harness = harness_of(list);
    CHECK(list.drawn <= 14);
    CHECK(harness.mirror().nodes().size() < 200);
    CHECK(harness.mirror().find(harness.role(Role::Table).id())->node.a == 1'000'001);
    auto const scroller = harness.role(Role::Scroller).id();
    // Wheel by wheel through the first thousand rows, every row comes by.
    std::set<std::size_t> seen;
    for (float y = 0; y < 44'000; y += 400) {
        harness.scroll_to(scroller, 0, y);
        harness.settle();
        for (auto i = list.last.first_visible; i < list.last.last_visible; ++i) { seen.insert(i); }
    }
    CHECK(seen.size() >= 999);
    // The thumb dragged to the end shows the last row.
    harness.scroll_to(scroller, 0, 1e9F);
    harness.settle();
    CHECK(list.last.last_visible == 1'000'000);
    CHECK(harness.button("Employee 999999").exists());
    harness.button("Employee 999999").click();
    CHECK(list.open == 999'999U);
}

TEST_CASE("A long way back by the wheel never gets stuck", "[ui][widgets][table]") {
    List list(1'000'000);
    auto harness = harness_of(list);
    auto const scroller = harness.role(Role::Scroller).id();
    auto const at = [&] { return harness.mirror().find(scroller)->scroll_y; };
    harness.scroll_to(scroller, 0, 2000);
    harness.settle();
    for (int i = 0; i < 300; ++i) {
        harness.scroll_to(scroller, 0, at() + 1500);
        harness.run_frames(1);
    }
    auto const first = list.last.first_visible;
    CHECK(first > 9'000);
    for (int i = 0; i < 400 && list.last.first_visible > 0; ++i) {
        harness.scroll_to(scroller, 0, at() - 1500);
        harness.run_frames(1);
    }
    CHECK(list.last.first_visible < first);
}

TEST_CASE("A press on a row opens it, a press on a control in it does not", "[ui][widgets][table]") {
    List list(5);
    auto harness = harness_of(list);
    harness.row(4).click();
    CHECK(list.open == 2U);
    CHECK(harness.row(4).has(semantics::Current));
    harness.button("Flag").at(0).click();
    CHECK(list.open == 2U);
    CHECK(list.flagged == std::set<std::uint64_t> { 0 });
}

TEST_CASE("Headers sort, first in their own direction, then the other way", "[ui][widgets][table]") {
    List list(5);
    auto harness = harness_of(list);
    auto const header = [&](std::string_view name) { return harness.role(Role::ColumnHeader, name); };
    header("Employee").click();
    CHECK(list.sort == TableSort { "employee", SortDirection::Ascending });
    CHECK(header("Employee").has(semantics::SortedUp));
    header("Employee").click();
    CHECK(header("Employee").has(semantics::SortedDown));
    header("Posted").click();
    CHECK(list.sort == TableSort { "posted", SortDirection::Descending });
    header("Center").click();
    CHECK(list.sort->column == "posted");
}

TEST_CASE("Rows are selected one by one, all at once, and as a range with Shift", "[ui][widgets][table]") {
    List list(8);
    list.refused = "Payment is being processed.";
    auto harness = harness_of(list);
    harness.checkbox("Select Employee 1").click();
    CHECK(list.selected == std::set<std::uint64_t> { 1 });
    harness.checkbox("Select Employee 4").click(1);
    CHECK(list.selected == std::set<std::uint64_t> { 1, 2, 3, 4 });
    harness.checkbox("Select Employee 4").click();
    CHECK(list.selected == std::set<std::uint64_t> { 1, 2, 3 });
    CHECK(harness.checkbox("Select all").has(semantics::Mixed));
    CHECK(harness.checkbox("Select Employee 3").description() == "Payment is being processed.");
    CHECK_THROWS(harness.checkbox("Select Employee 3").click());
    harness.checkbox("Select all").click();
    CHECK(list.selected.size() == 8);
}

TEST_CASE("One row takes part in the Tab order; arrows, Home, End and Page keys go to the others", "[ui][widgets][table]") {
    List list(100);
    auto harness = harness_of(list);
    harness.checkbox("Select all").focus();
    harness.tab();  // Employee header
    harness.tab();  // Posted header
    harness.tab();
    CHECK(harness.checkbox("Select Employee 0").is_focused());
    harness.tab();
    CHECK(harness.button("Employee 0").is_focused());
    harness.press(Key::Down);
    CHECK(harness.button("Employee 1").is_focused());
    harness.press(Key::Right);
    harness.press(Key::Down);
    CHECK(harness.row(4).button("Flag").is_focused());
    harness.press(Key::Left);
    harness.press(Key::Left);
    CHECK(harness.checkbox("Select Employee 2").is_focused());
    harness.press(Key::PageDown);
    CHECK(harness.checkbox("Select Employee 10").is_focused());
    harness.press(Key::End);
    CHECK(harness.checkbox("Select Employee 99").is_focused());
    CHECK(list.last.last_visible == 100);
    harness.tab();
    harness.tab();
    harness.tab();
    CHECK(harness.button("After").is_focused());
    harness.shift_tab();
    CHECK(harness.row(101).button("Flag").is_focused());
    harness.press(Key::Home);
    CHECK(harness.row(2).button("Flag").is_focused());
    CHECK(list.last.first_visible == 0);
}

TEST_CASE("A row with the focus stays alive when it is scrolled away", "[ui][widgets][table]") {
    List list(10'000);
    auto harness = harness_of(list);
    harness.button("Employee 3").focus();
    harness.scroll_to(harness.role(Role::Scroller).id(), 0, 200'000);
    harness.settle();
    CHECK(list.last.first_visible > 4000);
    CHECK(harness.button("Employee 3").is_focused());
    harness.press(Key::Down);
    CHECK(harness.button("Employee 4").is_focused());
    CHECK(list.last.first_visible <= 4);
}

TEST_CASE("When the row with the focus is deleted, the next one has it", "[ui][widgets][table]") {
    List list(20);
    auto harness = harness_of(list);
    harness.button("Employee 5").focus();
    std::erase(list.rows, 5U);
    harness.run_frames(1);
    harness.settle();
    CHECK(harness.button("Employee 6").is_focused());
    list.rows.pop_back();
    std::ranges::reverse(list.rows);
    harness.run_frames(1);
    harness.settle();
    CHECK(harness.button("Employee 6").is_focused());  // sorted anew, it is the same row
}

TEST_CASE("Rows without controls can be focused themselves", "[ui][widgets][table]") {
    List list(3);
    list.has_links = false;
    UiHarness harness([&](Ui& ui) {
        auto const result = table(ui, list.area,
            { .key = "t",
                .label = "Visits",
                .columns = std::span(columns).first(1),
                .row_count = 3,
                .row_key = [](std::size_t i) { return i; },
                .draw_row = [](TableRow& row) { row.text("employee", "E"); } });
        if (result.pressed) { list.open = result.pressed; }
    });
    harness.tab();
    harness.tab();
    CHECK(harness.row(2).is_focused());
    harness.press(Key::Down);
    harness.press(Key::Enter);
    CHECK(list.open == 1U);
}

TEST_CASE("Columns without room go, the least important first", "[ui][widgets][table]") {
    List list(2);
    auto harness = harness_of(list);
    list.area.width = 460;
    harness.run_frames(2);
    CHECK(harness.role(Role::ColumnHeader, "Center").exists());
    CHECK_FALSE(harness.role(Role::ColumnHeader, "Posted").exists());
    list.area.width = 330;
    harness.run_frames(2);
    CHECK_FALSE(harness.role(Role::ColumnHeader, "Center").exists());
    CHECK(harness.role(Role::ColumnHeader, "Flag").exists());

    auto const places = place_columns(columns, 56, 800);
    CHECK(places.size() == 4);
    CHECK(places.back().x + places.back().width == 856);
    CHECK(places.front().width == 800 - 140 - 140 - 44);
}

TEST_CASE("Below 640 px rows are cards", "[ui][widgets][table]") {
    std::optional<std::size_t> opened;
    std::set<std::size_t> selected;
    UiHarness harness([&](Ui& ui) {
        auto const result = table(ui, ui.viewport(),
            { .key = "cards",
                .label = "Results",
                .columns = columns,
                .row_count = 50,
                .row_key = [](std::size_t i) { return i; },
                .draw_row = [](TableRow& row) { row.text("employee", "row"); },
                .draw_card =
                    [&](TableRow& card) {
                        Rect area = card.rect().inset(16, 12);
                        if (card.cover({ .label = "Employee " + std::to_string(card.index()), .href = "/results" })) {
                            opened = card.index();
                        }
                        card.selection_box(area.cut_left(44));
                        text(ui, area.cut_top(24), "Audiogram result");
                    },
                .selection = TableSelection { .is_selected = [&](std::size_t i) { return selected.contains(i); },
                    .name = [](std::size_t i) { return "Employee " + std::to_string(i); },
                    .refusal = nullptr } });
        if (result.toggled) { selected.insert(*result.toggled); }
    });
    CHECK(harness.role(Role::Table).exists());
    harness.set_viewport(390, 844, true);
    CHECK_FALSE(harness.role(Role::Table).exists());
    CHECK(harness.role(Role::List, "Results").exists());
    CHECK(harness.role(Role::ListItem).count() < 14);
    harness.checkbox("Select Employee 2").click();
    CHECK(selected == std::set<std::size_t> { 2 });
    CHECK_FALSE(opened);
    harness.link("Employee 3").click();
    CHECK(opened == 3U);
}

TEST_CASE("Scrolling by less than a row sends no node anew", "[ui][widgets][table]") {
    List list(1000);
    auto harness = harness_of(list);
    auto const scroller = harness.role(Role::Scroller).id();
    harness.scroll_to(scroller, 0, 440);
    harness.settle();
    harness.scroll_to(scroller, 0, 450);
    harness.run_frames(1);
    CHECK(harness.operations() <= 9);  // at most a row that comes in
    harness.run_frames(1);
    CHECK(harness.operations() == 0);
}

TEST_CASE("A row that the program points to is scrolled into view", "[ui][widgets][table]") {
    List list(1000);
    auto harness = harness_of(list);
    list.reveal = 500;
    harness.run_frames(2);
    harness.settle();
    CHECK(list.last.first_visible <= 500);
    CHECK(list.last.last_visible > 500);
    harness.scroll_to(harness.role(Role::Scroller).id(), 0, 0);
    harness.settle();
    CHECK(list.last.first_visible == 0);  // only when the number changes
}

TEST_CASE("Fifty thousand rows scroll at many hundred frames a second", "[ui][widgets][table]") {
    List list(50'000);
    auto harness = harness_of(list);
    auto const scroller = harness.role(Role::Scroller).id();
    for (int i = 1; i <= 500; ++i) {
        harness.scroll_to(scroller, 0, static_cast<float>(i * 37));
        harness.run_frames(1);
    }
    CHECK(list.last.first_visible > 400);
}

#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

namespace {

std::vector<MenuItem> const actions { { .label = "View", .hint = "Enter", .icon = icon::eye },
    { .label = "Replace…", .disabled = true, .reason = "Only a User Admin can do this." },
    { .label = "Delete…", .destructive = true, .separator_before = true } };

/// A page with a menu, a question and a task behind one another.
struct Page {
    bool question = false;
    bool task = false;
    bool filter = false;
    bool checked = false;
    std::string name;
    std::optional<std::size_t> chosen;
    Answer answer = Answer::None;

    void operator()(Ui& ui) {
        Rect row { 10, 10, 700, 36 };
        if (auto const pressed = menu_button(ui, row.cut_left(120, 8), { .label = "Actions" }, actions)) { chosen = pressed; }
        if (button(ui, row.cut_left(120, 8), { .label = "Delete…" })) { question = true; }
        if (button(ui, row.cut_left(120, 8), { .label = "Rename…" })) { task = true; }
        ChipOptions const chip_look { .label = "Center", .expanded = filter };
        Rect const place = row.cut_left(120, 8);
        if (chip(ui, place, chip_look) == ChipPress::Main) { filter = !filter; }
        if (auto popover =
                Popover(ui, filter, { .key = "centers", .label = "Center", .anchor = place, .opener = chip_id(ui, chip_look) })) {
            checkbox(ui, popover.flow().next(36), checked, { .label = "Dallas Trinity" });
        }
        button(ui, { 10, 700, 120, 36 }, { .label = "Elsewhere" });
        if (auto const now = confirm(ui, question,
                { .key = "question",
                    .title = "Delete this authorization?",
                    .text = "You can undo this for 30 seconds.",
                    .confirm = "Delete authorization",
                    .cancel = "Keep it" });
            now != Answer::None) {
            answer = now;
        }
        if (auto dialog = Dialog(ui, task, { .key = "task", .title = "Rename", .width = DialogWidth::Progress, .has_close = true })) {
            text_field(ui, dialog.body().next(60), name, { .label = "Name" });
            std::optional<std::size_t> unused;
            select(ui, dialog.body().next(60), unused, { .label = "Kind" }, { { .label = "One" }, { .label = "Two" } });
            Rect footer = dialog.footer();
            if (button_row(ui, footer, { { .label = "Cancel" }, { .label = "Rename", .style = ButtonStyle::Primary } })) { dialog.close(); }
        }
    }
};

}  // namespace

TEST_CASE("A menu opens with its first item focused; arrows move, Enter presses, the focus goes back", "[ui][widgets]") {
    Page page;
    UiHarness harness([&](Ui& ui) { page(ui); });
    harness.button("Actions").click();
    CHECK(harness.role(Role::Menu).dump()
        == "menu \"Actions\"\n  scroller\n    menuitem \"View\" [focused] description=\"Enter\"\n    menuitem \"Replace…\" [disabled] "
           "description=\"Only a User Admin can do this.\"\n    menuitem \"Delete…\"\n");
    CHECK(harness.button("Actions").has(semantics::Expanded));
    harness.press(Key::Up);
    CHECK(harness.menu_item("Delete…").is_focused());
    harness.press(Key::Home);
    CHECK(harness.menu_item("View").is_focused());
    harness.press(Key::End);
    harness.press(Key::Enter);
    CHECK(page.chosen == 2U);
    CHECK_FALSE(harness.role(Role::Menu).exists());
    CHECK(harness.button("Actions").is_focused());
}

TEST_CASE("A menu closes on Escape, on its button and on a press elsewhere", "[ui][widgets]") {
    Page page;
    UiHarness harness([&](Ui& ui) { page(ui); });
    auto const is_open = [&] { return harness.role(Role::Menu).exists(); };
    harness.button("Actions").click();
    harness.press(Key::Escape);
    CHECK_FALSE(is_open());
    CHECK(harness.button("Actions").is_focused());
    harness.button("Actions").click();
    harness.button("Actions").click();
    CHECK_FALSE(is_open());
    harness.button("Actions").click();
    harness.button("Elsewhere").click();
    CHECK_FALSE(is_open());
    CHECK(harness.button("Elsewhere").is_focused());
    CHECK(page.chosen == std::nullopt);
}

TEST_CASE("A popover keeps what is chosen in it and closes when the focus leaves", "[ui][widgets]") {
    Page page;
    UiHarness harness([&](Ui& ui) { page(ui); });
    harness.button("Center").click();
    CHECK(harness.dialog("Center").exists());
    CHECK(harness.checkbox("Dallas Trinity").is_focused());
    harness.checkbox("Dallas Trinity").click();
    CHECK(page.checked);
    CHECK(page.filter);
    harness.tab();  // out of the popover
    CHECK_FALSE(page.filter);
}

TEST_CASE("A question takes the focus on its safe answer, holds it, and gives it back", "[ui][widgets]") {
    Page page;
    UiHarness harness([&](Ui& ui) { page(ui); });
    harness.button("Delete…").click();
    auto const dialog = harness.dialog("Delete this authorization?");
    CHECK(dialog.has(semantics::Modal));
    CHECK(dialog.button("Keep it").is_focused());
    harness.tab();
    harness.tab();
    CHECK(dialog.button("Keep it").is_focused());  // nothing else can be reached
    CHECK_THROWS(harness.button("Elsewhere").click());
    harness.press(Key::Escape);
    CHECK_FALSE(page.question);
    CHECK(harness.button("Delete…").is_focused());

    harness.button("Delete…").click();
    harness.dialog().button("Delete authorization").click();
    CHECK(page.answer == Answer::Confirmed);
    CHECK_FALSE(harness.dialog().exists());
}

TEST_CASE("In a task's dialog the first field has the focus; a list in it closes before the dialog does", "[ui][widgets]") {
    Page page;
    UiHarness harness([&](Ui& ui) { page(ui); });
    harness.button("Rename…").click();
    CHECK(harness.field("Name").is_focused());
    harness.field("Name").type("Plant safety");
    CHECK(page.name == "Plant safety");
    harness.field("Kind").click();
    CHECK(harness.option("One").is_focused());
    harness.press(Key::Escape);
    CHECK(page.task);
    CHECK_FALSE(harness.option("One").exists());
    CHECK(harness.field("Kind").is_focused());
    harness.button("Close").click();
    CHECK_FALSE(page.task);
    CHECK(harness.button("Rename…").is_focused());
}

TEST_CASE("A dialog is a sheet over the whole width on a phone, and scrolls where the page is too low", "[ui][widgets]") {
    Page page;
    page.task = true;
    UiHarness harness([&](Ui& ui) { page(ui); });
    CHECK(harness.dialog("Rename").rect().width == 560);
    harness.set_viewport(390, 260, true);
    auto const rect = harness.dialog("Rename").rect();
    CHECK(rect.width == 390);
    CHECK(rect.y + rect.height == 260);
    CHECK(rect.height < 260);
    harness.field("Kind").click();
    harness.option("Two").click();
    CHECK(page.task);
}

TEST_CASE("Toasts are read out once, can be acted on, and hold while they are hovered or focused", "[ui][widgets]") {
    std::vector<Toast> list { { .id = 5, .text = "Marked 4 as reviewed", .action = "Undo" } };
    ToastPress last;
    std::uint64_t acted = 0;
    UiHarness harness([&](Ui& ui) {
        last = toasts(ui, list);
        if (last.kind == ToastPress::Kind::Action) { acted = last.id; }
    });
    harness.run_frames(5);
    CHECK(harness.announcements() == std::vector<std::string> { "Marked 4 as reviewed" });
    harness.button("Undo").click();
    CHECK(acted == 5);
    CHECK(last.kind == ToastPress::Kind::Hold);  // its button has the focus
    harness.button("Dismiss notice").hover();
    CHECK(last.kind == ToastPress::Kind::Hold);
    list.clear();
    harness.run_frames(2);
    CHECK_FALSE(harness.button("Undo").exists());
}

TEST_CASE("A toast can be reached while a dialog is open", "[ui][widgets]") {
    Page page;
    page.task = true;
    bool undone = false;
    UiHarness harness([&](Ui& ui) {
        page(ui);
        undone = toasts(ui, { { .id = 1, .text = "Not sent", .action = "Retry" } }).kind == ToastPress::Kind::Action || undone;
    });
    harness.button("Retry").click();
    CHECK(undone);
}

#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub::ui;
using namespace hub::ui::widgets;
using hub::tests::UiHarness;
using semantics::Key;

namespace {

/// One row of a list; says what is wanted of it.
struct Row {
    std::size_t place = 1;
    std::size_t count = 3;
    std::optional<std::size_t> to;
    Drag drag;
    int drops = 0;
    float dropped_y = 0;

    void operator()(Ui& ui) {
        auto const handle = move_handle(ui, { 10, 60, 32, 52 }, { .row = "Audiogram result", .place = place, .count = count });
        if (handle.to) { to = handle.to; }
        drag = handle.drag;
        if (handle.drag.dropped) {
            ++drops;
            dropped_y = handle.drag.y;
        }
    }
};

void pull(UiHarness& harness, float from_y, float to_y) {
    harness.ui().pointer_move(26, from_y, false);
    harness.ui().pointer_button(true);
    harness.run_frames(1);
    harness.ui().pointer_move(26, to_y, false);
    harness.run_frames(1);
}

}  // namespace

TEST_CASE("UX: a row is moved by keys and by menu, and not beyond the ends", "[ui][move]") {
    Row row;
    UiHarness harness { [&](Ui& ui) { row(ui); } };
    harness.settle();
    auto grip = harness.button("Move");
    CHECK(grip.description() == "Audiogram result, 2 of 3");
    CHECK(grip.has(semantics::Draggable));
    auto const by_key = [&](std::size_t place, Key key) {
        row.place = place;
        row.to.reset();
        harness.settle();
        grip.press(key);
        harness.settle();
        return row.to;
    };
    CHECK(by_key(1, Key::Up) == 0U);
    CHECK(by_key(1, Key::Down) == 2U);
    CHECK(by_key(1, Key::Home) == 0U);
    CHECK(by_key(1, Key::End) == 2U);
    CHECK_FALSE(by_key(0, Key::Up));
    CHECK_FALSE(by_key(0, Key::Home));
    CHECK_FALSE(by_key(2, Key::Down));
    CHECK_FALSE(by_key(1, Key::Left));

    row.place = 0;
    row.to.reset();
    grip.click();
    harness.settle();
    CHECK(harness.menu_item("Move up").is_disabled());
    harness.menu_item("Move to the end").click();
    harness.settle();
    CHECK(row.to == 2U);
    CHECK(grip.is_focused());
}

TEST_CASE("UX: a row is pulled with the pointer, and the click that ends it opens no menu", "[ui][move]") {
    Row row;
    UiHarness harness { [&](Ui& ui) { row(ui); } };
    harness.settle();
    pull(harness, 80, 83);
    CHECK_FALSE(row.drag.active);
    harness.ui().pointer_move(26, 70, false);
    harness.run_frames(1);
    CHECK(row.drag.active);
    // It stays with the row although the pointer has left the grip.
    harness.ui().pointer_move(300, 190, false);
    harness.run_frames(1);
    CHECK(row.drag.active);
    CHECK(row.drag.y == 190);
    harness.ui().pointer_button(false);
    harness.ui().handle({ .kind = semantics::Event::Kind::Activate, .id = harness.button("Move").id() });
    harness.settle();
    CHECK(row.drops == 1);
    CHECK(row.dropped_y == 190);
    CHECK_FALSE(row.drag.active);
    CHECK_FALSE(harness.menu_item("Move up").exists());
    // Later it is a button again.
    harness.advance(400);
    harness.button("Move").click();
    harness.settle();
    CHECK(harness.menu_item("Move up").exists());
}

TEST_CASE("UX: a finger that is lifted drops the row where it was, a gesture that the page takes over drops nothing", "[ui][move]") {
    Row row;
    UiHarness harness { [&](Ui& ui) { row(ui); } };
    harness.settle();
    pull(harness, 80, 150);
    // As the page reports the end of a touch: the pointer is gone before a frame is drawn.
    harness.ui().pointer_button(false);
    harness.ui().pointer_leave();
    harness.settle();
    CHECK(row.drops == 1);
    CHECK(row.dropped_y == 150);

    pull(harness, 80, 150);
    CHECK(row.drag.active);
    harness.ui().pointer_leave();
    harness.ui().pointer_button(false);
    harness.settle();
    CHECK(row.drops == 1);
    CHECK_FALSE(row.drag.active);

    // Pressed elsewhere and moved over it.
    pull(harness, 300, 80);
    CHECK_FALSE(row.drag.active);
    harness.ui().pointer_button(false);
    harness.settle();
    CHECK(row.drops == 1);
}

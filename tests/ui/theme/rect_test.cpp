#include "ui/theme/rect.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub::ui;

TEST_CASE("Cutting takes a strip and a gap off one side", "[ui][theme]") {
    Rect area { 10, 20, 200, 100 };
    CHECK(area.cut_top(30, 10) == Rect { 10, 20, 200, 30 });
    CHECK(area == Rect { 10, 60, 200, 60 });
    CHECK(area.cut_bottom(20, 5) == Rect { 10, 100, 200, 20 });
    CHECK(area == Rect { 10, 60, 200, 35 });
    CHECK(area.cut_left(50, 10) == Rect { 10, 60, 50, 35 });
    CHECK(area == Rect { 70, 60, 140, 35 });
    CHECK(area.cut_right(40, 100) == Rect { 170, 60, 40, 35 });
    CHECK(area == Rect { 70, 60, 0, 35 });
}

TEST_CASE("A strip is never larger than what is there", "[ui][theme]") {
    Rect area { 0, 0, 100, 40 };
    CHECK(area.cut_top(60) == Rect { 0, 0, 100, 40 });
    CHECK(area.is_empty());
    CHECK(area.cut_top(10) == Rect { 0, 40, 100, 0 });
}

TEST_CASE("Columns share the width with gaps between them", "[ui][theme]") {
    Rect const area { 0, 0, 100, 10 };
    CHECK(area.column(0, 3, 5) == Rect { 0, 0, 30, 10 });
    CHECK(area.column(2, 3, 5) == Rect { 70, 0, 30, 10 });
    CHECK(area.row(1, 2) == Rect { 0, 5, 100, 5 });
}

TEST_CASE("A flow runs down and knows its height", "[ui][theme]") {
    Flow flow(Rect { 10, 100, 300, 50 });
    CHECK(flow.next(20, 8) == Rect { 10, 100, 300, 20 });
    CHECK(flow.next(40) == Rect { 10, 128, 300, 40 });
    flow.gap(4);
    CHECK(flow.used() == 72);
}

TEST_CASE("Rectangles meet, overlap and stand in the middle", "[ui][theme]") {
    Rect const area { 0, 0, 100, 60 };
    CHECK(area.centered(20, 10) == Rect { 40, 25, 20, 10 });
    CHECK(area.middle(20) == Rect { 0, 20, 100, 20 });
    CHECK(area.intersected({ 90, 50, 100, 100 }) == Rect { 90, 50, 10, 10 });
    CHECK(area.overlaps({ 99, 59, 5, 5 }));
    CHECK_FALSE(area.overlaps({ 100, 0, 5, 5 }));
    CHECK(area.inset(4, 6) == Rect { 4, 6, 92, 48 });
}

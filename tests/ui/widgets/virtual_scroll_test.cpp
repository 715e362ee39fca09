#include "ui/widgets/virtual_scroll.hpp"

#include <catch2/catch_test_macros.hpp>

using hub::ui::widgets::VirtualScroll;

TEST_CASE("A list of usual length scrolls px by px", "[ui][widgets][table]") {
    VirtualScroll scroll;
    scroll.resize(44 * 1284, 500);
    CHECK(scroll.page_height() == 44 * 1284);
    CHECK_FALSE(scroll.page_moved(1234.5F));
    CHECK(scroll.content_y() == 1234.5);
    CHECK(scroll.go_to(1e9));
    CHECK(scroll.content_y() == 44 * 1284 - 500);
}

TEST_CASE("A very long list scrolls short ways px by px and long ways by share", "[ui][widgets][table]") {
    VirtualScroll scroll;
    scroll.resize(44e6, 500);
    CHECK(scroll.page_height() == 1'500'000);
    scroll.page_moved(100);
    CHECK(scroll.content_y() == 100);
    scroll.page_moved(1'499'500);
    CHECK(scroll.content_y() == 44e6 - 500);
    scroll.page_moved(1'499'400);
    CHECK(scroll.content_y() == 44e6 - 600);
}

TEST_CASE("At an end of the page that is not the list's end, the page is moved on", "[ui][widgets][table]") {
    VirtualScroll scroll;
    scroll.resize(44e6, 500);
    REQUIRE(scroll.go_to(22e6));
    auto page = scroll.page_y();
    bool moved = false;
    for (int i = 0; i < 4000 && !moved; ++i) {
        page -= 400;
        moved = scroll.page_moved(page);
    }
    CHECK(moved);
    CHECK(scroll.page_y() > 500);
    CHECK(scroll.content_y() > 20e6);
}

TEST_CASE("A list that becomes shorter stays within itself", "[ui][widgets][table]") {
    VirtualScroll scroll;
    scroll.resize(44'000, 500);
    scroll.page_moved(40'000);
    scroll.resize(1000, 500);
    CHECK(scroll.content_y() == 500);
    CHECK(scroll.page_y() == 500);
    scroll.resize(100, 500);
    CHECK(scroll.content_y() == 0);
}

#include "support/ui_harness.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace hub::ui;
using hub::tests::UiHarness;

namespace {

bool close(float a, float b) {
    return std::abs(a - b) < 0.01F;
}

}  // namespace

TEST_CASE("Text is as wide as in a browser, at every size and pixel ratio", "[ui][theme]") {
    for (auto const ratio : { 1.0F, 1.25F, 2.0F }) {
        auto environment = UiHarness::default_environment();
        environment.pixel_ratio = ratio;
        UiHarness harness(
            [](Ui& ui) {
                // 13,682 units of 2,048 an em, as the font says: no hinting, no kerning.
                CHECK(close(ui.painter().text_width("Employer Hub", TextStyle::Body), 13682.0F * 14 / 2048));
                auto const one = ui.painter().text_width("0", TextStyle::Body);
                CHECK(close(ui.painter().text_width("0000000000", TextStyle::Body), one * 10));
                CHECK(close(ui.painter().text_width("0", TextStyle::Hero), ui.painter().text_width("0", TextStyle::Title) * 1.5F));
            },
            environment);
    }
}

TEST_CASE("Text wraps at blanks, keeps its line breaks and ends in an ellipsis", "[ui][theme]") {
    UiHarness harness([](Ui& ui) {
        auto& painter = ui.painter();
        auto const width = painter.text_width("Do not write health", TextStyle::Body) + 1;
        auto const lines = painter.lines("Do not write health details here.", TextStyle::Body, width);
        REQUIRE(lines.size() == 2);
        CHECK(lines[0] == "Do not write health");
        CHECK(lines[1] == "details here.");
        auto const cut = painter.lines("Do not write health details here.", TextStyle::Body, width, 1);
        REQUIRE(cut.size() == 1);
        CHECK(cut[0].ends_with("\u2026"));
        CHECK(painter.lines("one\ntwo", TextStyle::Body, 500).size() == 2);
        CHECK(painter.text_height("one\ntwo", TextStyle::Body, 500) == 40);
    });
}

TEST_CASE("A word that is too long is broken without cutting a letter in half", "[ui][theme]") {
    UiHarness harness([](Ui& ui) {
        auto const lines = ui.painter().lines("éééééééééééééééééééé", TextStyle::Body, 40);
        REQUIRE(lines.size() > 2);
        std::string all;
        for (auto const& line : lines) {
            CHECK(line.size() % 2 == 0);
            all += line;
        }
        CHECK(all == "éééééééééééééééééééé");
        CHECK(ui.painter().lines("abc", TextStyle::Body, 0.5F).size() == 3);
    });
}

TEST_CASE("Lines and edges lie on device pixels", "[ui][theme]") {
    auto environment = UiHarness::default_environment();
    environment.pixel_ratio = 1.5F;
    UiHarness harness(
        [](Ui& ui) {
            CHECK(close(ui.painter().line_width(1), 2 / 1.5F));
            CHECK(close(ui.painter().snapped(10.3F) * 1.5F, 15));
        },
        environment);
}

TEST_CASE("A larger text size makes the page smaller in layout px, as zooming does", "[ui][theme]") {
    auto environment = UiHarness::default_environment();
    environment.width = 1280;
    environment.text_scale = 2;
    UiHarness harness(
        [](Ui& ui) {
            CHECK(close(ui.viewport().width, 640));
            CHECK(ui.breakpoint() == Breakpoint::Tablet);
            ui.publish(ui.id("x"), { .role = Role::Text, .rect = { 10, 10, 100, 20 }, .name = "x" });
        },
        environment);
    CHECK(harness.role(Role::Text, "x").rect() == semantics::Rect { 20, 20, 200, 40 });
}

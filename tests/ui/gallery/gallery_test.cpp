#include "ui/gallery/gallery.hpp"

#include "support/expected.hpp"
#include "support/ui_harness.hpp"
#include "ui/widgets/widgets.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub::ui;
using hub::tests::check_expected;
using hub::tests::UiHarness;

namespace {

UiHarness gallery_of(Environment environment) {
    return UiHarness([](Ui& ui) { gallery::gallery_ui(ui, ui.viewport()); }, environment);
}

Environment environment_of(float width, float height, bool touch) {
    auto environment = UiHarness::default_environment();
    environment.width = width;
    environment.height = height;
    environment.touch = touch;
    return environment;
}

}  // namespace

TEST_CASE("The gallery reads the same on a desktop and on a phone as before", "[ui][gallery]") {
    auto desktop = gallery_of(environment_of(1280, 2700, false));
    desktop.advance(300);
    check_expected("ui/gallery_desktop.txt", desktop.dump());
    auto phone = gallery_of(environment_of(390, 844, true));
    phone.advance(300);
    check_expected("ui/gallery_phone.txt", phone.dump());
}

TEST_CASE("Tab goes through the whole gallery, shows every stop, and comes back (WCAG 2.1.1, 2.1.2)", "[ui][gallery]") {
    auto harness = gallery_of(environment_of(1280, 900, false));
    harness.tab();
    auto const first = harness.focused();
    int stops = 1;
    for (harness.tab(); harness.focused() != first && stops < 300; harness.tab()) {
        ++stops;
        auto const rect = harness.mirror().page_rect(harness.focused());
        INFO(harness.mirror().find(harness.focused())->node.name);
        CHECK(rect.y >= 0);
        CHECK(rect.y + rect.height <= 900);
    }
    CHECK(stops > 60);
    CHECK(stops < 300);
}

TEST_CASE("Every control of the gallery has a name (WCAG 4.1.2)", "[ui][gallery]") {
    auto harness = gallery_of(environment_of(1280, 2700, false));
    for (auto const* element : harness.mirror().elements()) {
        bool const is_control =
            (element->node.flags & (semantics::Focusable | semantics::ArrowKeys)) != 0 && element->node.role != Role::Row;
        INFO(static_cast<int>(element->node.role));
        if (is_control) { CHECK_FALSE(element->node.name.empty()); }
    }
}

TEST_CASE("At 320 px and at twice the text size nothing stands outside of the page (WCAG 1.4.4, 1.4.10)", "[ui][gallery]") {
    for (auto const scale : { 1.0F, 2.0F }) {
        auto environment = environment_of(320 * scale, 700 * scale, true);
        environment.text_scale = scale;
        auto harness = gallery_of(environment);
        for (auto const* element : harness.mirror().elements()) {
            auto const rect = harness.mirror().page_rect(element->node.id);
            // What scrolls sideways by itself may be wider.
            bool scrolls = false;
            for (auto const* part = harness.mirror().find(element->node.parent); part != nullptr;
                part = harness.mirror().find(part->node.parent)) {
                scrolls = scrolls || (part->node.role == Role::Scroller && static_cast<float>(part->node.a) > part->node.rect.width);
            }
            INFO(element->node.name << " at " << rect.x << " wide " << rect.width);
            if (!scrolls) { CHECK(rect.x + rect.width <= 320 * scale + 0.5F); }
        }
    }
}

TEST_CASE("Animations end, and with reduced motion there are none", "[ui][gallery]") {
    auto environment = environment_of(1280, 900, false);
    environment.reduced_motion = false;
    // The spinners of the gallery turn for ever; a single control does not.
    bool on = false;
    UiHarness harness([&](Ui& ui) { widgets::toggle(ui, { 10, 10, 200, 36 }, on, { .label = "Switch" }); }, environment);
    CHECK(harness.wanted_after_ms() < 0);
}

// The widget gallery, which only development builds have.
#include "app/app_world.hpp"
#include "ui/gallery/gallery.hpp"

using namespace hub;
using namespace hub::tests;

TEST_CASE("The widget gallery has an address where the host has the gallery, and nowhere else", "[app]") {
    for (bool const has_gallery : { true, false }) {
        TestPlatform platform;
        ScriptedTransport transport;
        app::Options options;
        if (has_gallery) { options.gallery = ui::gallery::gallery_ui; }
        app::App app { platform, transport, options };
        load_fonts(app);
        UiHarness harness { program_of(app, platform) };
        app.open_route("/gallery");
        harness.settle();
        CHECK(harness.heading("Components").exists() == has_gallery);
    }
}

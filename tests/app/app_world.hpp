// The whole program in one process: App, client and user interface over the real server core on SQLite in memory, driven
// by role and name through the semantics wire, as a browser would.
#pragma once

#include "app/app.hpp"
#include "sandbox/in_process_transport.hpp"
#include "sandbox/sandbox.hpp"
#include "support/pdf_fonts.hpp"
#include "support/scripted_transport.hpp"
#include "support/test_platform.hpp"
#include "support/ui_harness.hpp"

#include <catch2/catch_test_macros.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace hub::tests {

inline void load_fonts(app::App& app) {
    static std::string const regular = test::read_file(std::string { HUB_FONTS_DIR } + "/Inter-Regular.otf");
    static std::string const medium = test::read_file(std::string { HUB_FONTS_DIR } + "/Inter-Medium.otf");
    static std::string const semibold = test::read_file(std::string { HUB_FONTS_DIR } + "/Inter-SemiBold.otf");
    static std::string const icons = test::read_file(HUB_ICON_FONT);
    auto const bytes = [](std::string const& file) { return std::as_bytes(std::span { file }); };
    app.set_fonts(bytes(regular), bytes(medium), bytes(semibold), bytes(icons));
}

/// The program against the real server core, with the demo data of Nov 19, 2026.
struct LiveProgram {
    TestPlatform platform;
    SeededRandom server_random { 11 };
    std::unique_ptr<sandbox::Sandbox> sandbox = [this] {
        auto started = sandbox::Sandbox::start(platform.manual_clock, server_random, test::pdf_fonts());
        REQUIRE(started);
        return std::move(*started);
    }();
    sandbox::InProcessTransport transport { *sandbox, platform.manual_clock };
    app::Options options {};  ///< `{ .sandbox = true }`: as in the training, where payments are made in the page
    app::App app { platform, transport, options };
    UiHarness harness = [this] {
        platform.payment_site = [this](std::string_view address, domain::CardForm const& card) { return sandbox->pay(address, card); };
        load_fonts(app);
        return UiHarness { program_of(app, platform) };
    }();

    void sign_in(std::string_view email) {
        settle();
        harness.field("Work e-mail").type(email);
        harness.field("Password").type("Training-2026-portal");
        harness.button("Sign in").click();
        settle();
    }
    /// Answers arrive between frames: a few rounds bring everything in.
    void settle() {
        for (int round = 0; round < 6; ++round) {
            app.handle({ .kind = ui::semantics::Event::Kind::FocusOut });
            harness.settle();
        }
    }
    void go(std::string_view route) {
        app.open_route(route);
        settle();
    }
};

/// The program against a server that says what the test says.
struct ScriptedProgram {
    TestPlatform platform;
    ScriptedTransport transport;
    app::App app { platform, transport, {} };
    UiHarness harness = [this] {
        load_fonts(app);
        return UiHarness { program_of(app, platform) };
    }();

    void settle() {
        for (int round = 0; round < 3; ++round) {
            app.handle({ .kind = ui::semantics::Event::Kind::FocusOut });
            harness.settle();
        }
    }
    /// A User Admin with Billing Admin, so that every screen may be opened.
    void start_signed_in();
};

}  // namespace hub::tests

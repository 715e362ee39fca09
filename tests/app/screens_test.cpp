// Each screen in its four states and two sizes, as text.
#include "app/app_world.hpp"

#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "support/expected.hpp"
#include "ui/screens/screens.hpp"

#include <algorithm>
#include <array>

using namespace hub;
using namespace hub::tests;

namespace {

struct Screen {
    std::string_view key;
    std::string_view route;
    std::string_view target;  ///< of the request that the screen waits for
};
constexpr std::array screens {
    Screen { "home", "/", "/api/v1/home" },
    Screen { "results", "/results", "/api/v1/results" },
    Screen { "specimens", "/results/specimens", "/api/v1/specimens" },
    Screen { "authorizations", "/authorizations", "/api/v1/authorizations" },
    Screen { "authorization-form", "/authorizations/new", "/api/v1/reference" },
    Screen { "authorizations-bulk", "/authorizations/bulk", "/api/v1/reference" },
    Screen { "contacts", "/contacts", "/api/v1/contacts" },
    Screen { "contact-form", "/contacts/new", "/api/v1/reference" },
    Screen { "changes", "/changes", "/api/v1/changes" },
    Screen { "security", "/security", "/api/v1/settings" },
    Screen { "invoices", "/billing/open", "/api/v1/invoices" },
    Screen { "paid-invoices", "/billing/paid", "/api/v1/invoices" },
    Screen { "bill-delivery", "/billing/delivery", "/api/v1/bill-delivery" },
    Screen { "charges", "/billing/charges", "/api/v1/invoices" },
    Screen { "profile", "/profile", "/api/v1/profile" },
};

struct Size {
    std::string_view name;
    float width;
    float height;
    bool touch;
};
constexpr std::array sizes { Size { "phone", 390, 844, true }, Size { "desktop", 1280, 800, false } };

std::string file_of(Screen const& screen, std::string_view state, Size const& size) {
    return "screens/" + std::string { screen.key } + "-" + std::string { state } + "-" + std::string { size.name } + ".txt";
}

/// What an employer without any data would be told.
std::string empty_answer(std::string_view key) {
    if (key == "home") { return api::write_json(api::Home {}); }
    if (key == "results") { return api::write_json(api::ResultPage { .cursor = "c" }); }
    if (key == "specimens") { return api::write_json(api::SpecimenList {}); }
    if (key == "authorizations") { return api::write_json(api::AuthorizationList {}); }
    if (key == "changes") { return api::write_json(api::ChangeList {}); }
    if (key == "security") { return api::write_json(api::EmployerSettings {}); }
    if (key == "authorization-form" || key == "authorizations-bulk" || key == "contact-form") {
        return api::write_json(domain::Reference {});
    }
    if (key == "profile") { return api::write_json(api::Profile {}); }
    if (key == "contacts") { return api::write_json(api::ContactList {}); }
    if (key == "bill-delivery") { return api::write_json(api::BillDelivery {}); }
    return api::write_json(api::InvoicePage { .revision = "1" });
}

void show(ScriptedProgram& program, Screen const& screen, Size const& size) {
    program.harness.set_viewport(size.width, size.height, size.touch);
    program.start_signed_in();
    program.app.open_route(screen.route);
    program.settle();
    program.harness.advance(400);  // skeletons appear after 150 ms
}

}  // namespace

TEST_CASE("Every screen of the list has its expected texts", "[app][screens]") {
    for (auto const& info : ui::screens()) {
        if (info.key == "authorization") { continue; }  // one record, shown in the flows
        if (info.key == "waiting") { continue; }        // of this device, see device_test.cpp
        if (info.key == "payment") { continue; }        // one payment, see billing_test.cpp
        bool const known = std::ranges::any_of(screens, [&](Screen const& screen) { return screen.key == info.key; });
        INFO(info.key);
        CHECK(known);
    }
}

TEST_CASE("Every screen says that it is loading", "[app][screens]") {
    for (auto const& screen : screens) {
        for (auto const& size : sizes) {
            ScriptedProgram program;
            show(program, screen, size);
            check_expected(file_of(screen, "loading", size), program.harness.dump());
        }
    }
}

TEST_CASE("Every screen says that it could not be loaded, and tries again", "[app][screens]") {
    for (auto const& screen : screens) {
        for (auto const& size : sizes) {
            ScriptedProgram program;
            show(program, screen, size);
            REQUIRE(program.transport.lose(screen.target));
            program.settle();
            check_expected(file_of(screen, "failed", size), program.harness.dump());
            auto const sent = program.transport.sent.size();
            program.harness.button("Try again").click();
            program.settle();
            CHECK(program.transport.sent.size() > sent);
        }
    }
}

TEST_CASE("Every screen says that there is nothing yet", "[app][screens]") {
    for (auto const& screen : screens) {
        for (auto const& size : sizes) {
            ScriptedProgram program;
            show(program, screen, size);
            REQUIRE(program.transport.answer(screen.target, 200, empty_answer(screen.key)));
            program.settle();
            check_expected(file_of(screen, "empty", size), program.harness.dump());
        }
    }
}

TEST_CASE("Every screen shows the demo data", "[app][screens]") {
    for (auto const& size : sizes) {
        LiveProgram program;
        program.harness.set_viewport(size.width, size.height, size.touch);
        program.sign_in("billingadmin@acme.example");
        for (auto const& screen : screens) {
            program.go(screen.route);
            check_expected(file_of(screen, "full", size), program.harness.dump());
        }
    }
}

// Work without a connection on the screen: the page without a server, what waits, the profile's switch, the question at
// sign-out.
#include "api/devices.hpp"
#include "api/json.hpp"
#include "api/profile.hpp"
#include "api/reference.hpp"
#include "api/session.hpp"
#include "app/app_world.hpp"
#include "client/outbox.hpp"
#include "support/expected.hpp"
#include "support/memory_device.hpp"

#include <array>
#include <string>

using namespace hub;
using namespace hub::tests;
using client::DevicePhase;
using client::WaitingState;
using ui::semantics::Role;

namespace {

struct DeviceProgram : ScriptedProgram {
    MemoryDevice device;
    api::Session session;

    explicit DeviceProgram(bool touch = false) {
        platform.device_store = &device;
        touch ? harness.set_viewport(390, 844, true) : harness.set_viewport(1280, 800, false);
        session.contact = domain::ContactId::make(platform.manual_clock, platform.seeded);
        session.employer = domain::EmployerId::make(platform.manual_clock, platform.seeded);
        session.employer_name = "Acme Manufacturing";
        session.first_name = "Dana";
        session.last_name = "Okafor";
        session.email = "dana@acme.example";
        session.role = domain::Role::UserAdmin;
        session.csrf_token = "csrf";
        session.server_time = platform.manual_clock.now();
        session.offline_work = true;
    }
    void start() {
        settle();
        REQUIRE(transport.answer("/api/v1/session", 200, api::write_json(session)));
        settle();
    }
    void start_without_server() {
        settle();
        REQUIRE(transport.lose("/api/v1/session"));
        settle();
    }
    void be_enrolled(DevicePhase phase) {
        device.pin = "240817";
        device.state = { .phase = phase,
            .id = domain::DeviceId::make(platform.manual_clock, platform.seeded),
            .employer = session.employer,
            .contact = session.contact,
            .tries_left = 5,
            .offline_until = Instant { platform.manual_clock.now().ms + 3'600'000 },
            .lives_until = Instant { platform.manual_clock.now().ms + 72 * 3'600'000 } };
    }
    void keep(std::string last_name, WaitingState state, ErrorCode problem = ErrorCode::Unavailable) {
        client::WaitingEntry entry;
        entry.key = "authorization-of-" + last_name;
        entry.ask.draft.first_name = "Siobhán";
        entry.ask.draft.last_name = std::move(last_name);
        entry.created = Instant { platform.manual_clock.now().ms - std::int64_t { 60'000 } * (10 - ++m_kept) };
        entry.next = Instant { platform.manual_clock.now().ms + 600'000 };
        entry.state = state;
        entry.tries = 1;
        if (state != WaitingState::Held) {
            entry.problem =
                Error { problem, problem == ErrorCode::Invalid ? "Please look at the form." : "The server cannot be reached.", {}, {} };
        }
        if (state == WaitingState::Refused) {
            entry.field_errors = { Error::invalid("draft.birth_date", "Enter a birth date that is not in the future.") };
        }
        device.records[{ "entry", entry.key }] = client::write_entry(entry);
        device.state.waiting = device.entries();
        device.tell();
    }

private:
    int m_kept = 0;
};

constexpr std::array places { std::pair { "desktop", false }, std::pair { "phone", true } };

}  // namespace

TEST_CASE("Without a server and without a device there is one line and a way to try again", "[app][device]") {
    DeviceProgram program;
    program.start_without_server();
    check_expected("device/no-connection.txt", program.harness.dump());
    auto const sent = program.transport.sent.size();
    program.harness.button("Try again").click();
    program.settle();
    CHECK(program.transport.sent.size() == sent + 1);
}

TEST_CASE("Without a server the PIN opens what this device keeps, and what it cannot show says so", "[app][device]") {
    for (auto const& [name, touch] : places) {
        DeviceProgram program { touch };
        program.be_enrolled(DevicePhase::Locked);
        program.keep("O'Neil", WaitingState::Waiting);
        program.device.records[{ "snapshot", "form" }] =
            R"({"session":)" + api::write_json(program.session) + R"(,"reference":)" + api::write_json(domain::Reference {}) + "}";
        program.start_without_server();
        check_expected("device/unlock-" + std::string { name } + ".txt", program.harness.dump());
        program.harness.button("Unlock").click();
        program.settle();
        CHECK(program.harness.field("PIN").error() == "Enter your PIN.");
        program.harness.field("PIN").type("999991");
        program.harness.button("Unlock").click();
        program.settle();
        CHECK(program.harness.field("PIN").error() == "This PIN is wrong.");
        program.harness.field("PIN").type("240817");
        program.harness.button("Unlock").click();
        program.settle();
        check_expected("device/waiting-offline-" + std::string { name } + ".txt", program.harness.dump());
        program.app.open_route("/results");
        program.settle();
        check_expected("device/needs-connection-" + std::string { name } + ".txt", program.harness.dump());
    }
}

TEST_CASE("What waits is listed with its state, its problem and what can be done", "[app][device]") {
    for (auto const& [name, touch] : places) {
        DeviceProgram program { touch };
        program.be_enrolled(DevicePhase::Open);
        program.keep("O'Neil", WaitingState::Waiting);
        program.keep("Brontë", WaitingState::Refused, ErrorCode::Invalid);
        program.keep("Łukasz", WaitingState::Held);
        program.start();
        program.app.open_route("/waiting");
        program.settle();
        check_expected("device/waiting-" + std::string { name } + ".txt", program.harness.dump());
        program.harness.role(Role::Region, "Siobhán O'Neil").button("Discard…").click();
        program.settle();
        auto const question = program.harness.role(Role::AlertDialog, "Discard the authorization for Siobhán O'Neil?");
        REQUIRE(question.exists());
        question.button("Discard").click();
        program.settle();
        CHECK(program.device.entries() == 2);
    }
}

TEST_CASE("The waiting list of a locked device asks for the PIN, an empty one says what it is for", "[app][device]") {
    DeviceProgram program;
    program.be_enrolled(DevicePhase::Locked);
    program.keep("O'Neil", WaitingState::Waiting);
    program.start();
    program.app.open_route("/waiting");
    program.settle();
    check_expected("device/waiting-locked.txt", program.harness.dump());
    DeviceProgram empty;
    empty.start();
    empty.app.open_route("/waiting");
    empty.settle();
    check_expected("device/waiting-empty.txt", empty.harness.dump());
}

TEST_CASE("My profile switches this device on with a PIN that is typed twice, and off after a question", "[app][device]") {
    for (auto const& [name, touch] : places) {
        DeviceProgram program { touch };
        program.start();
        program.app.open_route("/profile?tab=devices");
        program.settle();
        REQUIRE(program.transport.answer("/api/v1/profile/sessions", 200, api::write_json(api::SessionList {})));
        REQUIRE(program.transport.answer("/api/v1/profile/devices", 200, api::write_json(api::DeviceList {})));
        program.settle();
        program.harness.button("Keep what I submit without a connection…").click();
        program.settle();
        check_expected("device/profile-enroll-" + std::string { name } + ".txt", program.harness.dump());
        program.harness.field("PIN for this device").type("123456");
        program.harness.field("The same PIN again").type("1234567");
        program.harness.button("Switch on").click();
        program.settle();
        CHECK(program.harness.field("PIN for this device").error().contains("too easy to guess"));
        CHECK(program.harness.field("The same PIN again").error() == "This is not the same PIN.");
        program.harness.field("PIN for this device").type("240817");
        program.harness.field("The same PIN again").type("240817");
        program.harness.button("Switch on").click();
        program.settle();
        api::DeviceShare const share { domain::DeviceId::make(program.platform.manual_clock, program.platform.seeded), "c2hhcmU" };
        REQUIRE(program.transport.answer("/api/v1/profile/devices", 201, api::write_json(share)));
        program.settle();
        CHECK(program.device.pin == "240817");
        check_expected("device/profile-on-" + std::string { name } + ".txt", program.harness.dump());
        program.harness.button("Switch off…").click();
        program.settle();
        program.harness.role(Role::AlertDialog).button("Switch off").click();
        program.settle();
        CHECK(program.device.wipes == 1);
    }
}

TEST_CASE("Where the company does not allow it, My profile says who can", "[app][device]") {
    DeviceProgram program;
    program.session.offline_work = false;
    program.start();
    program.app.open_route("/profile?tab=devices");
    program.settle();
    CHECK(program.harness.text().contains("Your company does not use this."));
    CHECK_FALSE(program.harness.button("Keep what I submit without a connection…").exists());
}

TEST_CASE("Signing out with something waiting is a question", "[app][device]") {
    DeviceProgram program;
    program.be_enrolled(DevicePhase::Open);
    program.keep("O'Neil", WaitingState::Waiting);
    program.start();
    program.harness.button("Account of Dana Okafor").click();
    program.settle();
    program.harness.button("Sign out").click();
    program.settle();
    auto const question = program.harness.role(Role::AlertDialog, "1 authorization waits on this device");
    REQUIRE(question.exists());
    check_expected("device/sign-out.txt", question.dump());
    question.button("Stay signed in").click();
    program.settle();
    CHECK_FALSE(question.exists());
    CHECK(program.device.entries() == 1);
}

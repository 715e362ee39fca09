// Work without a connection as the engine does it: enrolling, keeping, sending once, locking, and starting without a server.
#include "client/device_world.hpp"

#include <algorithm>
#include <string>

using namespace hub;
using namespace hub::client;
using namespace hub::tests;

TEST_CASE("Without the opt-in the form stays filled, and what can be done is said", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.submit_in_vain(world.submission());
    auto const& submission = world.hub.data().create_authorization;
    REQUIRE(submission.error);
    CHECK(submission.error->message.contains("stays in this form"));
    CHECK(submission.error->message.contains("My profile, Devices"));
    CHECK(world.device.records.empty());
    CHECK(world.hub.data().device.kept == 0);
}

TEST_CASE("A PIN that is easy to guess enrols no device, and asks the server for nothing", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    auto const before = world.transport.sent.size();
    world.send(EnrollDevice { "123456" });
    CHECK(world.hub.data().device.enrolment.field_errors.at(0).field == "pin");
    CHECK(world.transport.sent.size() == before);
}

TEST_CASE("Without a connection a submit is kept on the device and sent with its own key when there is one", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    auto const command = world.submission();
    world.submit_in_vain(command);
    CHECK(world.device.entries() == 1);
    CHECK(world.hub.data().device.kept == 1);
    CHECK_FALSE(world.hub.data().create_authorization.error);
    CHECK(world.was_told("Saved on this device."));
    CHECK(world.hub.data().device.waiting.size() == 1);
    CHECK(world.posts() == 1);
    // Its time comes, the network is still away: the same key, later again.
    world.platform.pass_ms(4'000);
    world.settle();
    CHECK(world.posts() == 2);
    CHECK(world.state_of(0) == WaitingState::Sending);
    world.transport.lose(authorizations);
    world.settle();
    CHECK(world.state_of(0) == WaitingState::Waiting);
    CHECK(world.hub.next_timer_ms() > 0);
    // The connection is back: at once.
    world.hub.set_online(false);
    world.hub.set_online(true);
    world.settle();
    CHECK(world.posts() == 3);
    CHECK(world.last_key() == command.idempotency_key);
    world.answer(authorizations, 201, DeviceWorld::created(command));
    CHECK(world.device.entries() == 0);
    CHECK(world.hub.data().device.waiting.empty());
    CHECK(world.was_told("Sent: A-2026-000123"));
    world.platform.pass_ms(600'000);
    world.settle();
    CHECK(world.posts() == 3);
}

TEST_CASE("Once one that waited has arrived, the others do not wait for their own times", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    auto const first = world.submission("authorization-of-the-first-intention");
    auto const second = world.submission("authorization-of-the-second-intention");
    world.submit_in_vain(first);
    world.platform.pass_ms(900);
    world.submit_in_vain(second);
    REQUIRE(world.posts() == 2);
    while (world.posts() == 2) {
        world.platform.pass_ms(50);
        world.settle();
    }
    CHECK(world.last_key() == first.idempotency_key);
    world.answer(authorizations, 201, DeviceWorld::created(first));
    CHECK(world.posts() == 4);
    CHECK(world.last_key() == second.idempotency_key);
}

TEST_CASE("It is not said to be kept when the device could not write it", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    world.device.refuses_to_write = true;
    world.submit_in_vain(world.submission());
    CHECK(world.hub.data().device.kept == 0);
    REQUIRE(world.hub.data().create_authorization.error);
    CHECK(world.hub.data().create_authorization.error->message.contains("The disk is full."));
    CHECK_FALSE(world.was_told("Saved on this device."));
}

TEST_CASE("What the server refuses stands aside with its fields; the person discards or sends it again", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    world.submit_in_vain(world.submission());
    world.platform.pass_ms(4'000);
    world.settle();
    world.answer(authorizations, 422, problem(ErrorCode::Invalid, "Enter a birth date.", "draft.birth_date"));
    CHECK(world.state_of(0) == WaitingState::Refused);
    CHECK(world.hub.data().device.waiting.at(0).problem->field == "draft.birth_date");
    CHECK(world.was_told("was refused"));
    CHECK(world.device.entries() == 1);
    auto const posts = world.posts();
    world.platform.pass_ms(3'600'000);
    world.settle();
    CHECK(world.posts() == posts);
    std::string const key = world.hub.data().device.waiting.at(0).key;
    SECTION("again") {
        world.send(RetryWaiting { key });
        CHECK(world.posts() == posts + 1);
    }
    SECTION("changed: the new one takes its place, under a key of its own") {
        world.send(HoldWaiting { key });
        CHECK(world.state_of(0) == WaitingState::Held);
        auto changed = world.submission("authorization-of-a-second-intention");
        changed.replaces = key;
        world.submit_in_vain(changed);
        REQUIRE(world.hub.data().device.waiting.size() == 1);
        CHECK(world.hub.data().device.waiting.at(0).key == changed.idempotency_key);
        CHECK(world.device.entries() == 1);
    }
    SECTION("discarded") {
        world.send(DiscardWaiting { key });
        CHECK(world.device.entries() == 0);
        CHECK(world.posts() == posts);
    }
}

TEST_CASE("Only the tab that may send sends", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    world.device.state.is_sender = false;
    world.device.tell();
    world.submit_in_vain(world.submission());
    world.platform.pass_ms(60'000);
    world.settle();
    CHECK(world.posts() == 1);
    world.device.state.is_sender = true;
    world.device.tell();
    world.settle();
    CHECK(world.posts() == 2);
}

TEST_CASE("A locked device asks for the PIN and then keeps what was submitted", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    world.device.lock();
    world.settle();
    CHECK(world.hub.data().device.waiting.empty());
    world.submit_in_vain(world.submission());
    CHECK(world.hub.data().device.wants_pin);
    CHECK(world.device.entries() == 0);
    world.send(UnlockDevice { "999991" });
    REQUIRE(world.transport.lose("/api/v1/profile/devices/"));
    world.settle();
    REQUIRE(world.hub.data().device.unlocking.error);
    CHECK(world.hub.data().device.wants_pin);
    world.send(UnlockDevice { std::string { good_pin } });
    REQUIRE(world.transport.lose("/api/v1/profile/devices/"));
    world.settle();
    CHECK_FALSE(world.hub.data().device.wants_pin);
    CHECK(world.device.entries() == 1);
    CHECK(world.hub.data().device.kept == 1);
}

TEST_CASE("A device that was taken away empties itself: at the next unlocking, and at the next sign-in", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    world.submit_in_vain(world.submission());
    SECTION("unlocking") {
        world.device.lock();
        world.settle();
        world.send(UnlockDevice { std::string { good_pin } });
        world.answer("/api/v1/profile/devices/", 404, problem(ErrorCode::NotFound, "Gone."));
    }
    SECTION("sign-in") {
        auto who = *world.hub.data().session;
        world.hub.send(SignIn { "dana@acme.example", "secret" });
        world.settle();
        world.answer("/api/v1/session", 200, api::write_json(who));
        while (world.transport.answer("/api/v1/profile/devices", 200, api::write_json(api::DeviceList {}))) { world.settle(); }
    }
    CHECK(world.device.wipes == 1);
    CHECK(world.device.records.empty());
    CHECK(world.was_told("was emptied"));
}

TEST_CASE("Signing out asks first while something waits, and empties the device", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    world.submit_in_vain(world.submission());
    world.hub.send(SignOut {});
    world.settle();
    CHECK(world.hub.data().device.asks_sign_out);
    CHECK(world.device.entries() == 1);
    SECTION("stay") {
        world.send(EndSignOutQuestion { .discard = false });
        CHECK_FALSE(world.hub.data().device.asks_sign_out);
        CHECK(world.hub.data().session_state == SessionState::SignedIn);
        CHECK(world.device.entries() == 1);
    }
    SECTION("discard") {
        world.send(EndSignOutQuestion { .discard = true });
        world.answer("/api/v1/session", 204, "");
        CHECK(world.device.wipes == 1);
        CHECK(world.hub.data().session_state == SessionState::SignedOut);
    }
}

TEST_CASE("Another person who signs in on the device sees nothing of it", "[client][device]") {
    DeviceWorld world;
    world.sign_in_allowed();
    world.enroll();
    world.submit_in_vain(world.submission());
    auto other = world.session();
    other.offline_work = true;
    world.hub.send(SignIn { "luis@acme.example", "secret" });
    world.settle();
    world.answer("/api/v1/session", 200, api::write_json(other));
    CHECK_FALSE(world.hub.data().device.is_mine);
    CHECK_FALSE(world.hub.data().device.is_open());
    auto const posts = world.posts();
    world.platform.pass_ms(60'000);
    world.settle();
    CHECK(world.posts() == posts);
    CHECK(world.device.entries() == 1);
}

TEST_CASE("Started without a connection: the PIN opens the form and the list, and the session comes back by itself", "[client][device]") {
    DeviceWorld first;
    first.sign_in_allowed();
    first.hub.need(NeedReference);
    first.enroll();
    first.keep_lists(DeviceWorld::dallas_plant());
    CHECK_FALSE(first.device.records.at({ "snapshot", "form" }).contains("\"csrf\""));
    auto const who = *first.hub.data().session;

    DeviceWorld world;
    world.is_on_the_device_of(first);
    world.hub.start();
    REQUIRE(world.transport.lose("/api/v1/session"));
    world.settle();
    CHECK(world.hub.data().session_state == SessionState::SignedOut);
    world.send(UnlockDevice { std::string { good_pin } });
    REQUIRE(world.hub.data().session_state == SessionState::Offline);
    CHECK(world.hub.data().session->first_name == "Dana");
    REQUIRE(world.hub.data().reference.value);
    CHECK(world.hub.data().reference.value->locations.at(0).name == "Dallas Plant");
    CHECK(world.hub.route().path == "/waiting");
    auto const requests = world.transport.sent.size();
    world.submit(world.submission());
    world.hub.send(SaveDraft {});
    world.settle();
    CHECK(world.transport.sent.size() == requests);
    CHECK(world.device.entries() == 1);
    CHECK(world.hub.data().device.kept == 1);
    SECTION("the session is still there") {
        world.platform.pass_ms(20'000);
        world.settle();
        world.answer("/api/v1/session", 200, api::write_json(who));
        CHECK(world.hub.data().session_state == SessionState::SignedIn);
        world.platform.pass_ms(4'000);
        world.settle();
        CHECK(world.posts() == 1);
    }
    SECTION("the session has ended: sign in again") {
        world.platform.pass_ms(20'000);
        world.settle();
        world.answer("/api/v1/session", 401, problem(ErrorCode::Unauthenticated, "Please sign in."));
        CHECK(world.hub.data().session_state == SessionState::Expired);
        CHECK(world.hub.data().account.known_email == "dana@acme.example");
        CHECK(world.posts() == 0);
        CHECK(world.device.entries() == 1);
    }
    SECTION("locked: nothing is shown any more") {
        world.device.lock();
        world.settle();
        CHECK(world.hub.data().session_state == SessionState::SignedOut);
        CHECK_FALSE(world.hub.data().session);
        CHECK_FALSE(world.hub.data().reference.value);
    }
}

TEST_CASE("Signed in on a device that keeps things, the form's lists are there before the connection goes", "[client][device]") {
    DeviceWorld first;
    first.sign_in_allowed();
    first.enroll();
    auto const reference = DeviceWorld::dallas_plant();
    first.keep_lists(reference);

    DeviceWorld world;
    world.is_on_the_device_of(first);
    world.sign_in(*first.hub.data().session);
    world.settle();
    CHECK_FALSE(world.hub.data().reference.value);
    SECTION("asked for although no screen needs them") {
        world.answer("/api/v1/reference", 200, api::write_json(reference));
        CHECK(world.hub.data().reference.value);
    }
    SECTION("the connection goes at once: those that the device keeps, once it is unlocked") {
        REQUIRE(world.transport.lose("/api/v1/reference"));
        world.settle();
        CHECK_FALSE(world.hub.data().reference.value);
        world.send(UnlockDevice { std::string { good_pin } });
        while (world.transport.lose("/api/v1/profile/devices/")) { world.settle(); }
        world.settle();
        REQUIRE(world.hub.data().device.is_open());
        REQUIRE(world.hub.data().reference.value);
        CHECK(world.hub.data().reference.value->locations.at(0).name == "Dallas Plant");
    }
}

TEST_CASE("A new version takes over when the person says so", "[client][device]") {
    World world;
    world.sign_in();
    world.hub.update_is_ready();
    world.platform.pass_ms(3'600'000);
    world.hub.step();
    REQUIRE(world.hub.data().notices.size() == 1);
    world.hub.send(UndoNotice { world.hub.data().notices.at(0).id });
    world.hub.step();
    world.hub.step();
    CHECK(world.platform.updates_taken == 1);
}

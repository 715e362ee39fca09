#include "hub_world.hpp"

using namespace hub;
using namespace hub::client;
using tests::problem;
using tests::World;

TEST_CASE("Without a session the program shows the sign-in page", "[client][hub]") {
    World world;
    world.hub.start();
    CHECK(world.hub.data().session_state == SessionState::Unknown);
    world.transport.answer("/api/v1/session", 401, problem(ErrorCode::Unauthenticated, "Sign in."));
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::SignedOut);
    CHECK_FALSE(world.hub.data().start_error);
}

TEST_CASE("A server that cannot be reached at the start is said in words, and Reload asks again", "[client][hub]") {
    World world;
    world.hub.start();
    world.transport.lose("/api/v1/session");
    world.hub.step();
    REQUIRE(world.hub.data().start_error);
    world.hub.send(Reload {});
    world.hub.step();
    CHECK(world.transport.pending.size() == 1);
}

TEST_CASE("SIGN-01: signing in trims the address, and a refusal keeps the program on the sign-in page", "[client][hub]") {
    World world;
    world.hub.send(SignIn { "  dana@acme.example ", "wrong" });
    world.hub.step();
    REQUIRE(world.transport.sent.size() == 1);
    CHECK(world.transport.sent.front().body.find("\"dana@acme.example\"") != std::string::npos);
    CHECK(world.hub.data().sign_in.busy);
    world.transport.answer("/api/v1/session", 401, problem(ErrorCode::Unauthenticated, "E-mail address or password is wrong."));
    world.hub.step();
    CHECK_FALSE(world.hub.data().sign_in.busy);
    REQUIRE(world.hub.data().sign_in.error);
    CHECK(world.hub.data().sign_in.error->message == "E-mail address or password is wrong.");
}

TEST_CASE("A query keeps its previous value while it is loaded again and when that fails", "[client][hub]") {
    World world;
    world.sign_in();
    world.hub.need(NeedContacts);
    api::ContactList list;
    list.items.emplace_back().first_name = "Mai";
    world.transport.answer("/api/v1/contacts", 200, api::write_json(list));
    world.hub.step();
    REQUIRE(world.hub.data().contacts.value);
    world.hub.send(Reload {});
    world.hub.step();
    CHECK(world.hub.data().contacts.loading);
    CHECK(world.hub.data().contacts.value->items.size() == 1);
    world.transport.lose("/api/v1/contacts");
    world.hub.step();
    CHECK(world.hub.data().contacts.error);
    CHECK(world.hub.data().contacts.value->items.size() == 1);
}

TEST_CASE("Data that is fresh is not asked for again", "[client][hub]") {
    World world;
    world.sign_in();
    world.hub.need(NeedContacts);
    world.transport.answer("/api/v1/contacts", 200, api::write_json(api::ContactList {}));
    world.hub.step();
    auto const sent = world.transport.sent.size();
    world.hub.need(NeedContacts);
    CHECK(world.transport.sent.size() == sent);
    world.platform.pass_ms(31'000);
    world.hub.need(NeedContacts);
    CHECK(world.transport.sent.size() == sent + 1);
}

TEST_CASE("A session that has ended forgets the employer's data and says so", "[client][hub]") {
    World world;
    world.sign_in();
    world.hub.need(NeedContacts);
    world.transport.answer("/api/v1/contacts", 401, problem(ErrorCode::Unauthenticated, "Ended."));
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::Expired);
    CHECK_FALSE(world.hub.data().session);
    CHECK_FALSE(world.hub.data().contacts.value);
}

TEST_CASE("An answer that belongs to an earlier session is dropped", "[client][hub]") {
    World world;
    world.sign_in();
    world.hub.need(NeedContacts);
    world.hub.send(SignOut {});
    world.hub.step();
    world.transport.answer("/api/v1/session", 204, "");
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::SignedOut);
    api::ContactList list;
    list.items.emplace_back();
    world.transport.answer("/api/v1/contacts", 200, api::write_json(list));
    world.hub.step();
    CHECK_FALSE(world.hub.data().contacts.value);
}

TEST_CASE("Mutations carry the CSRF token and, where needed, an idempotency key", "[client][hub]") {
    World world;
    world.sign_in();
    world.hub.send(CreateAuthorization { .draft = {}, .idempotency_key = "0123456789abcdef0123456789abcdef" });
    world.hub.step();
    auto const& request = world.transport.sent.back();
    auto const header = [&](std::string_view name) {
        for (auto const& [key, value] : request.headers) {
            if (key == name) { return value; }
        }
        return std::string {};
    };
    CHECK(header("x-csrf-token") == "csrf");
    CHECK(header("idempotency-key") == "0123456789abcdef0123456789abcdef");
    CHECK(header("content-type") == "application/json");
}

TEST_CASE("The broken fields of a refused authorization arrive one by one", "[client][hub]") {
    World world;
    world.sign_in();
    world.hub.send(CreateAuthorization { .draft = {}, .idempotency_key = "0123456789abcdef0123456789abcdef" });
    world.hub.step();
    api::Problem refusal { .error = Error::invalid("draft.first_name", "Enter the first name."), .errors = {}, .request_id = "r" };
    refusal.errors = { Error::invalid("draft.first_name", "Enter the first name."), Error::invalid("draft.center", "Choose a center.") };
    world.transport.answer("/api/v1/authorizations", 422, api::write_problem(refusal));
    world.hub.step();
    CHECK(world.hub.data().create_authorization.field_errors.size() == 2);
    CHECK(world.hub.data().create_authorization.field_errors.at(1).field == "draft.center");
}

TEST_CASE("Notices end by themselves and the program says when", "[client][hub]") {
    World world;
    world.sign_in();
    world.hub.send(CopyText { "A-2026-000001" });
    world.hub.step();
    CHECK(world.platform.copied == "A-2026-000001");
    REQUIRE(world.hub.data().notices.size() == 1);
    CHECK(world.hub.next_timer_ms() > 0);
    world.platform.pass_ms(7'000);
    CHECK(world.hub.step());
    CHECK(world.hub.data().notices.empty());
    CHECK(world.hub.next_timer_ms() > 60'000);  // the warning before the session ends
}

TEST_CASE("Going somewhere tells the platform; going where one is does not", "[client][hub]") {
    World world;
    world.hub.send(Go { Route::parse("/results?q=mai"), History::Push });
    world.hub.send(Go { Route::parse("/results?q=mai"), History::Push });
    world.hub.step();
    REQUIRE(world.platform.routes.size() == 1);
    CHECK(world.platform.routes.front().first == "/results?q=mai");
}

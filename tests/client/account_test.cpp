// Getting in, staying in, and what is refused until the person confirms who they are.
#include "hub_world.hpp"

using namespace hub;
using namespace hub::client;
using tests::problem;
using tests::World;

namespace {

constexpr std::string_view token = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

std::string header(Request const& request, std::string_view name) {
    for (auto const& [key, value] : request.headers) {
        if (key == name) { return value; }
    }
    return {};
}

void open_link(World& world) {
    world.hub.start();
    world.transport.answer("/api/v1/session", 401, problem(ErrorCode::Unauthenticated, "Sign in."));
    world.hub.open_route(Route::parse("/password?token=" + std::string { token }));
    world.hub.step();
}

std::string link_state() {
    return api::write_json(api::PasswordLinkState {
        .email = "dana@acme.example", .first_name = "Dana", .last_name = "Okafor", .employer_name = "Acme Manufacturing" });
}

/// Something that the server refuses until a step-up.
void send_refused(World& world) {
    world.hub.send(RenewRecoveryCodes {});
    world.hub.step();
    REQUIRE(world.transport.answer("/api/v1/profile/recovery-codes", 403, problem(ErrorCode::StepUpNeeded, "Confirm that it is you.")));
    world.hub.step();
}

}  // namespace

TEST_CASE("A4: with a second factor the password alone leads to the code and to nothing else", "[client][account]") {
    World world;
    world.hub.send(SignIn { "dana@acme.example", "the right password" });
    world.hub.need(NeedContacts);
    world.hub.step();
    auto session = world.session();
    session.stage = api::SignInStage::SecondFactor;
    world.transport.answer("/api/v1/session", 201, api::write_json(session));
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::Halfway);
    CHECK(world.transport.pending.empty());
    // Nothing but the code is sent meanwhile, however long it takes to find the phone.
    world.platform.pass_ms(120'000);
    world.hub.person_acted();
    world.hub.step();
    CHECK(world.transport.pending.empty());

    world.hub.send(GiveSecondFactor { " 000000 " });
    world.hub.step();
    CHECK(world.transport.sent.back().body == R"({"code":"000000"})");
    world.transport.answer("/api/v1/session/second-factor", 422, problem(ErrorCode::Invalid, "The code is wrong.", "code"));
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::Halfway);
    REQUIRE(world.hub.data().account.second_factor.error);

    world.hub.send(GiveSecondFactor { "123456" });
    world.hub.step();
    session.stage = api::SignInStage::Complete;
    session.csrf_token = "second";
    world.transport.answer("/api/v1/session/second-factor", 200, api::write_json(session));
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::SignedIn);
    CHECK(world.transport.pending.size() == 1);  // the contacts
}

TEST_CASE("A12: the token of a mailed link leaves the address at once and stands in no route", "[client][account]") {
    World world;
    open_link(world);
    REQUIRE(world.platform.routes.size() == 1);
    CHECK(world.platform.routes.front() == std::pair { std::string { "/password" }, History::Replace });
    CHECK(world.hub.route().to_string() == "/password");
    CHECK(world.transport.sent.back().target == "/api/v1/password-links");
    CHECK(world.transport.sent.back().body.find(token) != std::string::npos);
}

TEST_CASE("SIGN-02: a new password leads to the sign-in page with the address filled in, and signs nobody in", "[client][account]") {
    World world;
    open_link(world);
    world.transport.answer("/api/v1/password-links", 200, link_state());
    world.hub.step();
    REQUIRE(world.hub.data().account.link.value);
    world.hub.send(SetPassword { "correct horse battery staple" });
    world.hub.step();
    CHECK(world.transport.sent.back().body.find(token) != std::string::npos);
    world.transport.answer("/api/v1/passwords", 204, "");
    world.hub.step();
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::SignedOut);
    CHECK(world.hub.data().account.known_email == "dana@acme.example");
    CHECK(world.hub.data().account.password_is_new);
    CHECK(world.hub.route().path == "/");
    CHECK_FALSE(world.hub.data().account.has_link);
}

TEST_CASE("SIGN-04: a link that does not work any more is told as such", "[client][account]") {
    World world;
    open_link(world);
    world.transport.answer("/api/v1/password-links", 404, problem(ErrorCode::NotFound, "This link has been used or is too old."));
    world.hub.step();
    REQUIRE(world.hub.data().account.link.error);
    CHECK(world.hub.data().account.link.error->code == ErrorCode::NotFound);
}

TEST_CASE("A11: what is refused until a step-up is sent again after it, with nothing lost", "[client][account]") {
    World world;
    world.sign_in();
    send_refused(world);
    CHECK(world.hub.data().account.wants_confirmation);
    CHECK(world.hub.data().account.second_factor_change.busy);

    world.hub.send(ConfirmIdentity { "wrong", "" });
    world.hub.step();
    world.transport.answer("/api/v1/session/step-up", 422, problem(ErrorCode::Invalid, "The password is wrong.", "password"));
    world.hub.step();
    CHECK(world.hub.data().account.wants_confirmation);
    REQUIRE(world.hub.data().account.confirmation.error);

    world.hub.send(ConfirmIdentity { "right", "" });
    world.hub.step();
    world.transport.answer("/api/v1/session/step-up", 204, "");
    world.hub.step();
    CHECK_FALSE(world.hub.data().account.wants_confirmation);
    REQUIRE(world.transport.answer("/api/v1/profile/recovery-codes", 201, api::write_json(api::RecoveryCodes { { "one", "two" } })));
    world.hub.step();
    REQUIRE(world.hub.data().account.recovery_codes);
    CHECK(world.hub.data().account.recovery_codes->codes.size() == 2);
}

TEST_CASE("A11: the repeated request carries the idempotency key of the first", "[client][account]") {
    World world;
    world.sign_in();
    world.hub.send(CreateAuthorization { .draft = {}, .idempotency_key = {} });
    world.hub.step();
    auto const key = header(world.transport.sent.back(), "idempotency-key");
    CHECK(key.size() == 32);
    world.transport.answer("/api/v1/authorizations", 403, problem(ErrorCode::StepUpNeeded, "Confirm."));
    world.hub.step();
    world.hub.send(ConfirmIdentity { "", "123456" });
    world.hub.step();
    world.transport.answer("/api/v1/session/step-up", 204, "");
    world.hub.step();
    CHECK(world.transport.sent.back().target == "/api/v1/authorizations");
    CHECK(header(world.transport.sent.back(), "idempotency-key") == key);
}

TEST_CASE("A11: giving the confirmation up leaves everything as it was, and says so", "[client][account]") {
    World world;
    world.sign_in();
    send_refused(world);
    world.hub.send(CancelConfirmation {});
    world.hub.step();
    CHECK_FALSE(world.hub.data().account.wants_confirmation);
    CHECK_FALSE(world.hub.data().account.second_factor_change.busy);
    REQUIRE(world.hub.data().account.second_factor_change.error);
    CHECK(world.hub.data().account.second_factor_change.error->code == ErrorCode::Cancelled);
    CHECK(world.transport.pending.empty());
}

TEST_CASE("A9: a minute before the idle end the seconds are told; staying sends a sign of life", "[client][account]") {
    World world;
    world.sign_in();
    world.platform.pass_ms(14 * 60'000);
    CHECK(world.hub.step());
    CHECK(world.hub.data().account.idle_seconds_left == 60);
    world.platform.pass_ms(20'000);
    world.hub.step();
    CHECK(world.hub.data().account.idle_seconds_left == 40);
    CHECK(world.hub.next_timer_ms() == 1'000);
    world.hub.send(StaySignedIn {});
    world.hub.step();
    CHECK_FALSE(world.hub.data().account.idle_seconds_left);
    CHECK(world.transport.sent.back().target == "/api/v1/session/extension");
    CHECK(header(world.transport.sent.back(), "x-background").empty());
}

TEST_CASE("A9: typing alone keeps the session alive; polling does not", "[client][account]") {
    World world;
    world.sign_in();
    auto const sent = world.transport.sent.size();
    world.hub.person_acted();
    CHECK(world.transport.sent.size() == sent);
    world.platform.pass_ms(61'000);
    world.hub.person_acted();
    REQUIRE(world.transport.sent.size() == sent + 1);
    CHECK(world.transport.sent.back().target == "/api/v1/session/extension");
    world.hub.person_acted();
    world.hub.step();
    world.hub.person_acted();
    CHECK(world.transport.sent.size() == sent + 1);
}

TEST_CASE("A9: at the end the server is asked in the background; when it has ended the page hides everything", "[client][account]") {
    World world;
    world.sign_in();
    world.platform.pass_ms(15 * 60'000 + 1'000);
    world.hub.step();
    CHECK(header(world.transport.sent.back(), "x-background") == "1");
    SECTION("it has ended") {
        world.transport.answer("/api/v1/session", 401, problem(ErrorCode::Unauthenticated, "Ended."));
        world.hub.step();
        CHECK(world.hub.data().session_state == SessionState::Expired);
        CHECK(world.hub.data().account.known_email == "dana@acme.example");
    }
    SECTION("nobody can tell") {
        world.transport.lose("/api/v1/session");
        world.hub.step();
        CHECK(world.hub.data().session_state == SessionState::Expired);
    }
    SECTION("another tab keeps it alive") {
        world.transport.answer("/api/v1/session", 200, api::write_json(*world.hub.data().session));
        world.hub.step();
        CHECK(world.hub.data().session_state == SessionState::SignedIn);
        CHECK_FALSE(world.hub.data().account.idle_seconds_left);
    }
}

TEST_CASE("A8: a new password of one's own brings a new token for the requests that follow", "[client][account]") {
    World world;
    world.sign_in();
    world.hub.send(ChangePassword { "old password", "a new and longer password" });
    world.hub.step();
    world.transport.answer("/api/v1/profile/password", 204, "");
    world.hub.step();
    auto session = *world.hub.data().session;
    session.csrf_token = "fresh";
    REQUIRE(world.transport.answer("/api/v1/session", 200, api::write_json(session)));
    world.hub.step();
    world.hub.send(SetUpSecondFactor {});
    world.hub.step();
    CHECK(header(world.transport.sent.back(), "x-csrf-token") == "fresh");
}

TEST_CASE(
    "A4: where the second factor is required it is set up while signing in, and the codes come before the portal", "[client][account]") {
    World world;
    auto session = world.session();
    session.stage = api::SignInStage::SecondFactorSetup;
    world.sign_in(session);
    CHECK(world.hub.data().session_state == SessionState::Halfway);
    world.hub.send(SetUpSecondFactor {});
    world.hub.step();
    world.transport.answer(
        "/api/v1/profile/second-factor", 201, api::write_json(api::SecondFactorSetup { "JBSWY3DPEHPK3PXP", "otpauth://totp/x" }));
    world.hub.step();
    REQUIRE(world.hub.data().account.setup);
    world.hub.send(ConfirmSecondFactor { "123456" });
    world.hub.step();
    world.transport.answer("/api/v1/profile/second-factor/confirmation", 201, api::write_json(api::RecoveryCodes { { "aaaa-bbbb" } }));
    world.hub.step();
    CHECK_FALSE(world.hub.data().account.setup);
    REQUIRE(world.hub.data().account.recovery_codes);
    CHECK(world.hub.data().session_state == SessionState::Halfway);
    world.hub.send(ForgetRecoveryCodes {});
    world.hub.step();
    session.stage = api::SignInStage::Complete;
    REQUIRE(world.transport.answer("/api/v1/session", 200, api::write_json(session)));
    world.hub.step();
    CHECK(world.hub.data().session_state == SessionState::SignedIn);
}

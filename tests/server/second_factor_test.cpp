#include "server/accounts_support.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::string_view admin = "admin@acme.example";

/// Signed in with the password alone.
api::Session after_password(Visitor& visitor, std::string_view email = admin) {
    auto const answer = visitor.try_sign_in(email, server::demo::password);
    REQUIRE(answer.status == 201);
    return api::read_json<api::Session>(answer.body).value();
}

/// An account with an app, and its secret; nobody is signed in.
std::string with_app(TestPortal& portal, std::string_view email = admin) {
    Visitor visitor { portal };
    visitor.sign_in(email);
    auto const secret = connect_app(portal, visitor);
    visitor.must(api::sign_out);
    portal.clock.advance_ms(60'000);  // so that the next code is another one
    return secret;
}

ErrorCode code_of(auto const& answer) {
    REQUIRE_FALSE(answer);
    return answer.error().code;
}

}  // namespace

TEST_CASE("A4: after the password a code is asked for, and until then nothing else answers", "[server][second_factor]") {
    TestPortal portal;
    auto const secret = with_app(portal);
    Visitor visitor { portal };
    auto const session = after_password(visitor);
    CHECK(session.stage == api::SignInStage::SecondFactor);
    CHECK(session.has_second_factor);
    CHECK(visitor.must(api::current_session).stage == api::SignInStage::SecondFactor);

    api::for_each_endpoint([&](auto const& endpoint) {
        if (endpoint.access == api::Access::Public || endpoint.access == api::Access::AfterPassword) { return; }
        if (endpoint.access == api::Access::PaymentSite) { return; }  // knows no sessions
        CAPTURE(endpoint.id);
        auto const answer =
            visitor.send(endpoint.method, std::string { endpoint.path }, endpoint.method == server::Method::Get ? "" : "{}");
        CHECK(answer.status == 401);
        CHECK(answer.body.contains("second factor is still missing"));
    });
    // Not even another app may be connected now.
    CHECK(code_of(visitor.call(api::set_up_second_factor, {})) == ErrorCode::Unauthenticated);
    CHECK(code_of(visitor.call(api::confirm_second_factor, { "123456" })) == ErrorCode::Unauthenticated);

    auto const before = visitor.cookie;
    auto const complete = visitor.must(api::give_second_factor, { app_code(portal, secret) });
    CHECK(complete.stage == api::SignInStage::Complete);
    CHECK(visitor.cookie != before);  // A8
    CHECK(visitor.must(api::get_home).as_of == portal.clock.now());
    Visitor old { portal };
    old.cookie = before;
    CHECK(old.get("/api/v1/session").status == 401);
}

TEST_CASE("A4: a code counts one step early or late, and each works once", "[server][second_factor]") {
    TestPortal portal;
    auto const secret = with_app(portal);
    auto const give = [&](std::string const& code) {
        Visitor visitor { portal };
        after_password(visitor);
        return visitor.call(api::give_second_factor, { code }).has_value();
    };
    CHECK_FALSE(give(app_code(portal, secret, -2)));
    CHECK_FALSE(give(app_code(portal, secret, 2)));
    CHECK(give(app_code(portal, secret, -1)));
    CHECK_FALSE(give(app_code(portal, secret, -1)));  // used
    auto const present = app_code(portal, secret);
    CHECK(give(present));
    CHECK_FALSE(give(present));
    CHECK_FALSE(give(app_code(portal, secret, -1)));  // older than the one used last
    CHECK(give(app_code(portal, secret, 1)));
    portal.clock.advance_ms(30'000);
    CHECK_FALSE(give(app_code(portal, secret)));  // it was given early already
}

TEST_CASE("A4: blanks in a code do not matter", "[server][second_factor]") {
    TestPortal portal;
    auto const secret = with_app(portal);
    Visitor visitor { portal };
    after_password(visitor);
    auto code = app_code(portal, secret);
    code.insert(3, " ");
    CHECK(visitor.call(api::give_second_factor, { code }));
}

TEST_CASE("A4: ten recovery codes, each works once, new ones replace them", "[server][second_factor]") {
    TestPortal portal;
    Visitor owner { portal };
    owner.sign_in(admin);
    auto const setup = owner.must(api::set_up_second_factor);
    auto const codes = owner.must(api::confirm_second_factor, { app_code(portal, setup.secret) }).codes;
    REQUIRE(codes.size() == 10);
    CHECK(codes[0].size() == 19);
    CHECK(portal.count("SELECT COUNT(*) FROM recovery_codes") == 10);
    CHECK(portal.count("SELECT COUNT(*) FROM recovery_codes WHERE code_hash LIKE '%" + codes[0].substr(0, 4) + "%'") == 0);
    auto const give = [&](std::string const& code) {
        Visitor visitor { portal };
        after_password(visitor);
        return visitor.call(api::give_second_factor, { code }).has_value();
    };
    CHECK(give(codes[0]));
    CHECK_FALSE(give(codes[0]));
    auto upper = codes[1];
    std::ranges::transform(upper, upper.begin(), [](char c) { return c == '-' ? ' ' : static_cast<char>(std::toupper(c)); });
    CHECK(give(upper));
    CHECK(owner.must(api::get_profile).recovery_codes_left == 8);
    auto const fresh = owner.must(api::renew_recovery_codes).codes;
    CHECK(owner.must(api::get_profile).recovery_codes_left == 10);
    CHECK_FALSE(give(codes[2]));
    CHECK(give(fresh[2]));
}

TEST_CASE(
    "A4, A5: wrong codes are held back like passwords, and a right one during the wait gets the same answer", "[server][second_factor]") {
    TestPortal portal;
    auto const secret = with_app(portal);
    Visitor visitor { portal };
    after_password(visitor);
    auto const give = [&](std::string const& code) { return visitor.call(api::give_second_factor, { code }); };
    std::string words;
    for (int i = 0; i < 5; ++i) {
        auto const answer = give("000000");
        CHECK(code_of(answer) == ErrorCode::Invalid);
        CHECK(answer.error().field == "code");
        words = answer.error().message;
    }
    auto const right = give(app_code(portal, secret));
    CHECK(code_of(right) == ErrorCode::Invalid);
    CHECK(right.error().message == words);
    // Another sign-in with the password does not help.
    after_password(visitor);
    CHECK_FALSE(give(app_code(portal, secret)));
    portal.clock.advance_ms(30'000);
    CHECK(give(app_code(portal, secret)));
}

TEST_CASE("A4: who has to have a second factor sets it up while signing in", "[server][second_factor]") {
    TestPortal portal;
    set_policy(portal, "Acme Manufacturing", domain::SecondFactorPolicy::UserAdmins);
    Visitor basic { portal };
    CHECK(after_password(basic, "basic@acme.example").stage == api::SignInStage::Complete);
    Visitor visitor { portal };
    CHECK(after_password(visitor).stage == api::SignInStage::SecondFactorSetup);
    CHECK(visitor.get("/api/v1/home").status == 401);
    CHECK(code_of(visitor.call(api::give_second_factor, { "123456" })) == ErrorCode::Conflict);

    auto const setup = visitor.must(api::set_up_second_factor);
    CHECK(setup.uri.starts_with("otpauth://totp/Employer%20Hub:admin%40acme.example?secret=" + setup.secret));
    CHECK(setup.secret.size() == 32);
    CHECK(portal.count("SELECT COUNT(*) FROM accounts WHERE second_factor LIKE '%" + setup.secret + "%' OR next_second_factor LIKE '%"
              + setup.secret + "%'")
        == 0);
    CHECK(code_of(visitor.call(api::confirm_second_factor, { "000000" })) == ErrorCode::Invalid);
    CHECK(visitor.get("/api/v1/home").status == 401);
    auto const before = visitor.cookie;
    CHECK(visitor.must(api::confirm_second_factor, { app_code(portal, setup.secret) }).codes.size() == 10);
    CHECK(visitor.cookie != before);
    auto const session = visitor.must(api::current_session);
    CHECK(session.stage == api::SignInStage::Complete);
    CHECK(session.has_second_factor);
    CHECK(visitor.get("/api/v1/home").status == 200);
    CHECK(mails_of(portal).back().subject.contains("protection"));

    set_policy(portal, "Acme Manufacturing", domain::SecondFactorPolicy::All);
    Visitor again { portal };
    CHECK(after_password(again, "basic@acme.example").stage == api::SignInStage::SecondFactorSetup);
}

TEST_CASE("A4: an unfinished sign-in is forgotten after 15 minutes, whatever it does", "[server][second_factor]") {
    TestPortal portal;
    with_app(portal);
    Visitor visitor { portal };
    after_password(visitor);
    for (int minute = 0; minute < 15; ++minute) {
        CHECK(visitor.get("/api/v1/session").status == 200);
        portal.clock.advance_ms(60'000);
    }
    CHECK(visitor.get("/api/v1/session").status == 200);
    portal.clock.advance_ms(1000);
    CHECK(visitor.get("/api/v1/session").status == 401);
}

TEST_CASE("A4: the factor can be removed where nobody demands it, and not elsewhere", "[server][second_factor]") {
    TestPortal portal;
    auto const secret = with_app(portal);
    Visitor visitor { portal };
    after_password(visitor);
    visitor.must(api::give_second_factor, { app_code(portal, secret) });
    set_policy(portal, "Acme Manufacturing", domain::SecondFactorPolicy::All);
    CHECK(visitor.must(api::get_profile).second_factor_is_required);
    CHECK(code_of(visitor.call(api::remove_second_factor, {})) == ErrorCode::Forbidden);
    set_policy(portal, "Acme Manufacturing", domain::SecondFactorPolicy::Off);
    visitor.must(api::remove_second_factor);
    CHECK_FALSE(visitor.must(api::get_profile).has_second_factor);
    CHECK(portal.count("SELECT COUNT(*) FROM recovery_codes") == 0);
    Visitor next { portal };
    CHECK(after_password(next).stage == api::SignInStage::Complete);
    CHECK(code_of(next.call(api::remove_second_factor, {})) == ErrorCode::Conflict);
}

TEST_CASE("A11: what guards the account needs a step-up once five minutes have passed", "[server][second_factor][step_up]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("basic@acme.example");
    portal.clock.advance_ms(5 * 60'000);
    auto const secret = connect_app(portal, visitor);  // signing in counted until now
    portal.clock.advance_ms(5 * 60'000 + 1);
    CHECK(code_of(visitor.call(api::set_up_second_factor, {})) == ErrorCode::StepUpNeeded);
    CHECK(code_of(visitor.call(api::remove_second_factor, {})) == ErrorCode::StepUpNeeded);
    CHECK(code_of(visitor.call(api::renew_recovery_codes, {})) == ErrorCode::StepUpNeeded);

    CHECK(code_of(visitor.call(api::step_up, { "", "" })) == ErrorCode::Invalid);
    CHECK(code_of(visitor.call(api::step_up, { "a", "b" })) == ErrorCode::Invalid);
    auto const wrong = visitor.call(api::step_up, { "not the password", "" });
    CHECK(code_of(wrong) == ErrorCode::Invalid);
    CHECK(wrong.error().field == "password");
    CHECK(code_of(visitor.call(api::renew_recovery_codes, {})) == ErrorCode::StepUpNeeded);

    visitor.must(api::step_up, { std::string { server::demo::password }, "" });
    CHECK(visitor.call(api::renew_recovery_codes, {}));
    portal.clock.advance_ms(5 * 60'000 + 1);
    CHECK(code_of(visitor.call(api::renew_recovery_codes, {})) == ErrorCode::StepUpNeeded);
    auto const code = app_code(portal, secret);
    visitor.must(api::step_up, { "", code });
    CHECK_FALSE(visitor.call(api::step_up, { "", code }));  // each code once
    CHECK(visitor.call(api::renew_recovery_codes, {}));
}

TEST_CASE("A5, A11: guessing the password at a step-up locks like guessing it at the door", "[server][step_up]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(admin);
    for (int i = 0; i < 5; ++i) { CHECK_FALSE(visitor.call(api::step_up, { "guess number " + std::to_string(i), "" })); }
    CHECK_FALSE(visitor.call(api::step_up, { std::string { server::demo::password }, "" }));
    CHECK(Visitor { portal }.try_sign_in(admin, server::demo::password).status == 401);
}

#include "server/accounts_support.hpp"

#include "server/browser_words.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::string_view admin = "admin@acme.example";
std::string const present { server::demo::password };

}  // namespace

TEST_CASE("SIGN-16: the profile shows one's own data", "[server][profile]") {
    TestPortal portal;
    auto const profile = Visitor { portal }.sign_in(admin).must(api::get_profile);
    CHECK(profile.email == admin);
    CHECK_FALSE(profile.has_second_factor);
    CHECK_FALSE(profile.second_factor_is_required);
    CHECK(profile.recovery_codes_left == 0);
    CHECK(profile.password_changed == portal.clock.now());
}

TEST_CASE("SIGN-A3: the session names the time before this one", "[server][profile]") {
    TestPortal portal;
    Visitor { portal }.sign_in(admin);
    auto const first = portal.clock.now();
    portal.clock.advance_ms(3'600'000);
    Visitor visitor { portal };
    visitor.sign_in(admin);
    portal.clock.advance_ms(60'000);
    CHECK(visitor.must(api::current_session).last_signed_in == first);
}

TEST_CASE("A10: a changed password ends the other sessions and renews this one, also in a second tab", "[server][profile]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(admin);
    Visitor other { portal };
    other.sign_in(admin);
    auto const former = visitor.cookie;
    auto const csrf_token = visitor.csrf_token;
    portal.clock.advance_ms(1000);
    visitor.must(api::change_password, { present, "vexing quartz sphinx" });
    CHECK(visitor.cookie != former);
    CHECK(other.get("/api/v1/session").status == 401);
    // Tabs share the cookie, and each keeps the token it was given.
    Visitor tab { portal };
    tab.cookie = visitor.cookie;
    tab.csrf_token = csrf_token;
    CHECK(tab.must(api::extend_session).csrf_token == csrf_token);
    CHECK(visitor.must(api::get_profile).password_changed == portal.clock.now());
    CHECK(Visitor { portal }.try_sign_in(admin, present).status == 401);
    CHECK(Visitor { portal }.try_sign_in(admin, "vexing quartz sphinx").status == 201);
    CHECK(mails_of(portal).back().subject.contains("was changed"));
}

TEST_CASE("A1, A5: the present password is asked for, and the new one has to be a new one", "[server][profile]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(admin);
    auto const refused = [&](std::string const& current, std::string const& next) {
        auto const answer = visitor.call(api::change_password, { current, next });
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == ErrorCode::Invalid);
        return answer.error().field;
    };
    CHECK(refused("not the password", "vexing quartz sphinx") == "current_password");
    CHECK(refused(present, "short") == "password");
    CHECK(refused(present, present) == "password");
    for (int i = 0; i < 5; ++i) { CHECK(refused("not the password", "vexing quartz sphinx") == "current_password"); }
    CHECK(refused(present, "vexing quartz sphinx") == "current_password");  // it waits now
    CHECK(mails_of(portal).empty());
}

TEST_CASE("Row 19: everybody chooses the own result mails", "[server][profile]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in("basic@acme.example");
    auto const before = visitor.must(api::get_profile);
    auto const after = visitor.must(api::change_own_notifications, { domain::ResultMail::Daily });
    CHECK(after.result_mail == domain::ResultMail::Daily);
    CHECK(after.version == before.version + 1);
    CHECK(visitor.must(api::get_profile).result_mail == domain::ResultMail::Daily);
}

TEST_CASE("A10: one's own sessions are listed and ended, one or all", "[server][profile]") {
    TestPortal portal;
    Visitor first { portal, "192.0.2.5" };
    first.send(server::Method::Post, "/api/v1/session", api::write_json(api::SignIn { std::string { admin }, present }),
        { { "user-agent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0" } });
    portal.clock.advance_ms(1000);
    Visitor second { portal };
    second.sign_in(admin);
    auto const items = second.must(api::list_own_sessions).items;
    REQUIRE(items.size() == 2);
    CHECK(items[0].is_current);
    CHECK_FALSE(items[1].is_current);
    CHECK(items[1].address == "192.0.2.5");
    CHECK(items[1].browser == "Firefox on Windows");

    Visitor stranger { portal };
    stranger.sign_in("basic@acme.example");
    CHECK(stranger.raw(api::end_own_session, { items[1].id }).status == 404);
    CHECK(first.get("/api/v1/session").status == 200);
    second.must(api::end_own_session, { items[1].id });
    CHECK(first.get("/api/v1/session").status == 401);
    CHECK(second.get("/api/v1/session").status == 200);

    Visitor third { portal };
    third.sign_in(admin);
    auto const answer = third.raw(api::end_all_own_sessions, {});
    CHECK(answer.status == 204);
    CHECK(answer.header("set-cookie").contains("Max-Age=0"));
    CHECK(second.get("/api/v1/session").status == 401);
    CHECK(stranger.get("/api/v1/session").status == 200);
}

TEST_CASE("A10: a session that is over is not listed", "[server][profile]") {
    TestPortal portal;
    Visitor { portal }.sign_in(admin);
    portal.clock.advance_ms(16 * 60'000);
    CHECK(Visitor { portal }.sign_in(admin).must(api::list_own_sessions).items.size() == 1);
}

TEST_CASE("A9: how long one may be idle is the employer's choice", "[server][profile]") {
    TestPortal portal;
    set_policy(portal, "Acme Manufacturing", domain::SecondFactorPolicy::Off, 5);
    Visitor visitor { portal };
    visitor.sign_in(admin);
    CHECK(visitor.must(api::current_session).idle_timeout_seconds == 300);
    portal.clock.advance_ms(299'000);
    CHECK(visitor.get("/api/v1/session").status == 200);
    portal.clock.advance_ms(301'000);
    CHECK(visitor.get("/api/v1/session").status == 401);

    set_policy(portal, "Globex Logistics", domain::SecondFactorPolicy::Off, 30);
    Visitor globex { portal };
    globex.sign_in("admin@globex.example");
    portal.clock.advance_ms(29 * 60'000);
    CHECK(globex.get("/api/v1/session").status == 200);
}

TEST_CASE("A9: a person's sign of life keeps the session, a polling one does not", "[server][profile]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(admin);
    portal.clock.advance_ms(14 * 60'000);
    visitor.must(api::extend_session);
    portal.clock.advance_ms(14 * 60'000);
    CHECK(visitor.raw(api::extend_session, {}, { { "x-background", "1" } }).status == 200);
    portal.clock.advance_ms(61'000);
    CHECK(visitor.get("/api/v1/session").status == 401);
}

TEST_CASE("A10: browsers are named as people know them", "[server][profile]") {
    CHECK(server::browser_words(
              "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36")
        == "Chrome on Windows");
    CHECK(
        server::browser_words(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0")
        == "Edge on Windows");
    CHECK(server::browser_words(
              "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15")
        == "Safari on Mac");
    CHECK(server::browser_words("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                                "Version/18.0 Mobile/15E148 Safari/604.1")
        == "Safari on iPhone");
    CHECK(server::browser_words(
              "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36")
        == "Chrome on Android");
    CHECK(server::browser_words("curl/8.5.0") == "Unknown browser");
    CHECK(server::browser_words("") == "Unknown browser");
}

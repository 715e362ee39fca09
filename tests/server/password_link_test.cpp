#include "server/accounts_support.hpp"

#include "server/invitations.hpp"
#include "store/accounts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::string_view admin = "admin@acme.example";
constexpr std::string_view invited = "ewa.zielinska@acme.example";  // granted, no password yet
constexpr std::string_view new_password = "vexing quartz sphinx";

void ask_reset(TestPortal& portal, std::string_view email, std::string address = "203.0.113.7") {
    portal.clock.advance_ms(1);  // mails of the same moment have no order
    Visitor { portal, std::move(address) }.must(api::request_password_reset, { std::string { email } });
}

/// What came of choosing a password with a token.
std::string choose(TestPortal& portal, std::string const& token, std::string_view password = new_password) {
    portal.clock.advance_ms(1);
    auto const answer = Visitor { portal }.call(api::set_password, { token, std::string { password } });
    return answer ? "chosen" : std::string { to_string(answer.error().code) };
}

int sign_in_status(TestPortal& portal, std::string_view email, std::string_view password) {
    return Visitor { portal, "203.0.113.99" }.try_sign_in(email, password).status;
}

/// Without what differs from one answer to the next anyway: its id and, over HTTP, its second.
std::string without_ids(server::Response const& answer) {
    std::string all = std::to_string(answer.status) + answer.body;
    for (auto const& [name, value] : answer.headers) {
        if (name != "x-request-id" && name != "date") { all += name + value; }
    }
    return all;
}

}  // namespace

TEST_CASE("SIGN-03: a reset link chooses a new password, once", "[server][password_links]") {
    TestPortal portal;
    Visitor elsewhere { portal };
    elsewhere.sign_in(admin);
    ask_reset(portal, " Admin@acme.example ");
    auto const mails = mails_of(portal);
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].address == admin);
    CHECK(mails[0].text.contains("https://portal.example/#/password?token="));
    CHECK(mails[0].text.contains("12:30 p.m. CT"));
    auto const token = mailed_token(portal, admin);
    CHECK(token.size() == 43);
    CHECK(portal.count("SELECT COUNT(*) FROM password_links WHERE token_hash = '" + token + "'") == 0);
    CHECK(portal.count("SELECT COUNT(*) FROM mail_queue WHERE sealed_text LIKE '%" + token + "%'") == 0);

    auto const state = Visitor { portal }.must(api::open_password_link, { token });
    CHECK_FALSE(state.is_invitation);
    CHECK(state.email == admin);
    CHECK(state.employer_name == "Acme Manufacturing");
    CHECK(state.expires.ms == portal.clock.now().ms + 30 * 60'000);

    Visitor visitor { portal };
    portal.clock.advance_ms(1);
    auto const answer = visitor.raw(api::set_password, { token, std::string { new_password } });
    CHECK(answer.status == 204);
    CHECK(answer.header("set-cookie").empty());             // A12: does not sign in
    CHECK(elsewhere.get("/api/v1/session").status == 401);  // and ends sessions
    CHECK(sign_in_status(portal, admin, server::demo::password) == 401);
    CHECK(sign_in_status(portal, admin, new_password) == 201);
    CHECK(choose(portal, token) == "not_found");
    CHECK(mails_of(portal).back().subject.contains("was changed"));
    for (auto const& mail : mails_of(portal)) { CHECK_FALSE(mail.text.contains(new_password)); }
}

TEST_CASE("A12: a reset link works for 30 minutes, an invitation for 72 hours", "[server][password_links]") {
    TestPortal portal;
    ask_reset(portal, admin);
    auto const token = mailed_token(portal, admin);
    portal.clock.advance_ms(30 * 60'000 - 1000);
    CHECK(Visitor { portal }.call(api::open_password_link, { token }));
    portal.clock.advance_ms(2000);
    CHECK_FALSE(Visitor { portal }.call(api::open_password_link, { token }));
    CHECK(choose(portal, token) == "not_found");

    ask_reset(portal, invited);
    auto const invitation = mailed_token(portal, invited);
    portal.clock.advance_ms(std::int64_t { 72 } * 3'600'000 - 1000);
    CHECK(Visitor { portal }.must(api::open_password_link, { invitation }).is_invitation);
    portal.clock.advance_ms(2000);
    CHECK(choose(portal, invitation) == "not_found");
}

TEST_CASE("A12, A13: a newer link ends the older one", "[server][password_links]") {
    TestPortal portal;
    ask_reset(portal, admin);
    auto const first = mailed_token(portal, admin);
    portal.clock.advance_ms(1000);
    ask_reset(portal, admin);
    auto const second = mailed_token(portal, admin);
    CHECK(first != second);
    CHECK(choose(portal, first) == "not_found");
    CHECK(choose(portal, second) == "chosen");
}

TEST_CASE("A12: a link that two tabs have open works in one of them", "[server][password_links]") {
    TestPortal portal;
    ask_reset(portal, admin);
    auto const token = mailed_token(portal, admin);
    CHECK(Visitor { portal }.call(api::open_password_link, { token }));
    CHECK(Visitor { portal }.call(api::open_password_link, { token }));
    CHECK(choose(portal, token) == "chosen");
    CHECK(choose(portal, token, "another vexing quartz") == "not_found");
    CHECK(sign_in_status(portal, admin, new_password) == 201);
}

TEST_CASE("SIGN-04, A7: a reset is answered alike for everybody", "[server][password_links]") {
    TestPortal portal;
    set_access(portal, "basic@acme.example", domain::HubAccess::Revoked);
    std::set<std::string> answers;
    std::set<int> work;
    for (std::string_view const email :
        { admin, invited, std::string_view { "basic@acme.example" }, std::string_view { "linh.pham@acme.example" },
            std::string_view { "nobody@acme.example" }, std::string_view { "not an address" }, std::string_view { "" } }) {
        CAPTURE(email);
        portal.passwords.verifications = 0;
        portal.clock.advance_ms(1);
        answers.insert(without_ids(Visitor { portal }.raw(api::request_password_reset, { std::string { email } })));
        work.insert(portal.passwords.verifications);
    }
    CHECK(answers.size() == 1);
    CHECK(answers.begin()->starts_with("204"));
    CHECK(work.size() == 1);
    auto const mails = mails_of(portal);
    REQUIRE(mails.size() == 2);  // NOTE-09: none to a revoked contact
    CHECK(mails[0].address == admin);
    CHECK(mails[1].address == invited);
}

TEST_CASE("A12: three mails an hour to one account, and nobody is told", "[server][password_links]") {
    TestPortal portal;
    for (int i = 0; i < 5; ++i) { ask_reset(portal, admin, "203.0.113." + std::to_string(i)); }
    CHECK(mails_of(portal).size() == 3);
    portal.clock.advance_ms(3'600'000);
    ask_reset(portal, admin);
    CHECK(mails_of(portal).size() == 4);
}

TEST_CASE("A12: ten requests an hour from one address", "[server][password_links]") {
    TestPortal portal;
    Visitor visitor { portal, "192.0.2.1" };
    for (int i = 0; i < 10; ++i) { visitor.must(api::request_password_reset, { "someone" + std::to_string(i) + "@acme.example" }); }
    auto const refused = visitor.raw(api::request_password_reset, { std::string { admin } });
    CHECK(refused.status == 429);
    CHECK(refused.header("retry-after") == "3600");
    CHECK(mails_of(portal).empty());
    CHECK(Visitor { portal, "192.0.2.2" }.raw(api::request_password_reset, { std::string { admin } }).status == 204);
}

TEST_CASE("SIGN-02, A13: an invitation chooses the first password and makes the contact active", "[server][password_links]") {
    TestPortal portal;
    server::Config const config = portal.config;
    ask_reset(portal, invited);
    auto const token = mailed_token(portal, invited);
    CHECK(mails_of(portal)[0].text.contains("Acme Manufacturing has given you access"));
    CHECK(Visitor { portal }.must(api::open_password_link, { token }).is_invitation);
    CHECK(choose(portal, token, "short") == "invalid");
    CHECK(choose(portal, token) == "chosen");
    CHECK(sign_in_status(portal, invited, new_password) == 201);
    CHECK(portal.count("SELECT COUNT(*) FROM contacts WHERE email = 'ewa.zielinska@acme.example' AND access = 'active'") == 1);
    CHECK(choose(portal, token) == "not_found");
}

TEST_CASE("A13: a link ends with the access, and with the e-mail address it was sent to", "[server][password_links]") {
    TestPortal portal;
    ask_reset(portal, admin);
    auto const token = mailed_token(portal, admin);
    set_access(portal, admin, domain::HubAccess::Revoked);
    CHECK(choose(portal, token) == "not_found");
    set_access(portal, admin, domain::HubAccess::Active);
    CHECK(Visitor { portal }.call(api::open_password_link, { token }));
    portal.write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("UPDATE contacts SET email = 'other@acme.example' WHERE email = ?", admin));
        return {};
    });
    CHECK(choose(portal, token) == "not_found");
}

TEST_CASE("A1, A2: a password that breaks a rule is refused, and the link still works", "[server][password_links]") {
    TestPortal portal;
    ask_reset(portal, admin);
    auto const token = mailed_token(portal, admin);
    auto const refusal = [&](std::string_view password) {
        auto const answer = Visitor { portal }.call(api::set_password, { token, std::string { password } });
        REQUIRE_FALSE(answer);
        CHECK(answer.error().field == "password");
        return answer.error().message;
    };
    CHECK(refusal("only-14-chars-").contains("at least 15"));
    CHECK(refusal("acme-manufacturing").contains("your company"));
    CHECK(refusal("passwordpassword").contains("Many people"));
    CHECK(choose(portal, token) == "chosen");
}

TEST_CASE("A5, A12: a new password frees a locked account and keeps the second factor", "[server][password_links]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(admin);
    auto const secret = connect_app(portal, visitor);
    for (int i = 0; i < 50; ++i) {
        Visitor { portal, "198.51.100." + std::to_string(i) }.try_sign_in(admin, "not the password");
        portal.clock.advance_ms(15 * 60'000);
    }
    CHECK(sign_in_status(portal, admin, server::demo::password) == 401);
    ask_reset(portal, admin);
    CHECK(choose(portal, mailed_token(portal, admin), "vexqu-1z") == "chosen");  // 8 characters beside a factor
    Visitor again { portal };
    CHECK(again.try_sign_in(admin, "vexqu-1z").status == 201);
    CHECK(again.must(api::current_session).stage == api::SignInStage::SecondFactor);
    CHECK(again.call(api::give_second_factor, { app_code(portal, secret) }));
}

TEST_CASE("O1: neither address nor token nor password stands in the log", "[server][password_links]") {
    TestPortal portal;
    ask_reset(portal, admin);
    auto const token = mailed_token(portal, admin);
    CHECK(choose(portal, token, "canary quartz sphinx") == "chosen");
    Visitor visitor { portal };
    visitor.try_sign_in(admin, "canary wrong password");
    visitor.try_sign_in(admin, "canary quartz sphinx");
    visitor.get("/api/v1/session?canary=" + token);
    for (auto const& line : portal.log.lines) {
        CHECK_FALSE(line.contains("acme.example"));
        CHECK_FALSE(line.contains(token));
        CHECK_FALSE(line.contains("canary"));
        CHECK_FALSE(line.contains(visitor.cookie.substr(visitor.cookie.find('=') + 1)));
    }
}

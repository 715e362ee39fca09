#include "server/accounts_support.hpp"
#include "server/mail_delivery.hpp"
#include "server/mail_message.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::string_view admin = "admin@acme.example";

struct FakeTransport final : server::MailTransport {
    ErrorOr<void> send(std::string_view from, std::string_view to, std::string_view message) override {
        ++attempts;
        if (failure) { return fail(*failure); }
        CHECK(from == "portal.support@concentra.com");  // NOTE-01
        sent.emplace_back(to, message);
        return {};
    }
    int attempts = 0;
    std::optional<Error> failure;
    std::vector<std::pair<std::string, std::string>> sent;
};

struct Post {
    TestPortal portal;
    FakeTransport transport;
    server::MailDelivery delivery {
        { *portal.database, portal.files, portal.passwords, portal.secrets, portal.clock, portal.random, portal.log }, transport
    };
    void write_one() { Visitor { portal }.must(api::request_password_reset, { std::string { admin } }); }
    [[nodiscard]] std::int64_t waiting() { return portal.count("SELECT COUNT(*) FROM mail_queue"); }
};

}  // namespace

TEST_CASE("NOTE-03: what waits is sent once", "[server][mail]") {
    Post post;
    post.write_one();
    CHECK(post.waiting() == 1);
    CHECK(post.delivery.run() == 1);
    CHECK(post.waiting() == 0);
    CHECK(post.delivery.run() == 0);
    REQUIRE(post.transport.sent.size() == 1);
    CHECK(post.transport.sent[0].first == admin);
    auto const& message = post.transport.sent[0].second;
    CHECK(message.starts_with("From: \"Employer Hub\" <portal.support@concentra.com>\r\n"));
    CHECK(message.contains("\r\nDate: Thu, 19 Nov 2026 18:00:00 +0000\r\n"));
    CHECK(message.contains("\r\nContent-Transfer-Encoding: quoted-printable\r\n"));
}

TEST_CASE("NOTE-09: access that was revoked since, or another address, keeps a mail back", "[server][mail]") {
    Post post;
    post.write_one();
    set_access(post.portal, admin, domain::HubAccess::Revoked);
    CHECK(post.delivery.run() == 0);
    CHECK(post.transport.attempts == 0);
    CHECK(post.waiting() == 0);
    set_access(post.portal, admin, domain::HubAccess::Active);
    post.portal.clock.advance_ms(3'600'000);
    post.write_one();
    post.portal.write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("UPDATE contacts SET email = 'other@acme.example' WHERE email = ?", admin));
        return {};
    });
    CHECK(post.delivery.run() == 0);
    CHECK(post.transport.attempts == 0);
}

TEST_CASE("A mail server that does not answer is asked again, later each time, for three days", "[server][mail]") {
    Post post;
    post.write_one();
    post.transport.failure = Error::unavailable({}, "timeout");
    post.delivery.run();
    CHECK(post.transport.attempts == 1);
    post.portal.clock.advance_ms(59'000);
    post.delivery.run();
    CHECK(post.transport.attempts == 1);
    post.portal.clock.advance_ms(1000);
    post.delivery.run();
    CHECK(post.transport.attempts == 2);
    post.portal.clock.advance_ms(60'000);
    post.delivery.run();
    CHECK(post.transport.attempts == 2);  // two minutes now
    for (int hour = 0; hour < 71; ++hour) {
        post.portal.clock.advance_ms(3'600'000);
        post.delivery.run();
        CHECK(post.waiting() == 1);
    }
    post.portal.clock.advance_ms(3'600'000);
    post.delivery.run();
    CHECK(post.waiting() == 0);
    CHECK(post.portal.log.lines.back().starts_with("mail_given_up"));
    for (auto const& line : post.portal.log.lines) { CHECK_FALSE(line.contains("acme.example")); }
}

TEST_CASE("A mail that is refused for good is given up at once", "[server][mail]") {
    Post post;
    post.write_one();
    post.transport.failure = Error { ErrorCode::Invalid, {}, {}, "answer 550" };
    post.delivery.run();
    CHECK(post.waiting() == 0);
}

TEST_CASE("RFC 2047: names and subjects of any language", "[server][mail]") {
    CHECK(server::header_text("Plain words") == "Plain words");
    CHECK(server::header_text("Żółta gęś") == "=?utf-8?B?xbvDs8WCdGEgZ8SZxZs=?=");
    auto const long_one = server::header_text("Ein sehr langer Betreff über Überprüfungen, Änderungen und noch viel mehr ähnliche Wörter");
    std::size_t start = 0;
    for (auto end = long_one.find("\r\n"); start != std::string::npos; end = long_one.find("\r\n", start)) {
        CHECK((end == std::string::npos ? long_one.size() : end) - start <= 76);
        start = end == std::string::npos ? end : end + 2;
    }
    CHECK(server::header_text("first\r\nBcc: everyone@acme.example") == "first  Bcc: everyone@acme.example");
}

TEST_CASE("RFC 2045: quoted-printable keeps lines short and blanks at their end", "[server][mail]") {
    CHECK(server::quoted_printable("a = b") == "a =3D b");
    CHECK(server::quoted_printable("caf\xC3\xA9 \nnext") == "caf=C3=A9=20\r\nnext");
    CHECK(server::quoted_printable(std::string(76, 'x')) == std::string(76, 'x'));
    CHECK(server::quoted_printable(std::string(77, 'x')) == std::string(75, 'x') + "=\r\nxx");
    CHECK(server::quoted_printable("").empty());
    CHECK(server::quoted_printable("\n\n") == "\r\n\r\n");
}

TEST_CASE("No name can add a header to a mail", "[server][mail]") {
    auto const message = server::compose_message({
        .id = "1",
        .from_name = "Employer Hub",
        .from_address = "portal.support@concentra.com",
        .to_name = "Eve\r\nBcc: x@y.example",
        .to_address = "eve@acme.example>\r\nBcc: <z@y.example",
        .subject = "Hello\r\nX-Bad: yes",
        .text = "Text\n",
        .date = Instant { 0 },
    });
    CHECK_FALSE(message.contains("\r\nBcc"));
    CHECK_FALSE(message.contains("\r\nX-Bad"));
    CHECK(message.contains("Date: Thu, 01 Jan 1970 00:00:00 +0000"));
}

// The payment site as a function of a request: what it shows, takes, refuses and remembers.
#include "payments/desk.hpp"
#include "payments/ledger.hpp"
#include "payments/pages.hpp"
#include "payments/result_sender.hpp"

#include "durable_file.hpp"

#include "host/test_host.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace hub;
using namespace hub::payments;
using namespace hub::test;

namespace {

constexpr Instant noon { 1'795'111'200'000 };  // November 19, 2026

struct Site {
    Site() { open(); }
    /// As after a restart.
    void open() {
        auto opened = Ledger::open(folder.path() / "orders");
        REQUIRE(opened);
        ledger = std::move(*opened);
        desk.emplace(*ledger, key, clock, random, log);
    }

    api::PaymentOrder order(std::uint8_t number = 1) const {
        api::PaymentOrder made;
        made.id.value.bytes[15] = number;
        made.employer = "Acme & <Sons>";
        made.items = { { "4417-20881", Money { 12'345 } } };
        made.total = Money { 12'345 };
        made.comment = "\"PO\" 77";
        made.return_address = "http://localhost:8080/#/billing/payment?id=1";
        made.result_address = "http://localhost:8080/api/v1/payment-site/results";
        made.expires_at = { noon.ms + 30 * 60'000 };
        return made;
    }
    host::Answer get(std::string const& token) {
        server::Request request;
        request.path = "/pay";
        request.query = "order=" + token;
        return desk->handle(request);
    }
    host::Answer post(api::PaymentOrder const& of, std::string_view fields) {
        server::Request request;
        request.method = server::Method::Post;
        request.path = "/pay";
        request.headers = { { "sec-fetch-site", "same-origin" } };
        request.body = "order=" + api::sign_order(of, key) + "&" + std::string { fields };
        return desk->handle(request);
    }
    static std::string header(host::Answer const& answer, std::string_view wanted) {
        for (auto const& [name, value] : answer.headers) {
            if (name == wanted) { return value; }
        }
        return {};
    }
    /// The result in the address to which the browser is sent.
    api::PaymentResult result(host::Answer const& answer) const {
        auto const location = header(answer, "location");
        auto const at = location.find("&result=");
        REQUIRE(at != std::string::npos);
        auto const read = api::read_result(location.substr(at + 8), key);
        REQUIRE(read);
        return *read;
    }

    TemporaryFolder folder;
    std::vector<std::uint8_t> key = std::vector<std::uint8_t>(32, 5);
    ManualClock clock { noon };
    SeededRandom random { 1 };
    MemoryLog log;
    std::unique_ptr<Ledger> ledger;
    std::optional<Desk> desk;
};

constexpr std::string_view good_card = "action=pay&number=4111+1111+1111+1111&expiry=04%2F28&code=123&name=Dana+Okafor&accepts_terms=yes";

}  // namespace

TEST_CASE("BILL-34, BILL-38: the form shows the order, says that it is a test site, and carries no markup of others", "[payments]") {
    Site site;
    auto const page = site.get(api::sign_order(site.order(), site.key));
    CHECK(page.status == 200);
    CHECK(page.body.contains("TEST SITE"));
    CHECK(page.body.contains("4417-20881"));
    CHECK(page.body.contains("$123.45"));
    CHECK(page.body.contains("Acme &amp; &lt;Sons&gt;"));
    CHECK_FALSE(page.body.contains("<Sons>"));
    CHECK_FALSE(page.body.contains("<script"));
    for (std::string_view const hint : { "cc-number", "cc-exp", "cc-csc", "cc-name" }) { CHECK(page.body.contains(hint)); }
    auto const policy = Site::header(page, "content-security-policy");
    CHECK(policy.contains("default-src 'none'"));
    CHECK(policy.contains("form-action 'self' http://localhost:8080;"));
    CHECK(Site::header(page, "cache-control") == "no-store");
    CHECK(site.get("nonsense").status == 400);
    CHECK(site.get(api::sign_order(site.order(), std::vector<std::uint8_t>(32, 6))).status == 400);
}

TEST_CASE("BILL-38, BILL-40: what is wrong stands beside its field, nothing is lost but the code", "[payments]") {
    Site site;
    auto const page = site.post(site.order(), "action=pay&number=6011+1111+1111+1117&expiry=04%2F28&code=999&name=Zo%C3%AB");
    CHECK(page.status == 422);
    CHECK(page.body.contains("Mastercard, VISA and American Express are accepted"));
    CHECK(page.body.contains("Agree to the terms"));
    CHECK(page.body.contains("value=\"6011 1111 1111 1117\""));
    CHECK(page.body.contains("value=\"Zoë\""));
    CHECK_FALSE(page.body.contains("999"));
    auto declined = std::string { good_card };
    declined.replace(declined.find("4111+1111+1111+1111"), 19, "4000+0000+0000+0002");
    CHECK(site.post(site.order(), declined).body.contains("The card was declined"));
    auto real = std::string { good_card };
    real.replace(real.find("4111+1111+1111+1111"), 19, "4242+4242+4242+4242");
    CHECK(site.post(site.order(), real).body.contains("takes test cards only"));
    CHECK(site.ledger->due(Instant { noon.ms + 1 }, 10).empty());
    CHECK(site.post(site.order(), good_card).status == 303);  // another card
}

TEST_CASE("BILL-39, edge case 16: a card is taken once; a second submit, the back button and a restart change nothing", "[payments]") {
    Site site;
    auto const first = site.result(site.post(site.order(), good_card));
    CHECK(first.state == domain::PaymentState::Submitted);
    CHECK(first.total == Money { 12'345 });
    CHECK(first.brand == domain::CardBrand::Visa);
    CHECK(first.last_digits == "1111");
    CHECK(first.confirmation.starts_with("T-"));
    site.clock.advance_ms(5'000);
    CHECK(site.result(site.post(site.order(), good_card)).confirmation == first.confirmation);
    site.open();
    CHECK(site.result(site.post(site.order(), "action=cancel")).state == domain::PaymentState::Submitted);
    auto const page = site.get(api::sign_order(site.order(), site.key));
    CHECK(page.body.contains("This payment is over"));
    CHECK(page.body.contains("&amp;result="));
}

TEST_CASE("BILL-45: no card number is kept or logged", "[payments]") {
    Site site;
    REQUIRE(site.post(site.order(), good_card).status == 303);
    site.post(site.order(2), "action=pay&number=378282246310005&code=9876");
    CHECK_FALSE(site.log.text().contains("4111"));
    CHECK_FALSE(site.log.text().contains("3782"));
    for (auto const& entry : std::filesystem::recursive_directory_iterator { site.folder.path() }) {
        if (!entry.is_regular_file()) { continue; }
        CHECK_FALSE(host::read_whole(entry.path()).value().contains("41111111"));
    }
}

TEST_CASE("An order can be cancelled, and is of no use once its time is over", "[payments]") {
    Site site;
    CHECK(site.result(site.post(site.order(), "action=cancel")).state == domain::PaymentState::Cancelled);
    CHECK(site.result(site.post(site.order(), good_card)).state == domain::PaymentState::Cancelled);
    site.clock.advance_ms(30 * 60'000);
    auto const late = site.post(site.order(2), good_card);
    CHECK(late.status == 200);
    CHECK(late.body.contains("The time for this payment is over"));
    CHECK(late.body.contains("http://localhost:8080/#/billing/payment?id=1"));
    CHECK_FALSE(site.ledger->find(site.order(2).id));
    server::Request elsewhere { .method = server::Method::Post, .path = "/pay", .headers = { { "sec-fetch-site", "cross-site" } } };
    CHECK(site.desk->handle(elsewhere).status == 403);
}

TEST_CASE("Results go to the portal again and again until it has confirmed or refused them for good", "[payments]") {
    Site site;
    REQUIRE(site.post(site.order(1), good_card).status == 303);
    std::vector<int> answers { 0, 503, 204 };
    std::vector<std::string> bodies;
    ResultSender sender { *site.ledger, site.clock, site.log, [&](std::string const& address, std::string const& body) {
                             CHECK(address == "http://localhost:8080/api/v1/payment-site/results");
                             bodies.push_back(body);
                             return answers[bodies.size() - 1];
                         } };
    CHECK(sender.run() == 0);
    CHECK(sender.run() == 0);  // not due yet
    CHECK(bodies.size() == 1);
    site.clock.advance_ms(2'000);
    CHECK(sender.run() == 0);
    site.open();  // the queue outlives the program
    ResultSender after { *site.ledger, site.clock, site.log, [&](std::string const&, std::string const& body) {
                            bodies.push_back(body);
                            return answers[bodies.size() - 1];
                        } };
    site.clock.advance_ms(4'000);
    CHECK(after.run() == 1);
    CHECK(bodies.size() == 3);
    site.clock.advance_ms(3'600'000);
    CHECK(after.run() == 0);
    CHECK(bodies.size() == 3);
    CHECK(bodies[0] == bodies[2]);
}

// The portal and the payment site over real sockets: an order is paid in the browser's place, and the result comes both ways at once.
#include "payments/desk.hpp"
#include "payments/ledger.hpp"
#include "payments/result_sender.hpp"

#include "argon2_passwords.hpp"
#include "background_worker.hpp"
#include "data_folder.hpp"
#include "folder_files.hpp"
#include "host/raw_client.hpp"
#include "host/test_host.hpp"
#include "machine.hpp"
#include "server/app.hpp"
#include "store/contacts.hpp"
#include "store/invoices.hpp"
#include "store/payments.hpp"
#include "store/reference.hpp"
#include "threaded_database.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <thread>

using namespace hub;
using namespace hub::test;

namespace {

template <class IdType>
IdType id(std::uint8_t number) {
    IdType made;
    made.value.bytes[0] = 1;
    made.value.bytes[15] = number;
    return made;
}

/// A portal with one invoice and an order for it.
struct Portal {
    Portal() {
        REQUIRE(host::start_cryptography());
        auto opened = host::DataFolder::open(outer.path());
        REQUIRE(opened);
        folder.emplace(std::move(*opened));
        secrets.emplace(folder->secrets_key().value());
        auto made = host::ThreadedDatabase::open({ .path = folder->database_file().string() }, clock.now(), log);
        REQUIRE(made);
        database = std::move(*made);
        files.emplace(folder->files());
        passwords.emplace(host::least_argon2_cost, host::PepperKey {}, 1);
        REQUIRE(database->write([&](store::Connection& db) { return fill(db); }));
        server::Services const services { *database, *files, *passwords, *secrets, clock, random, log, {}, &site };
        app.emplace(services, server::Config {});
        TestHostOptions options;
        options.handle = [this](server::Request const& request) { return app->handle(request); };
        gate.emplace(std::move(options));
    }

    ErrorOr<void> fill(store::Connection& db) {
        auto const employer = id<domain::EmployerId>(1);
        HUB_TRY(store::insert_market(db, { id<domain::MarketId>(2), "Dallas" }));
        HUB_TRY(store::insert_employer(db, { employer, "Acme" }));
        HUB_TRY(store::insert_location(db, employer, { id<domain::LocationId>(4), "Plant", {}, "Texas" }));
        domain::Contact contact;
        contact.id = id<domain::ContactId>(3);
        contact.employer = employer;
        contact.first_name = "Mei";
        contact.last_name = "Chao";
        HUB_TRY(store::insert_contact(db, contact, {}));
        domain::Invoice invoice;
        invoice.id = id<domain::InvoiceId>(5);
        invoice.employer = employer;
        invoice.number = "4417-1";
        invoice.location = id<domain::LocationId>(4);
        invoice.market = id<domain::MarketId>(2);
        invoice.issued = central_date(clock.now());
        invoice.total = Money { 10'000 };
        HUB_TRY(store::insert_invoice(db, invoice));
        payment.id = id<domain::PaymentId>(6);
        payment.employer = employer;
        payment.items = { { .invoice = invoice.id, .amount = Money { 10'000 }, .reason = std::nullopt } };
        payment.by = contact.id;
        payment.by_name = contact.full_name();
        payment.ordered_at = clock.now();
        payment.expires_at = { clock.now().ms + domain::payment_order_ms };
        return store::insert_payment(db, payment);
    }

    std::string order_token() const {
        api::PaymentOrder order;
        order.id = payment.id;
        order.employer = "Acme";
        order.items = { { "4417-1", Money { 10'000 } } };
        order.total = Money { 10'000 };
        order.return_address = "http://" + gate->host() + "/#/billing/payment?id=" + payment.id.to_string();
        order.result_address = "http://" + gate->host() + "/api/v1/payment-site/results";
        order.expires_at = payment.expires_at;
        return api::sign_order(order, site.key);
    }
    std::int64_t number(std::string_view sql) {
        std::int64_t found = -1;
        REQUIRE(
            database->read([&](store::Connection& db) { return db.each(sql, [&](store::Row const& row) { found = row.integer(0); }); }));
        return found;
    }

    TemporaryFolder outer;
    NullLog log;
    host::SystemClock clock;
    host::SecureRandom random;
    server::PaymentSite site { "http://pay.example", std::vector<std::uint8_t>(32, 9) };
    std::optional<host::DataFolder> folder;
    std::optional<host::SodiumSecrets> secrets;
    std::unique_ptr<host::ThreadedDatabase> database;
    std::optional<host::FolderFiles> files;
    std::optional<host::Argon2Passwords> passwords;
    domain::Payment payment;
    std::optional<server::App> app;
    std::optional<TestHost> gate;
};

/// The payment site behind a socket of its own.
struct Site {
    explicit Site(Portal& portal)
        : ledger(payments::Ledger::open(portal.outer.path() / "orders").value()),
          desk(*ledger, portal.site.key, portal.clock, portal.random, portal.log),
          sender(*ledger, portal.clock, portal.log, payments::post_json),
          listener(host::Listener::open({ .host = "127.0.0.1", .port = 0 }, portal.log, metrics).value()) {
        host::Place place;
        place.hosts = { name() };
        place.form_paths = { "/pay" };
        REQUIRE(listener->start(place, [this](host::Admitted const& admitted, host::Listener::Done const&) -> std::optional<host::Answer> {
            return desk.handle(admitted.request);
        }));
    }
    ~Site() { listener->finish(host::Milliseconds { 2'000 }); }

    std::string name() const { return "127.0.0.1:" + std::to_string(listener->port()); }
    RawAnswer post(std::string const& body, std::string_view type = "application/x-www-form-urlencoded") const {
        return send_once(listener->port(),
            "POST /pay HTTP/1.1\r\nHost: " + name() + "\r\nContent-Type: " + std::string { type }
                + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }

    host::Metrics metrics;
    std::unique_ptr<payments::Ledger> ledger;
    payments::Desk desk;
    payments::ResultSender sender;
    std::unique_ptr<host::Listener> listener;
};

std::string_view constexpr card = "&action=pay&number=5555555555554444&expiry=0430&code=123&name=Mei+Chao&accepts_terms=yes";

}  // namespace

TEST_CASE("BILL-38: paid on the payment site, the portal knows by the site's own call", "[payments][host]") {
    Portal portal;
    Site site { portal };
    auto const token = portal.order_token();
    auto const form = send_once(site.listener->port(), "GET /pay?order=" + token + " HTTP/1.1\r\nHost: " + site.name() + "\r\n\r\n");
    CHECK(form.status == 200);
    CHECK(form.header("content-type") == "text/html; charset=utf-8");
    CHECK(form.header("x-content-type-options") == "nosniff");
    CHECK(site.post("order=" + token + std::string { card }, "text/plain").status == 415);
    auto const paid = site.post("order=" + token + std::string { card });
    REQUIRE(paid.status == 303);
    CHECK(paid.header("location").starts_with("http://" + portal.gate->host() + "/#/billing/payment?id="));
    CHECK(portal.number("SELECT COUNT(*) FROM payments WHERE state = 'ordered'") == 1);  // lost on the way back, so far
    CHECK(site.sender.run() == 1);
    CHECK(portal.number("SELECT COUNT(*) FROM payments WHERE state = 'submitted' AND brand = 'mastercard' AND last_digits = '4444'") == 1);
    CHECK(portal.number("SELECT in_process_cents FROM invoices") == 10'000);
    CHECK(site.post("order=" + token + std::string { card }).header("location") == paid.header("location"));
    CHECK(site.sender.run() == 0);
}

TEST_CASE("BILL-28: the same result, many times at once, counts once", "[payments][host]") {
    Portal portal;
    api::PaymentResult result;
    result.id = portal.payment.id;
    result.total = Money { 10'000 };
    result.at = portal.clock.now();
    auto const body = R"({"result":")" + api::sign_result(result, portal.site.key) + "\"}";
    auto const address = "http://" + portal.gate->host() + "/api/v1/payment-site/results";
    std::vector<std::thread> threads;
    std::vector<int> statuses(8);
    for (auto& status : statuses) {
        threads.emplace_back([&] { status = payments::post_json(address, body); });
    }
    for (auto& thread : threads) { thread.join(); }
    for (int const status : statuses) { CHECK(status == 204); }
    CHECK(portal.number("SELECT in_process_cents FROM invoices") == 10'000);
    CHECK(portal.number("SELECT COUNT(*) FROM audit_log WHERE action = 'payment.submitted'") == 1);
    CHECK(payments::post_json(address, R"({"result":"forged.00"})") == 403);
}

#include "server/test_portal.hpp"

#include "base/hmac.hpp"
#include "support/pdf_fonts.hpp"

#include <algorithm>
#include <utility>

namespace hub::test {

namespace {

Instant noon() {
    return Instant::parse_iso(test_noon).value();
}

}  // namespace

ErrorOr<std::string> TestPasswords::hash(std::string_view password) {
    return sha256_hex(password);
}

bool TestPasswords::verify(std::string_view password, std::string_view phc) {
    ++verifications;
    return sha256_hex(password) == phc;
}

void TestPasswords::verify_nothing(std::string_view) {
    ++verifications;
}

std::string TestPasswords::token_hash(std::string_view token) {
    return sha256_hex(token);
}

ErrorOr<std::string> TestSecrets::seal(std::string_view plain, std::string_view bound_to) {
    std::string hidden { plain };
    std::ranges::reverse(hidden);
    return mac("sealed", bound_to) + hidden;
}

ErrorOr<std::string> TestSecrets::open(std::string_view sealed, std::string_view bound_to) {
    auto const place = mac("sealed", bound_to);
    if (!sealed.starts_with(place)) { return fail(Error::internal("sealed elsewhere")); }
    std::string plain { sealed.substr(place.size()) };
    std::ranges::reverse(plain);
    return plain;
}

std::string TestSecrets::mac(std::string_view purpose, std::string_view message) {
    return to_hex(hmac_sha256(bytes_of(purpose), bytes_of(message)));
}

void TestLog::write(LogLevel, std::string_view event, std::initializer_list<LogField> fields) {
    std::string line { event };
    for (auto const& field : fields) { line += " " + std::string { field.name } + "=" + field.value; }
    lines.push_back(std::move(line));
}

ErrorOr<std::string> TestFiles::read(domain::FileId id) {
    auto const found = files.find(id);
    if (found == files.end()) { return fail(Error::not_found()); }
    return found->second;
}

ErrorOr<void> TestFiles::write(domain::FileId id, std::span<std::byte const> bytes) {
    files[id] = std::string { reinterpret_cast<char const*>(bytes.data()), bytes.size() };
    return {};
}

server::demo::World const& demo_world() {
    static auto const world = server::demo::make_world(2026, noon());
    return world;
}

namespace {

std::unique_ptr<store::SqliteDatabase> seeded_copy() {
    // The template lives as long as the program; a copy of it is a matter of milliseconds, seeding is not.
    static auto const original = [] {
        auto database = store::SqliteDatabase::open({}, noon());
        REQUIRE(database);
        TestPasswords passwords;
        auto const stored = server::demo::store_world(demo_world(), **database, passwords);
        if (!stored) { FAIL(stored.error().message << " " << stored.error().detail); }
        return std::move(*database);
    }();
    auto copy = store::SqliteConnection::open({});
    REQUIRE(copy);
    REQUIRE((*copy)->copy_from(original->connection()));
    auto database = store::SqliteDatabase::over(std::move(*copy), noon());
    REQUIRE(database);
    return std::move(*database);
}

}  // namespace

server::Config TestPortal::default_config() {
    server::Config config;
    config.origins = { "https://portal.example" };
    config.demo = true;
    config.session_rate = {};  // most tests stand still in time
    config.address_rate = {};
    return config;
}

TestPortal::TestPortal() : TestPortal(default_config()) {}

TestPortal::TestPortal(server::Config configuration)
    : clock(noon()), database(seeded_copy()), config(std::move(configuration)),
      app(std::make_unique<server::App>(
          server::Services { *database, files, passwords, secrets, clock, random, log, pdf_fonts(), &payment_site }, config)) {}

std::int64_t TestPortal::count(std::string_view sql) {
    std::int64_t found = -1;
    REQUIRE(database->read([&](store::Connection& db) { return db.each(sql, [&](store::Row const& row) { found = row.integer(0); }); }));
    return found;
}

server::Response TestPortal::deliver(server::Request const& request) {
    if (!HttpGateway::is_wanted()) { return app->handle(request); }
    if (!m_gateway) {
        m_gateway = std::make_unique<HttpGateway>([this](server::Request const& received) { return app->handle(received); });
    }
    return m_gateway->send(request);
}

server::Request make_request(server::Method method, std::string_view target, std::string_view body, server::Headers headers) {
    auto const question = target.find('?');
    return {
        .method = method,
        .path = std::string { target.substr(0, question) },
        .query = question == std::string_view::npos ? std::string {} : std::string { target.substr(question + 1) },
        .headers = std::move(headers),
        .body = std::string { body },
        .client_address = {},
        .secure = true,
    };
}

bool Visitor::has(server::Headers const& headers, std::string_view name) {
    return std::ranges::contains(headers, name, &std::pair<std::string, std::string>::first);
}

std::string Visitor::next_key() {
    return "key-of-the-test-" + std::to_string(++m_keys);
}

server::Response Visitor::send(server::Method method, std::string_view target, std::string_view body, server::Headers extra) {
    auto headers = std::move(extra);
    auto const add = [&](std::string_view name, std::string_view value) {
        if (!value.empty() && !has(headers, name)) { headers.emplace_back(name, value); }
    };
    add("cookie", cookie);
    if (method != server::Method::Get) {
        add("content-type", "application/json");
        add("sec-fetch-site", "same-origin");
        add("x-csrf-token", csrf_token);
    }
    // A test leaves a header out by giving it without a value.
    std::erase_if(headers, [](auto const& header) { return header.second.empty(); });
    auto request = make_request(method, target, body, std::move(headers));
    request.client_address = m_address;
    auto response = m_portal.deliver(request);
    if (auto const set = response.header("set-cookie"); !set.empty()) {
        cookie = set.contains("Max-Age=0") ? std::string {} : std::string { set.substr(0, set.find(';')) };
    }
    return response;
}

server::Response Visitor::get(std::string_view target, server::Headers extra) {
    return send(server::Method::Get, target, {}, std::move(extra));
}

server::Response Visitor::try_sign_in(std::string_view email, std::string_view password) {
    api::SignIn const ask { std::string { email }, std::string { password } };
    auto response = send(server::Method::Post, "/api/v1/session", api::write_json(ask));
    if (response.status == 201) { csrf_token = api::read_json<api::Session>(response.body).value().csrf_token; }
    return response;
}

Visitor& Visitor::sign_in(std::string_view email) {
    auto const response = try_sign_in(email, server::demo::password);
    if (response.status != 201) { FAIL("sign-in of " << email << ": " << response.status << " " << response.body); }
    return *this;
}

}  // namespace hub::test

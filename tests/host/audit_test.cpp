// The audit log on the disk, and what only several threads show: rules that hold when two people act at the same moment.
#include "argon2_passwords.hpp"
#include "audit_anchor.hpp"
#include "audit_command.hpp"
#include "data_folder.hpp"
#include "folder_files.hpp"
#include "host/test_host.hpp"
#include "machine.hpp"
#include "threaded_database.hpp"

#include "api/contacts.hpp"
#include "api/json.hpp"
#include "api/request.hpp"
#include "server/app.hpp"
#include "server/audit.hpp"
#include "server/audit_verify.hpp"
#include "server/demo/demo.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <barrier>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

using namespace hub;
using namespace hub::host;
using namespace hub::test;

namespace {

constexpr Instant noon { 1'795'111'200'000 };

server::Services services_of(store::Database& database, server::Files& files, server::Passwords& passwords, server::Secrets& secrets,
    Clock const& clock, Random& random, Log& log) {
    return { database, files, passwords, secrets, clock, random, log };
}

/// Rows as the server writes them, with a database connection of their own.
ErrorOr<void> write_rows(store::Database& database, server::Services const& services, int count) {
    server::Request const request;
    for (int i = 0; i < count; ++i) {
        server::Call const call { .request = request, .now = noon, .today = {}, .request_id = std::to_string(i) };
        HUB_TRY(database.write([&](store::Connection& db) { return server::audit(db, services, call, { .action = "test.done" }); }));
    }
    return {};
}

int verify(std::filesystem::path const& data, std::string& said) {
    std::ostringstream out;
    auto const path = data.string();
    std::array<char const*, 3> const arguments { "verify", "--data", path.c_str() };
    int const status = run_audit_command(arguments, out, out);
    said = out.str();
    return status;
}

struct Disk {
    Disk() {
        REQUIRE(start_cryptography());
        auto opened = DataFolder::open(outer.path());
        REQUIRE(opened);
        folder.emplace(std::move(*opened));
        key = folder->secrets_key().value();
    }
    TemporaryFolder outer;
    std::optional<DataFolder> folder;
    SecretsKey key {};
    NullLog log;
    ManualClock clock { noon };
    SeededRandom random { 3 };
};

/// A browser without a browser.
struct Person {
    server::App& app;
    std::string cookie {};
    std::string token {};

    template <class Ask, class Answer>
    server::Response ask(api::Endpoint<Ask, Answer> const& endpoint, Ask const& about, std::string const& key = {}) {
        server::Request request {
            .method = endpoint.method, .path = api::fill_path(endpoint, about), .body = api::write_body(endpoint, about)
        };
        request.headers = { { "content-type", "application/json" }, { "sec-fetch-site", "same-origin" } };
        if (!cookie.empty()) { request.headers.emplace_back("cookie", cookie); }
        if (!token.empty()) { request.headers.emplace_back("x-csrf-token", token); }
        if (!key.empty()) { request.headers.emplace_back("idempotency-key", key); }
        return app.handle(request);
    }
    void sign_in(std::string_view email) {
        auto const answer = ask(api::sign_in, { std::string { email }, std::string { server::demo::password } });
        REQUIRE(answer.status == 201);
        auto const set = answer.header("set-cookie");
        cookie = set.substr(0, set.find(';'));
        token = api::read_json<api::Session>(answer.body).value().csrf_token;
    }
};

}  // namespace

TEST_CASE("Audit tampering 9: two servers that write at the same moment leave one whole chain", "[host][audit]") {
    Disk disk;
    SodiumSecrets secrets { disk.key };
    FolderFiles files { disk.folder->files() };
    Argon2Passwords passwords { least_argon2_cost, PepperKey {}, 2 };
    auto const file = disk.folder->database_file().string();
    auto first = ThreadedDatabase::open({ .path = file }, noon, disk.log);
    REQUIRE(first);
    auto second = ThreadedDatabase::open({ .path = file }, noon, disk.log);
    REQUIRE(second);
    std::vector<std::thread> threads;
    for (auto* const database : { first->get(), second->get() }) {
        threads.emplace_back([&, database] {
            CHECK(write_rows(*database, services_of(*database, files, passwords, secrets, disk.clock, disk.random, disk.log), 50));
        });
    }
    for (auto& thread : threads) { thread.join(); }
    std::string said;
    CHECK(verify(disk.outer.path(), said) == 0);
    CHECK(said.contains("100 rows read"));
}

TEST_CASE("Audit: the anchor file shows that the end was cut off, and the command names the first bad row", "[host][audit]") {
    Disk disk;
    SodiumSecrets secrets { disk.key };
    FolderFiles files { disk.folder->files() };
    Argon2Passwords passwords { least_argon2_cost, PepperKey {}, 2 };
    auto const file = disk.folder->database_file().string();
    {
        auto const database = ThreadedDatabase::open({ .path = file }, noon, disk.log);
        REQUIRE(database);
        AuditAnchor const anchor { { .file = disk.folder->audit_anchor() }, **database, secrets, disk.clock, disk.log };
        REQUIRE(write_rows(**database, services_of(**database, files, passwords, secrets, disk.clock, disk.random, disk.log), 8));
    }
    std::string said;
    CHECK(verify(disk.outer.path(), said) == 0);
    CHECK(said.contains("8 rows read, 1 anchors"));
    {
        auto const connection = store::SqliteConnection::open({ .path = file });
        REQUIRE(connection);
        REQUIRE((*connection)
                ->run_script("DROP TRIGGER audit_log_is_not_shortened; DROP TRIGGER audit_heads_grow_by_one;"
                             "DELETE FROM audit_log WHERE seq > 6;"
                             "UPDATE audit_heads SET seq = 6, hash = (SELECT hash FROM audit_log WHERE seq = 6);"));
    }
    CHECK(verify(disk.outer.path(), said) == 1);
    CHECK(said.contains("row 7"));
    std::filesystem::remove(disk.folder->audit_anchor());
    CHECK(verify(disk.outer.path(), said) == 0);  // which is why the anchor is kept elsewhere
    std::ostringstream out;
    CHECK(run_audit_command({}, out, out) == 2);
}

TEST_CASE("ROLE-03, edge case 3: of two User Admins who demote each other at the same moment one stays", "[host][contacts]") {
    Disk disk;
    SodiumSecrets secrets { disk.key };
    FolderFiles files { disk.folder->files() };
    Argon2Passwords passwords { least_argon2_cost, PepperKey {}, 2 };
    auto const database = ThreadedDatabase::open({ .path = disk.folder->database_file().string() }, noon, disk.log);
    REQUIRE(database);
    auto const world = server::demo::make_world(2026, noon);
    REQUIRE(server::demo::store_world(world, **database, passwords));
    REQUIRE((*database)->write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("UPDATE contacts SET access = 'revoked' WHERE role = 'user_admin' AND email LIKE '%@acme.example' "
                        "AND email NOT IN ('admin@acme.example', 'billingadmin@acme.example')"));
        return {};
    }));
    server::Config config;
    config.demo = true;
    config.secure_cookie = false;
    SecureRandom random;
    server::App app { services_of(**database, files, passwords, secrets, disk.clock, random, disk.log), config };
    std::array<Person, 2> people { Person { app }, Person { app } };
    people[0].sign_in("admin@acme.example");
    people[1].sign_in("billingadmin@acme.example");
    std::array const ids { world.companies[0].contacts[0].contact.id, world.companies[0].contacts[3].contact.id };
    std::array<int, 2> statuses {};
    std::barrier together { 2 };
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < 2; ++i) {
        threads.emplace_back([&, i] {
            api::ChangePermissions const ask { .id = ids[1 - i], .version = 1, .role = domain::Role::Basic };
            together.arrive_and_wait();
            statuses[i] = people[i].ask(api::change_permissions, ask, "demote-each-other-1").status;
        });
    }
    for (auto& thread : threads) { thread.join(); }
    CHECK(std::ranges::count(statuses, 200) == 1);
    std::int64_t left = 0;
    REQUIRE((*database)->read([&](store::Connection& db) {
        return db.each("SELECT COUNT(*) FROM contacts WHERE role = 'user_admin' AND access = 'active' AND email LIKE '%@acme.example'",
            [&](store::Row const& row) { left = row.integer(0); });
    }));
    CHECK(left == 1);
}

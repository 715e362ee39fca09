// What the host keeps on the disk: the folder, the files, the keys, the passwords and the database of several threads.
#include "argon2_passwords.hpp"
#include "data_folder.hpp"
#include "durable_file.hpp"
#include "folder_files.hpp"
#include "host/test_host.hpp"
#include "machine.hpp"
#include "sodium_secrets.hpp"
#include "threaded_database.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace hub;
using namespace hub::host;
using namespace hub::test;

namespace {

unsigned mode_of(std::filesystem::path const& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 0777U : 0U;
}

/// As main does.
struct OwnerOnly {
    OwnerOnly() : before(::umask(077)) {}
    ~OwnerOnly() { ::umask(before); }
    OwnerOnly(OwnerOnly const&) = delete;
    OwnerOnly& operator=(OwnerOnly const&) = delete;
    mode_t before;
};

std::int64_t count_notes(store::Database& database) {
    std::int64_t count = -1;
    CHECK(database.read(
        [&](store::Connection& c) { return c.each("SELECT count(*) FROM note", [&](store::Row const& row) { count = row.integer(0); }); }));
    return count;
}

std::unique_ptr<ThreadedDatabase> open_database(std::filesystem::path const& path, Log& log) {
    auto database = ThreadedDatabase::open({ .path = path.string() }, Instant { 0 }, log);
    REQUIRE(database);
    REQUIRE((*database)->write([](store::Connection& c) -> ErrorOr<void> {
        HUB_TRY(c.exec("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"));
        return {};
    }));
    return *std::move(database);
}

}  // namespace

TEST_CASE("The data folder is the owner's alone and used by one server", "[host][data]") {
    OwnerOnly const owner_only;
    TemporaryFolder outer;
    auto const path = outer.path() / "deep" / "data";
    auto folder = DataFolder::open(path);
    REQUIRE(folder);
    CHECK(mode_of(path) == 0700);
    CHECK(mode_of(path / "keys") == 0700);
    CHECK(mode_of(path / "db.lock") == 0600);
    auto const second = DataFolder::open(path);
    REQUIRE_FALSE(second);
    CHECK(second.error().message.starts_with("Another hub-server uses the data folder"));
    { auto const gone = std::move(*folder); }
    CHECK(DataFolder::open(path));
}

TEST_CASE("A data folder that cannot be used is told in a sentence", "[host][data]") {
    TemporaryFolder outer;
    outer.write("file", "x");
    auto const in_a_file = DataFolder::open(outer.path() / "file" / "data");
    REQUIRE_FALSE(in_a_file);
    CHECK(in_a_file.error().message.starts_with("The data folder"));
    auto const in_proc = DataFolder::open("/proc/hub-data");
    CHECK_FALSE(in_proc);
}

TEST_CASE("A3: the passwords' key is made once, and never anew beside a database", "[host][data]") {
    OwnerOnly const owner_only;
    REQUIRE(start_cryptography());
    TemporaryFolder outer;
    auto const folder = DataFolder::open(outer.path());
    REQUIRE(folder);
    auto const key = folder->password_key();
    REQUIRE(key);
    CHECK(*folder->password_key() == *key);
    CHECK(mode_of(outer.path() / "keys" / "passwords.key") == 0600);
    outer.write("hub.db", "");
    std::filesystem::remove(outer.path() / "keys" / "passwords.key");
    CHECK(folder->password_key().error().message.contains("is missing"));
    outer.write("keys/passwords.key", "short");
    CHECK(folder->password_key().error().message.contains("is damaged"));
}

TEST_CASE("T4: what is sealed opens at its own place only, and does not tell itself", "[host][data]") {
    OwnerOnly const owner_only;
    REQUIRE(start_cryptography());
    TemporaryFolder outer;
    auto const folder = DataFolder::open(outer.path());
    REQUIRE(folder);
    auto const key = folder->secrets_key();
    REQUIRE(key);
    CHECK(*folder->secrets_key() == *key);
    CHECK(mode_of(outer.path() / "keys" / "secrets.key") == 0600);

    SodiumSecrets secrets { *key };
    auto const sealed = secrets.seal("the seed", "accounts/second_factor/1");
    REQUIRE(sealed);
    CHECK_FALSE(sealed->contains("seed"));
    CHECK(secrets.seal("the seed", "accounts/second_factor/1") != sealed);
    CHECK(secrets.open(*sealed, "accounts/second_factor/1") == "the seed");
    CHECK_FALSE(secrets.open(*sealed, "accounts/second_factor/2"));
    auto changed = *sealed;
    changed[10] = changed[10] == 'A' ? 'B' : 'A';
    CHECK_FALSE(secrets.open(changed, "accounts/second_factor/1"));
    CHECK_FALSE(secrets.open("1.", "accounts/second_factor/1"));
    CHECK_FALSE(secrets.open("", "accounts/second_factor/1"));
    CHECK(secrets.mac("a", "bc") != secrets.mac("ab", "c"));
    CHECK(secrets.mac("a", "bc").size() == 64);
    SodiumSecrets others { SecretsKey {} };
    CHECK_FALSE(others.open(*sealed, "accounts/second_factor/1"));
    CHECK(others.mac("a", "bc") != secrets.mac("a", "bc"));
}

TEST_CASE("T4: a database that was written with another key is refused", "[host][data]") {
    OwnerOnly const owner_only;
    REQUIRE(start_cryptography());
    TemporaryFolder outer;
    MemoryLog log;
    auto const database = open_database(outer.path() / "hub.db", log);
    SodiumSecrets own { SecretsKey { 1 } };
    CHECK(check_key_of_database(*database, own));
    CHECK(check_key_of_database(*database, own));
    SodiumSecrets other { SecretsKey { 2 } };
    CHECK(check_key_of_database(*database, other).error().message.contains("secrets.key"));
}

TEST_CASE("Files come back as they were written", "[host][data]") {
    OwnerOnly const owner_only;
    TemporaryFolder outer;
    FolderFiles files { outer.path() };
    SeededRandom random { 7 };
    ManualClock const clock { Instant { 1'795'283'535'000 } };
    auto const id = domain::FileId::make(clock, random);
    CHECK(files.read(id).error().code == ErrorCode::NotFound);
    std::string const bytes = std::string("%PDF\0", 5) + std::string(100'000, 'x');
    REQUIRE(files.write(id, std::as_bytes(std::span { bytes })));
    REQUIRE(files.write(id, std::as_bytes(std::span { bytes })));
    CHECK(files.read(id) == bytes);
    int count = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(outer.path())) {
        if (!entry.is_regular_file()) { continue; }
        count += 1;
        CHECK(mode_of(entry.path()) == 0600);
    }
    CHECK(count == 1);
}

TEST_CASE("A full disk leaves no half file behind", "[host][data]") {
    if (::access("/dev/full", W_OK) != 0) { SKIP("no /dev/full"); }
    CHECK(write_durably("/dev/full/x", {}).error().code == ErrorCode::Unavailable);
}

TEST_CASE("A3: passwords are Argon2id behind a key outside the database", "[host][passwords]") {
    REQUIRE(start_cryptography());
    PepperKey key {};
    Argon2Passwords passwords { least_argon2_cost, key, 2 };
    auto const phc = passwords.hash("Nguyễn's long passphrase");
    REQUIRE(phc);
    CHECK(phc->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    CHECK(passwords.hash("Nguyễn's long passphrase") != phc);  // salted
    CHECK(passwords.verify("Nguyễn's long passphrase", *phc));
    CHECK_FALSE(passwords.verify("Nguyễn's long passphrasf", *phc));
    CHECK_FALSE(passwords.verify("", *phc));
    CHECK_FALSE(passwords.verify("x", "not a hash"));
    PepperKey other = key;
    other[0] = 1;
    CHECK_FALSE(Argon2Passwords(least_argon2_cost, other, 2).verify("Nguyễn's long passphrase", *phc));
    CHECK(passwords.token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("A3: only as many hashes as cores are computed at once", "[host][passwords]") {
    REQUIRE(start_cryptography());
    Argon2Passwords passwords { least_argon2_cost, PepperKey {}, 1 };
    std::vector<std::thread> threads;
    std::atomic<int> made = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] { made += passwords.hash("x") ? 1 : 0; });
    }
    for (auto& thread : threads) { thread.join(); }
    CHECK(made == 4);
}

TEST_CASE("The log is JSON lines whatever is told", "[host][log]") {
    std::array<int, 2> ends {};
    REQUIRE(::pipe(ends.data()) == 0);
    JsonLog log { LogLevel::Info, ends[1] };
    log.write(LogLevel::Debug, "unheard", {});
    log.write(LogLevel::Warning, "odd", { { "what", "a\"b\\c\r\nd\x01 \xff" } });
    ::close(ends[1]);
    std::array<char, 1000> bytes {};
    auto const count = ::read(ends[0], bytes.data(), bytes.size());
    ::close(ends[0]);
    std::string const text { bytes.data(), static_cast<std::size_t>(count) };
    CHECK(text.starts_with(R"({"at":"2)"));
    CHECK(text.ends_with("\"level\":\"warning\",\"event\":\"odd\",\"what\":\"a\\\"b\\\\c\\u000d\\u000ad\\u0001 \xEF\xBF\xBD\"}\n"));
}

TEST_CASE("Many threads write, and each commit that was acknowledged is there", "[host][database]") {
    TemporaryFolder outer;
    NullLog log;
    auto const path = outer.path() / "hub.db";
    constexpr int writers = 8;
    constexpr int each = 25;
    {
        auto const database = open_database(path, log);
        auto const before = database->counts();
        std::vector<std::thread> threads;
        std::atomic<int> acknowledged = 0;
        for (int i = 0; i < writers; ++i) {
            threads.emplace_back([&] {
                for (int j = 0; j < each; ++j) {
                    auto const done = database->write([](store::Connection& c) -> ErrorOr<void> {
                        HUB_TRY(c.exec("INSERT INTO note (text) VALUES (?)", "x"));
                        return {};
                    });
                    acknowledged += done ? 1 : 0;
                    CHECK(count_notes(*database) > 0);
                }
            });
        }
        for (auto& thread : threads) { thread.join(); }
        CHECK(acknowledged == writers * each);
        auto const after = database->counts();
        CHECK(after.writes - before.writes == writers * each);
        CHECK(after.commits - before.commits < writers * each);  // some went together
    }
    auto const again = open_database(path, log);
    CHECK(count_notes(*again) == writers * each);
}

TEST_CASE("A work that fails or throws takes nobody with it", "[host][database]") {
    TemporaryFolder outer;
    NullLog log;
    auto const database = open_database(outer.path() / "hub.db", log);
    auto const insert = [](store::Connection& c) -> ErrorOr<void> {
        HUB_TRY(c.exec("INSERT INTO note (text) VALUES (?)", "x"));
        return {};
    };
    std::vector<std::thread> threads;
    std::atomic<int> failed = 0;
    std::atomic<int> thrown = 0;
    for (int i = 0; i < 9; ++i) {
        threads.emplace_back([&, i] {
            auto const work = [&](store::Connection& c) -> ErrorOr<void> {
                HUB_TRY(insert(c));
                if (i % 3 == 1) { return fail(Error::conflict("no")); }
                if (i % 3 == 2) { throw std::runtime_error("no"); }
                return {};
            };
            try {
                auto const done = database->write(work);
                failed += !done && done.error().code == ErrorCode::Conflict ? 1 : 0;
            } catch (std::runtime_error const&) { thrown += 1; }
        });
    }
    for (auto& thread : threads) { thread.join(); }
    CHECK(failed == 3);
    CHECK(thrown == 3);
    CHECK(count_notes(*database) == 3);
}

TEST_CASE("Reads do not write, and neither waits for itself", "[host][database]") {
    TemporaryFolder outer;
    NullLog log;
    auto const database = open_database(outer.path() / "hub.db", log);
    auto const insert = [](store::Connection& c) -> ErrorOr<void> {
        HUB_TRY(c.exec("INSERT INTO note (text) VALUES (?)", "x"));
        return {};
    };
    CHECK_FALSE(database->read(insert));
    CHECK_FALSE(database->read([&](store::Connection&) { return database->read(insert); }));
    CHECK_FALSE(database->write([&](store::Connection&) { return database->write(insert); }));
    CHECK(database->read([&](store::Connection&) { return database->write(insert); }));
    CHECK(count_notes(*database) == 1);
}

TEST_CASE("A log that nobody reads does not hold the portal up", "[host][log]") {
    std::array<int, 2> ends {};
    REQUIRE(::pipe(ends.data()) == 0);
    JsonLog log { LogLevel::Info, ends[1] };
    auto const start = std::chrono::steady_clock::now();
    std::string const words(500, 'x');
    for (int i = 0; i < 1'000; ++i) { log.write(LogLevel::Info, "told", { { "words", words } }); }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds { 2 });
    std::vector<char> bytes(1'000'000);
    CHECK(::read(ends[0], bytes.data(), bytes.size()) > 0);
    log.write(LogLevel::Info, "heard", {});
    auto const count = ::read(ends[0], bytes.data(), bytes.size());
    CHECK(std::string_view(bytes.data(), static_cast<std::size_t>(count)).contains("lines_lost_before"));
    ::close(ends[0]);
    ::close(ends[1]);
}

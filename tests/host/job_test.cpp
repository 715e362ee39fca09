// `hub-server job archive` on a data folder, also while a server uses it.
#include "data_folder.hpp"
#include "host/test_host.hpp"
#include "job_command.hpp"
#include "machine.hpp"
#include "threaded_database.hpp"

#include "store/documents.hpp"
#include "store/reference.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

using namespace hub;
using namespace hub::host;
using namespace hub::test;

namespace {

constexpr Instant noon { 1'795'111'200'000 };  // November 19, 2026, in Central Time

template <class IdType>
IdType id(std::uint8_t number) {
    IdType made;
    made.value.bytes[0] = 1;
    made.value.bytes[15] = number;
    return made;
}

/// A data folder in which a server works, with `documents` documents of September 1.
struct Disk {
    explicit Disk(int documents) {
        REQUIRE(start_cryptography());
        auto opened = DataFolder::open(outer.path());
        REQUIRE(opened);
        folder.emplace(std::move(*opened));
        SodiumSecrets secrets { folder->secrets_key().value() };
        auto made = ThreadedDatabase::open({ .path = folder->database_file().string() }, noon, log);
        REQUIRE(made);
        database = std::move(*made);
        REQUIRE(check_key_of_database(*database, secrets));
        REQUIRE(database->write([&](store::Connection& db) { return fill(db, documents); }));
    }

    static ErrorOr<void> fill(store::Connection& db, int documents) {
        auto const employer = id<domain::EmployerId>(1);
        HUB_TRY(store::insert_market(db, { id<domain::MarketId>(2), "Dallas" }));
        HUB_TRY(store::insert_center(db, { .id = id<domain::CenterId>(3), .market = id<domain::MarketId>(2), .name = "Trinity" }));
        HUB_TRY(store::insert_employer(db, { employer, "Acme" }));
        HUB_TRY(store::insert_location(db, employer, { id<domain::LocationId>(4), "Plant", {}, "Texas" }));
        HUB_TRY(store::insert_employee(db, employer, { id<domain::EmployeeId>(5), "Siobhán", "O'Neil", Date::from_parts(1986, 1, 8) }));
        std::vector<domain::Document> posted;
        for (int i = 0; i < documents; ++i) {
            auto& document = posted.emplace_back();
            document.id = id<domain::DocumentId>(static_cast<std::uint8_t>(10 + i));
            document.employee = id<domain::EmployeeId>(5);
            document.kind = 16;
            document.location = id<domain::LocationId>(4);
            document.center = id<domain::CenterId>(3);
            document.posted_at = { start_of_central_day(Date::from_parts(2026, 9, 1)).ms + i };
            document.file = domain::FileId { document.id.value };
        }
        return store::insert_documents(db, employer, posted);
    }

    [[nodiscard]] int archive(std::string const& at, std::string& said) const {
        std::ostringstream out;
        auto const path = outer.path().string();
        std::array<char const*, 5> const arguments { "archive", "--at", at.c_str(), "--data", path.c_str() };
        int const status = run_job_command(arguments, ManualClock { noon }, out, out);
        said = out.str();
        return status;
    }
    [[nodiscard]] std::int64_t number(std::string_view sql) const {
        std::int64_t found = -1;
        REQUIRE(
            database->read([&](store::Connection& db) { return db.each(sql, [&](store::Row const& row) { found = row.integer(0); }); }));
        return found;
    }

    TemporaryFolder outer;
    std::optional<DataFolder> folder;
    NullLog log;
    std::unique_ptr<ThreadedDatabase> database;
};

}  // namespace

TEST_CASE("RSLT-08: `job archive` archives as of the moment that is named, and says how many", "[host][archive]") {
    Disk const disk { 3 };
    std::string said;
    CHECK(disk.archive("2026-12-01T05:59:59Z", said) == 0);  // 11:59:59 p.m. of day 90
    CHECK(said == "archive: 0 documents archived as of 2026-12-01T05:59:59.000Z\n");
    CHECK(disk.archive("2026-12-01T06:00:00Z", said) == 0);
    CHECK(said == "archive: 3 documents archived as of 2026-12-01T06:00:00.000Z\n");
    CHECK(disk.archive("2026-12-01T06:00:00Z", said) == 0);
    CHECK(said == "archive: 0 documents archived as of 2026-12-01T06:00:00.000Z\n");
    CHECK(disk.number("SELECT COUNT(*) FROM documents WHERE archived_at IS NOT NULL") == 3);
    CHECK(disk.number("SELECT COUNT(*) FROM audit_log WHERE action = 'documents.archived'") == 1);
}

TEST_CASE("RSLT-08: two runs at the same moment archive each document once", "[host][archive]") {
    Disk const disk { 200 };
    std::vector<std::string> said(4);
    std::vector<std::thread> threads;
    for (auto& words : said) {
        threads.emplace_back([&] { static_cast<void>(disk.archive("2026-12-01T06:00:00Z", words)); });
    }
    for (auto& thread : threads) { thread.join(); }
    CHECK(disk.number("SELECT COUNT(*) FROM documents WHERE archived_at IS NOT NULL") == 200);
    CHECK(disk.number("SELECT COUNT(*) FROM audit_log WHERE action = 'documents.archived'") == 1);
    CHECK(disk.number("SELECT COUNT(*) FROM jobs WHERE name = 'archive_documents' AND lease_until = 0") == 1);
}

TEST_CASE("`job` says what it does not understand", "[host][archive]") {
    std::ostringstream out;
    ManualClock const clock { noon };
    CHECK(run_job_command({}, clock, out, out) == 2);
    std::array<char const*, 3> const wrong { "archive", "--at", "tomorrow" };
    CHECK(run_job_command(wrong, clock, out, out) == 2);
    CHECK(out.str().contains("--at is a moment"));
    std::array<char const*, 3> const elsewhere { "archive", "--data", "no-such-folder" };
    CHECK(run_job_command(elsewhere, clock, out, out) == 1);
}

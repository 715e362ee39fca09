// Two employers with one of everything each, in a database in memory: what tests of the stores start from.
#pragma once

#include "store/authorizations.hpp"
#include "store/contacts.hpp"
#include "store/documents.hpp"
#include "store/invoices.hpp"
#include "store/reference.hpp"
#include "store/sqlite_database.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace hub::test {

inline constexpr Instant store_noon { 1'795'111'200'000 };  ///< November 19, 2026, noon in Central Time

/// An id that is the same in every run; `owner` tells the two employers' records apart.
template <class AnyId>
[[nodiscard]] AnyId store_id(std::uint8_t owner, std::uint8_t number) {
    AnyId made;
    made.value.bytes[0] = owner;
    made.value.bytes[15] = number;
    return made;
}

class SmallWorld {
public:
    SmallWorld() {
        auto opened = store::SqliteDatabase::open({}, store_noon);
        REQUIRE(opened);
        m_database = std::move(*opened);
        write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY(store::insert_market(db, { market, "Dallas" }));
            HUB_TRY(store::insert_service(db, { .code = "physical", .name = "Physical" }));
            HUB_TRY(store::insert_center(db, { .id = center, .market = market, .name = "Trinity", .service_codes = { "physical" } }));
            HUB_TRY(add_employer(db, 1));
            return add_employer(db, 2);
        });
    }

    domain::MarketId market = store_id<domain::MarketId>(9, 1);
    domain::CenterId center = store_id<domain::CenterId>(9, 2);

    [[nodiscard]] static domain::EmployerId employer(std::uint8_t owner) { return store_id<domain::EmployerId>(owner, 1); }
    [[nodiscard]] static domain::LocationId location(std::uint8_t owner) { return store_id<domain::LocationId>(owner, 2); }
    [[nodiscard]] static domain::ContactId contact(std::uint8_t owner) { return store_id<domain::ContactId>(owner, 3); }
    [[nodiscard]] static domain::EmployeeId employee(std::uint8_t owner) { return store_id<domain::EmployeeId>(owner, 4); }

    [[nodiscard]] domain::Document document(std::uint8_t owner, std::uint8_t number, Instant posted_at = store_noon) const {
        domain::Document made;
        made.id = store_id<domain::DocumentId>(owner, number);
        made.employer = employer(owner);
        made.employee = employee(owner);
        made.name = "Audiogram result";
        made.kind = 16;
        made.location = location(owner);
        made.center = center;
        made.state = "TX";
        made.service_date = central_date(posted_at);
        made.posted_at = posted_at;
        made.file = store_id<domain::FileId>(owner, number);
        made.pages = 1;
        made.bytes = 1000;
        return made;
    }

    template <class Work>
    void write(Work const& work) {
        auto const done = m_database->write([&](store::Connection& db) -> ErrorOr<void> { return work(db); });
        if (!done) { FAIL(done.error().message << " " << done.error().detail); }
    }
    /// The code of an expected failure; Cancelled when there was none.
    template <class Work>
    [[nodiscard]] ErrorCode refused(Work const& work) {
        auto const done = m_database->write([&](store::Connection& db) -> ErrorOr<void> {
            auto const result = work(db);
            if (!result) { return fail(result.error()); }
            return {};
        });
        return done ? ErrorCode::Cancelled : done.error().code;
    }
    [[nodiscard]] std::int64_t number(std::string_view sql) {
        std::int64_t found = -1;
        REQUIRE(
            m_database->read([&](store::Connection& db) { return db.each(sql, [&](store::Row const& row) { found = row.integer(0); }); }));
        return found;
    }

private:
    ErrorOr<void> add_employer(store::Connection& db, std::uint8_t owner) {
        HUB_TRY(store::insert_employer(db, { employer(owner), "Employer " + std::to_string(owner) }));
        HUB_TRY(store::insert_location(db, employer(owner), { location(owner), "Plant", {}, "Texas" }));
        domain::Contact person;
        person.id = contact(owner);
        person.employer = employer(owner);
        person.first_name = "Dana";
        person.last_name = "Okafor";
        person.email = "dana" + std::to_string(owner) + "@acme.example";
        person.access = domain::HubAccess::Active;
        HUB_TRY(store::insert_contact(db, person, { location(owner) }));
        return store::insert_employee(db, employer(owner), { employee(owner), "Siobhán", "O'Neil", Date::from_parts(1986, 1, 8) });
    }

    std::unique_ptr<store::SqliteDatabase> m_database;
};

}  // namespace hub::test

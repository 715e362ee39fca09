// The audit log (security 4): what is told, that nothing is told in clear, and that every tampering is found.
#include "base/sha256.hpp"
#include "server/audit.hpp"
#include "server/audit_verify.hpp"
#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace hub;
using namespace hub::test;

namespace {

/// A log of two chains with twelve rows each, written as the server writes it.
class AuditWorld {
public:
    AuditWorld() {
        for (int i = 0; i < 12; ++i) {
            write(demo_world().companies[0].employer.id, i);
            write(demo_world().companies[1].employer.id, i);
        }
    }

    void write(domain::EmployerId employer, int number) {
        server::Request const request;
        server::Call call { .request = request, .now = portal.clock.now(), .today = {}, .request_id = std::to_string(number) };
        call.who.contact.id = demo_world().companies[0].contacts[0].contact.id;
        call.who.contact.employer = employer;
        portal.write([&](store::Connection& db) {
            return server::audit(
                db, services(), call, { .action = "test.done", .object_type = "row", .object_id = std::to_string(number) });
        });
    }

    /// As somebody would who has the database file: the triggers are no obstacle to that.
    void tamper(std::string_view sql) {
        std::string script = "PRAGMA foreign_keys = OFF;";
        for (auto const* const trigger :
            { "audit_log_is_not_changed", "audit_log_is_not_shortened", "audit_heads_stay", "audit_heads_grow_by_one" }) {
            script += std::string { "DROP TRIGGER IF EXISTS " } + trigger + ";";
        }
        REQUIRE(portal.database->connection().run_script(script + std::string { sql }));
    }

    server::AuditReport verify(std::vector<store::AuditHead> const& anchors = {}, std::int64_t first = 1) {
        server::AuditReport report;
        REQUIRE(portal.database->read([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(report, server::verify_audit(db, portal.secrets, first, anchors));
            return {};
        }));
        return report;
    }
    /// The first bad row of the only chain in trouble; 0 when there is no trouble.
    std::int64_t first_bad(std::vector<store::AuditHead> const& anchors = {}) {
        auto const report = verify(anchors);
        if (report.troubles.empty()) { return 0; }
        CHECK(report.troubles.size() == 1);
        CHECK(report.troubles.front().chain == chain());
        return report.troubles.front().seq;
    }
    std::vector<store::AuditHead> heads() {
        std::vector<store::AuditHead> found;
        REQUIRE(portal.database->read([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(found, store::list_audit_heads(db));
            return {};
        }));
        return found;
    }
    [[nodiscard]] server::Services services() {
        return { *portal.database, portal.files, portal.passwords, portal.secrets, portal.clock, portal.random, portal.log };
    }
    [[nodiscard]] static std::string chain() { return demo_world().companies[0].employer.id.to_string(); }
    [[nodiscard]] static std::string where(std::string_view condition) {
        return " WHERE chain = '" + chain() + "' AND " + std::string { condition };
    }

    TestPortal portal;
};

}  // namespace

TEST_CASE("Audit: a log that nobody touched is whole", "[server][audit]") {
    AuditWorld world;
    auto const report = world.verify(world.heads());
    CHECK(report.rows == 24);
    CHECK(report.troubles.empty());
    CHECK(world.verify({}, 7).rows == 12);
}

TEST_CASE("Audit tampering 1: a changed byte is found", "[server][audit]") {
    AuditWorld world;
    for (auto const* const column :
        { "actor", "address", "action", "object_id", "subject", "outcome", "reason", "request_id", "details", "session" }) {
        CAPTURE(column);
        AuditWorld each;
        each.tamper(std::string { "UPDATE audit_log SET " } + column + " = " + column + " || 'x'" + AuditWorld::where("seq = 5"));
        CHECK(each.first_bad() == 5);
    }
    world.tamper("UPDATE audit_log SET at = at + 1" + AuditWorld::where("seq = 6"));
    CHECK(world.first_bad() == 6);
}

TEST_CASE("Audit tampering 2: a deleted row in the middle is found", "[server][audit]") {
    AuditWorld world;
    world.tamper("DELETE FROM audit_log" + AuditWorld::where("seq = 7"));
    CHECK(world.first_bad() == 7);
}

TEST_CASE("Audit tampering 3: a tail that was cut off is found by the anchor", "[server][audit]") {
    AuditWorld world;
    auto const anchors = world.heads();
    world.tamper("DELETE FROM audit_log" + AuditWorld::where("seq > 9"));
    CHECK(world.first_bad() == 10);  // the head tells, when it was forgotten
    world.tamper("UPDATE audit_heads SET seq = 9, hash = (SELECT hash FROM audit_log" + AuditWorld::where("seq = 9") + ")"
        + AuditWorld::where("TRUE"));
    CHECK(world.first_bad() == 0);
    CHECK(world.first_bad(anchors) == 10);
}

TEST_CASE("Audit tampering 4: two rows that changed places are found", "[server][audit]") {
    AuditWorld world;
    world.tamper("UPDATE audit_log SET seq = CASE seq WHEN 4 THEN -5 ELSE -4 END" + AuditWorld::where("seq IN (4, 5)"));
    world.tamper("UPDATE audit_log SET seq = -seq" + AuditWorld::where("seq < 0"));
    CHECK(world.first_bad() == 4);
}

TEST_CASE("Audit tampering 5: a row that was put in is found", "[server][audit]") {
    AuditWorld world;
    world.tamper("UPDATE audit_log SET seq = -(seq + 1)" + AuditWorld::where("seq > 8"));
    world.tamper("UPDATE audit_log SET seq = -seq" + AuditWorld::where("seq < 0"));
    world.tamper(
        "INSERT INTO audit_log SELECT chain, 9, at, actor, actor_role, session, address, agent, action, object_type, object_id, subject, "
        "outcome, reason, request_id, details, prev, hash FROM audit_log"
        + AuditWorld::where("seq = 8"));
    CHECK(world.first_bad() == 9);
}

TEST_CASE("Audit tampering 6: hashing anew from the middle is found, for want of the key", "[server][audit]") {
    AuditWorld world;
    world.portal.write([&](store::Connection& db) -> ErrorOr<void> {
        for (auto const* const trigger : { "audit_log_is_not_changed", "audit_heads_grow_by_one" }) {
            HUB_TRY(db.exec(std::string { "DROP TRIGGER " } + trigger));
        }
        std::vector<store::AuditRow> rows;
        HUB_TRY(store::each_audit_row(db, AuditWorld::chain(), 1, [&](store::AuditRow const& row) { rows.push_back(row); }));
        for (std::size_t i = 5; i < rows.size(); ++i) {
            rows[i].object_id = "forged";
            rows[i].prev = rows[i - 1].hash;
            rows[i].hash = sha256_hex(rows[i].prev + rows[i].object_id);
            HUB_TRY(db.exec("UPDATE audit_log SET object_id = ?, prev = ?, hash = ? WHERE chain = ? AND seq = ?", rows[i].object_id,
                rows[i].prev, rows[i].hash, rows[i].chain, rows[i].seq));
        }
        HUB_TRY(db.exec("UPDATE audit_heads SET hash = ? WHERE chain = ?", rows.back().hash, AuditWorld::chain()));
        return {};
    });
    CHECK(world.first_bad() == 6);
}

TEST_CASE("Audit tampering 7: an older copy that was put back is found by the anchor", "[server][audit]") {
    AuditWorld world;
    auto copy = store::SqliteConnection::open({});
    REQUIRE(copy);
    REQUIRE((*copy)->copy_from(world.portal.database->connection()));
    world.write(demo_world().companies[0].employer.id, 99);
    auto const anchors = world.heads();
    REQUIRE(world.portal.database->connection().copy_from(**copy));
    CHECK(world.first_bad() == 0);
    CHECK(world.first_bad(anchors) == 13);
    world.write(demo_world().companies[0].employer.id, 98);  // it goes on from there: another row 13
    CHECK(world.first_bad(anchors) == 13);
}

TEST_CASE("Audit tampering 8: an edited head is found", "[server][audit]") {
    AuditWorld world;
    world.tamper("UPDATE audit_heads SET seq = 11" + AuditWorld::where("TRUE"));
    CHECK(world.first_bad() == 12);
    world.tamper("UPDATE audit_heads SET seq = 12, hash = 'x'" + AuditWorld::where("TRUE"));
    CHECK(world.first_bad() == 12);
    world.tamper("DELETE FROM audit_heads" + AuditWorld::where("TRUE"));
    CHECK(world.first_bad() == 1);
}

TEST_CASE("Audit: the database itself lets nothing be changed or shortened", "[server][audit]") {
    AuditWorld world;
    for (auto const& sql : { std::string { "UPDATE audit_log SET reason = 'x'" }, std::string { "DELETE FROM audit_log" },
             std::string { "DELETE FROM audit_heads" }, std::string { "UPDATE audit_heads SET seq = seq + 2" } }) {
        CAPTURE(sql);
        CHECK_FALSE(world.portal.database->write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY(db.exec(sql));
            return {};
        }));
    }
    CHECK(world.first_bad() == 0);
}

TEST_CASE("Audit: anchors come back as they were written, and not when somebody changed them", "[server][audit]") {
    AuditWorld world;
    auto const heads = world.heads();
    auto const text = server::write_anchors(world.portal.secrets, heads, world.portal.clock.now());
    CHECK(server::read_anchors(world.portal.secrets, text) == heads);
    auto changed = text;
    changed.replace(changed.find(" 12 "), 4, " 11 ");
    CHECK_FALSE(server::read_anchors(world.portal.secrets, changed));
    CHECK_FALSE(server::read_anchors(world.portal.secrets, "nonsense"));
}

TEST_CASE("Audit: what cannot be told of is not done, and not shown", "[server][audit]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    portal.write([](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(db.exec("CREATE TRIGGER broken BEFORE INSERT ON audit_log BEGIN SELECT RAISE(ABORT, 'disk full'); END"));
        return {};
    });
    auto const contact = demo_world().companies[0].contacts[1].contact.id;
    CHECK(admin.raw(api::get_contact, { contact }).status == 503);
    CHECK(admin.raw(api::list_results, {}).status == 503);
    CHECK(admin.raw(api::document_file, { demo_world().companies[0].documents.back().document.id }).status == 503);
    CHECK(admin.raw(api::create_contact, { "Ann", "Lee", "", "", "", {}, domain::Role::Basic, false }).status >= 500);
    CHECK(portal.count("SELECT COUNT(*) FROM contacts WHERE first_name = 'Ann'") == 0);
}

TEST_CASE("Audit: reads of a person's records, exports and refusals are told, each once", "[server][audit]") {
    TestPortal portal;
    Visitor basic { portal };
    basic.sign_in("basic@acme.example");
    auto const rows = [&](std::string_view action) {
        return portal.count("SELECT COUNT(*) FROM audit_log WHERE action = '" + std::string { action } + "'");
    };
    auto const page = basic.must(api::list_results);
    REQUIRE_FALSE(page.id.empty());
    CHECK(rows("results.listed") == 1);
    static_cast<void>(basic.must(api::list_results, { page.cursor, 100 }));  // brings nothing, tells nothing
    CHECK(rows("results.listed") == 1);
    portal.files.files[demo_world().companies[0].documents[0].document.file] = "%PDF";
    static_cast<void>(basic.raw(api::get_authorization, { basic.must(api::list_authorizations).items.front().id }));
    CHECK(rows("authorizations.listed") == 1);
    CHECK(rows("authorization.read") == 1);
    CHECK(basic.raw(api::list_changes, {}).status == 403);
    CHECK(basic.raw(api::get_contact, {}).status == 404);
    CHECK(rows("request.refused") == 2);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE outcome = 'refused' AND actor <> '' AND session <> ''") == 2);
}

TEST_CASE("Audit: no name, birth date or address of anybody stands in it", "[server][audit]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    auto const made = admin.must(
        api::create_contact, { "Canaria", "Zzyzx", "canary@acme.example", "(214) 555-0188", "Canary job", {}, domain::Role::Basic, true });
    static_cast<void>(admin.must(api::get_contact, { made.contact.id }));
    static_cast<void>(admin.must(api::list_authorizations));
    for (auto const* const canary : { "Canaria", "Zzyzx", "canary@", "555-0188", "Canary" }) {
        CAPTURE(canary);
        CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE details || reason || object_id || subject || actor || action LIKE '%"
                  + std::string { canary } + "%'")
            == 0);
    }
}

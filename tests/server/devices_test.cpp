// Devices that work without a connection (security 5): who may have one, who is given its share, and what takes it away.
#include "server/accounts_support.hpp"
#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::string_view admin_email = "admin@acme.example";
constexpr std::string_view basic_email = "basic@acme.example";
constexpr std::int64_t hour_ms = 3600 * 1000;

void allow(TestPortal& portal, bool allowed = true) {
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto settings = admin.must(api::get_employer_settings);
    settings.offline_work = allowed;
    server::Headers const with_key { { "idempotency-key", "settings-version-" + std::to_string(settings.version) } };
    CHECK(admin.send(server::Method::Put, "/api/v1/settings", api::write_body(api::change_employer_settings, settings), with_key).status
        == 200);
}

ErrorCode code_of(auto const& answer) {
    REQUIRE_FALSE(answer);
    return answer.error().code;
}

std::int64_t told(TestPortal& portal, std::string const& action) {
    return portal.count("SELECT COUNT(*) FROM audit_log WHERE action = '" + action + "'");
}

}  // namespace

TEST_CASE("AUTH without a connection: nobody has a device until the employer allows it", "[server][devices]") {
    TestPortal portal;
    Visitor basic { portal };
    CHECK_FALSE(basic.sign_in(basic_email).must(api::current_session).offline_work);
    CHECK(code_of(basic.call(api::enroll_device, {})) == ErrorCode::Forbidden);
    allow(portal);
    CHECK(basic.must(api::current_session).offline_work);
    auto const device = basic.must(api::enroll_device);
    CHECK(device.share.size() == 43);  // 32 bytes
    CHECK(told(portal, "device.enrolled") == 1);
    // A Basic user's setting it is not, and another employer's is another one.
    CHECK(code_of(basic.call(api::change_employer_settings, {})) == ErrorCode::Forbidden);
    Visitor globex { portal };
    globex.sign_in("admin@globex.example");
    CHECK(code_of(globex.call(api::enroll_device, {})) == ErrorCode::Forbidden);
    CHECK(code_of(globex.call(api::unlock_device, { device.id })) == ErrorCode::NotFound);
    CHECK(code_of(globex.call(api::revoke_device, { device.id })) == ErrorCode::NotFound);
}

TEST_CASE("Security 5: enrolling a device needs a step-up, unlocking it needs its own user", "[server][devices]") {
    TestPortal portal;
    allow(portal);
    Visitor basic { portal };
    basic.sign_in(basic_email);
    portal.clock.advance_ms(6 * 60'000);
    CHECK(code_of(basic.call(api::enroll_device, {})) == ErrorCode::StepUpNeeded);
    basic.must(api::step_up, { std::string { server::demo::password }, {} });
    auto const device = basic.must(api::enroll_device);
    auto const other = basic.must(api::enroll_device);
    CHECK(device.share != other.share);
    CHECK(basic.must(api::unlock_device, { device.id }).share == device.share);
    CHECK(told(portal, "device.unlocked") == 1);
    auto const items = basic.must(api::list_own_devices).items;
    CHECK(items.size() == 2);
    Visitor admin { portal };
    admin.sign_in(admin_email);
    CHECK(code_of(admin.call(api::unlock_device, { device.id })) == ErrorCode::NotFound);
    CHECK(admin.must(api::list_own_devices).items.empty());
    CHECK(admin.raw(api::revoke_device, { device.id }).status == 404);
    CHECK(Visitor { portal }.raw(api::unlock_device, { device.id }).status == 401);
}

TEST_CASE("Security 5: shares are sealed in the database and stand in no log", "[server][devices]") {
    TestPortal portal;
    allow(portal);
    Visitor basic { portal };
    basic.sign_in(basic_email);
    auto const device = basic.must(api::enroll_device);
    CHECK(portal.count("SELECT COUNT(*) FROM devices WHERE sealed_share LIKE '%" + device.share + "%'") == 0);
    CHECK(portal.count("SELECT COUNT(*) FROM audit_log WHERE details LIKE '%" + device.share + "%'") == 0);
    CHECK(portal.count("SELECT COUNT(*) FROM idempotency_keys WHERE body LIKE '%" + device.share + "%'") == 0);
}

TEST_CASE("Security 5: a device that nobody unlocked for 72 hours is not opened again", "[server][devices]") {
    TestPortal portal;
    allow(portal);
    Visitor basic { portal };
    basic.sign_in(basic_email);
    auto const device = basic.must(api::enroll_device);
    portal.clock.advance_ms(72 * hour_ms);
    CHECK(Visitor { portal }.sign_in(basic_email).must(api::unlock_device, { device.id }).id == device.id);
    portal.clock.advance_ms(72 * hour_ms + 1);
    Visitor later { portal };
    later.sign_in(basic_email);
    CHECK(code_of(later.call(api::unlock_device, { device.id })) == ErrorCode::NotFound);
    CHECK(later.must(api::list_own_devices).items.empty());
}

TEST_CASE("Security 5: a device is taken away by its user, and with every end of the person's access", "[server][devices]") {
    TestPortal portal;
    allow(portal);
    Visitor basic { portal };
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const contact = contact_of(basic_email).id;
    auto const enrolled = [&] { return basic.sign_in(basic_email).must(api::enroll_device).id; };
    auto const is_gone = [&](domain::DeviceId id) {
        Visitor again { portal };
        again.sign_in(basic_email);
        return again.raw(api::unlock_device, { id }).status == 404;
    };
    SECTION("by its user") {
        auto const id = enrolled();
        basic.must(api::revoke_device, { id });
        CHECK(told(portal, "device.revoked") == 1);
        CHECK(is_gone(id));
    }
    SECTION("signed out everywhere by its user") {
        auto const id = enrolled();
        basic.must(api::end_all_own_sessions);
        CHECK(is_gone(id));
    }
    SECTION("signed out everywhere by a User Admin") {
        auto const id = enrolled();
        admin.must(api::end_contact_sessions, { contact });
        CHECK(is_gone(id));
    }
    SECTION("access revoked") {
        enrolled();
        auto const now = admin.must(api::get_contact, { contact }).contact;
        admin.must(api::change_access, { .id = contact, .version = now.version, .granted = false, .confirmed = true });
        CHECK(portal.count("SELECT COUNT(*) FROM devices") == 0);
    }
    SECTION("the setting is switched off: all of the employer") {
        auto const id = enrolled();
        allow(portal, false);
        CHECK(portal.count("SELECT COUNT(*) FROM devices") == 0);
        CHECK(is_gone(id));
        CHECK(code_of(basic.call(api::enroll_device, {})) == ErrorCode::Forbidden);
    }
    SECTION("signing out of one place leaves it alone") {
        auto const id = enrolled();
        basic.must(api::sign_out);
        CHECK_FALSE(is_gone(id));
    }
}

TEST_CASE("Security 5: a person has ten devices at most and enrols ten an hour", "[server][devices]") {
    TestPortal portal;
    allow(portal);
    Visitor basic { portal };
    basic.sign_in(basic_email);
    std::vector<domain::DeviceId> devices;
    for (int i = 0; i < 10; ++i) { devices.push_back(basic.must(api::enroll_device).id); }
    CHECK(code_of(basic.call(api::enroll_device, {})) == ErrorCode::TooMany);
    portal.clock.advance_ms(2 * hour_ms);
    Visitor later { portal };
    later.sign_in(basic_email);
    CHECK(code_of(later.call(api::enroll_device, {})) == ErrorCode::Conflict);
    later.must(api::revoke_device, { devices[0] });
    CHECK(later.must(api::enroll_device).share.size() == 43);
}

TEST_CASE("Security L5: an answer is kept for 30 days, longer than anything waits on a device", "[server][devices][idempotency]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(admin_email);
    auto const settings = admin.must(api::get_employer_settings);
    auto const body = api::write_body(api::change_employer_settings, settings);
    server::Headers const with_key { { "idempotency-key", "kept-for-thirty-days" } };
    CHECK(admin.send(server::Method::Put, "/api/v1/settings", body, with_key).status == 200);
    auto const kept = [&] { return portal.count("SELECT COUNT(*) FROM idempotency_keys WHERE key = 'kept-for-thirty-days'"); };
    auto const another = [&](std::string const& key) {
        Visitor later { portal };
        later.sign_in(admin_email);
        CHECK(later.send(server::Method::Put, "/api/v1/settings", body, { { "idempotency-key", key } }).status == 200);
    };
    portal.clock.advance_ms(30 * 24 * hour_ms);
    another("another-request-1");
    CHECK(kept() == 1);
    portal.clock.advance_ms(1);
    another("another-request-2");
    CHECK(kept() == 0);
}

// Recent Changes and the employer's settings (CHNG-01, CHNG-02, ACCT-A5), against the running core.
#include "server/accounts_support.hpp"
#include "server/test_portal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace hub;
using namespace hub::test;

TEST_CASE("CHNG-01: the demo account has a recent past, newest first, with words for old and new", "[server][changes]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    auto const items = admin.must(api::list_changes).items;
    CHECK(items.size() >= 25);
    CHECK(std::ranges::is_sorted(items, std::greater {}, &api::ChangeItem::at));
    CHECK(std::ranges::any_of(items, [](auto const& item) { return item.verified_at.has_value(); }));
    CHECK(std::ranges::any_of(items, [](auto const& item) { return !item.verified_at; }));
    CHECK(std::ranges::contains(items, std::string { "Support" }, &api::ChangeItem::by));
    for (auto const& item : items) {
        CAPTURE(domain::enum_name(item.kind), item.whom);
        CHECK(item.at <= portal.clock.now());
        CHECK_FALSE(item.fields.empty());
        CHECK(item.whom.empty() == !item.contact.has_value());
        if (item.verified_at) { CHECK(*item.verified_at <= portal.clock.now()); }
    }
    Visitor globex { portal };
    globex.sign_in("admin@globex.example");
    for (auto const& item : globex.must(api::list_changes).items) {
        CHECK_FALSE(std::ranges::contains(items, item.id, &api::ChangeItem::id));
    }
}

TEST_CASE("CHNG-02: an entry names what, who, whom, when, old and new", "[server][changes]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    auto const basic = admin.must(api::get_contact, { contact_of("basic@acme.example").id }).contact;
    admin.must(api::change_notifications, { basic.id, basic.version, domain::ResultMail::Off });
    auto const item = admin.must(api::list_changes).items.front();
    CHECK(item.kind == domain::ChangeKind::NotificationsChanged);
    CHECK(item.by == "Dana Okafor");
    CHECK(item.whom == "Luis Ferreira");
    CHECK(item.at == portal.clock.now());
    REQUIRE(item.fields.size() == 1);
    CHECK(item.fields[0].field == "Result mails");
    CHECK(item.fields[0].before == "At once");
    CHECK(item.fields[0].after == "Never");
}

TEST_CASE("ACCT-A5: changes are verified and unverified, and a foreign one changes nothing", "[server][changes]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    auto const items = admin.must(api::list_changes).items;
    auto const open = *std::ranges::find_if(items, [](auto const& item) { return !item.verified_at; });
    auto const find = [&](api::ChangeList const& list) { return *std::ranges::find(list.items, open.id, &api::ChangeItem::id); };
    auto const verified = find(admin.must(api::verify_changes, { { open.id }, true }));
    CHECK(verified.verified_at == portal.clock.now());
    CHECK(verified.verified_by == "Dana Okafor");
    CHECK_FALSE(find(admin.must(api::verify_changes, { { open.id }, false })).verified_at);
    Visitor globex { portal };
    globex.sign_in("admin@globex.example");
    auto const foreign = globex.must(api::list_changes).items.front();
    auto const refused = admin.call(api::verify_changes, { { open.id, foreign.id }, true });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::NotFound);
    CHECK_FALSE(find(admin.must(api::list_changes)).verified_at);
}

TEST_CASE("The employer's security settings change once, after a step-up, and are told of", "[server][changes]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in("admin@acme.example");
    auto settings = admin.must(api::get_employer_settings);
    settings.idle_minutes = 10;
    auto const saved = admin.must(api::change_employer_settings, settings);
    CHECK(saved.version == settings.version + 1);
    CHECK(saved.idle_minutes == 10);
    CHECK(admin.call(api::change_employer_settings, settings).error().code == ErrorCode::Outdated);
    CHECK(admin.must(api::list_changes).items.front().kind == domain::ChangeKind::SettingsChanged);
    settings = saved;
    settings.idle_minutes = 31;
    CHECK(admin.call(api::change_employer_settings, settings).error().field == "idle_minutes");
    portal.clock.advance_ms(6 * 60'000);
    settings.idle_minutes = 20;
    CHECK(admin.call(api::change_employer_settings, settings).error().code == ErrorCode::StepUpNeeded);
}

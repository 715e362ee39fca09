// Many authorizations in one go, duplicates, saved forms and templates.
#include "server/authorizations_support.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <ranges>
#include <set>
#include <vector>

using namespace hub;
using namespace hub::test;
using enum domain::BatchOutcome;

namespace {

api::CreateBatch batch_of(Visitor& visitor, int count) {
    api::CreateBatch batch;
    auto const form = hire_named(visitor, "Batch");
    for (int i = 0; i < count; ++i) {
        auto draft = form;
        draft.last_name = "Batch" + std::string(1, static_cast<char>('A' + i));
        batch.rows.push_back({ "row-" + std::to_string(i), draft });
    }
    return batch;
}

std::int64_t authorizations(TestPortal& portal) {
    return portal.count("SELECT COUNT(*) FROM authorizations");
}

auto outcomes(api::BatchResult const& result) {
    std::vector<domain::BatchOutcome> all;
    for (auto const& row : result.rows) { all.push_back(row.outcome); }
    return all;
}

}  // namespace

TEST_CASE("AUTH-12: twenty employees go, the twenty-first is refused with all of them", "[server][authorizations][batch]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(acme_basic);
    auto const before = authorizations(portal);
    auto const refused = visitor.call(api::create_authorizations, batch_of(visitor, 21));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Invalid);
    CHECK(refused.error().field == "rows");
    CHECK(authorizations(portal) == before);
    CHECK(visitor.call(api::create_authorizations, api::CreateBatch {}).error().field == "rows");

    auto const made = visitor.must(api::create_authorizations, batch_of(visitor, 20));
    CHECK(authorizations(portal) == before + 20);
    std::set<std::string> numbers;
    for (auto const& row : made.rows) {
        CHECK(row.outcome == Created);
        REQUIRE(row.item);
        numbers.insert(row.item->number);
    }
    CHECK(numbers.size() == 20);
}

TEST_CASE("AUTH-A3, edge case 4: of twenty rows with two bad ones eighteen are made", "[server][authorizations][batch]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(acme_basic);
    auto batch = batch_of(visitor, 20);
    batch.rows[3].draft.birth_date = Date::from_parts(2030, 1, 1);
    batch.rows[17].draft.last_name.clear();
    batch.rows[17].draft.reason.reset();
    auto const before = authorizations(portal);
    auto const result = visitor.must(api::create_authorizations, batch);
    CHECK(std::ranges::count(outcomes(result), Created) == 18);
    CHECK(authorizations(portal) == before + 18);
    CHECK(result.rows[3].outcome == Refused);
    CHECK(result.rows[3].problems.at(0).field == "birth_date");
    CHECK_FALSE(result.rows[3].item);
    REQUIRE(result.rows[17].problems.size() == 2);
    CHECK(result.rows[17].problems[0].field == "last_name");
    CHECK(result.rows[17].problems[1].field == "reason");

    // Mended and sent again as a whole: only what was missing is made.
    batch.rows[3].draft.birth_date = Date::from_parts(1990, 1, 1);
    batch.rows[17].draft = batch_of(visitor, 20).rows[17].draft;
    auto const again = visitor.must(api::create_authorizations, batch);
    CHECK(std::ranges::count(outcomes(again), Created) == 20);
    CHECK(authorizations(portal) == before + 20);
    CHECK(again.rows[0].item->id == result.rows[0].item->id);
}

TEST_CASE("AUTH-A3: a row that was made once is not made again, in whatever batch it comes", "[server][authorizations][batch]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(acme_basic);
    auto const first = visitor.must(api::create_authorizations, batch_of(visitor, 2));
    auto const before = authorizations(portal);
    auto other = batch_of(visitor, 1);
    other.rows[0].draft.last_name = "Somebody Else";
    auto const again = visitor.must(api::create_authorizations, other);
    CHECK(again.rows[0].outcome == Created);
    CHECK(again.rows[0].item->id == first.rows[0].item->id);
    CHECK(authorizations(portal) == before);

    // The name is the creator's own.
    Visitor colleague { portal };
    colleague.sign_in(acme_admin);
    auto mine = batch_of(colleague, 1);
    mine.rows[0].allow_duplicate = true;
    CHECK(colleague.must(api::create_authorizations, mine).rows[0].item->id != first.rows[0].item->id);
}

TEST_CASE("AUTH-A3: a name that is missing or stands twice refuses the whole batch", "[server][authorizations][batch]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(acme_basic);
    auto const before = authorizations(portal);
    auto batch = batch_of(visitor, 3);
    batch.rows[2].request = batch.rows[0].request;
    CHECK(visitor.call(api::create_authorizations, batch).error().field == "rows[2].request");
    batch.rows[2].request.clear();
    CHECK(visitor.call(api::create_authorizations, batch).error().field == "rows[2].request");
    CHECK(authorizations(portal) == before);
}

TEST_CASE("AUTH-A1: two equal employees of one batch double one another, also in a dry run", "[server][authorizations][batch]") {
    TestPortal portal;
    Visitor visitor { portal };
    visitor.sign_in(acme_basic);
    auto batch = batch_of(visitor, 3);
    batch.rows[2].draft.first_name = "TÉSTA";
    batch.rows[2].draft.last_name = batch.rows[0].draft.last_name;
    batch.rows[1].draft.last_name.clear();
    batch.dry_run = true;
    auto const before = authorizations(portal);
    CHECK(outcomes(visitor.must(api::create_authorizations, batch)) == std::vector { Ready, Refused, Duplicate });
    CHECK(authorizations(portal) == before);
    CHECK(portal.count("SELECT COUNT(*) FROM center_messages WHERE state = 'waiting'") == 0);

    batch.dry_run = false;
    auto const made = visitor.must(api::create_authorizations, batch);
    CHECK(outcomes(made) == std::vector { Created, Refused, Duplicate });
    CHECK(made.rows[2].duplicate_of == made.rows[0].item->number);
    CHECK(authorizations(portal) == before + 1);
    batch.rows[2].allow_duplicate = true;
    CHECK(outcomes(visitor.must(api::create_authorizations, batch)) == std::vector { Created, Refused, Created });
}

TEST_CASE("AUTH-A1: a duplicate is refused until it is wanted; its number is for those who may see it", "[server][authorizations]") {
    TestPortal portal;
    Visitor admin { portal };
    admin.sign_in(acme_admin);
    auto const first = admin.must(api::create_authorization, { hire_named(admin, "Double") });
    auto const known = admin.call(api::create_authorization, { hire_named(admin, "Double") });
    REQUIRE_FALSE(known);
    CHECK(known.error().field == "allow_duplicate");
    CHECK(known.error().message.contains(first.number));

    Visitor basic { portal };
    basic.sign_in(acme_basic);
    auto const unknown = basic.call(api::create_authorization, { hire_named(basic, "double") });
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().field == "allow_duplicate");
    CHECK_FALSE(unknown.error().message.contains(first.number));
    CHECK(basic.call(api::create_authorization, { hire_named(basic, "Double"), true }));

    auto other_service = hire_named(basic, "Double");
    other_service.service_codes = { "audiogram" };
    other_service.reason.reset();
    CHECK(basic.call(api::create_authorization, { other_service }));

    // Not one that has expired, and not another employer's.
    portal.clock.set(start_of_central_day(first.expires.plus_days(1)));
    admin.sign_in(acme_admin);
    CHECK(admin.call(api::create_authorization, { hire_named(admin, "Double") }));
}

TEST_CASE("AUTH-A1: saved forms are their owner's alone, and the oldest of more than fifty go", "[server][authorizations][drafts]") {
    TestPortal portal;
    Visitor one { portal };
    one.sign_in(acme_basic);
    Visitor two { portal };
    two.sign_in(acme_admin);
    domain::AuthorizationDraft form;
    form.last_name = "Unfinished";
    api::SavedDraft const saved { domain::AuthorizationDraftId::make(portal.clock, portal.random), form, {} };
    CHECK(one.must(api::save_authorization_draft, saved).saved_at == portal.clock.now());
    CHECK(two.must(api::list_authorization_drafts).items.empty());
    CHECK(two.call(api::remove_authorization_draft, { saved.id }).error().code == ErrorCode::NotFound);
    form.first_name = "Now";
    one.must(api::save_authorization_draft, { saved.id, form, {} });
    auto const list = one.must(api::list_authorization_drafts).items;
    REQUIRE(list.size() == 1);
    CHECK(list[0].draft.first_name == "Now");
    CHECK_FALSE(list[0].draft.birth_date);

    for (int i = 0; i < 50; ++i) {
        portal.clock.advance_ms(1000);
        one.must(api::save_authorization_draft, { domain::AuthorizationDraftId::make(portal.clock, portal.random), form, {} });
    }
    auto const kept = one.must(api::list_authorization_drafts).items;
    CHECK(kept.size() == 50);
    CHECK_FALSE(std::ranges::contains(kept, saved.id, &api::SavedDraft::id));
    CHECK(std::ranges::is_sorted(kept, std::ranges::greater {}, &api::SavedDraft::saved_at));
    one.must(api::remove_authorization_draft, { kept[0].id });
    CHECK(one.must(api::list_authorization_drafts).items.size() == 49);
}

TEST_CASE("AUTH-A4: a template keeps nothing of the employee, and its creator or a User Admin removes it", "[server][authorizations]") {
    TestPortal portal;
    Visitor basic { portal };
    basic.sign_in(acme_basic);
    Visitor admin { portal };
    admin.sign_in(acme_admin);
    Visitor foreign { portal };
    foreign.sign_in("admin@globex.example");
    auto form = hire(basic);
    form.instructions = "Please call first.";
    auto const saved = basic.must(api::save_authorization_template, { " Warehouse hire ", form });
    CHECK(saved.name == "Warehouse hire");
    CHECK(saved.may_remove);
    CHECK(saved.draft.service_codes == form.service_codes);
    CHECK(saved.draft.center == form.center);
    CHECK(saved.draft.instructions == form.instructions);
    CHECK(saved.draft.last_name.empty());
    CHECK_FALSE(saved.draft.birth_date);
    CHECK(saved.draft.recipients.empty());

    auto const seen = admin.must(api::list_authorization_templates).items;
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].may_remove);
    CHECK(foreign.must(api::list_authorization_templates).items.empty());
    CHECK(foreign.call(api::remove_authorization_template, { saved.id }).error().code == ErrorCode::NotFound);

    // The same name again replaces it, by those who may.
    CHECK(admin.must(api::save_authorization_template, { "warehouse HIRE", form }).id == saved.id);
    auto const of_admin = admin.must(api::save_authorization_template, { "Driver", form });
    CHECK(basic.call(api::save_authorization_template, { "driver", form }).error().code == ErrorCode::Conflict);
    CHECK(basic.call(api::remove_authorization_template, { of_admin.id }).error().code == ErrorCode::Forbidden);
    basic.must(api::remove_authorization_template, { saved.id });
    CHECK(basic.must(api::list_authorization_templates).items.size() == 1);
    CHECK(basic.call(api::save_authorization_template, { "  ", form }).error().field == "name");
}

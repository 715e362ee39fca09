// The stores around an authorization: versions, deletion, history, messages to centers, drafts, templates, visits.
#include "store/authorization_drafts.hpp"
#include "store/authorization_history.hpp"
#include "store/authorizations.hpp"
#include "store/center_messages.hpp"
#include "store/small_world.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::uint8_t own = 1;
constexpr std::uint8_t foreign = 2;

domain::Authorization authorization_of(SmallWorld const& world, std::uint8_t owner, std::uint8_t number) {
    domain::Authorization made;
    made.id = store_id<domain::AuthorizationId>(owner, number);
    made.employer = SmallWorld::employer(owner);
    made.number = "A-" + std::to_string(number);
    made.draft.first_name = "Ann";
    made.draft.last_name = "Lee";
    made.draft.birth_date = Date::from_parts(1990, 2, 3);
    made.draft.location = SmallWorld::location(owner);
    made.draft.center = world.center;
    made.draft.service_codes = { "physical" };
    made.created_by = SmallWorld::contact(owner);
    made.created_at = store_noon;
    made.expires = central_date(store_noon).plus_days(30);
    return made;
}

store::CenterMessage message_of(SmallWorld const& world, domain::Authorization const& about, std::uint8_t number) {
    return { .id = store_id<store::CenterMessageId>(7, number),
        .employer = about.employer,
        .authorization = about.id,
        .center = world.center,
        .kind = store::CenterMessageKind::Update,
        .queued_at = store_noon };
}

}  // namespace

TEST_CASE("AUTH-13: an authorization is saved under the next version, or not at all", "[store][authorizations]") {
    SmallWorld world;
    auto made = authorization_of(world, own, 1);
    world.write([&](store::Connection& db) { return store::insert_authorization(db, made); });
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        made.draft.phone = "1";
        HUB_TRY(store::update_authorization(db, made));
        HUB_TRY_ASSIGN(auto const now, store::find_authorization(db, made.employer, made.id));
        CHECK(now.version == 2);
        CHECK(now.draft.phone == "1");
        return {};
    });
    CHECK(world.refused([&](store::Connection& db) { return store::update_authorization(db, made); }) == ErrorCode::Outdated);
    made.version = 2;
    made.employer = SmallWorld::employer(foreign);
    CHECK(world.refused([&](store::Connection& db) { return store::update_authorization(db, made); }) == ErrorCode::Outdated);
}

TEST_CASE("AUTH-14: a deleted one is found only by those who ask for deleted ones", "[store][authorizations]") {
    SmallWorld world;
    auto made = authorization_of(world, own, 1);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_authorization(db, made, "row-1"));
        HUB_TRY(store::delete_authorization(db, made, { made.created_by, store_noon, "Made twice" }));
        CHECK(store::find_authorization(db, made.employer, made.id).error().code == ErrorCode::NotFound);
        HUB_TRY_ASSIGN(auto const listed, store::list_authorizations(db, made.employer, {}));
        CHECK(listed.empty());
        HUB_TRY_ASSIGN(
            auto const active, store::list_active_authorizations_of(db, made.employer, *made.draft.birth_date, central_date(store_noon)));
        CHECK(active.empty());
        HUB_TRY_ASSIGN(auto const deleted, store::find_any_authorization(db, made.employer, made.id));
        CHECK(deleted.deleted);
        CHECK(deleted.deleted_at == store_noon);
        HUB_TRY_ASSIGN(auto const requested, store::find_requested_authorization(db, made.employer, made.created_by, "row-1"));
        CHECK(requested);
        HUB_TRY(store::restore_authorization(db, deleted));
        HUB_TRY_ASSIGN(auto const back, store::find_authorization(db, made.employer, made.id));
        CHECK(back.version == 3);
        return {};
    });
    auto twice = authorization_of(world, own, 2);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_authorization(db, twice, "row-1"); }) == ErrorCode::Conflict);
}

TEST_CASE("AUTH-26: messages of one authorization come one after another, the newest decides", "[store][centers]") {
    SmallWorld world;
    auto const made = authorization_of(world, own, 1);
    auto const transmission = [&](store::Connection& db) { return store::find_authorization(db, made.employer, made.id)->transmission; };
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_authorization(db, made));
        CHECK(transmission(db) == domain::Transmission::None);
        HUB_TRY(store::queue_center_message(db, message_of(world, made, 1)));
        HUB_TRY(store::queue_center_message(db, message_of(world, made, 2)));
        HUB_TRY_ASSIGN(auto due, store::list_due_center_messages(db, store_noon, 10));
        REQUIRE(due.size() == 1);
        CHECK(due[0].seq == 1);
        HUB_TRY(store::postpone_center_message(db, due[0], Instant { store_noon.ms + 1 }, "busy"));
        HUB_TRY_ASSIGN(auto const none, store::list_due_center_messages(db, store_noon, 10));
        CHECK(none.empty());
        HUB_TRY_ASSIGN(bool const is_given_up, store::give_up_center_message(db, due[0], "no answer"));
        CHECK(is_given_up);
        HUB_TRY_ASSIGN(bool const is_twice, store::settle_center_message(db, due[0], store_noon));
        CHECK_FALSE(is_twice);
        CHECK(transmission(db) == domain::Transmission::Waiting);
        HUB_TRY_ASSIGN(due, store::list_due_center_messages(db, store_noon, 10));
        REQUIRE(due.size() == 1);
        CHECK(due[0].seq == 2);
        HUB_TRY_ASSIGN(bool const is_settled, store::settle_center_message(db, due[0], store_noon));
        CHECK(is_settled);
        CHECK(transmission(db) == domain::Transmission::Delivered);
        CHECK(store::find_authorization(db, made.employer, made.id)->received_at == store_noon);
        return {};
    });
}

TEST_CASE("AUTH-A4: history is told newest first, with names", "[store][authorizations]") {
    SmallWorld world;
    auto const made = authorization_of(world, own, 1);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_authorization(db, made));
        HUB_TRY(store::add_happening(db, { made.employer, made.id, store_noon, domain::AuthorizationEvent::Created, made.created_by, "" }));
        HUB_TRY(store::add_happening(db, { made.employer, made.id, store_noon, domain::AuthorizationEvent::Transmitted, {}, "Received" }));
        HUB_TRY_ASSIGN(auto const all, store::list_happenings(db, made.employer, made.id));
        REQUIRE(all.size() == 2);
        CHECK(all[0].happening.event == domain::AuthorizationEvent::Transmitted);
        CHECK(all[0].by_name.empty());
        CHECK(all[1].by_name == "Dana Okafor");
        HUB_TRY_ASSIGN(auto const others, store::list_happenings(db, SmallWorld::employer(foreign), made.id));
        CHECK(others.empty());
        return {};
    });
}

TEST_CASE("AUTH-A1, GEN-04: a draft belongs to its contact, and only the newest are kept", "[store][drafts]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        auto const employer = SmallWorld::employer(own);
        auto const contact = SmallWorld::contact(own);
        for (std::uint8_t i = 1; i <= 5; ++i) {
            HUB_TRY(store::put_draft(db, employer, contact, { store_id<domain::AuthorizationDraftId>(own, i), "{}", Instant { i } }, 3));
        }
        HUB_TRY(store::put_draft(db, employer, contact, { store_id<domain::AuthorizationDraftId>(own, 3), "{3}", Instant { 9 } }, 3));
        HUB_TRY_ASSIGN(auto const kept, store::list_drafts(db, employer, contact));
        REQUIRE(kept.size() == 3);
        CHECK(kept[0].draft == "{3}");
        CHECK(kept[1].saved_at == Instant { 5 });
        HUB_TRY_ASSIGN(auto const others, store::list_drafts(db, SmallWorld::employer(foreign), SmallWorld::contact(foreign)));
        CHECK(others.empty());
        return {};
    });
}

TEST_CASE("AUTH-A4: template names differ by more than case and accents", "[store][templates]") {
    SmallWorld world;
    auto const employer = SmallWorld::employer(own);
    auto const first = store_id<domain::AuthorizationTemplateId>(own, 1);
    auto const second = store_id<domain::AuthorizationTemplateId>(own, 2);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::put_template(db, { first, employer, "Vérifier", "{}", SmallWorld::contact(own) }));
        HUB_TRY_ASSIGN(auto const found, store::find_template_named(db, employer, "verifier"));
        CHECK(found);
        HUB_TRY_ASSIGN(auto const others, store::find_template_named(db, SmallWorld::employer(foreign), "verifier"));
        CHECK_FALSE(others);
        return {};
    });
    CHECK(world.refused([&](store::Connection& db) {
        return store::put_template(db, { second, employer, "verifier", "{}", SmallWorld::contact(own) });
    }) == ErrorCode::Conflict);
}

TEST_CASE("AUTH-A5: visits follow the documents that are posted and withdrawn", "[store][documents]") {
    SmallWorld world;
    auto const document = world.document(own, 1);
    auto const another = world.document(own, 2);
    auto const visit = [&](store::Connection& db) {
        std::int64_t documents = -1;
        CHECK(db.each(
            "SELECT documents FROM visits WHERE employer_id = ? AND employee_id = ?",
            [&](store::Row const& row) { documents = row.integer(0); }, document.employer, document.employee));
        return documents;
    };
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        CHECK(visit(db) == -1);
        domain::Document const both[] { document, another };
        HUB_TRY(store::insert_documents(db, document.employer, both));
        CHECK(visit(db) == 2);
        HUB_TRY(store::withdraw_document(db, document.employer, document.id));
        HUB_TRY(store::withdraw_document(db, document.employer, another.id));
        CHECK(visit(db) == 0);
        return {};
    });
}

// GEN-04 at the lowest level: no statement reaches another employer's record, and no record can point at one.
#include "store/small_world.hpp"

#include "store/document_list.hpp"
#include "store/document_marks.hpp"
#include "store/tickets.hpp"

using namespace hub;
using namespace hub::test;

namespace {

constexpr std::uint8_t own = 1;
constexpr std::uint8_t other = 2;

domain::Authorization authorization(SmallWorld const& world, std::uint8_t owner, std::uint8_t number) {
    domain::Authorization made;
    made.id = store_id<domain::AuthorizationId>(owner, number);
    made.employer = world.employer(owner);
    made.number = "A-2026-00000" + std::to_string(number);
    made.draft.first_name = "Siobhán";
    made.draft.last_name = "O'Neil";
    made.draft.location = world.location(owner);
    made.draft.center = world.center;
    made.created_by = world.contact(owner);
    made.created_at = store_noon;
    made.expires = central_date(store_noon).plus_days(30);
    return made;
}

}  // namespace

TEST_CASE("GEN-04: a record is found by its own employer only", "[store][isolation]") {
    SmallWorld world;
    auto const document = world.document(other, 10);
    auto const foreign = authorization(world, other, 1);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_documents(db, world.employer(other), std::span { &document, 1 }));
        return store::insert_authorization(db, foreign);
    });
    CHECK(world.refused([&](store::Connection& db) { return store::find_document(db, world.employer(other), document.id); })
        == ErrorCode::Cancelled);
    CHECK(world.refused([&](store::Connection& db) { return store::find_document(db, world.employer(own), document.id); })
        == ErrorCode::NotFound);
    CHECK(world.refused([&](store::Connection& db) { return store::withdraw_document(db, world.employer(own), document.id); })
        == ErrorCode::NotFound);
    CHECK(world.refused([&](store::Connection& db) { return store::find_authorization(db, world.employer(own), foreign.id); })
        == ErrorCode::NotFound);
    CHECK(world.refused([&](store::Connection& db) { return store::find_contact(db, world.employer(own), world.contact(other)); })
        == ErrorCode::NotFound);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        store::ListOwner const mixed { world.employer(own), world.contact(other) };
        HUB_TRY_ASSIGN(int const rows, store::list_documents(db, mixed, Instant {}, {}, 10, [](auto const&) {}));
        CHECK(rows == 0);
        HUB_TRY_ASSIGN(auto const authorizations, store::list_authorizations(db, world.employer(own), std::nullopt));
        CHECK(authorizations.empty());
        return {};
    });
}

TEST_CASE("GEN-04: a record cannot point at another employer's", "[store][isolation]") {
    SmallWorld world;
    auto document = world.document(own, 10);
    document.location = world.location(other);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_documents(db, world.employer(own), std::span { &document, 1 }); })
        == ErrorCode::Conflict);
    document = world.document(own, 10);
    document.employee = world.employee(other);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_documents(db, world.employer(own), std::span { &document, 1 }); })
        == ErrorCode::Conflict);
    auto made = authorization(world, own, 1);
    made.created_by = world.contact(other);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_authorization(db, made); }) == ErrorCode::Conflict);
    made = authorization(world, own, 1);
    made.draft.location = world.location(other);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_authorization(db, made); }) == ErrorCode::Conflict);
    auto const id = store_id<domain::DocumentId>(other, 10);
    document = world.document(other, 10);
    world.write([&](store::Connection& db) { return store::insert_documents(db, world.employer(other), std::span { &document, 1 }); });
    CHECK(world.refused([&](store::Connection& db) {
        return store::mark_documents(db, world.employer(own), world.contact(own), std::span { &id, 1 }, { true, {} }, store_noon);
    }) == ErrorCode::Conflict);
}

TEST_CASE("GEN-04: notes, saving and tickets cannot be about another employer's document", "[store][isolation]") {
    SmallWorld world;
    auto const document = world.document(other, 10);
    world.write([&](store::Connection& db) { return store::insert_documents(db, world.employer(other), std::span { &document, 1 }); });
    store::ListOwner const owner { world.employer(own), world.contact(own) };
    CHECK(world.refused([&](store::Connection& db) { return store::note_saved(db, owner, std::span { &document.id, 1 }, store_noon); })
        == ErrorCode::Conflict);
    CHECK(world.refused([&](store::Connection& db) { return store::hide_document(db, owner, document.id, store_noon); })
        == ErrorCode::Conflict);
    CHECK(world.refused([&](store::Connection& db) { return store::set_flag_note(db, owner, document.id, "Ask"); }) == ErrorCode::NotFound);
    store::StoredTicket ticket { .id = store_id<domain::TicketId>(own, 1),
        .employer = world.employer(own),
        .author = world.contact(own),
        .reason = domain::TicketReason::ResultMissing,
        .document = document.id,
        .text = "The second page is missing.",
        .created_at = store_noon };
    CHECK(world.refused([&](store::Connection& db) { return store::insert_ticket(db, ticket); }) == ErrorCode::Conflict);
    ticket.document.reset();
    ticket.author = world.contact(other);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_ticket(db, ticket); }) == ErrorCode::Conflict);
}

TEST_CASE("LOCN-04: a location-market has one billing contact", "[store][contacts]") {
    SmallWorld world;
    domain::Contact second;
    second.id = store_id<domain::ContactId>(own, 50);
    second.employer = world.employer(own);
    second.billing_for = { { world.location(own), world.market } };
    CHECK(world.refused([&](store::Connection& db) { return store::insert_contact(db, second, {}); }) == ErrorCode::Cancelled);
    auto third = second;
    third.id = store_id<domain::ContactId>(own, 51);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_contact(db, third, {}); }) == ErrorCode::Conflict);
}

TEST_CASE("ROLE-07, ROLE-09: the database itself refuses access without e-mail and a Basic Billing Admin", "[store][contacts]") {
    SmallWorld world;
    domain::Contact contact;
    contact.id = store_id<domain::ContactId>(own, 50);
    contact.employer = world.employer(own);
    contact.access = domain::HubAccess::Granted;
    CHECK(world.refused([&](store::Connection& db) { return store::insert_contact(db, contact, {}); }) == ErrorCode::Internal);
    contact.access = domain::HubAccess::None;
    contact.grants.billing_admin = true;
    CHECK(world.refused([&](store::Connection& db) { return store::insert_contact(db, contact, {}); }) == ErrorCode::Internal);
}

// Specimens as they are stored (RSLT-17), and that each employer's stay its own (GEN-04).
#include "store/specimens.hpp"

#include "store/small_world.hpp"
#include "store/tickets.hpp"

using namespace hub;
using namespace hub::test;
using domain::SpecimenStage;

namespace {

constexpr std::uint8_t own = 1;
constexpr std::uint8_t other = 2;
constexpr std::int64_t hour_ms = 3'600'000;

domain::Specimen specimen(SmallWorld const& world, std::uint8_t owner, std::uint8_t number) {
    domain::Specimen made;
    made.id = store_id<domain::SpecimenId>(owner, number);
    made.employer = world.employer(owner);
    made.number = "20000000" + std::to_string(number);
    made.employee = world.employee(owner);
    made.location = world.location(owner);
    made.center = world.center;
    made.service_date = central_date(store_noon);
    made.steps = { { SpecimenStage::Ordered, store_noon }, { SpecimenStage::Collected, { store_noon.ms + number * hour_ms } } };
    return made;
}

std::vector<store::ListedSpecimen> under_way(SmallWorld& world, std::uint8_t owner) {
    std::vector<store::ListedSpecimen> listed;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(listed, store::list_specimens_under_way(db, world.employer(owner), 100));
        return {};
    });
    return listed;
}

}  // namespace

TEST_CASE("RSLT-17: a specimen comes back as it was stored, with names and steps", "[store][specimens]") {
    SmallWorld world;
    auto const made = specimen(world, own, 1);
    world.write([&](store::Connection& db) { return store::insert_specimen(db, made); });
    auto const listed = under_way(world, own);
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].specimen.id == made.id);
    CHECK(listed[0].specimen.number == made.number);
    CHECK(listed[0].specimen.steps == made.steps);
    CHECK(listed[0].specimen.service_date == made.service_date);
    CHECK_FALSE(listed[0].specimen.result);
    CHECK(listed[0].employee.last_name == "O'Neil");
    CHECK(listed[0].location_name == "Plant");
    CHECK(listed[0].center_name == "Trinity");
}

TEST_CASE("RSLT-17: what has ended is not under way any more, and is found by its document", "[store][specimens]") {
    SmallWorld world;
    auto made = specimen(world, own, 1);
    auto twin = specimen(world, own, 2);  // of the same visit
    auto const document = world.document(own, 10);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_specimen(db, made));
        HUB_TRY(store::insert_specimen(db, twin));
        HUB_TRY(store::insert_documents(db, world.employer(own), std::span { &document, 1 }));
        twin.steps.push_back({ SpecimenStage::Final, { store_noon.ms + 50 * hour_ms } });
        twin.result = domain::DrugResult::NegativeDilute;
        twin.document = document.id;
        HUB_TRY(store::update_specimen(db, twin));
        HUB_TRY_ASSIGN(auto const found, store::find_specimen_of(db, document));
        REQUIRE(found);
        CHECK(found->specimen.id == twin.id);
        CHECK(found->specimen.result == domain::DrugResult::NegativeDilute);
        CHECK(found->specimen.steps == twin.steps);
        auto elsewhere = document;
        elsewhere.service_date = document.service_date.plus_days(1);
        HUB_TRY_ASSIGN(auto const none, store::find_specimen_of(db, elsewhere));
        CHECK_FALSE(none);
        return {};
    });
    auto const listed = under_way(world, own);
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].specimen.id == made.id);
    int counted = 0;
    world.write([&](store::Connection& db) {
        return store::each_specimen_under_way(db, world.employer(own), [&](store::SpecimenUnderWay const& one) {
            ++counted;
            CHECK(one.collected_at == made.steps.back().at);
        });
    });
    CHECK(counted == 1);
}

TEST_CASE("GEN-04: no specimen is another employer's, nor points at another's record", "[store][specimens][isolation]") {
    SmallWorld world;
    auto const foreign = specimen(world, other, 1);
    world.write([&](store::Connection& db) { return store::insert_specimen(db, foreign); });
    CHECK(under_way(world, own).empty());
    auto mixed = foreign;
    mixed.employer = world.employer(own);
    CHECK(world.refused([&](store::Connection& db) { return store::update_specimen(db, mixed); }) == ErrorCode::NotFound);
    CHECK(world.refused([&](store::Connection& db) { return store::insert_specimen(db, mixed); }) == ErrorCode::Conflict);
    auto made = specimen(world, own, 2);
    auto const document = world.document(other, 10);
    world.write([&](store::Connection& db) { return store::insert_documents(db, world.employer(other), std::span { &document, 1 }); });
    made.document = document.id;
    CHECK(world.refused([&](store::Connection& db) { return store::insert_specimen(db, made); }) == ErrorCode::Conflict);
    CHECK(world.refused([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::find_specimen(db, world.employer(own), foreign.id));
        return {};
    }) == ErrorCode::NotFound);
}

TEST_CASE("RSLT-A6: a ticket is about a document or a drug screen of its employer, not about both", "[store][tickets][isolation]") {
    SmallWorld world;
    auto const theirs = specimen(world, other, 1);
    auto const ours = specimen(world, own, 2);
    auto const document = world.document(own, 10);
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::insert_specimen(db, theirs));
        HUB_TRY(store::insert_specimen(db, ours));
        HUB_TRY_ASSIGN(auto const found, store::find_specimen(db, world.employer(own), ours.id));
        CHECK(found.steps == ours.steps);
        CHECK(found.location == ours.location);
        return store::insert_documents(db, world.employer(own), std::span { &document, 1 });
    });
    store::StoredTicket ticket { .id = store_id<domain::TicketId>(own, 1),
        .employer = world.employer(own),
        .author = world.contact(own),
        .reason = domain::TicketReason::ResultMissing,
        .document = {},
        .specimen = theirs.id,
        .text = "Where is the result?",
        .created_at = store_noon };
    auto const insert = [&](store::Connection& db) { return store::insert_ticket(db, ticket); };
    CHECK(world.refused(insert) == ErrorCode::Conflict);
    ticket.specimen = ours.id;
    ticket.document = document.id;
    CHECK(world.refused(insert) == ErrorCode::Internal);
    ticket.document.reset();
    CHECK(world.refused(insert) == ErrorCode::Cancelled);  // it was not refused
    CHECK(world.number("SELECT COUNT(*) FROM tickets WHERE specimen_id IS NOT NULL AND document_id IS NULL") == 1);
}

TEST_CASE("RSLT-19: an employer is tested end to end unless somebody says otherwise", "[store][specimens]") {
    SmallWorld world;
    world.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto found, store::find_drug_programme(db, world.employer(own)));
        CHECK(found.kind == domain::DrugProgrammeKind::EndToEnd);
        HUB_TRY(store::put_drug_programme(db, world.employer(own),
            { .kind = domain::DrugProgrammeKind::ThirdParty,
                .administrator = "CMCA",
                .portal_url = "https://x.example/",
                .portal_link = {} }));
        HUB_TRY_ASSIGN(found, store::find_drug_programme(db, world.employer(own)));
        CHECK(found.kind == domain::DrugProgrammeKind::ThirdParty);
        CHECK(found.administrator == "CMCA");
        CHECK_FALSE(found.portal_link);
        found.portal_link = false;
        HUB_TRY(store::put_drug_programme(db, world.employer(own), found));
        HUB_TRY_ASSIGN(found, store::find_drug_programme(db, world.employer(own)));
        CHECK(found.portal_link == false);
        HUB_TRY_ASSIGN(auto const foreign, store::find_drug_programme(db, world.employer(other)));
        CHECK(foreign.kind == domain::DrugProgrammeKind::EndToEnd);
        return {};
    });
}

#include "server/demo/demo.hpp"

#include "server/test_portal.hpp"
#include "store/reference.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace hub;
using namespace hub::test;
using namespace hub::server::demo;

namespace {

Instant noon() {
    return Instant::parse_iso(test_noon).value();
}

/// Everything of a world that a person would notice, as text.
std::string outline(World const& world) {
    std::string text;
    for (auto const& company : world.companies) {
        text += company.employer.name + "\n";
        for (auto const& planned : company.contacts) {
            text += planned.contact.id.to_string() + planned.contact.full_name() + planned.contact.phone + "\n";
        }
        for (auto const& [document, outcome, job] : company.documents) {
            text +=
                document.id.to_string() + document.name + document.last_name + document.posted_at.to_iso() + document.claim_number + "\n";
        }
        for (auto const& authorization : company.authorizations) {
            text += authorization.id.to_string() + authorization.number + authorization.expires.to_iso() + "\n";
        }
        for (auto const& specimen : company.specimens) { text += specimen.id.to_string() + specimen.number + "\n"; }
        for (auto const& invoice : company.invoices) { text += invoice.id.to_string() + invoice.number + invoice.total.to_us() + "\n"; }
    }
    return text;
}

}  // namespace

TEST_CASE("The demo world is the same for the same seed and day, and another one for another", "[server][demo]") {
    CHECK(outline(make_world(2026, noon())) == outline(demo_world()));
    CHECK(outline(make_world(2027, noon())) != outline(demo_world()));
    CHECK(outline(make_world(2026, Instant { noon().ms + 86'400'000 })) != outline(demo_world()));
}

TEST_CASE("Issue 2: the demo world has the asked amounts", "[server][demo]") {
    auto const& world = demo_world();
    CHECK(world.companies.size() == 2);
    CHECK(world.markets.size() == 10);
    CHECK(world.centers.size() == 60);
    CHECK(world.services.size() >= 24);
    std::size_t locations = 0;
    std::size_t contacts = 0;
    std::size_t employees = 0;
    std::size_t documents = 0;
    std::size_t authorizations = 0;
    std::size_t invoices = 0;
    std::set<std::string> states;
    for (auto const& company : world.companies) {
        locations += company.locations.size();
        contacts += company.contacts.size();
        employees += company.employees.size();
        documents += company.documents.size();
        authorizations += company.authorizations.size();
        invoices += company.invoices.size();
        for (auto const& location : company.locations) { states.insert(location.address.state); }
    }
    CHECK(locations == 12);
    CHECK(states.size() == 5);
    CHECK(contacts == 40);
    CHECK(employees == 70);
    CHECK(documents == 400);
    CHECK(authorizations == 60);
    CHECK(invoices == 120);
}

TEST_CASE("Issue 2: documents of every kind lie in the last 90 days, none in the future", "[server][demo]") {
    std::map<int, int> kinds;
    int archiving_soon = 0;
    auto const today = central_date(noon());
    for (auto const& company : demo_world().companies) {
        CHECK(std::ranges::is_sorted(company.documents, {}, [](auto const& planned) { return planned.document.posted_at; }));
        std::map<domain::EmployeeId, int> per_person;
        for (auto const& [document, outcome, job] : company.documents) {
            ++kinds[document.kind];
            ++per_person[document.employee];
            CHECK(document.posted_at <= noon());
            CHECK_FALSE(domain::is_archived(document.posted_at, today));
            CHECK(document.service_date <= central_date(document.posted_at));
            auto const* const kind = domain::find_document_kind(document.kind);
            bool const is_injury = document.visit_type == domain::VisitType::Injury;
            CHECK((is_injury ? kind->injury : kind->non_injury));
            CHECK(document.claim_number.empty() == !is_injury);
            archiving_soon += domain::days_until_archive(document.posted_at, today) <= domain::archiving_soon_days;
        }
        CHECK(std::ranges::count_if(per_person, [](auto const& one) { return one.second >= 2; }) * 10 > std::ssize(per_person) * 8);
    }
    CHECK(kinds.size() == 25);
    CHECK(archiving_soon > 5);
    CHECK(archiving_soon < 80);
}

TEST_CASE("The world holds at any hour of any day", "[server][demo]") {
    for (std::string_view const at :
        { "2026-03-08T08:30:00.000Z", "2026-11-01T06:30:00.000Z", "2027-01-01T06:01:00.000Z", "2028-02-29T23:59:59.000Z" }) {
        CAPTURE(at);
        auto const now = Instant::parse_iso(at).value();
        auto const world = make_world(2026, now);
        for (auto const& company : world.companies) {
            for (auto const& planned : company.documents) {
                REQUIRE(planned.document.posted_at <= now);
                REQUIRE_FALSE(domain::is_archived(planned.document.posted_at, central_date(now)));
            }
            for (auto const& authorization : company.authorizations) { REQUIRE(authorization.created_at <= now); }
            for (auto const& invoice : company.invoices) { REQUIRE(invoice.issued <= central_date(now)); }
        }
    }
}

TEST_CASE("RSLT-17: demo specimens stand at every stage, end with their document, and are never later than now", "[server][demo]") {
    // Noon, and the small hours of days on which the clock changes.
    for (std::string_view const at : { "2026-11-19T18:00:00.000Z", "2026-03-08T08:30:00.000Z", "2026-11-01T06:30:00.000Z",
             "2027-01-01T06:01:00.000Z", "2028-02-29T23:59:59.000Z" }) {
        CAPTURE(at);
        auto const now = Instant::parse_iso(at).value();
        auto const world = make_world(2026, now);
        auto const& company = world.companies.front();
        std::set<domain::SpecimenStage> under_way;
        int late = 0;
        for (auto const& specimen : company.specimens) {
            domain::Specimen again;
            for (auto const& step : specimen.steps) { REQUIRE(domain::advance(again, step, now)); }
            REQUIRE(domain::reached_at(specimen, domain::SpecimenStage::Ordered));
            if (!specimen.result) { under_way.insert(domain::stage_of(specimen)); }
            late += domain::is_late(specimen, now) ? 1 : 0;
            CHECK(specimen.document.has_value() == (domain::stage_of(specimen) == domain::SpecimenStage::Final));
            if (specimen.document) { CHECK(specimen.result); }
        }
        CHECK(under_way.size() == 6);
        CHECK(late >= 2);
        for (auto const& planned : company.documents) {
            bool const is_withdrawn = &planned == &company.documents[company.withdrawn];
            if (planned.document.kind != domain::drug_result_kind || is_withdrawn) { continue; }
            auto const found = std::ranges::find(company.specimens, std::optional { planned.document.id }, &domain::Specimen::document);
            if (found == company.specimens.end()) { continue; }  // two results of one visit
            CHECK(found->steps.back().at <= planned.document.posted_at);
        }
        CHECK(world.companies.back().specimens.empty());
        CHECK(std::ranges::none_of(world.companies.back().documents,
            [](auto const& planned) { return planned.document.kind == 10 || planned.document.kind == domain::drug_result_kind; }));
    }
}

TEST_CASE("The product's own rules accept every demo authorization", "[server][demo]") {
    TestPortal portal;
    for (auto const& company : demo_world().companies) {
        domain::Reference reference;
        REQUIRE(portal.database->read([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(reference, store::load_reference(db, company.employer.id));
            return {};
        }));
        for (auto const& authorization : company.authorizations) {
            CAPTURE(authorization.number);
            auto const errors = domain::validate(authorization.draft, reference, central_date(authorization.created_at));
            if (!errors.empty()) { FAIL(errors.front().field << ": " << errors.front().message); }
        }
    }
}

TEST_CASE("Issue 2: authorizations and invoices stand in every state", "[server][demo]") {
    auto const today = central_date(noon());
    auto const& company = demo_world().companies[0];
    int active = 0;
    int expired = 0;
    int expiring = 0;
    int telemedicine = 0;
    for (auto const& authorization : company.authorizations) {
        bool const is_active = domain::status_of(authorization, today) == domain::AuthorizationStatus::Active;
        ++(is_active ? active : expired);
        expiring += is_active && days_between(today, authorization.expires) <= 3;
        telemedicine += authorization.draft.place == domain::CarePlace::Telemedicine;
    }
    CHECK(active > 15);
    CHECK(expired > 5);
    CHECK(expiring >= 4);
    CHECK(telemedicine >= 4);
    std::map<domain::InvoiceStatus, int> invoices;
    std::array<int, domain::ageing_steps> ageing {};
    for (auto const& invoice : company.invoices) {
        ++invoices[domain::status_of(invoice, today)];
        auto const age = domain::age_days(invoice, today);
        if (domain::is_open(invoice)) { ++ageing.at(domain::ageing_step(age)); }
    }
    CHECK(invoices.size() == 5);
    for (auto const count : ageing) { CHECK(count > 0); }
}

TEST_CASE("Each document of the demo is a PDF of its own, always the same", "[server][demo][pdf]") {
    auto const& world = demo_world();
    auto const fonts = pdf_fonts();
    std::set<std::string> seen;
    for (std::size_t i = 0; i < world.companies[0].documents.size(); i += 17) {
        auto const& planned = world.companies[0].documents[i];
        auto const bytes = compose_demo_document(world, world.companies[0], planned, fonts);
        REQUIRE(bytes);
        std::string const text { reinterpret_cast<char const*>(bytes->data()), bytes->size() };
        CHECK(text.starts_with("%PDF-1."));
        CHECK(seen.insert(text).second);
        CHECK(compose_demo_document(world, world.companies[0], planned, fonts).value() == *bytes);
    }
}

TEST_CASE("Files without storage are composed when read, and are the same as stored ones", "[server][demo][pdf]") {
    auto world = make_world(2026, noon());
    for (auto& company : world.companies) { company.documents.resize(8); }
    TestFiles stored;
    REQUIRE(compose_all(world, stored, pdf_fonts()));
    CHECK(stored.files.size() == 16);
    DemoFiles composed { world, pdf_fonts() };
    for (auto const& company : world.companies) {
        for (auto const& [document, outcome, job] : company.documents) {
            auto const bytes = composed.read(document.file);
            REQUIRE(bytes);
            CHECK(*bytes == stored.files[document.file]);
            CHECK(document.bytes == static_cast<std::int64_t>(bytes->size()));
            CHECK(document.pages >= 1);
        }
    }
    CHECK_FALSE(composed.read(domain::FileId {}));
}

TEST_CASE("The option --demo-scale multiplies the rows, which share files, and can be asked for again", "[server][demo]") {
    TestPortal portal;
    auto const& company = demo_world().companies[0];
    REQUIRE(multiply_documents(demo_world(), *portal.database, 3000));
    CHECK(portal.count("SELECT COUNT(*) FROM documents") >= 2990);
    CHECK(portal.count("SELECT COUNT(*) FROM documents") <= 3000);
    CHECK(portal.count("SELECT COUNT(DISTINCT file_id) FROM documents") == 400);
    CHECK(portal.count("SELECT SUM(documents) FROM document_tally") == portal.count("SELECT COUNT(*) FROM documents WHERE withdrawn = 0"));
    auto const rows = portal.count("SELECT COUNT(*) FROM documents");
    REQUIRE(multiply_documents(demo_world(), *portal.database, 3000));
    CHECK(portal.count("SELECT COUNT(*) FROM documents") == rows);
    CHECK_FALSE(multiply_documents(demo_world(), *portal.database, 4000));

    Visitor visitor { portal };
    visitor.sign_in("admin@acme.example");
    auto const page = visitor.must(api::list_results);
    CHECK(page.id.size() == static_cast<std::size_t>(page.total));
    CHECK(page.employees.size() == company.employees.size());
}

TEST_CASE("Demo data goes into an empty database only, and a second start finds it", "[server][demo]") {
    auto database = store::SqliteDatabase::open({}, noon());
    REQUIRE(database);
    TestFiles files;
    TestPasswords passwords;
    Target const target { **database, files, passwords };
    REQUIRE(ensure(target, noon(), pdf_fonts(), {}));
    CHECK(files.files.size() == 400);
    files.files.clear();
    REQUIRE(ensure(target, Instant { noon().ms + 86'400'000 }, pdf_fonts(), {}));
    CHECK(files.files.empty());

    auto other = store::SqliteDatabase::open({}, noon());
    REQUIRE(other);
    REQUIRE((*other)->write([](store::Connection& db) {
        return store::insert_employer(db, { domain::EmployerId::parse("019a9d45-f900-7625-9560-2d4e8d865900").value(), "A real customer" });
    }));
    auto const refused = ensure({ **other, files, passwords }, noon(), pdf_fonts(), {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Conflict);
}

#include "domain/document.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace hub;
using namespace hub::domain;
using hub::test::id;

namespace {

Instant central(int year, int month, int day, int hour) {
    auto const midnight = start_of_central_day(Date::from_parts(year, month, day));
    return { midnight.ms + hour * 3'600'000LL };
}

Document posted_today(DocumentKindNumber kind) {
    Document document;
    document.kind = kind;
    document.location = id<LocationId>(test::dallas);
    document.posted_at = start_of_central_day(test::today);
    return document;
}

}  // namespace

TEST_CASE("RSLT 5.1: the table has D01 to D26 in order, each with a name of its own", "[domain][documents]") {
    auto const kinds = document_kinds();
    REQUIRE(kinds.size() == 26);
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        INFO(kinds[i].name);
        CHECK(kinds[i].number == i + 1);
        CHECK(find_document_kind(kinds[i].number) == &kinds[i]);
        CHECK((kinds[i].injury || kinds[i].non_injury));
        names.insert(kinds[i].name);
    }
    CHECK(names.size() == 26);
    CHECK(find_document_kind(0) == nullptr);
    CHECK(find_document_kind(27) == nullptr);
}

TEST_CASE("RSLT 5.1: kinds, categories and minimum necessary are those of the table", "[domain][documents]") {
    auto const kind = [](DocumentKindNumber number) { return *find_document_kind(number); };
    for (DocumentKindNumber number = 1; number <= 6; ++number) { CHECK((kind(number).injury && !kind(number).non_injury)); }
    for (DocumentKindNumber number = 7; number <= 11; ++number) { CHECK((kind(number).injury && kind(number).non_injury)); }
    for (DocumentKindNumber number = 12; number <= 25; ++number) { CHECK((!kind(number).injury && kind(number).non_injury)); }
    for (auto const& each : document_kinds()) {
        INFO(each.name);
        CHECK(each.more_than_minimum == (each.number == 14 || each.number == 26));
    }
    CHECK(kind(1).name == "Work status report");
    CHECK(kind(5).category == ReportCategory::InjuryLetters);
    CHECK(kind(13).category == ReportCategory::Dot);
    CHECK(kind(21).category == ReportCategory::Surveillance);
    for (auto const& entry : enum_names<ReportCategory>) {
        INFO(entry.name);
        CHECK(std::ranges::contains(document_kinds(), entry.value, &DocumentKind::category));
    }
}

TEST_CASE("RSLT-09: a document is available through day 90 and archived on day 91", "[domain][documents]") {
    auto const posted = central(2026, 5, 4, 13);
    auto const day = [](int number) { return Date::from_parts(2026, 5, 4).plus_days(number); };
    CHECK(last_available_day(posted) == day(90));
    CHECK_FALSE(is_archived(posted, day(0)));
    CHECK_FALSE(is_archived(posted, day(90)));
    CHECK(is_archived(posted, day(91)));
    CHECK(days_until_archive(posted, day(0)) == 90);
    CHECK(days_until_archive(posted, day(76)) == archiving_soon_days);
    CHECK(days_until_archive(posted, day(90)) == 0);
    CHECK(days_until_archive(posted, day(91)) == -1);
}

TEST_CASE("RSLT-09, GEN-A6: the posting day is that of Central Time, in summer, in winter and on the days between", "[domain][documents]") {
    // 11:59 p.m. Central in July is 4:59 a.m. UTC of the next day; in January it is 5:59 a.m.
    auto const last_minute = [](int month, int day) { return Instant { central(2026, month, day + 1, 0).ms - 60'000 }; };
    for (auto const& [month, day] : { std::pair { 7, 10 }, { 1, 10 }, { 3, 7 }, { 3, 8 }, { 10, 31 }, { 11, 1 } }) {
        INFO(month << "/" << day);
        auto const date = Date::from_parts(2026, month, day);
        CHECK(last_available_day(last_minute(month, day)) == date.plus_days(90));
        CHECK(last_available_day({ last_minute(month, day).ms + 60'000 }) == date.plus_days(91));
        CHECK(last_available_day(central(2026, month, day, 0)) == date.plus_days(90));
    }
}

TEST_CASE("RSLT-09, GEN-A6: available until 11:59:59 p.m. Central Time of day 90, over both changes of the clock", "[domain][documents]") {
    struct Span {
        Date posted;
        Date last;
    };
    for (auto const& [posted, last] : { Span { Date::from_parts(2026, 1, 10), Date::from_parts(2026, 4, 10) },
             Span { Date::from_parts(2026, 9, 1), Date::from_parts(2026, 11, 30) } }) {
        INFO(posted.to_iso());
        auto const at = central(posted.parts().year, posted.parts().month, posted.parts().day, 9);
        Instant const midnight = start_of_central_day(last.plus_days(1));
        CHECK_FALSE(is_archived(at, central_date({ midnight.ms - 1000 })));
        CHECK(is_archived(at, central_date(midnight)));
    }
}

TEST_CASE("RSLT-12: category and location decide, and an empty choice of categories gives nothing", "[domain][documents]") {
    auto const audiogram = posted_today(16);
    ReportSettings everything;
    CHECK(is_delivered(audiogram, everything, test::today));

    ReportSettings tests { .categories = { ReportCategory::Tests }, .all_categories = false, .locations = {} };
    CHECK(is_delivered(audiogram, tests, test::today));
    CHECK_FALSE(is_delivered(posted_today(23), tests, test::today));
    tests.categories.clear();
    CHECK_FALSE(is_delivered(audiogram, tests, test::today));

    ReportSettings dallas { .categories = {}, .all_categories = true, .locations = { id<LocationId>(test::dallas) } };
    CHECK(is_delivered(audiogram, dallas, test::today));
    dallas.locations = { id<LocationId>(test::houston) };
    CHECK_FALSE(is_delivered(audiogram, dallas, test::today));
}

TEST_CASE("RSLT-13: more than the minimum only with the acknowledged setting", "[domain][documents]") {
    ReportSettings settings;
    CHECK_FALSE(is_delivered(posted_today(14), settings, test::today));
    CHECK_FALSE(is_delivered(posted_today(26), settings, test::today));
    settings.more_than_minimum = true;
    CHECK(is_delivered(posted_today(14), settings, test::today));
    CHECK(is_delivered(posted_today(26), settings, test::today));

    settings.all_categories = false;
    CHECK_FALSE(is_delivered(posted_today(26), settings, test::today));
    settings.categories = { ReportCategory::Vaccines };
    CHECK_FALSE(is_delivered(posted_today(14), settings, test::today));
    CHECK(is_delivered(posted_today(26), settings, test::today));
}

TEST_CASE("RSLT-15, RSLT-09: withdrawn, archived and unknown documents are never delivered", "[domain][documents]") {
    ReportSettings settings;
    settings.more_than_minimum = true;
    auto document = posted_today(16);
    CHECK(is_delivered(document, settings, test::today.plus_days(90)));
    CHECK_FALSE(is_delivered(document, settings, test::today.plus_days(91)));
    document.archived = true;
    CHECK_FALSE(is_delivered(document, settings, test::today));
    document.archived = false;
    document.withdrawn = true;
    CHECK_FALSE(is_delivered(document, settings, test::today));
    CHECK_FALSE(is_delivered(posted_today(27), settings, test::today));
}

TEST_CASE("RSLT-A3: a note at a flag has at most 200 characters, and needs the flag", "[domain][documents]") {
    CHECK(check_flag_note("", true));
    CHECK(check_flag_note(std::string(200, 'x'), true));
    CHECK(check_flag_note("  " + std::string(200, 'x') + "\n", true));
    auto const long_note = check_flag_note(std::string(201, 'x'), true);
    REQUIRE_FALSE(long_note);
    CHECK(long_note.error().field == "note");
    auto const without_flag = check_flag_note("Ask the clinic", false);
    REQUIRE_FALSE(without_flag);
    CHECK(without_flag.error().field == "note");
    CHECK(check_flag_note(" ", false));
}

#include "domain/authorization.hpp"

#include "support/domain_builders.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::domain;
using hub::test::good_draft;
using hub::test::good_injury_draft;
using hub::test::id;
using hub::test::today;

namespace {

/// "field: message" of each error, in order.
std::vector<std::string> problems(AuthorizationDraft const& draft) {
    std::vector<std::string> lines;
    for (auto const& error : validate(draft, test::reference(), today)) {
        CHECK(error.code == ErrorCode::Invalid);
        lines.push_back(error.field + ": " + error.message);
    }
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("AUTH-09: an authorization is active through its expiry date and expired after it", "[domain][authorizations]") {
    Authorization authorization;
    authorization.expires = today;
    CHECK(status_of(authorization, today.plus_days(-1)) == AuthorizationStatus::Active);
    CHECK(status_of(authorization, today) == AuthorizationStatus::Active);
    CHECK(status_of(authorization, today.plus_days(1)) == AuthorizationStatus::Expired);
    authorization.deleted = true;
    CHECK(status_of(authorization, today) == AuthorizationStatus::Deleted);
    CHECK(status_of(authorization, today.plus_days(1)) == AuthorizationStatus::Deleted);
}

TEST_CASE("AUTH-09: by default a center visit is authorized for 30 days and telemedicine for 7", "[domain][authorizations]") {
    CHECK(default_expiry(CarePlace::Center, today) == today.plus_days(30));
    CHECK(default_expiry(CarePlace::Telemedicine, today) == today.plus_days(7));
}

TEST_CASE("AUTH-12: twenty employees go at once", "[domain][authorizations]") {
    STATIC_CHECK(max_bulk == 20);
}

TEST_CASE("AUTH-04: good drafts have no errors", "[domain][authorizations]") {
    CHECK(problems(good_draft()).empty());
    CHECK(problems(good_injury_draft()).empty());

    auto full = good_injury_draft();
    full.employee_number = "E-1042";
    full.phone = "+1 (214) 555-0134 ext. 7";
    full.email = "siobhan.oneil@acme-logistics.com";
    full.body_part = "Left hand";
    full.claim_number = "WC-2026/118";
    full.service_codes = { "injury_care", "drug_screen" };
    full.reason = TestReason::PostAccident;
    full.instructions = "Line one\nLine two";
    full.recipients = { "safety@acme-logistics.com", "hr@acme-logistics.com" };
    full.expires = today.plus_days(14);
    CHECK(problems(full).empty());
}

TEST_CASE("AUTH-04: an empty draft names every required field once, in the order of the form", "[domain][authorizations]") {
    CHECK(problems({})
        == Lines {
            "first_name: Please enter the employee's first name.",
            "last_name: Please enter the employee's last name.",
            "birth_date: Please enter the date of birth.",
            "location: Please choose the employee's company location.",
            "center: Please choose a medical center.",
            "service_codes: Please choose at least one service.",
        });
}

TEST_CASE("AUTH-A2: names are required, short and on one line", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.first_name = " \t";
    draft.last_name = "Smith\r\nBcc: all@example.com";
    CHECK(problems(draft)
        == Lines {
            "first_name: Please enter the employee's first name.",
            "last_name: Please write this on one line.",
        });

    draft = good_draft();
    draft.first_name.clear();
    for (int i = 0; i < 100; ++i) { draft.first_name += "é"; }
    CHECK(problems(draft).empty());
    draft.first_name += "é";
    CHECK(problems(draft) == Lines { "first_name: Please use at most 100 characters." });
}

TEST_CASE("AUTH-A2: the date of birth is not in the future and the employee at least 14", "[domain][authorizations]") {
    struct Case {
        Date birth;
        std::string problem;
    };
    auto const parts = today.parts();
    auto const fourteenth_birthday_today = Date::from_parts(parts.year - 14, parts.month, parts.day);
    for (auto const& [birth, problem] : {
             Case { fourteenth_birthday_today, "" },
             Case { fourteenth_birthday_today.plus_days(1), "birth_date: The employee must be at least 14 years old." },
             Case { today, "birth_date: The employee must be at least 14 years old." },
             Case { today.plus_days(1), "birth_date: The date of birth cannot be in the future." },
             Case { Date::from_parts(1888, 3, 14), "birth_date: Please check the year of birth." },
         }) {
        INFO(birth.to_iso());
        auto draft = good_draft();
        draft.birth_date = birth;
        CHECK(problems(draft) == (problem.empty() ? Lines {} : Lines { problem }));
    }
}

TEST_CASE("AUTH-A2: phone and e-mail are optional but must look right", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.phone = "555-0134";
    draft.email = "siobhan@";
    CHECK(problems(draft)
        == Lines {
            "phone: Please enter a US phone number with area code, such as (214) 555-0134.",
            "email: Please enter an e-mail address such as name@company.com.",
        });
}

TEST_CASE("AUTH-04: the company location must exist", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.location = id<LocationId>(99);
    CHECK(problems(draft) == Lines { "location: This company location is no longer available. Please choose another one." });
}

TEST_CASE("AUTH-A2: an injury has a date, not later than today and not before birth", "[domain][authorizations]") {
    auto draft = good_injury_draft();
    draft.injury_date.reset();
    CHECK(problems(draft) == Lines { "injury_date: Please enter the date of the injury." });
    draft.injury_date = today.plus_days(1);
    CHECK(problems(draft) == Lines { "injury_date: The date of the injury cannot be in the future." });
    draft.injury_date = draft.birth_date->plus_days(-1);
    CHECK(problems(draft) == Lines { "injury_date: The date of the injury cannot be before the date of birth." });
}

TEST_CASE("GEN-06: a non-injury visit has no injury", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.injury_date = today;
    draft.body_part = "Left hand";
    draft.claim_number = "WC-1";
    CHECK(problems(draft)
        == Lines {
            "injury_date: Only an injury visit has this.",
            "body_part: Only an injury visit has this.",
            "claim_number: Only an injury visit has this.",
        });
    CHECK(problems(cleaned(draft, test::reference())).empty());
}

TEST_CASE("AUTH-05: telemedicine is for injured employees and has no center", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.place = CarePlace::Telemedicine;
    draft.center = {};
    auto const refused = problems(draft);
    REQUIRE_FALSE(refused.empty());
    CHECK(refused.front() == "place: Telemedicine is for injured employees only. Please choose a medical center.");

    auto injured = good_injury_draft();
    injured.place = CarePlace::Telemedicine;
    CHECK(problems(injured) == Lines { "center: A telemedicine visit has no medical center." });
    CHECK(problems(cleaned(injured, test::reference())).empty());
}

TEST_CASE("AUTH-05: a center visit names an existing center", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.center = id<CenterId>(99);
    CHECK(problems(draft) == Lines { "center: This medical center is no longer available. Please choose another one." });
}

TEST_CASE("SVCL-02: the center must offer every service", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.center = id<CenterId>(test::houston);
    draft.service_codes = { "physical", "drug_screen", "dot_physical" };
    draft.reason = TestReason::Random;
    draft.dot_agency = DotAgency::Fmcsa;
    CHECK(problems(draft) == Lines { "service_codes: Houston Hobby does not offer: Drug screen, DOT physical." });
}

TEST_CASE("AUTH-25: services must exist, be enabled, fit the visit and stand once", "[domain][authorizations]") {
    auto with = [](AuthorizationDraft draft, std::vector<std::string> codes) {
        draft.service_codes = std::move(codes);
        return problems(draft);
    };
    CHECK(with(good_draft(), { "physical", "physical" }) == Lines { "service_codes: Please choose each service once." });
    CHECK(with(good_draft(), { "massage" }) == Lines { "service_codes: A chosen service is no longer available. Please choose again." });
    CHECK(with(good_draft(), { "telerehab" }) == Lines { "service_codes: Not available to your company: Telerehab." });
    CHECK(with(good_draft(), { "injury_care" }) == Lines { "service_codes: Only for injury visits: Injury care." });
    CHECK(with(good_injury_draft(), { "physical", "injury_care" }) == Lines { "service_codes: Not for injury visits: Physical." });

    auto remote = good_injury_draft();
    remote.place = CarePlace::Telemedicine;
    remote.center = {};
    remote.reason = TestReason::PostAccident;
    CHECK(with(remote, { "drug_screen" }) == Lines { "service_codes: Not available by telemedicine: Drug screen." });

    std::vector<std::string> too_many;
    for (int i = 0; i < 51; ++i) { too_many.push_back("physical"); }
    CHECK(with(good_draft(), too_many) == Lines { "service_codes: Please choose at most 50 services." });
}

TEST_CASE("AUTH-A2: a drug test needs a reason and a DOT service an agency", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.service_codes = { "drug_screen", "dot_physical" };
    CHECK(problems(draft)
        == Lines {
            "reason: Please choose the reason for the test.",
            "dot_agency: Please choose the DOT agency.",
        });
    draft.reason = TestReason::PrePlacement;
    draft.dot_agency = DotAgency::Fmcsa;
    CHECK(problems(draft).empty());
}

TEST_CASE("AUTH-19: instructions have at most 1,000 characters, not bytes", "[domain][authorizations]") {
    auto draft = good_draft();
    for (int i = 0; i < 1000; ++i) { draft.instructions += "ñ"; }
    CHECK(problems(draft).empty());
    draft.instructions += ".";
    CHECK(problems(draft) == Lines { "instructions: Please use at most 1,000 characters." });
}

TEST_CASE("AUTH-07: recipients are e-mail addresses, each once, ten at most", "[domain][authorizations]") {
    auto draft = good_draft();
    draft.recipients = { "hr@acme.com", "not an address", "HR@acme.com" };
    CHECK(problems(draft)
        == Lines {
            "recipients[1]: Please enter an e-mail address such as name@company.com.",
            "recipients[2]: This address is in the list already.",
        });
    draft.recipients.clear();
    for (int i = 0; i < 10; ++i) { draft.recipients.push_back("p" + std::to_string(i) + "@acme.com"); }
    CHECK(problems(draft).empty());
    draft.recipients.emplace_back("p10@acme.com");
    CHECK(problems(draft) == Lines { "recipients: Please send copies to at most 10 people." });
}

TEST_CASE("AUTH-09: an expiration date lies between tomorrow and one year from today", "[domain][authorizations]") {
    struct Case {
        int days;
        std::string problem;
    };
    for (auto const& [days, problem] : {
             Case { -1, "expires: The expiration date must be tomorrow or later." },
             Case { 0, "expires: The expiration date must be tomorrow or later." },
             Case { 1, "" },
             Case { 365, "" },
             Case { 366, "expires: The expiration date must be within one year." },
         }) {
        INFO(days);
        auto draft = good_draft();
        draft.expires = today.plus_days(days);
        CHECK(problems(draft) == (problem.empty() ? Lines {} : Lines { problem }));
    }
}

TEST_CASE("AUTH-04: cleaning trims, drops what the visit does not have, and keeps the rest", "[domain][authorizations]") {
    auto draft = good_injury_draft();
    draft.first_name = "  Siobhán ";
    draft.recipients = { " hr@acme.com ", "", "  " };
    draft.dot_agency = DotAgency::Faa;
    draft.reason = TestReason::PostAccident;
    draft.claim_number = "WC-1";
    auto const clean = cleaned(draft, test::reference());
    CHECK(clean.first_name == "Siobhán");
    CHECK(clean.recipients == std::vector<std::string> { "hr@acme.com" });
    CHECK_FALSE(clean.dot_agency);
    CHECK(clean.reason == TestReason::PostAccident);
    CHECK(clean.claim_number == "WC-1");
    CHECK(clean.injury_date == today);
    CHECK(clean.center == draft.center);

    auto driver = good_draft();
    driver.service_codes = { "dot_physical" };
    driver.dot_agency = DotAgency::Fmcsa;
    CHECK(cleaned(driver, test::reference()).dot_agency == DotAgency::Fmcsa);
}

TEST_CASE("AUTH-10: active and expired authorizations are extended to a later day within a year", "[domain][authorizations]") {
    Authorization authorization;
    authorization.draft = good_draft();
    authorization.expires = today.plus_days(5);
    CHECK(extended_expiry(authorization, {}, today) == today.plus_days(30));
    CHECK(extended_expiry(authorization, today.plus_days(6), today) == today.plus_days(6));
    CHECK(extended_expiry(authorization, today.plus_days(5), today).error().field == "expires");
    CHECK(extended_expiry(authorization, today, today).error().field == "expires");
    CHECK(extended_expiry(authorization, today.plus_days(366), today).error().field == "expires");
    authorization.expires = today.plus_days(-40);
    CHECK(extended_expiry(authorization, today.plus_days(1), today) == today.plus_days(1));
    authorization.expires = today.plus_days(60);
    CHECK(extended_expiry(authorization, {}, today).error().field == "expires");
}

TEST_CASE("AUTH-A1: a duplicate is the same person, however it is spelt, with a service in common", "[domain][authorizations]") {
    auto one = good_draft();
    one.first_name = "Siobhán";
    one.last_name = "O'Neil";
    auto other = one;
    other.first_name = "siobhan";
    other.last_name = "O’Neil";
    CHECK(is_same_care(one, other));
    other.birth_date = one.birth_date->plus_days(1);
    CHECK_FALSE(is_same_care(one, other));
    other.birth_date = one.birth_date;
    other.service_codes = { "something_else" };
    CHECK_FALSE(is_same_care(one, other));
    one.birth_date.reset();
    other = one;
    CHECK_FALSE(is_same_care(one, other));
}

TEST_CASE("AUTH-A4: a deletion names its reason", "[domain][authorizations]") {
    CHECK(check_deletion_reason("Hired elsewhere"));
    CHECK(check_deletion_reason("  ").error().field == "reason");
    CHECK(check_deletion_reason(std::string(201, 'x')).error().field == "reason");
}

TEST_CASE("AUTH-15: the addresses of a copy are told apart and counted", "[domain][authorizations]") {
    CHECK(validate_recipients({ "a@acme.example", "b@acme.example" }).empty());
    CHECK(validate_recipients({ "a@acme.example", "A@acme.example " }).front().field == "recipients[1]");
    CHECK(validate_recipients({ "nobody" }).front().field == "recipients[0]");
    CHECK(validate_recipients(std::vector<std::string>(11, "a@acme.example")).front().field == "recipients");
}

TEST_CASE("AUTH-A5: nobody came when it expired before anybody arrived", "[domain][authorizations]") {
    CHECK(is_no_show(AuthorizationStatus::Expired, AuthorizationProgress::Received));
    CHECK_FALSE(is_no_show(AuthorizationStatus::Expired, AuthorizationProgress::Done));
    CHECK_FALSE(is_no_show(AuthorizationStatus::Active, AuthorizationProgress::Sent));
}

#include "domain/authorization.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::domain;

TEST_CASE("AUTH-A5: what a visit tells outweighs what the center has told", "[domain][authorizations]") {
    Authorization authorization;
    CHECK(progress_of(authorization, {}) == AuthorizationProgress::Sent);
    authorization.received_at = Instant { 1 };
    CHECK(progress_of(authorization, {}) == AuthorizationProgress::Received);
    CHECK(progress_of(authorization, { .is_done = true }) == AuthorizationProgress::Done);
    CHECK(progress_of(authorization, { .is_done = true, .is_posted = true }) == AuthorizationProgress::Posted);
}

TEST_CASE("AUTH-A4: a deletion can be taken back for thirty seconds, when its moment is known", "[domain][authorizations]") {
    Authorization authorization;
    authorization.deleted_at = Instant { 1'000 };
    CHECK_FALSE(undo_until(authorization));
    authorization.deleted = true;
    CHECK(undo_until(authorization) == Instant { 31'000 });
    authorization.deleted_at.reset();
    CHECK_FALSE(undo_until(authorization));
}

TEST_CASE("AUTH-A4: a template has services, place, reason and instructions, and nothing of an employee", "[domain][authorizations]") {
    AuthorizationDraft draft;
    draft.first_name = "Priya";
    draft.last_name = "Raghunathan";
    draft.birth_date = Date::from_parts(1990, 1, 1);
    draft.employee_number = "1";
    draft.phone = "2";
    draft.email = "a@b.example";
    draft.location.value.bytes[0] = 1;
    draft.visit_type = VisitType::Injury;
    draft.injury_date = Date::from_parts(2026, 1, 1);
    draft.body_part = "Left wrist";
    draft.claim_number = "3";
    draft.center.value.bytes[0] = 2;
    draft.service_codes = { "injury_treatment" };
    draft.reason = TestReason::PostAccident;
    draft.dot_agency = DotAgency::Faa;
    draft.instructions = "Call first.";
    draft.recipients = { "a@b.example" };
    draft.expires = Date::from_parts(2026, 12, 1);
    auto const kept = template_of(draft);
    CHECK(kept.visit_type == VisitType::Injury);
    CHECK(kept.center == draft.center);
    CHECK(kept.service_codes == draft.service_codes);
    CHECK(kept.reason == draft.reason);
    CHECK(kept.dot_agency == draft.dot_agency);
    CHECK(kept.instructions == draft.instructions);
    for (auto const* text :
        { &kept.first_name, &kept.last_name, &kept.employee_number, &kept.phone, &kept.email, &kept.body_part, &kept.claim_number }) {
        CHECK(text->empty());
    }
    CHECK_FALSE(kept.birth_date);
    CHECK_FALSE(kept.injury_date);
    CHECK_FALSE(kept.expires);
    CHECK(kept.location.is_nil());
    CHECK(kept.recipients.empty());
}

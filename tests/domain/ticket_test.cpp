#include "domain/ticket.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace hub;
using namespace hub::domain;

namespace {

bool fits(TicketReason reason, std::string_view text) {
    auto const checked = check_ticket_text(reason, text);
    if (!checked) { CHECK(checked.error().field == "text"); }
    return checked.has_value();
}

}  // namespace

TEST_CASE("RSLT-23: the reason decides who answers", "[domain][tickets]") {
    CHECK(kind_of(TicketReason::ServicesPerformed) == TicketKind::TreatmentResult);
    CHECK(kind_of(TicketReason::ResultMissing) == TicketKind::TreatmentResult);
    CHECK(kind_of(TicketReason::ReceivedInError) == TicketKind::Privacy);
}

TEST_CASE("SUPP-A2: only what was received in error is hidden", "[domain][tickets]") {
    CHECK(hides_document(TicketReason::ReceivedInError));
    CHECK_FALSE(hides_document(TicketReason::ServicesPerformed));
    CHECK_FALSE(hides_document(TicketReason::ResultMissing));
}

TEST_CASE("RSLT-22: a question has 10 to 2,000 characters, blanks around it not counted", "[domain][tickets]") {
    for (auto const reason : { TicketReason::ServicesPerformed, TicketReason::ResultMissing }) {
        CHECK_FALSE(fits(reason, ""));
        CHECK_FALSE(fits(reason, "123456789"));
        CHECK_FALSE(fits(reason, "  123456789   "));
        CHECK(fits(reason, "1234567890"));
        CHECK(fits(reason, std::string(2000, 'x')));
        CHECK_FALSE(fits(reason, std::string(2001, 'x')));
    }
}

TEST_CASE("SUPP-A2: a report needs no words, and has at most 500 characters", "[domain][tickets]") {
    CHECK(fits(TicketReason::ReceivedInError, ""));
    CHECK(fits(TicketReason::ReceivedInError, std::string(500, 'x')));
    CHECK_FALSE(fits(TicketReason::ReceivedInError, std::string(501, 'x')));
    std::string accents;
    for (int i = 0; i < 500; ++i) { accents += "é"; }
    CHECK(fits(TicketReason::ReceivedInError, accents));
}

TEST_CASE("RSLT-A6, SUPP-A2: a drug screen can be asked about, but only a document be reported", "[domain][tickets]") {
    TicketSubject const document = DocumentId {};
    TicketSubject const specimen = SpecimenId {};
    for (auto const reason : { TicketReason::ServicesPerformed, TicketReason::ResultMissing }) {
        CHECK(check_ticket_reason(document, reason));
        CHECK(check_ticket_reason(specimen, reason));
    }
    CHECK(check_ticket_reason(document, TicketReason::ReceivedInError));
    auto const refused = check_ticket_reason(specimen, TicketReason::ReceivedInError);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == hub::ErrorCode::Invalid);
    CHECK(refused.error().field == "reason");
}

TEST_CASE("Security L1: twenty questions an hour, and more reports than that", "[domain][tickets]") {
    CHECK(most_tickets_an_hour(TicketKind::TreatmentResult) == 20);
    CHECK(most_tickets_an_hour(TicketKind::Privacy) == 60);
}

// Tickets about a document or a drug screen (RSLT-22, RSLT-23, RSLT-A6, SUPP-03, SUPP-A2): their kinds and reasons, what their texts
// have to be, and how many one may open. How a ticket goes on is not decided here.
#pragma once

#include "base/error.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

namespace hub::domain {

/// Who answers.
enum class TicketKind : std::uint8_t {
    TreatmentResult,  ///< the medical center (SUPP-03)
    Privacy,          ///< the privacy office (SUPP-10)
};
template <>
inline constexpr std::array enum_names<TicketKind> {
    EnumName<TicketKind> { TicketKind::TreatmentResult, "treatment_result" },
    EnumName<TicketKind> { TicketKind::Privacy, "privacy" },
};

enum class TicketReason : std::uint8_t {
    ServicesPerformed,  ///< RSLT-22: a question about what was done
    ResultMissing,      ///< RSLT-23: incomplete, or a part of the visit is missing
    ReceivedInError,    ///< RSLT-15: it was not meant for the reader
};
template <>
inline constexpr std::array enum_names<TicketReason> {
    EnumName<TicketReason> { TicketReason::ServicesPerformed, "services_performed" },
    EnumName<TicketReason> { TicketReason::ResultMissing, "result_missing" },
    EnumName<TicketReason> { TicketReason::ReceivedInError, "received_in_error" },
};

/// What a ticket is about; of a drug screen there may be no document yet (RSLT-A6).
using TicketSubject = std::variant<DocumentId, SpecimenId>;

/// RSLT-23: the reason decides where it goes.
[[nodiscard]] TicketKind kind_of(TicketReason reason);
/// SUPP-A2: whether whoever gives this reason must not see the document any more.
[[nodiscard]] bool hides_document(TicketReason reason);
/// Invalid "reason" for a drug screen that is said to be received in error: only a document can be hidden.
[[nodiscard]] ErrorOr<void> check_ticket_reason(TicketSubject const& about, TicketReason reason);
/// Security L1: how many of this kind one person may open in an hour. Each kind has its own count, so that questions hold up no report.
[[nodiscard]] int most_tickets_an_hour(TicketKind kind);

/// In characters, without the blanks around the text.
struct TextBounds {
    std::size_t shortest = 0;  ///< 0: may be left empty
    std::size_t longest = 0;
};
[[nodiscard]] TextBounds ticket_text_bounds(TicketReason reason);
/// Invalid "text" when it is too short or too long.
[[nodiscard]] ErrorOr<void> check_ticket_text(TicketReason reason, std::string_view text);

}  // namespace hub::domain

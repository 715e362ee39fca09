// Tickets that are opened from a document (RSLT-22, RSLT-23, SUPP-03, SUPP-A2): their kinds and reasons, and what their texts have
// to be. How a ticket goes on is not decided here.
#pragma once

#include "base/error.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

/// RSLT-23: the reason decides where it goes.
[[nodiscard]] TicketKind kind_of(TicketReason reason);
/// SUPP-A2: whether whoever gives this reason must not see the document any more.
[[nodiscard]] bool hides_document(TicketReason reason);

/// In characters, without the blanks around the text.
struct TextBounds {
    std::size_t shortest = 0;  ///< 0: may be left empty
    std::size_t longest = 0;
};
[[nodiscard]] TextBounds ticket_text_bounds(TicketReason reason);
/// Invalid "text" when it is too short or too long.
[[nodiscard]] ErrorOr<void> check_ticket_text(TicketReason reason, std::string_view text);

}  // namespace hub::domain

// The choices of an authorization in words: for the screens, the printed form and the message to the center.
#pragma once

#include "domain/enums.hpp"

#include <string_view>

namespace hub::domain {

/// "Pre-placement", "Reasonable suspicion".
[[nodiscard]] std::string_view reason_words(TestReason reason);
/// "FMCSA".
[[nodiscard]] std::string_view agency_name(DotAgency agency);
/// "FMCSA (trucks and buses)".
[[nodiscard]] std::string_view agency_words(DotAgency agency);

}  // namespace hub::domain

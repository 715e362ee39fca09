#include "domain/authorization_words.hpp"

namespace hub::domain {

std::string_view reason_words(TestReason reason) {
    switch (reason) {
    case TestReason::PrePlacement: return "Pre-placement";
    case TestReason::Random: return "Random";
    case TestReason::PostAccident: return "Post-accident";
    case TestReason::ReasonableSuspicion: return "Reasonable suspicion";
    case TestReason::ReturnToDuty: return "Return to duty";
    case TestReason::FollowUp: return "Follow-up";
    case TestReason::Periodic: return "Periodic";
    }
    return {};
}

std::string_view agency_name(DotAgency agency) {
    switch (agency) {
    case DotAgency::Fmcsa: return "FMCSA";
    case DotAgency::Faa: return "FAA";
    case DotAgency::Fra: return "FRA";
    case DotAgency::Fta: return "FTA";
    case DotAgency::Phmsa: return "PHMSA";
    case DotAgency::Uscg: return "USCG";
    }
    return {};
}

std::string_view agency_words(DotAgency agency) {
    switch (agency) {
    case DotAgency::Fmcsa: return "FMCSA (trucks and buses)";
    case DotAgency::Faa: return "FAA (aviation)";
    case DotAgency::Fra: return "FRA (railroads)";
    case DotAgency::Fta: return "FTA (transit)";
    case DotAgency::Phmsa: return "PHMSA (pipelines)";
    case DotAgency::Uscg: return "USCG (maritime)";
    }
    return {};
}

}  // namespace hub::domain

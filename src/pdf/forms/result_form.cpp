#include "pdf/forms/result_form.hpp"

#include "pdf/forms/result_parts.hpp"

#include <array>

namespace hub::pdf {

namespace {

enum class Side : std::uint8_t { Injury, NonInjury, Either };

struct Kind {
    std::string_view title;
    std::string_view category;  ///< the report category of requirements 5.1
    Side side;
    DocumentForm (*make)(ResultFacts const&);
};

constexpr std::array kinds = {
    Kind { "Injury activity status report", "Work status", Side::Injury, forms::injury_status },
    Kind { "First notice of injury letter", "Letter", Side::Injury, forms::first_notice },
    Kind { "Patient referral report", "Referral", Side::Injury, forms::referral },
    Kind { "Injury recheck appointment reminder", "Letter", Side::Injury, forms::recheck_reminder },
    Kind { "Employee no-show letter", "Letter", Side::Injury, forms::no_show },
    Kind { "State injury report", "State report", Side::Injury, forms::state_report },
    Kind { "Employer Patient Visit Summary", "Visit summary", Side::Either, forms::visit_summary },
    Kind { "Custody and control form", "Drug and alcohol", Side::Either, forms::custody_and_control },
    Kind { "Alcohol testing form", "Drug and alcohol", Side::Either, forms::alcohol_test },
    Kind { "Drug screen specimen status", "Drug and alcohol", Side::Either, forms::specimen_status },
    Kind { "Drug screen result", "Drug and alcohol", Side::Either, forms::toxicology_result },
    Kind { "Non-injury activity status report", "Work status", Side::NonInjury, forms::non_injury_status },
    Kind { "Medical examiner’s certificate", "DOT", Side::NonInjury, forms::dot_certificate },
    Kind { "Medical examination report (long form)", "DOT", Side::NonInjury, forms::dot_long_form },
    Kind { "Pre-placement physical result", "Physicals", Side::NonInjury, forms::physical_result },
    Kind { "Audiogram result", "Tests", Side::NonInjury, forms::audiogram },
    Kind { "Human performance evaluation result", "Tests", Side::NonInjury, forms::performance_evaluation },
    Kind { "Tuberculosis test result", "Tests", Side::NonInjury, forms::tuberculosis_test },
    Kind { "Respirator medical clearance", "Respirator", Side::NonInjury, forms::respirator_clearance },
    Kind { "Respirator fit test result", "Respirator", Side::NonInjury, forms::fit_test },
    Kind { "Written medical opinion", "Medical surveillance", Side::NonInjury, forms::medical_opinion },
    Kind { "Laboratory test result", "Tests", Side::NonInjury, forms::laboratory_result },
    Kind { "Vaccine administration record", "Vaccines", Side::NonInjury, forms::vaccine_record },
    Kind { "Ancillary service result", "Physicals", Side::NonInjury, forms::ancillary_result },
    Kind { "Employer’s own examination form", "Proprietary form", Side::NonInjury, forms::proprietary_form },
};

Kind const* find(int kind) {
    return kind >= 1 && kind <= std::ssize(kinds) ? &kinds[static_cast<std::size_t>(kind) - 1] : nullptr;
}

}  // namespace

std::string_view result_title(int kind) {
    auto const* found = find(kind);
    return found == nullptr ? std::string_view {} : found->title;
}

bool is_injury_kind(int kind, bool has_claim_number) {
    auto const* found = find(kind);
    if (found == nullptr || found->side == Side::NonInjury) { return false; }
    return found->side == Side::Injury || has_claim_number;
}

ErrorOr<DocumentForm> result_form(ResultFacts const& facts) {
    auto const* kind = find(facts.kind);
    if (kind == nullptr) { return fail(Error::invalid("kind", "There is no such kind of document.")); }
    auto form = kind->make(facts);
    auto const* side = is_injury_kind(facts.kind, !facts.claim_number.empty()) ? "Injury" : "Non-injury";
    form.kind_label = std::string(side) + " · " + std::string(kind->category);
    return form;
}

}  // namespace hub::pdf

// The documents D01 to D25 (requirements 5.1) in the provider's wording: a few facts of a visit become a DocumentForm.
// All content that the facts do not give is invented from `variation`, always the same for the same facts; nothing here
// is a medical rule. The minimum-necessary form is the default (RSLT-13).
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "pdf/document_form.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hub::pdf {

/// How the visit ended, in words that fit all kinds: full duty, restricted, off work; negative, cancelled, positive;
/// certified, certified for a short time, not certified; pass, retest, refer; cleared, cleared with limits, not cleared.
enum class ResultOutcome : std::uint8_t { Favourable, Limited, Unfavourable, Pending };

/// What the reader may see: the result page only, or also measurements and history (RPTS-06, RSLT-13).
enum class Detail : std::uint8_t { MinimumNecessary, Full };

/// What is known of a drug screen's specimen: otherwise it is invented.
struct SpecimenFacts {
    std::string number;
    /// Ordered, collected, in transit, at the laboratory, testing, medical review, final. What was reached after the document
    /// was posted does not stand in it.
    std::array<std::optional<Instant>, 7> reached;
};

struct ResultFacts {
    int kind = 1;  ///< 1 to 25, the number in D01 to D25
    ResultOutcome outcome = ResultOutcome::Favourable;
    Detail detail = Detail::MinimumNecessary;
    std::string document_id;
    Instant posted;  ///< becomes the PDF's creation date

    std::string employee;  ///< "Nguyễn Thị Mai"
    Date birth_date;
    std::string job_title;  ///< may be empty: one is invented
    std::string employer;
    std::string company_location;      ///< "Dallas warehouse"
    std::string claim_number;          ///< injury documents; may be empty
    std::string authorization_number;  ///< may be empty

    Letterhead letterhead;
    std::string support_phone;  ///< printed where the reader is told to call
    std::string physician;      ///< "Maria Okafor, MD"
    std::string center_state;   ///< "TX": D06 names the state's report
    Date service_date;
    std::optional<SpecimenFacts> specimen {};
    std::uint64_t variation = 0;  ///< any number; chooses among wordings and measurements
};

/// The title that is printed and that suits as the document's name: "Injury activity status report" for 1. A kind outside
/// 1 to 25 gives an empty text.
[[nodiscard]] std::string_view result_title(int kind);
/// "Injury" or "Non-injury" as the table of requirements 5.1 has it; the drug and alcohol kinds and the visit summary go
/// by whether there is a claim number.
[[nodiscard]] bool is_injury_kind(int kind, bool has_claim_number);
/// Invalid for a kind outside 1 to 25.
[[nodiscard]] ErrorOr<DocumentForm> result_form(ResultFacts const& facts);

}  // namespace hub::pdf

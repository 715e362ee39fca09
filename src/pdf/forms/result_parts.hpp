// What the files of the result forms share: choices that depend on nothing but the facts, and the pieces that many
// documents have. Not for use outside pdf/forms.
#pragma once

#include "base/random.hpp"
#include "pdf/forms/result_form.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace hub::pdf::forms {

/// Invents what the facts leave open, always the same for the same facts.
class Choice {
public:
    explicit Choice(ResultFacts const& facts) : m_random(facts.variation * 31 + static_cast<std::uint64_t>(facts.kind)) {}

    /// From `low` to `high`, both included.
    [[nodiscard]] int number(int low, int high) {
        return low + static_cast<int>(m_random.below(static_cast<std::uint64_t>(high - low) + 1));
    }
    [[nodiscard]] std::string one_of(std::initializer_list<std::string_view> words);
    /// `count` digits, the first not 0.
    [[nodiscard]] std::string digits(int count);

private:
    SeededRandom m_random;
};

/// Title, letterhead, patient panel and footer; without sections.
[[nodiscard]] DocumentForm start(ResultFacts const& facts);
/// The same without the patient panel, beginning with date and addressee: `addressee` is a role at the employer.
[[nodiscard]] DocumentForm start_letter(ResultFacts const& facts, std::string_view addressee, std::string_view subject);
/// "Sincerely," and the center's name, for letters that nobody signs in person.
void close_letter(DocumentForm& form, ResultFacts const& facts);
void sign(DocumentForm& form, ResultFacts const& facts, std::string_view role);

/// One of four by the facts' outcome.
template <class T>
[[nodiscard]] T by_outcome(ResultFacts const& facts, T favourable, T limited, T unfavourable, T pending) {
    switch (facts.outcome) {
    case ResultOutcome::Favourable: return favourable;
    case ResultOutcome::Limited: return limited;
    case ResultOutcome::Unfavourable: return unfavourable;
    case ResultOutcome::Pending: break;
    }
    return pending;
}
[[nodiscard]] Tone tone_of(ResultOutcome outcome);

/// "8:40 a.m."
[[nodiscard]] std::string clock_text(int minutes_after_midnight);
/// "1.8" for 18.
[[nodiscard]] std::string tenths(int value);
/// The sentence of the minimum-necessary form: what is held back and how to ask for it.
[[nodiscard]] Paragraph result_page_only(ResultFacts const& facts);

// One function a kind, or a few kinds.
[[nodiscard]] DocumentForm injury_status(ResultFacts const& facts);
[[nodiscard]] DocumentForm first_notice(ResultFacts const& facts);
[[nodiscard]] DocumentForm referral(ResultFacts const& facts);
[[nodiscard]] DocumentForm recheck_reminder(ResultFacts const& facts);
[[nodiscard]] DocumentForm no_show(ResultFacts const& facts);
[[nodiscard]] DocumentForm state_report(ResultFacts const& facts);
[[nodiscard]] DocumentForm visit_summary(ResultFacts const& facts);
[[nodiscard]] DocumentForm custody_and_control(ResultFacts const& facts);
[[nodiscard]] DocumentForm alcohol_test(ResultFacts const& facts);
[[nodiscard]] DocumentForm specimen_status(ResultFacts const& facts);
[[nodiscard]] DocumentForm toxicology_result(ResultFacts const& facts);
[[nodiscard]] DocumentForm non_injury_status(ResultFacts const& facts);
[[nodiscard]] DocumentForm dot_certificate(ResultFacts const& facts);
[[nodiscard]] DocumentForm dot_long_form(ResultFacts const& facts);
[[nodiscard]] DocumentForm physical_result(ResultFacts const& facts);
[[nodiscard]] DocumentForm audiogram(ResultFacts const& facts);
[[nodiscard]] DocumentForm performance_evaluation(ResultFacts const& facts);
[[nodiscard]] DocumentForm tuberculosis_test(ResultFacts const& facts);
[[nodiscard]] DocumentForm respirator_clearance(ResultFacts const& facts);
[[nodiscard]] DocumentForm fit_test(ResultFacts const& facts);
[[nodiscard]] DocumentForm medical_opinion(ResultFacts const& facts);
[[nodiscard]] DocumentForm laboratory_result(ResultFacts const& facts);
[[nodiscard]] DocumentForm vaccine_record(ResultFacts const& facts);
[[nodiscard]] DocumentForm ancillary_result(ResultFacts const& facts);
[[nodiscard]] DocumentForm proprietary_form(ResultFacts const& facts);

}  // namespace hub::pdf::forms

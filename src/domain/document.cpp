#include "domain/document.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace hub::domain {

namespace {

constexpr DocumentKind injury(DocumentKindNumber number, std::string_view name, ReportCategory category) {
    return { .number = number, .name = name, .category = category, .injury = true };
}

constexpr DocumentKind non_injury(DocumentKindNumber number, std::string_view name, ReportCategory category) {
    return { .number = number, .name = name, .category = category, .non_injury = true };
}

constexpr DocumentKind either(DocumentKindNumber number, std::string_view name, ReportCategory category) {
    return { .number = number, .name = name, .category = category, .injury = true, .non_injury = true };
}

constexpr DocumentKind more_than_minimum(DocumentKind kind) {
    kind.more_than_minimum = true;
    return kind;
}

constexpr DocumentKind in_any_category(DocumentKind kind) {
    kind.in_any_category = true;
    return kind;
}

using enum ReportCategory;

constexpr std::array kinds {
    injury(1, "Work status report", InjuryStatus),
    injury(2, "First notice of injury", InjuryLetters),
    injury(3, "Patient referral report", InjuryReferrals),
    injury(4, "Recheck appointment letter", InjuryLetters),
    injury(5, "No-show letter", InjuryLetters),
    injury(6, "State injury report", StateReports),
    either(7, "Employer visit summary", VisitSummary),
    either(8, "Custody and control form", DrugAndAlcohol),
    either(9, "Alcohol testing form", DrugAndAlcohol),
    either(10, "Drug screen status", DrugAndAlcohol),
    either(11, "Drug screen result", DrugAndAlcohol),
    non_injury(12, "Activity status report", NonInjuryStatus),
    non_injury(13, "DOT medical certificate", Dot),
    more_than_minimum(non_injury(14, "DOT medical examination report", Dot)),
    non_injury(15, "Pre-placement physical result", Physicals),
    non_injury(16, "Audiogram result", Tests),
    non_injury(17, "Human performance evaluation", Tests),
    non_injury(18, "TB test result", Tests),
    non_injury(19, "Respirator clearance", Respirator),
    non_injury(20, "Respirator fit test", Respirator),
    non_injury(21, "Written medical opinion", Surveillance),
    non_injury(22, "Lab test result", Tests),
    non_injury(23, "Vaccine record", Vaccines),
    non_injury(24, "Physical result", Physicals),
    non_injury(25, "Company form", Proprietary),
    in_any_category(more_than_minimum(either(26, "Health history", Physicals))),
};

}  // namespace

std::span<DocumentKind const> document_kinds() {
    return kinds;
}

DocumentKind const* find_document_kind(DocumentKindNumber number) {
    bool const is_known = number >= 1 && number <= kinds.size();
    return is_known ? &kinds[number - 1U] : nullptr;
}

ErrorOr<void> check_flag_note(std::string_view note, bool is_flagged) {
    auto const length = code_point_count(trim(note));
    if (length > longest_flag_note) {
        return fail(Error::invalid("note", "Use at most " + std::to_string(longest_flag_note) + " characters."));
    }
    if (length > 0 && !is_flagged) { return fail(Error::invalid("note", "Flag the document first: the note stands at the flag.")); }
    return {};
}

Date last_available_day(Instant posted_at) {
    return central_date(posted_at).plus_days(archive_after_days);
}

bool is_archived(Instant posted_at, Date today) {
    return today > last_available_day(posted_at);
}

int days_until_archive(Instant posted_at, Date today) {
    return days_between(today, last_available_day(posted_at));
}

bool is_delivered(Document const& document, ReportSettings const& settings, Date today) {
    if (document.withdrawn || document.archived || is_archived(document.posted_at, today)) { return false; }
    auto const* kind = find_document_kind(document.kind);
    if (kind == nullptr || (kind->more_than_minimum && !settings.more_than_minimum)) { return false; }
    bool const in_category = settings.all_categories || std::ranges::contains(settings.categories, kind->category)
        || (kind->in_any_category && !settings.categories.empty());
    bool const at_location = settings.locations.empty() || std::ranges::contains(settings.locations, document.location);
    return in_category && at_location;
}

}  // namespace hub::domain

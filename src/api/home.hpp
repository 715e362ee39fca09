// The counts of the home page (GEN-A1). What the caller may not open is absent, not zero.
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/enums.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::api {

/// Open balance of one ageing step (0-30, 31-60, 61-90, over 90 days).
struct AgeingStep {
    std::int32_t invoices = 0;
    Money balance;
};
template <class V>
void describe(V& v, AgeingStep& r) {
    v("invoices", r.invoices);
    v("balance", r.balance);
}

struct BillingSummary {
    std::int32_t open = 0;
    Money open_balance;
    std::int32_t overdue = 0;
    Money overdue_balance;
    std::int32_t oldest_age_days = 0;
    std::vector<AgeingStep> ageing;  ///< four steps
};
template <class V>
void describe(V& v, BillingSummary& r) {
    v("open", r.open);
    v("open_balance", r.open_balance);
    v("overdue", r.overdue);
    v("overdue_balance", r.overdue_balance);
    v("oldest_age_days", r.oldest_age_days);
    v("ageing", r.ageing);
}

/// Documents posted in one week.
struct PostedWeek {
    Date starts;  ///< a Monday
    std::int32_t non_injury = 0;
    std::int32_t injury = 0;
};
template <class V>
void describe(V& v, PostedWeek& r) {
    v("starts", r.starts);
    v("non_injury", r.non_injury);
    v("injury", r.injury);
}

/// Drug screens without a result (RSLT-17, RSLT-A6).
struct DrugScreens {
    domain::DrugProgrammeKind programme = domain::DrugProgrammeKind::EndToEnd;
    std::int64_t under_way = 0;
    std::int64_t late = 0;  ///< of them those whose 72 hours are over
};
template <class V>
void describe(V& v, DrugScreens& r) {
    v("programme", r.programme);
    v("under_way", r.under_way);
    v("late", r.late);
}

struct Home {
    std::int64_t results = 0;      ///< documents delivered to the caller
    std::int64_t new_results = 0;  ///< of them not yet reviewed by the caller
    std::int64_t flagged = 0;
    std::int64_t archiving_soon = 0;  ///< within 14 days
    std::string first_archiving;      ///< "Audiogram result for Siobhán O'Neil", or empty
    std::optional<Date> first_archives_on;
    std::int64_t active_authorizations = 0;
    std::int64_t expiring_authorizations = 0;  ///< within 3 days
    std::string next_expiring;                 ///< the employee's name, or empty
    std::optional<Date> next_expires_on;
    std::optional<BillingSummary> billing;
    std::optional<DrugScreens> drug_screens;
    std::vector<PostedWeek> weeks;  ///< the last eight, oldest first
    Instant as_of;
};
template <class V>
void describe(V& v, Home& r) {
    v("results", r.results);
    v("new_results", r.new_results);
    v("flagged", r.flagged);
    v("archiving_soon", r.archiving_soon);
    v("first_archiving", r.first_archiving);
    v("first_archives_on", r.first_archives_on);
    v("active_authorizations", r.active_authorizations);
    v("expiring_authorizations", r.expiring_authorizations);
    v("next_expiring", r.next_expiring);
    v("next_expires_on", r.next_expires_on);
    v("billing", r.billing);
    v("drug_screens", r.drug_screens);
    v("weeks", r.weeks);
    v("as_of", r.as_of);
}

inline constexpr Endpoint<Nothing, Home> get_home {
    .id = "get_home",
    .method = Method::Get,
    .path = "/api/v1/home",
    .access = Access::SignedIn,
    .summary = "The counts of the home page",
};

}  // namespace hub::api

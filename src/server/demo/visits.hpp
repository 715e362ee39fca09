// The visits behind the demo documents: which documents a kind of visit brings, and how long after it each is posted.
#pragma once

#include "domain/document.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace hub::server::demo {

struct VisitDocument {
    domain::DocumentKindNumber kind;
    int days_after;  ///< from the visit to the posting
    int percent;     ///< how often this visit brings it
};

struct VisitKind {
    std::string_view name;
    bool injury;
    int weight;  ///< how frequent
    std::span<VisitDocument const> documents;
};

[[nodiscard]] std::span<VisitKind const> visit_kinds();
[[nodiscard]] VisitKind const& visit_kind(std::string_view name);

/// Visits that are there in any case, so that a person who knows the product finds well-known names at once.
struct FixedVisit {
    std::string_view last_name;
    std::string_view visit;
    int days_ago;
    std::string_view center;
};
[[nodiscard]] std::span<FixedVisit const> fixed_visits();

}  // namespace hub::server::demo

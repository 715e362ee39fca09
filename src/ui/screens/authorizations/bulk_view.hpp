// The rows of the form for several employees: each with its check, and how many are ready (AUTH-12, AUTH-A3). Pure; what a
// cell means is domain::draft_of, the rules are domain::validate.
#pragma once

#include "api/authorization_batches.hpp"
#include "domain/reference.hpp"
#include "ui/screens/authorizations/authorizations_state.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

enum class BulkCheck : std::uint8_t { Empty, Ready, Duplicate, Broken, Sent };

struct BulkRowView {
    BulkCheck check = BulkCheck::Empty;
    std::string text;                           ///< "Ready", or what is wrong in a few words
    std::string problem;                        ///< the same as a sentence
    std::optional<domain::SheetColumn> column;  ///< where it is wrong, if it is a cell
    domain::AuthorizationDraft draft;
};

struct BulkView {
    std::vector<BulkRowView> rows;  ///< as many as the state has
    std::size_t filled = 0;
    std::size_t ready = 0;       ///< those that "Send" sends: ready ones, and duplicates that are meant
    std::size_t duplicates = 0;  ///< not meant yet
    std::size_t broken = 0;
    std::size_t sent = 0;
    std::optional<std::size_t> first_problem;
    bool needs_reason = false;
    bool needs_dot_agency = false;
    std::string count;  ///< "14 of 20 rows"
};

/// `known` may be null while it loads; then duplicates are found by the server alone.
[[nodiscard]] BulkView bulk_view(
    BulkState const& state, domain::Reference const& reference, std::vector<api::AuthorizationItem> const* known, Date today);

/// Puts rows behind the last one that is filled, at most domain::max_bulk in all; `left_out` says what had no room.
void add_rows(BulkState& state, std::vector<domain::SheetRow> const& rows);
/// What is sent: the rows that are ready, each with its own request.
[[nodiscard]] api::CreateBatch batch_of(BulkState const& state, BulkView const& view);
/// Marks the rows that were created, and notes at the others what the server said.
void take_results(BulkState& state, api::BatchResult const& result);

[[nodiscard]] std::string_view column_label(domain::SheetColumn column);

}  // namespace hub::ui

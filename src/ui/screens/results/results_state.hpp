// What the list of results keeps between frames: filters, order, selection, the open row. Search, filters, tab, order and
// the open row also stand in the address, so that a view can be bookmarked and sent.
#pragma once

#include "base/date.hpp"
#include "base/text.hpp"
#include "domain/ids.hpp"
#include "domain/result_search.hpp"
#include "table/selection.hpp"
#include "table/view.hpp"
#include "ui/dialogs/bundle_state.hpp"
#include "ui/dialogs/ticket_state.hpp"
#include "ui/screens/facet_chips.hpp"
#include "ui/screens/list_order.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hub::ui {

using domain::results_tab_count;
using domain::ResultsTab;
using ResultsFilters = domain::ResultSearch;

/// The engine's objects for one generation of the table.
struct ResultsLooks {
    explicit ResultsLooks(table::Table const& table)
        : list(table), tabs { table::View { table }, table::View { table }, table::View { table }, table::View { table } },
          not_saved(table), selection(table) {}
    table::View list;
    std::array<table::View, results_tab_count> tabs;  ///< what each tab would hold without further filters, for the counts
    table::View not_saved;                            ///< what archives soon and the user has not saved
    table::Selection selection;
};

/// What the list of saved searches keeps between frames.
struct SavedSearchesState {
    bool is_open = false;
    std::string name;  ///< for the present filters, as it is typed
    std::string error;
    std::uint64_t seen_success = 0;
};

/// The note at the flag of the open document while it is written (RSLT-A3).
struct FlagNoteDraft {
    std::optional<domain::DocumentId> document;
    std::string text;
    std::string sent;   ///< what was sent last, or what the server has
    std::string saved;  ///< what the server has
    bool was_busy = false;
    bool has_failed = false;  ///< tried again when the field is left the next time

    [[nodiscard]] bool is_changed() const { return trim(text) != sent; }
};

struct ResultsState {
    ResultsFilters filters;
    ListOrder order { "posted", true };
    std::optional<domain::DocumentId> open;
    std::uint64_t seen_route = 0;
    std::uint64_t seen_wishes = 0;  ///< of the viewer
    bool focuses_view = false;      ///< the viewer was closed: the focus returns to what opened it

    std::shared_ptr<ResultsLooks> looks;
    std::uint64_t generation = 0;
    std::uint64_t selection_version = 1;  ///< grows with every change of the selection

    /// About the selected documents, kept until the selection or the table changes.
    struct SelectionFacts {
        std::uint64_t version = 0;
        std::uint64_t revision = 0;
        std::size_t documents = 0;
        std::size_t employees = 0;
        std::int64_t bytes = 0;
        std::int64_t pages = 0;
        bool any_unflagged = false;
        bool any_new = false;
    };
    SelectionFacts facts;

    ChipRowState chips;
    SavedSearchesState saved_searches;
    bool filters_sheet = false;  ///< on phones, all filters in one sheet

    BundleState bundle;
    FlagNoteDraft note;
    TicketDraft ticket;
};

}  // namespace hub::ui

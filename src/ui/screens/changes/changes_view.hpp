// The rows of Recent changes (CHNG-01, CHNG-02, ACCT-A5): filtered, sorted and put into words. Pure.
#pragma once

#include "api/changes.hpp"
#include "client/route.hpp"
#include "ui/screens/changes/changes_state.hpp"
#include "ui/theme/icon.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

struct ChangeKindLook {
    domain::ChangeKind kind;
    std::string_view word;
    Icon icon = no_icon;
};
[[nodiscard]] std::span<ChangeKindLook const> change_kinds();
[[nodiscard]] ChangeKindLook const& look_of(domain::ChangeKind kind);

struct ChangeRow {
    api::ChangeItem const* item = nullptr;  ///< of the list that the view was made of
    std::string at;
    std::string whom;
    std::string first;  ///< "Portal role: Basic → User Admin"
    std::string more;   ///< "and 2 more", or empty
    std::string status;
};

struct ChangesView {
    std::vector<ChangeRow> rows;
    std::size_t total = 0;
    std::string count;                           ///< "12 of 46 changes, 3 not verified"
    std::vector<domain::ChangeId> not_verified;  ///< of the rows that are shown
    std::vector<std::string> people;             ///< for the filter, sorted
};

[[nodiscard]] ChangesView changes_view(api::ChangeList const& list, ChangesState const& state);
[[nodiscard]] std::string changes_csv(ChangesView const& view);
/// "Work e-mail: None → luis@acme.example"
[[nodiscard]] std::string field_change_text(api::FieldChange const& change);
/// "Nov 1 to Nov 20, 2026", "Since Nov 1, 2026", or empty.
[[nodiscard]] std::string date_range_text(ChangeFilters const& filters);

void read_route(client::Route const& route, ChangesState& state);
[[nodiscard]] client::Route write_route(ChangesState const& state);

}  // namespace hub::ui

// What Recent changes keeps between frames. Search, filters, order and the open entry also stand in the address.
#pragma once

#include "base/date.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "ui/screens/list_order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::ui {

struct ChangeFilters {
    std::string query;
    std::optional<domain::ChangeKind> kind;
    std::string person;  ///< who did it or whom it concerns, by name
    std::optional<Date> from;
    std::optional<Date> until;
    bool not_verified = false;

    [[nodiscard]] bool is_set() const { return *this != ChangeFilters {}; }
    bool operator==(ChangeFilters const&) const = default;
};

struct ChangesState {
    ChangeFilters filters;
    ListOrder order { "at", true };
    std::vector<domain::ChangeId> selected;
    std::optional<domain::ChangeId> open;
    bool filters_sheet = false;
    bool dates_open = false;
    std::uint64_t seen_route = 0;
};

}  // namespace hub::ui

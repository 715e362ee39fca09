// What the list of open invoices keeps between frames. Search, filters and order also stand in the address.
#pragma once

#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "ui/screens/list_order.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace hub::ui {

struct InvoicesState {
    std::string query;
    std::optional<domain::InvoiceStatus> status;
    std::string location;  ///< its name; empty: all
    std::string market;
    ListOrder order { "age", true };
    std::optional<domain::InvoiceId> open;  ///< shown in the panel
    std::uint64_t seen_route = 0;

    [[nodiscard]] bool is_filtered() const { return !query.empty() || status || !location.empty() || !market.empty(); }
    void clear_filters() {
        query.clear();
        status.reset();
        location.clear();
        market.clear();
    }
};

}  // namespace hub::ui

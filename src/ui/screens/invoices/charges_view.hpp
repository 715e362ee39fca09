// The pictures of billing (BILL-A1): ageing of what is open, and twelve months of charges by location; with their numbers. Pure.
#pragma once

#include "client/data.hpp"
#include "ui/screens/ageing_card_ui.hpp"
#include "ui/screens/invoices/invoices_state.hpp"

#include <string>
#include <vector>

namespace hub::ui {

struct ChargesView {
    std::vector<AgeingRow> ageing;
    std::string open_total;  ///< "$6,942.75 open"

    struct Month {
        std::string label;        ///< "Nov 2026"
        std::string short_label;  ///< "Nov"
        std::vector<Money> by_location;
        Money total;
    };
    std::vector<std::string> locations;  ///< the five with most charges, then "Other locations" if there are more
    std::vector<Month> months;           ///< twelve, the oldest first
    std::vector<Money> sums;             ///< of the twelve months, by location
    Money total;
};

/// Kept until the table of invoices changes.
struct ChargesState {
    ChargesView view;
    std::uint64_t revision = 0;
    std::uint64_t generation = 0;
    Date today;
};

[[nodiscard]] ChargesView const& charges_view(client::Data const& data, InvoicesState& invoices, ChargesState& state);

}  // namespace hub::ui

// Open invoices by age, as bars with their numbers (BILL-A1): on Home and under Charges.
#pragma once

#include "base/money.hpp"
#include "ui/widgets/ui.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

struct AgeingRow {
    std::string label;     ///< "31 to 60 days"
    std::string invoices;  ///< "9 invoices"
    std::string balance;   ///< "$4,624.75"
    float share = 0;       ///< of the longest bar, 0 to 1
};

/// What is open in one of the four steps: 0 to 30, 31 to 60, 61 to 90, over 90 days.
struct AgeingSum {
    std::int64_t invoices = 0;
    Money balance;
};
[[nodiscard]] std::vector<AgeingRow> ageing_rows(std::span<AgeingSum const> sums);

inline constexpr float ageing_card_height = 24 + 24 + 12 + 144 + 20;

/// `total` stands beside the title. Four rows.
void ageing_card_ui(Ui& ui, Rect rect, std::string_view total, std::span<AgeingRow const> rows);

}  // namespace hub::ui

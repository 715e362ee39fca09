// The rows and totals of Open invoices and Paid invoices (BILL-26, BILL-27, BILL-48, BILL-A1): filtered, sorted and put into words.
// Pure; the work is the table's, which computes only what has changed.
#pragma once

#include "client/data.hpp"
#include "client/route.hpp"
#include "ui/screens/facet_chips.hpp"
#include "ui/screens/invoices/invoices_state.hpp"
#include "ui/theme/color.hpp"
#include "ui/theme/icon.hpp"

#include <string>
#include <vector>

namespace hub::ui {

/// How a status is shown everywhere: its word, tone, icon or dot, and what it means.
struct InvoiceStatusLook {
    std::string_view word;
    Tone tone = Tone::Neutral;
    Icon icon = no_icon;
    bool dot = false;
    std::string_view meaning;
};
[[nodiscard]] InvoiceStatusLook look_of(domain::InvoiceStatus status);

struct InvoiceRow {
    client::InvoicesTable::Invoice invoice;
    int age = 0;
    std::string age_text;  ///< "67 days"
    std::string issued;
    std::string paid_on;
    std::string amount;
    std::string paid;  ///< "–" where nothing was paid
    std::string balance;
    bool selected = false;
};

enum class InvoiceFacet : std::uint8_t { Status, Location, Market, Tag };

struct InvoicesView {
    std::size_t visible = 0;
    std::size_t total = 0;  ///< on this page, whatever is filtered
    bool is_complete = false;
    std::size_t selected = 0;
    std::size_t selected_visible = 0;
    Money selected_sum;  ///< of the balances, on the paid page of the amounts
    std::string count;   ///< "3 of 42 invoices"

    /// A figure of the strip above the list; over all invoices, whatever is filtered.
    struct Figure {
        std::string label;
        std::string amount;
        std::string note;
        bool is_alarming = false;
    };
    std::vector<Figure> figures;
};

[[nodiscard]] InvoicesView invoices_view(client::Data const& data, InvoicesState& state, InvoicesPage page);
/// The row at this place of the list, below `visible`.
[[nodiscard]] InvoiceRow invoice_row(client::Data const& data, InvoicesListState& list, std::size_t place);
[[nodiscard]] std::vector<FacetValue> facet_values(client::Data const& data, InvoicesListState& list, InvoiceFacet facet);
[[nodiscard]] std::vector<std::string>& chosen_values(InvoicesListState& list, InvoiceFacet facet);
[[nodiscard]] std::string_view status_word(std::string_view wire_name);
/// Sums over all invoices, brought up to date.
[[nodiscard]] InvoiceSums const& invoice_sums(client::Data const& data, InvoicesState& state);

/// Why this row cannot be selected for payment, or empty (BILL-33, BILL-44).
[[nodiscard]] std::string_view selection_refusal(client::Data const& data, InvoicesListState& list, std::size_t place);
/// The selected invoices, or where none is all that pass the filters; in the order of the list, at most `most`.
/// Selected ones that are filtered out come last.
[[nodiscard]] std::vector<domain::InvoiceId> invoices_to_print(client::Data const& data, InvoicesListState& list, std::size_t most);
/// The selected invoices in the same order.
[[nodiscard]] std::vector<client::InvoicesTable::Invoice> invoices_to_pay(client::Data const& data, InvoicesListState& list);
/// In no order.
[[nodiscard]] std::vector<client::InvoicesTable::Invoice> selected_invoices(client::Data const& data, InvoicesListState& list);

inline constexpr std::size_t csv_invoice_limit = 100'000;  ///< security L1
[[nodiscard]] std::string invoices_csv(client::Data const& data, InvoicesListState& list, InvoicesPage page);

void read_route(client::Route const& route, InvoicesListState& list, InvoicesPage page);
[[nodiscard]] client::Route write_route(InvoicesListState const& list, InvoicesPage page);

}  // namespace hub::ui

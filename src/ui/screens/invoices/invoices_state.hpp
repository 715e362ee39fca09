// What the lists of open and paid invoices keep between frames. Search, filters, order and the open row also stand in the address.
#pragma once

#include "api/payments.hpp"
#include "base/money.hpp"
#include "domain/card.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "domain/invoice.hpp"
#include "table/selection.hpp"
#include "table/view.hpp"
#include "ui/screens/date_span.hpp"
#include "ui/screens/facet_chips.hpp"
#include "ui/screens/list_order.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hub::ui {

enum class InvoicesPage : std::uint8_t { Open, Paid };

struct InvoicesFilters {
    std::string query;
    std::vector<std::string> statuses;  ///< wire names
    std::vector<std::string> locations;
    std::vector<std::string> markets;
    std::vector<std::string> tags;
    DateSpan issued;
    std::optional<Money> least;  ///< of the invoice's amount
    std::optional<Money> most;
    bool only_disputed = false;
    bool operator==(InvoicesFilters const&) const = default;

    [[nodiscard]] bool is_set() const { return *this != InvoicesFilters {}; }
};

/// The engine's objects for one generation of the table.
struct InvoicesLooks {
    explicit InvoicesLooks(table::Table const& table) : list(table), selection(table) {}
    table::View list;
    table::Selection selection;
};

/// One of the two lists.
struct InvoicesListState {
    InvoicesFilters filters;
    ListOrder order { "issued", true };
    std::optional<domain::InvoiceId> open;  ///< shown in the panel
    std::uint64_t seen_route = 0;
    std::shared_ptr<InvoicesLooks> looks;
    std::uint64_t generation = 0;
    ChipRowState chips;
    bool filters_sheet = false;  ///< on phones, all filters in one sheet
    std::string least_text;      ///< as they are typed
    std::string most_text;
};

/// What is written into the form "Pay now" (BILL-34 to BILL-37).
struct PaymentDraft {
    struct Line {
        domain::InvoiceId invoice;
        std::string number;
        Money balance;
        std::string amount;  ///< as it is typed
        std::optional<std::size_t> reason;
        std::string amount_error;
        std::string reason_error;
    };
    bool is_open = false;
    std::vector<Line> lines;
    std::string comment;
    bool acknowledged = false;
    std::string acknowledged_error;
    bool was_busy = false;
    domain::CardForm card;  ///< of the payment site in the training sandbox
};

/// The reference (PO number, cost center) of the open invoice while it is written (BILL-A6).
struct InvoiceTagDraft {
    std::optional<domain::InvoiceId> invoice;
    std::string text;
    std::string saved;  ///< what the server had when it was last looked at
};

struct InvoiceDisputeDraft {
    bool is_open = false;
    domain::InvoiceId invoice;
    std::string number;
    std::string text;
    std::string error;
    std::uint64_t seen_success = 0;
    bool was_busy = false;
};

/// What is known of all invoices, kept until the table changes.
struct InvoiceSums {
    struct Sum {
        std::int64_t count = 0;
        Money amount;
    };
    std::uint64_t revision = 0;
    std::uint64_t generation = 0;
    Date today;
    Sum open;
    Sum overdue;
    Sum submitted;
    Sum paid_this_month;
    Sum paid;
    std::array<Sum, domain::ageing_steps> ageing;
};

struct InvoicesState {
    InvoicesListState open_list;
    InvoicesListState paid_list;
    InvoiceSums sums;
    PaymentDraft payment;
    InvoiceTagDraft tag;
    InvoiceDisputeDraft dispute;
    bool is_bundling = false;  ///< "Download to print" is at work or ready
    bool bundle_saved = false;

    [[nodiscard]] InvoicesListState& list(InvoicesPage page) { return page == InvoicesPage::Open ? open_list : paid_list; }
};

}  // namespace hub::ui

// The rows and totals of Open invoices (BILL-26, BILL-48, BILL-A1): filtered, sorted and put into words. Pure.
#pragma once

#include "api/invoices.hpp"
#include "client/route.hpp"
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
    api::InvoiceItem const* item = nullptr;  ///< of the list that the view was made of
    int age = 0;
    std::string age_text;  ///< "67 days"
    bool is_overdue = false;
    std::string issued;
    std::string amount;
    std::string paid;  ///< "-" where nothing was paid
    std::string balance;
};

struct InvoicesView {
    std::vector<InvoiceRow> rows;
    std::size_t total = 0;
    std::string count;

    /// A figure of the strip above the list; over all open invoices, whatever is filtered.
    struct Figure {
        std::string label;
        std::string amount;
        std::string note;
        bool is_alarming = false;
    };
    std::vector<Figure> figures;
    std::vector<std::string> locations;  ///< for the filters, sorted
    std::vector<std::string> markets;
    std::string refreshed;  ///< "Status and amounts as of Nov 19, 2026, 2:10 a.m. CT" (BILL-25, M20)
};

[[nodiscard]] InvoicesView invoices_view(api::InvoiceList const& list, InvoicesState const& state, Date today);
[[nodiscard]] std::string invoices_csv(InvoicesView const& view);

void read_route(client::Route const& route, InvoicesState& state);
[[nodiscard]] client::Route write_route(InvoicesState const& state);

}  // namespace hub::ui

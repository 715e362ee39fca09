// The invoices that the user may see, open and paid, in columns (BILL-26, BILL-27). Screens look at it through table::View; what one
// row says comes from invoice().
#pragma once

#include "api/invoices.hpp"
#include "base/date.hpp"
#include "base/money.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hub::client {

class InvoicesTable {
public:
    struct Columns {
        table::TextId number;
        table::DictionaryId location;
        table::DictionaryId market;
        table::DictionaryId status;  ///< wire name (BILL-48)
        table::TextId words;         ///< employees and services, to search in
        table::DictionaryId tag;     ///< empty: none
        table::DateId issued;
        table::DateId paid_on;  ///< no_date while it is open
        table::DateId rebilled;
        table::NumberId total;  ///< amounts in cents
        table::NumberId paid;
        table::NumberId in_process;
        table::NumberId balance;
        table::FlagId open;  ///< not paid in full
        table::FlagId disputed;
    };

    /// One row in words, copied.
    struct Invoice {
        domain::InvoiceId id;
        std::string number;
        std::string location;
        std::string market;
        std::string tag;
        domain::InvoiceStatus status = domain::InvoiceStatus::New;
        Date issued;
        std::optional<Date> paid_on;
        std::optional<Date> rebilled_on;
        Money total;
        Money paid;
        Money in_process;
        Money balance;
        bool disputed = false;
    };

    InvoicesTable();

    /// Takes the page in; the first one begins a reload, the last one ends it, so that rows and selections stay. Statuses are those of
    /// `today`. A page that contradicts itself is refused whole, as Unavailable.
    [[nodiscard]] ErrorOr<void> apply(api::InvoicePage const& page, bool is_first, Date today);
    void clear();

    /// Of the whole list as it is here; empty until it is complete.
    [[nodiscard]] std::string_view revision() const { return m_revision; }
    [[nodiscard]] std::string_view cursor() const { return m_cursor; }
    [[nodiscard]] std::int64_t total() const { return m_total; }
    [[nodiscard]] std::size_t size() const { return m_table->row_count(); }
    [[nodiscard]] std::optional<Instant> refreshed_at() const { return m_refreshed_at; }
    [[nodiscard]] bool online_payment() const { return m_online_payment; }
    [[nodiscard]] std::optional<Date> online_since() const { return m_online_since; }

    /// As of ResultsTable.
    [[nodiscard]] table::Table const& rows() const { return *m_table; }
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] Columns const& columns() const { return m_columns; }
    [[nodiscard]] std::optional<table::Row> find(domain::InvoiceId id) const { return m_table->find(id.value); }
    [[nodiscard]] Invoice invoice(table::Row row) const;

private:
    void make_columns();

    std::unique_ptr<table::Table> m_table;
    Columns m_columns;
    std::uint64_t m_generation = 0;
    std::string m_revision;
    std::string m_cursor;
    std::int64_t m_total = 0;
    std::optional<Instant> m_refreshed_at;
    bool m_online_payment = true;
    std::optional<Date> m_online_since;
};

}  // namespace hub::client

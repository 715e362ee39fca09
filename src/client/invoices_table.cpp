#include "client/invoices_table.hpp"

#include "client/page_codes.hpp"
#include "domain/invoice.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace hub::client {

namespace {

std::vector<std::string> status_names() {
    std::vector<std::string> names;
    for (auto const& entry : domain::enum_names<domain::InvoiceStatus>) { names.emplace_back(entry.name); }
    return names;
}

/// The page's columns in the shapes of the table. Keeps alive what table::Page borrows.
struct Converted {
    std::vector<Uuid> ids;
    std::vector<std::uint32_t> location_codes;
    std::vector<std::uint32_t> market_codes;
    std::vector<std::uint32_t> status_codes;
    std::vector<Date> issued;
    std::vector<Date> paid_on;
    std::vector<Date> rebilled;
    std::vector<std::int64_t> balance;
    std::vector<std::uint8_t> open;
    std::vector<std::uint8_t> disputed;
};

bool has_equal_columns(api::InvoicePage const& page) {
    auto const n = page.id.size();
    return page.number.size() == n && page.location_index.size() == n && page.market_index.size() == n && page.issued_day.size() == n
        && page.total.size() == n && page.paid.size() == n && page.in_process.size() == n && page.rebilled_day.size() == n
        && page.corrected_day.size() == n && page.paid_day.size() == n && page.disputed.size() == n && page.tag.size() == n
        && page.words.size() == n;
}

Date day_or_none(std::int32_t day) {
    return day < 0 ? table::no_date : Date { day };
}

void convert_row(api::InvoicePage const& page, std::size_t i, Date today, Converted& out) {
    domain::Invoice invoice;
    invoice.issued = Date { page.issued_day[i] };
    invoice.total = Money { page.total[i] };
    invoice.paid = Money { page.paid[i] };
    invoice.in_process = Money { page.in_process[i] };
    out.ids.push_back(page.id[i].value);
    out.status_codes.push_back(static_cast<std::uint32_t>(domain::status_of(invoice, today)));
    out.issued.push_back(invoice.issued);
    out.paid_on.push_back(day_or_none(page.paid_day[i]));
    out.rebilled.push_back(day_or_none(page.rebilled_day[i]));
    out.balance.push_back(invoice.balance().cents);
    out.open.push_back(domain::is_open(invoice) ? 1 : 0);
    out.disputed.push_back(page.disputed[i] != 0 ? 1 : 0);
}

}  // namespace

InvoicesTable::InvoicesTable() {
    make_columns();
}

void InvoicesTable::make_columns() {
    m_table = std::make_unique<table::Table>();
    ++m_generation;
    m_columns.number = m_table->add_text("Invoice");
    m_columns.location = m_table->add_dictionary("Location");
    m_columns.market = m_table->add_dictionary("Market");
    m_columns.status = m_table->add_dictionary("Status");
    m_columns.words = m_table->add_text("Employees and services");
    m_columns.tag = m_table->add_dictionary("Tag");
    m_columns.issued = m_table->add_date("Invoice date");
    m_columns.paid_on = m_table->add_date("Paid on");
    m_columns.rebilled = m_table->add_date("Rebilled on");
    m_columns.total = m_table->add_number("Amount");
    m_columns.paid = m_table->add_number("Paid");
    m_columns.in_process = m_table->add_number("In process");
    m_columns.balance = m_table->add_number("Balance");
    m_columns.open = m_table->add_flag("Open");
    m_columns.disputed = m_table->add_flag("In dispute");
}

ErrorOr<void> InvoicesTable::apply(api::InvoicePage const& page, bool is_first, Date today) {
    if (page.unchanged) {
        m_refreshed_at = page.refreshed_at;
        return {};
    }
    Converted out;
    auto locations = codes_of(page.location_index, page.locations.size());
    auto markets = codes_of(page.market_index, page.markets.size());
    if (!has_equal_columns(page) || !locations || !markets) {
        return fail(Error::unavailable("The list of invoices could not be read.", "the columns of a page contradict one another"));
    }
    out.location_codes = std::move(*locations);
    out.market_codes = std::move(*markets);
    for (std::size_t i = 0; i < page.id.size(); ++i) { convert_row(page, i, today, out); }
    if (is_first) {
        m_revision.clear();
        m_table->begin_reload();
        m_table->reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(page.count, 0, 1'000'000)));
    }
    static auto const statuses = status_names();
    HUB_TRY(m_table->put({ .ids = out.ids,
        .columns = {
            std::span<std::string const> { page.number },
            table::CodedTexts { page.locations, out.location_codes },
            table::CodedTexts { page.markets, out.market_codes },
            table::CodedTexts { statuses, out.status_codes },
            std::span<std::string const> { page.words },
            std::span<std::string const> { page.tag },
            std::span<Date const> { out.issued },
            std::span<Date const> { out.paid_on },
            std::span<Date const> { out.rebilled },
            std::span<std::int64_t const> { page.total },
            std::span<std::int64_t const> { page.paid },
            std::span<std::int64_t const> { page.in_process },
            std::span<std::int64_t const> { out.balance },
            std::span<std::uint8_t const> { out.open },
            std::span<std::uint8_t const> { out.disputed },
        } }));
    m_cursor = page.cursor;
    m_total = page.count;
    m_refreshed_at = page.refreshed_at;
    m_online_payment = page.online_payment;
    m_online_since = page.online_since;
    if (!page.more) {
        m_table->end_reload();
        m_revision = page.revision;
        m_cursor.clear();
    }
    return {};
}

void InvoicesTable::clear() {
    make_columns();
    m_revision.clear();
    m_cursor.clear();
    m_total = 0;
    m_refreshed_at.reset();
    m_online_payment = true;
    m_online_since.reset();
}

InvoicesTable::Invoice InvoicesTable::invoice(table::Row row) const {
    auto const day = [&](table::DateId column) {
        auto const date = m_table->date(column, row);
        return date == table::no_date ? std::nullopt : std::optional { date };
    };
    auto const amount = [&](table::NumberId column) { return Money { m_table->number(column, row) }; };
    return {
        .id = domain::InvoiceId { m_table->id(row) },
        .number = std::string { m_table->text(m_columns.number, row) },
        .location = std::string { m_table->text(m_columns.location, row) },
        .market = std::string { m_table->text(m_columns.market, row) },
        .tag = std::string { m_table->text(m_columns.tag, row) },
        .status = domain::enum_from<domain::InvoiceStatus>(m_table->text(m_columns.status, row)).value_or(domain::InvoiceStatus::New),
        .issued = m_table->date(m_columns.issued, row),
        .paid_on = day(m_columns.paid_on),
        .rebilled_on = day(m_columns.rebilled),
        .total = amount(m_columns.total),
        .paid = amount(m_columns.paid),
        .in_process = amount(m_columns.in_process),
        .balance = amount(m_columns.balance),
        .disputed = m_table->flag(m_columns.disputed, row) == table::Flag::Set,
    };
}

}  // namespace hub::client

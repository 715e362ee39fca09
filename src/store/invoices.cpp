#include "store/invoices.hpp"

#include "store/billing_settings.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace hub::store {

namespace {

constexpr std::string_view invoice_columns =
    "id, number, location_id, market_id, issued_day, total_cents, paid_cents, in_process_cents, rebilled_day, office_phone, remit_to, "
    "online, paid_day, corrected_day, disputed_at, tag";

std::optional<Date> maybe_date(Row const& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional { row.date(column) };
}

domain::Invoice invoice_from(Row const& row, domain::EmployerId employer) {
    return {
        .id = row.id<domain::InvoiceId>(0),
        .employer = employer,
        .number = row.string(1),
        .location = row.id<domain::LocationId>(2),
        .market = row.id<domain::MarketId>(3),
        .issued = row.date(4),
        .total = row.money(5),
        .paid = row.money(6),
        .in_process = row.money(7),
        .rebilled_on = maybe_date(row, 8),
        .office_phone = row.string(9),
        .remit_to = row.string(10),
        .lines = {},
        .online = row.boolean(11),
        .paid_on = maybe_date(row, 12),
        .corrected_on = maybe_date(row, 13),
        .disputed_at = row.is_null(14) ? std::nullopt : std::optional { row.instant(14) },
        .tag = row.string(15),
    };
}

std::string select_invoices(std::string_view condition) {
    return "SELECT " + std::string { invoice_columns } + " FROM invoices WHERE employer_id = ? " + std::string { condition };
}

/// One query for all: the lines of the open invoices lie close together, and there are few paid ones among them.
ErrorOr<void> add_lines(Connection& db, domain::EmployerId employer, std::vector<domain::Invoice>& invoices) {
    std::unordered_map<domain::InvoiceId, domain::Invoice*> by_id;
    for (auto& invoice : invoices) { by_id.emplace(invoice.id, &invoice); }
    return db.each(
        "SELECT l.invoice_id, l.description, l.employee, l.service_day, l.amount_cents FROM invoice_lines l "
        "JOIN invoices i ON i.employer_id = l.employer_id AND i.id = l.invoice_id "
        "WHERE l.employer_id = ? AND i.paid_cents < i.total_cents ORDER BY l.invoice_id, l.place",
        [&](Row const& row) {
            auto const found = by_id.find(row.id<domain::InvoiceId>(0));
            if (found == by_id.end()) { return; }
            found->second->lines.push_back({ row.string(1), row.string(2), row.date(3), row.money(4) });
        },
        employer);
}

ErrorOr<void> insert_lines(Connection& db, domain::Invoice const& invoice) {
    int place = 0;
    for (auto const& line : invoice.lines) {
        HUB_TRY(db.exec("INSERT INTO invoice_lines (employer_id, invoice_id, place, description, employee, service_day, amount_cents) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?)",
            invoice.employer, invoice.id, place++, line.description, line.employee, line.service_date, line.amount));
    }
    return {};
}

/// Adds a word unless it is there already as a whole: "Audiogram\nDana Okafor".
void add_word(std::string& words, std::string const& word) {
    if (word.empty()) { return; }
    auto const lines = "\n" + words + "\n";
    if (lines.contains("\n" + word + "\n")) { return; }
    if (!words.empty()) { words += '\n'; }
    words += word;
}

}  // namespace

ErrorOr<void> insert_invoice(Connection& db, domain::Invoice const& invoice) {
    HUB_TRY(db.exec("INSERT INTO invoices (employer_id, id, number, location_id, market_id, issued_day, total_cents, paid_cents, "
                    "in_process_cents, rebilled_day, office_phone, remit_to, online, paid_day, corrected_day, disputed_at, tag) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        invoice.employer, invoice.id, invoice.number, invoice.location, invoice.market, invoice.issued, invoice.total, invoice.paid,
        invoice.in_process, invoice.rebilled_on, invoice.office_phone, invoice.remit_to, invoice.online, invoice.paid_on,
        invoice.corrected_on, invoice.disputed_at, invoice.tag));
    HUB_TRY(insert_lines(db, invoice));
    return touch_billing(db, invoice.employer);
}

ErrorOr<void> update_invoice(Connection& db, domain::Invoice const& invoice) {
    HUB_TRY(db.exec("UPDATE invoices SET total_cents = ?, paid_cents = ?, in_process_cents = ?, rebilled_day = ?, paid_day = ?, "
                    "corrected_day = ?, disputed_at = ?, tag = ? WHERE employer_id = ? AND id = ?",
        invoice.total, invoice.paid, invoice.in_process, invoice.rebilled_on, invoice.paid_on, invoice.corrected_on, invoice.disputed_at,
        invoice.tag, invoice.employer, invoice.id));
    return touch_billing(db, invoice.employer);
}

ErrorOr<void> replace_invoice_lines(Connection& db, domain::Invoice const& invoice) {
    HUB_TRY(db.exec("DELETE FROM invoice_lines WHERE employer_id = ? AND invoice_id = ?", invoice.employer, invoice.id));
    HUB_TRY(insert_lines(db, invoice));
    return touch_billing(db, invoice.employer);
}

ErrorOr<domain::Invoice> find_invoice(Connection& db, domain::EmployerId employer, domain::InvoiceId id) {
    std::optional<domain::Invoice> found;
    HUB_TRY(db.each(select_invoices("AND id = ?"), [&](Row const& row) { found = invoice_from(row, employer); }, employer, id));
    if (!found) { return fail(Error::not_found()); }
    HUB_TRY(db.each(
        "SELECT description, employee, service_day, amount_cents FROM invoice_lines WHERE employer_id = ? AND invoice_id = ? "
        "ORDER BY place",
        [&](Row const& row) { found->lines.push_back({ row.string(0), row.string(1), row.date(2), row.money(3) }); }, employer, id));
    return *std::move(found);
}

ErrorOr<std::vector<domain::Invoice>> list_open_invoices(Connection& db, domain::EmployerId employer, WithLines lines) {
    std::vector<domain::Invoice> invoices;
    HUB_TRY(db.each(
        select_invoices("AND paid_cents < total_cents ORDER BY issued_day, number, id"),
        [&](Row const& row) {
            auto invoice = invoice_from(row, employer);
            if (domain::is_open(invoice)) { invoices.push_back(std::move(invoice)); }
        },
        employer));
    if (lines == WithLines::Yes) { HUB_TRY(add_lines(db, employer, invoices)); }
    return invoices;
}

ErrorOr<std::vector<domain::Invoice>> list_online_invoices(
    Connection& db, domain::EmployerId employer, std::optional<InvoicePosition> const& after, int most) {
    std::vector<domain::Invoice> invoices;
    auto const take = [&](Row const& row) { invoices.push_back(invoice_from(row, employer)); };
    if (!after) {
        HUB_TRY(db.each(select_invoices("AND online = 1 ORDER BY issued_day DESC, id DESC LIMIT ?"), take, employer, most));
    } else {
        HUB_TRY(db.each(select_invoices("AND online = 1 AND (issued_day, id) < (?, ?) ORDER BY issued_day DESC, id DESC LIMIT ?"), take,
            employer, after->issued, after->id, most));
    }
    return invoices;
}

ErrorOr<std::vector<std::string>> list_invoice_words(
    Connection& db, domain::EmployerId employer, std::vector<domain::Invoice> const& rows) {
    std::vector<std::string> words(rows.size());
    if (rows.empty()) { return words; }
    std::unordered_map<domain::InvoiceId, std::size_t> place;
    for (std::size_t i = 0; i < rows.size(); ++i) { place.emplace(rows[i].id, i); }
    HUB_TRY(db.each(
        "SELECT l.invoice_id, l.employee, l.description FROM invoices i JOIN invoice_lines l "
        "ON l.employer_id = i.employer_id AND l.invoice_id = i.id "
        "WHERE i.employer_id = ? AND i.issued_day >= ? AND i.issued_day <= ? ORDER BY l.invoice_id, l.place",
        [&](Row const& row) {
            auto const found = place.find(row.id<domain::InvoiceId>(0));
            if (found == place.end()) { return; }
            add_word(words[found->second], row.string(1));
            add_word(words[found->second], row.string(2));
        },
        employer, rows.back().issued, rows.front().issued));
    return words;
}

ErrorOr<std::vector<InvoiceCount>> count_invoices(Connection& db, domain::EmployerId employer) {
    std::vector<InvoiceCount> counts;
    HUB_TRY(db.each(
        "SELECT location_id, market_id, SUM(online), MIN(CASE WHEN online = 1 THEN issued_day END) FROM invoices WHERE employer_id = ? "
        "GROUP BY location_id, market_id ORDER BY location_id, market_id",
        [&](Row const& row) {
            counts.push_back({ { row.id<domain::LocationId>(0), row.id<domain::MarketId>(1) }, row.integer(2), maybe_date(row, 3) });
        },
        employer));
    return counts;
}

ErrorOr<std::vector<domain::Invoice>> list_invoices_to_rebill(Connection& db, domain::EmployerId employer, Date today, int most) {
    std::vector<domain::Invoice> invoices;
    HUB_TRY(db.each(
        select_invoices("AND issued_day < ? AND rebilled_day IS NULL AND total_cents - paid_cents > in_process_cents "
                        "ORDER BY issued_day, number, id LIMIT ?"),
        [&](Row const& row) { invoices.push_back(invoice_from(row, employer)); }, employer, today.plus_days(-domain::overdue_after_days),
        most));
    std::erase_if(invoices, [&](domain::Invoice const& invoice) { return !domain::is_rebill_due(invoice, today); });
    return invoices;
}

ErrorOr<std::optional<Instant>> invoices_refreshed_at(Connection& db, domain::EmployerId employer) {
    std::optional<Instant> at;
    HUB_TRY(db.each(
        "SELECT invoices_refreshed_at FROM employers WHERE id = ? AND invoices_refreshed_at IS NOT NULL",
        [&](Row const& row) { at = row.instant(0); }, employer));
    return at;
}

ErrorOr<void> set_invoices_refreshed_at(Connection& db, domain::EmployerId employer, Instant at) {
    HUB_TRY(db.exec("UPDATE employers SET invoices_refreshed_at = ? WHERE id = ?", at, employer));
    return {};
}

}  // namespace hub::store

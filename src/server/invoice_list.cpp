#include "server/invoice_list.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "server/billing_contacts.hpp"
#include "store/bill_delivery.hpp"
#include "store/billing_settings.hpp"
#include "store/invoices.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace hub::server {

namespace {

constexpr std::string_view version = "1";
constexpr std::size_t mark_length = 24;

/// The cursor of a page: the revision of the list that was begun, and the last row so far.
struct Cursor {
    std::string revision;
    store::InvoicePosition position;
};

Error refused() {
    return Error::invalid("cursor", "is no longer usable; load the list from the start");
}

/// Not a secret: it keeps a cursor of a former user of the page from being taken for the next one's.
std::string owner_mark(domain::Viewer const& viewer) {
    return sha256_hex(viewer.employer.to_string() + viewer.contact.to_string()).substr(0, 12);
}

std::string write_cursor(Cursor const& cursor, domain::Viewer const& viewer) {
    return std::string { version } + '.' + owner_mark(viewer) + '.' + cursor.revision + '.' + std::to_string(cursor.position.issued.days)
        + '.' + cursor.position.id.to_string();
}

ErrorOr<Cursor> read_cursor(std::string_view text, domain::Viewer const& viewer) {
    auto const parts = split(text, '.');
    if (parts.size() != 5 || parts[0] != version || parts[1] != owner_mark(viewer)) { return fail(refused()); }
    Cursor cursor { .revision = std::string { parts[2] }, .position = {} };
    auto const [end, failed] = std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), cursor.position.issued.days);
    auto const id = domain::InvoiceId::parse(parts[4]);
    if (failed != std::errc {} || end != parts[3].data() + parts[3].size() || !id) { return fail(refused()); }
    cursor.position.id = *id;
    return cursor;
}

std::int32_t day_of(std::optional<Date> const& date) {
    return date ? date->days : -1;
}

class PageMaker {
public:
    PageMaker(store::Connection& db, Call const& call, api::ListInvoices const& ask)
        : m_db(db), m_call(call), m_ask(ask), m_viewer(call.who.viewer()) {}

    ErrorOr<api::InvoicePage> run() {
        std::optional<store::InvoicePosition> after;
        HUB_TRY(describe_list());
        if (!m_ask.cursor.empty()) {
            HUB_TRY_ASSIGN(auto const cursor, read_cursor(m_ask.cursor, m_viewer));
            after = cursor.position;
            // That of the first page: what changed while the list was loaded is noticed at the next look.
            m_page.revision = cursor.revision;
        } else if (m_ask.revision == m_page.revision) {
            m_page.unchanged = true;
            return std::move(m_page);
        }
        HUB_TRY_ASSIGN(auto const rows, read_rows(after));
        HUB_TRY(add_rows(rows));
        return std::move(m_page);
    }

private:
    /// Whatever the list shows besides its rows, and the mark of all of it.
    ErrorOr<void> describe_list() {
        HUB_TRY_ASSIGN(auto const settings, store::find_billing_settings(m_db, m_viewer.employer));
        HUB_TRY_ASSIGN(m_page.refreshed_at, store::invoices_refreshed_at(m_db, m_viewer.employer));
        HUB_TRY_ASSIGN(auto const counts, store::count_invoices(m_db, m_viewer.employer));
        HUB_TRY_ASSIGN(auto const deliveries, store::list_bill_delivery(m_db, m_viewer.employer));
        m_page.online_payment = settings.online_payment;
        for (auto const& count : counts) {
            if (domain::can_view_invoices_of(m_viewer, count.place)) { m_page.count += count.online; }
        }
        find_online_since(counts, deliveries);
        std::string told = m_viewer.employer.to_string() + domain::enum_name(m_viewer.role).data();
        told += domain::is_billing_admin(m_viewer) ? "+" : "-";
        auto places = m_viewer.billing_for;
        std::ranges::sort(places);
        for (auto const& place : places) { told += place.location.to_string() + place.market.to_string(); }
        told += std::to_string(m_call.today.days) + "/" + std::to_string(m_page.refreshed_at.value_or(Instant {}).ms);
        m_page.revision = std::to_string(settings.revision) + "-" + sha256_hex(told).substr(0, mark_length);
        return {};
    }

    /// BILL-09, M19: the first day of which there may be invoices here.
    void find_online_since(std::vector<store::InvoiceCount> const& counts, std::vector<domain::BillDelivery> const& deliveries) {
        auto const note = [&](std::optional<Date> day) {
            if (day && (!m_page.online_since || *day < *m_page.online_since)) { m_page.online_since = day; }
        };
        for (auto const& row : deliveries) {
            auto const delivery = domain::delivery_on(row, m_call.today);
            if (!domain::can_view_invoices_of(m_viewer, delivery.place())) { continue; }
            auto const count = std::ranges::find(counts, delivery.place(), &store::InvoiceCount::place);
            auto const oldest = count == counts.end() ? std::nullopt : count->oldest;
            bool const is_online = delivery.method == domain::DeliveryMethod::Online;
            note(is_online && delivery.since ? delivery.since : oldest);
            if (is_online && !delivery.since && !oldest) { note(m_call.today); }
        }
    }

    /// One more than asked for tells that there is more.
    ErrorOr<std::vector<domain::Invoice>> read_rows(std::optional<store::InvoicePosition> after) {
        auto const most = static_cast<std::size_t>(m_ask.limit);
        std::vector<domain::Invoice> rows;
        while (rows.size() <= most) {
            HUB_TRY_ASSIGN(auto chunk, store::list_online_invoices(m_db, m_viewer.employer, after, m_ask.limit + 1));
            bool const is_last = chunk.size() <= most;
            if (!chunk.empty()) { after = store::InvoicePosition { chunk.back().issued, chunk.back().id }; }
            for (auto& invoice : chunk) {
                if (domain::can_view_invoice(m_viewer, invoice)) { rows.push_back(std::move(invoice)); }
            }
            if (is_last) { break; }
        }
        if (rows.size() > most) {
            rows.resize(most);
            m_page.more = true;
        }
        if (!rows.empty()) { m_page.cursor = write_cursor({ m_page.revision, { rows.back().issued, rows.back().id } }, m_viewer); }
        return rows;
    }

    ErrorOr<void> add_rows(std::vector<domain::Invoice> const& rows) {
        HUB_TRY_ASSIGN(auto const names, load_place_names(m_db, m_viewer.employer));
        HUB_TRY_ASSIGN(m_page.words, store::list_invoice_words(m_db, m_viewer.employer, rows));
        for (auto const& invoice : rows) {
            m_page.id.push_back(invoice.id);
            m_page.number.push_back(invoice.number);
            m_page.location_index.push_back(index_in(m_page.locations, names.location(invoice.location)));
            m_page.market_index.push_back(index_in(m_page.markets, names.market(invoice.market)));
            m_page.issued_day.push_back(invoice.issued.days);
            m_page.total.push_back(invoice.total.cents);
            m_page.paid.push_back(invoice.paid.cents);
            m_page.in_process.push_back(invoice.in_process.cents);
            m_page.rebilled_day.push_back(day_of(invoice.rebilled_on));
            m_page.corrected_day.push_back(day_of(invoice.corrected_on));
            m_page.paid_day.push_back(day_of(invoice.paid_on));
            m_page.disputed.push_back(invoice.disputed_at ? 1 : 0);
            m_page.tag.push_back(invoice.tag);
        }
        return {};
    }

    static std::int32_t index_in(std::vector<std::string>& dictionary, std::string const& text) {
        auto const found = std::ranges::find(dictionary, text);
        if (found != dictionary.end()) { return static_cast<std::int32_t>(found - dictionary.begin()); }
        dictionary.push_back(text);
        return static_cast<std::int32_t>(dictionary.size() - 1);
    }

    store::Connection& m_db;
    Call const& m_call;
    api::ListInvoices const& m_ask;
    domain::Viewer m_viewer;
    api::InvoicePage m_page;
};

}  // namespace

ErrorOr<api::InvoicePage> make_invoice_page(store::Connection& db, Call const& call, api::ListInvoices const& ask) {
    return PageMaker { db, call, ask }.run();
}

}  // namespace hub::server

// Bill Delivery Management (row 43): paper or online for each location and market, and who pays for all locations.
#include "server/handlers/handlers.hpp"

#include "domain/bill_delivery.hpp"
#include "domain/billing_cycle.hpp"
#include "domain/permissions.hpp"
#include "server/account_changes.hpp"
#include "server/audit.hpp"
#include "server/billing_mail.hpp"
#include "store/bill_delivery.hpp"
#include "store/billing_settings.hpp"
#include "store/contacts.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

namespace hub::server {

namespace {

std::string method_words(domain::DeliveryMethod method) {
    return method == domain::DeliveryMethod::Online ? "online" : "on paper";
}

/// "online from Dec 1, 2026 on (on paper until then)"
std::string delivery_words(domain::BillDelivery const& delivery) {
    if (!delivery.pending) { return method_words(delivery.method); }
    return method_words(*delivery.pending) + " from " + delivery.pending_from->to_us() + " on (" + method_words(delivery.method)
        + " until then)";
}

std::string central_words(domain::CentralContact central) {
    switch (central) {
    case domain::CentralContact::None: return "Nobody";
    case domain::CentralContact::SamePerson: return "The same billing contact everywhere";
    case domain::CentralContact::BillingAdmin: return "A Billing Admin";
    }
    return {};
}

/// Everything about bill delivery of the caller's employer, inside one transaction.
class DeliveryWork {
public:
    DeliveryWork(HandlerContext const& context, Call const& call, store::Connection& db)
        : m_context(context), m_call(call), m_db(db), m_viewer(call.who.viewer()) {}

    ErrorOr<api::BillDelivery> get() {
        HUB_TRY(load());
        return answer();
    }
    ErrorOr<api::BillDelivery> change(api::ChangeBillDelivery const& ask);
    ErrorOr<api::BillDelivery> change_all(api::ChangeAllBillDelivery const& ask);
    ErrorOr<api::BillDelivery> change_central(api::ChangeCentralContact const& ask);

private:
    ErrorOr<void> load();
    ErrorOr<api::BillDelivery> answer();
    ErrorOr<bool> change_row(domain::BillDelivery& row, domain::DeliveryMethod method, std::vector<DeliveryNews>& news);
    ErrorOr<void> send_mails(std::vector<DeliveryNews> const& news);
    [[nodiscard]] std::string name_of(std::optional<domain::ContactId> const& contact) const;
    [[nodiscard]] std::optional<domain::ContactId> contact_of(domain::LocationMarket const& place) const;
    [[nodiscard]] std::string central_name() const;

    HandlerContext const& m_context;
    Call const& m_call;
    store::Connection& m_db;
    domain::Viewer m_viewer;
    std::vector<domain::BillDelivery> m_rows;  ///< as they are today, those that the caller may change
    std::vector<store::BillingContact> m_contacts;
    std::unordered_map<domain::ContactId, std::string> m_people;
    store::BillingSettings m_settings;
    PlaceNames m_names;
};

ErrorOr<void> DeliveryWork::load() {
    HUB_TRY_ASSIGN(m_settings, store::find_billing_settings(m_db, m_viewer.employer));
    HUB_TRY_ASSIGN(m_contacts, store::list_billing_contacts(m_db, m_viewer.employer));
    HUB_TRY_ASSIGN(m_names, load_place_names(m_db, m_viewer.employer));
    HUB_TRY_ASSIGN(auto const people, store::list_contacts(m_db, m_viewer.employer));
    for (auto const& person : people) { m_people.emplace(person.contact.id, person.contact.full_name()); }
    HUB_TRY_ASSIGN(auto const rows, store::list_bill_delivery(m_db, m_viewer.employer));
    for (auto const& row : rows) {
        if (domain::can_change_bill_delivery(m_viewer, row.place())) { m_rows.push_back(domain::delivery_on(row, m_call.today)); }
    }
    return {};
}

std::string DeliveryWork::name_of(std::optional<domain::ContactId> const& contact) const {
    auto const found = contact ? m_people.find(*contact) : m_people.end();
    return found == m_people.end() ? std::string {} : found->second;
}

std::optional<domain::ContactId> DeliveryWork::contact_of(domain::LocationMarket const& place) const {
    auto const found = std::ranges::find(m_contacts, place, &store::BillingContact::place);
    return found == m_contacts.end() ? std::nullopt : std::optional { found->contact };
}

/// Of option 1; empty when the billing contacts are not one person.
std::string DeliveryWork::central_name() const {
    if (m_settings.central != domain::CentralContact::SamePerson || m_contacts.empty()) { return {}; }
    bool const is_one = std::ranges::all_of(m_contacts, [&](auto const& one) { return one.contact == m_contacts.front().contact; });
    return is_one ? name_of(m_contacts.front().contact) : std::string {};
}

ErrorOr<api::BillDelivery> DeliveryWork::answer() {
    api::BillDelivery all;
    for (auto const& row : m_rows) {
        all.rows.push_back({
            .location = row.location,
            .market = row.market,
            .location_name = m_names.location(row.location),
            .market_name = m_names.market(row.market),
            .contact_name = name_of(contact_of(row.place())),
            .method = row.method,
            .since = row.since,
            .pending = row.pending,
            .pending_from = row.pending_from,
            .changed_by = row.pending ? name_of(row.changed_by) : std::string {},
            .version = row.version,
        });
    }
    std::ranges::sort(all.rows,
        [](auto const& a, auto const& b) { return std::tie(a.location_name, a.market_name) < std::tie(b.location_name, b.market_name); });
    all.bulk_allowed = m_settings.bulk_allowed;
    all.central = m_settings.central;
    all.central_name = central_name();
    all.next_cycle = domain::next_cycle_start(m_call.today);
    return all;
}

/// Whether anything changed. Recent Changes and the audit log tell of it.
ErrorOr<bool> DeliveryWork::change_row(domain::BillDelivery& row, domain::DeliveryMethod method, std::vector<DeliveryNews>& news) {
    auto const before = delivery_words(row);
    if (domain::change_delivery(row, method, m_call.today, m_call.who.contact.id) == domain::DeliveryChange::Nothing) { return false; }
    HUB_TRY(store::put_bill_delivery(m_db, row));
    auto const name = m_names.of(row.place());
    FieldChanges fields;
    fields.add("delivery", "Invoice delivery, " + name, before, delivery_words(row));
    HUB_TRY(note_change(m_context, m_db, m_call, { domain::ChangeKind::DeliveryMethodChanged, std::nullopt, std::move(fields) }));
    news.push_back({ row.place(), name, delivery_words(row) });
    return true;
}

/// BILL-16: one mail to each, about all that concerns them.
ErrorOr<void> DeliveryWork::send_mails(std::vector<DeliveryNews> const& news) {
    HUB_TRY_ASSIGN(auto const recipients, recipients_of(m_db, m_viewer.employer, domain::Action::ReceiveDeliveryConfirmation));
    auto const link = page_address(m_context.config, "/billing/delivery");
    for (auto const& recipient : recipients) {
        auto const mail = delivery_mail(recipient, news, m_call.who.contact.full_name(), link);
        if (mail) { HUB_TRY(queue_mail(m_context, m_db, recipient.contact, *mail, m_call.now)); }
    }
    return {};
}

ErrorOr<api::BillDelivery> DeliveryWork::change(api::ChangeBillDelivery const& ask) {
    HUB_TRY(load());
    domain::LocationMarket const place { ask.location, ask.market };
    auto const row = std::ranges::find(m_rows, place, &domain::BillDelivery::place);
    if (row == m_rows.end()) { return fail(Error::not_found()); }
    if (row->version != ask.version) { return fail(Error::outdated()); }
    std::vector<DeliveryNews> news;
    HUB_TRY_ASSIGN(bool const is_changed, change_row(*row, ask.method, news));
    if (is_changed) { HUB_TRY(send_mails(news)); }
    return answer();
}

ErrorOr<api::BillDelivery> DeliveryWork::change_all(api::ChangeAllBillDelivery const& ask) {
    HUB_TRY(load());
    if (!m_settings.bulk_allowed) {
        return fail(Error::forbidden(
            "Switching all locations at once is not set up for your company. Your account representative can request it."));
    }
    std::vector<DeliveryNews> news;
    for (auto& row : m_rows) {
        if (ask.dry_run) {
            domain::change_delivery(row, ask.method, m_call.today, m_call.who.contact.id);
        } else {
            HUB_TRY(change_row(row, ask.method, news));
        }
    }
    if (!news.empty()) { HUB_TRY(send_mails(news)); }
    return answer();
}

ErrorOr<api::BillDelivery> DeliveryWork::change_central(api::ChangeCentralContact const& ask) {
    if (auto const decision = domain::can_change_central_contact(m_viewer); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    HUB_TRY(load());
    if (ask.central == m_settings.central) { return answer(); }
    using enum domain::CentralContact;
    if (ask.central == SamePerson || m_settings.central == SamePerson) {
        return fail(Error::invalid("central",
            "Customer Support sets up one billing contact for all locations, because it changes billing contacts. A User Admin can request "
            "it."));
    }
    FieldChanges fields;
    fields.add("central", "Who pays for all locations", central_words(m_settings.central), central_words(ask.central));
    m_settings.central = ask.central;
    HUB_TRY(store::put_billing_settings(m_db, m_viewer.employer, m_settings));
    HUB_TRY(note_change(m_context, m_db, m_call, { domain::ChangeKind::SettingsChanged, std::nullopt, std::move(fields) }));
    return answer();
}

}  // namespace

void add_bill_delivery_routes(Router& router, HandlerContext const& context) {
    router.on(api::get_bill_delivery, [&context](Call& call, api::Nothing const&) {
        return read_with(context, [&](store::Connection& db) { return DeliveryWork { context, call, db }.get(); });
    });
    router.on_write(api::change_bill_delivery, [&context](Call& call, store::Connection& db, api::ChangeBillDelivery const& ask) {
        return DeliveryWork { context, call, db }.change(ask);
    });
    router.on_write(api::change_all_bill_delivery, [&context](Call& call, store::Connection& db, api::ChangeAllBillDelivery const& ask) {
        return DeliveryWork { context, call, db }.change_all(ask);
    });
    router.on_write(api::change_central_contact, [&context](Call& call, store::Connection& db, api::ChangeCentralContact const& ask) {
        return DeliveryWork { context, call, db }.change_central(ask);
    });
}

}  // namespace hub::server

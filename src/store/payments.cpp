#include "store/payments.hpp"

#include "store/billing_settings.hpp"

#include <unordered_map>
#include <utility>

namespace hub::store {

namespace {

constexpr std::string_view payment_columns = "employer_id, id, state, comment, contact_id, contact_name, ordered_at, expires_at, "
                                             "settled_at, process_day, brand, last_digits, confirmation";

domain::Payment payment_from(Row const& row) {
    domain::Payment payment;
    payment.employer = row.id<domain::EmployerId>(0);
    payment.id = row.id<domain::PaymentId>(1);
    payment.state = domain::enum_from<domain::PaymentState>(row.text(2)).value_or(domain::PaymentState::Expired);
    payment.comment = row.string(3);
    payment.by = row.id<domain::ContactId>(4);
    payment.by_name = row.string(5);
    payment.ordered_at = row.instant(6);
    payment.expires_at = row.instant(7);
    if (!row.is_null(8)) { payment.settled_at = row.instant(8); }
    if (!row.is_null(9)) { payment.process_on = row.date(9); }
    if (!row.is_null(10)) { payment.brand = domain::enum_from<domain::CardBrand>(row.text(10)); }
    payment.last_digits = row.string(11);
    payment.confirmation = row.string(12);
    return payment;
}

template <class E>
std::optional<std::string> name_of(std::optional<E> const& value) {
    return value ? std::optional { std::string { domain::enum_name(*value) } } : std::nullopt;
}

ErrorOr<void> add_items(Connection& db, std::vector<domain::Payment>& payments) {
    for (auto& payment : payments) {
        HUB_TRY(db.each(
            "SELECT invoice_id, amount_cents, reason, booked_cents, left_over_cents FROM payment_items "
            "WHERE employer_id = ? AND payment_id = ? ORDER BY place",
            [&](Row const& row) {
                domain::PaymentItem item { .invoice = row.id<domain::InvoiceId>(0), .amount = row.money(1), .reason = std::nullopt };
                if (!row.is_null(2)) { item.reason = domain::enum_from<domain::PartialReason>(row.text(2)); }
                item.booked = row.money(3);
                item.left_over = row.money(4);
                payment.items.push_back(item);
            },
            payment.employer, payment.id));
    }
    return {};
}

template <class... Values>
ErrorOr<std::vector<domain::Payment>> select(Connection& db, std::string_view condition, Values const&... values) {
    std::vector<domain::Payment> payments;
    HUB_TRY(db.each(
        "SELECT " + std::string { payment_columns } + " FROM payments WHERE " + std::string { condition },
        [&](Row const& row) { payments.push_back(payment_from(row)); }, values...));
    HUB_TRY(add_items(db, payments));
    return payments;
}

ErrorOr<domain::Payment> the_one(ErrorOr<std::vector<domain::Payment>> found) {
    if (!found) { return fail(std::move(found).error()); }
    if (found->empty()) { return fail(Error::not_found()); }
    return std::move(found->front());
}

}  // namespace

ErrorOr<void> insert_payment(Connection& db, domain::Payment const& payment) {
    HUB_TRY(db.exec("INSERT INTO payments (employer_id, id, state, comment, contact_id, contact_name, ordered_at, expires_at, settled_at, "
                    "process_day, brand, last_digits, confirmation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        payment.employer, payment.id, domain::enum_name(payment.state), payment.comment, payment.by, payment.by_name, payment.ordered_at,
        payment.expires_at, payment.settled_at, payment.process_on, name_of(payment.brand), payment.last_digits, payment.confirmation));
    int place = 0;
    for (auto const& item : payment.items) {
        HUB_TRY(db.exec("INSERT INTO payment_items (employer_id, payment_id, place, invoice_id, amount_cents, reason, booked_cents, "
                        "left_over_cents) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            payment.employer, payment.id, place++, item.invoice, item.amount, name_of(item.reason), item.booked, item.left_over));
    }
    return touch_billing(db, payment.employer);
}

ErrorOr<void> update_payment(Connection& db, domain::Payment const& payment) {
    HUB_TRY(db.exec("UPDATE payments SET state = ?, settled_at = ?, process_day = ?, brand = ?, last_digits = ?, confirmation = ? "
                    "WHERE employer_id = ? AND id = ?",
        domain::enum_name(payment.state), payment.settled_at, payment.process_on, name_of(payment.brand), payment.last_digits,
        payment.confirmation, payment.employer, payment.id));
    for (auto const& item : payment.items) {
        HUB_TRY(db.exec("UPDATE payment_items SET booked_cents = ?, left_over_cents = ? "
                        "WHERE employer_id = ? AND payment_id = ? AND invoice_id = ?",
            item.booked, item.left_over, payment.employer, payment.id, item.invoice));
    }
    return touch_billing(db, payment.employer);
}

ErrorOr<domain::Payment> find_payment(Connection& db, domain::EmployerId employer, domain::PaymentId id) {
    return the_one(select(db, "employer_id = ? AND id = ?", employer, id));
}

ErrorOr<domain::Payment> find_payment_of_any(Connection& db, domain::PaymentId id) {
    return the_one(select(db, "id = ?", id));
}

ErrorOr<std::vector<domain::Payment>> list_payments(Connection& db, domain::EmployerId employer, int most) {
    return select(db, "employer_id = ? ORDER BY ordered_at DESC, id DESC LIMIT ?", employer, most);
}

ErrorOr<std::optional<domain::Payment>> find_open_order(
    Connection& db, domain::EmployerId employer, domain::InvoiceId invoice, Instant now) {
    HUB_TRY_ASSIGN(auto found,
        select(db,
            "employer_id = ? AND state = 'ordered' AND expires_at > ? AND id IN "
            "(SELECT payment_id FROM payment_items WHERE employer_id = ? AND invoice_id = ?)",
            employer, now, employer, invoice));
    if (found.empty()) { return std::nullopt; }
    return std::move(found.front());
}

ErrorOr<std::vector<domain::Payment>> list_payments_to_book(Connection& db, domain::EmployerId employer, Date day) {
    return select(db, "employer_id = ? AND state = 'submitted' AND process_day <= ? ORDER BY settled_at, id", employer, day);
}

ErrorOr<std::int64_t> expire_orders(Connection& db, domain::EmployerId employer, Instant now) {
    HUB_TRY_ASSIGN(auto const changed,
        db.exec("UPDATE payments SET state = 'expired' WHERE employer_id = ? AND state = 'ordered' AND expires_at <= ?", employer, now));
    if (changed > 0) { HUB_TRY(touch_billing(db, employer)); }
    return changed;
}

}  // namespace hub::store

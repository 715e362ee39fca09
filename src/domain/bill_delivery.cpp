#include "domain/bill_delivery.hpp"

#include "domain/billing_cycle.hpp"

namespace hub::domain {

BillDelivery delivery_on(BillDelivery delivery, Date day) {
    if (!delivery.pending || !delivery.pending_from || *delivery.pending_from > day) { return delivery; }
    delivery.method = *delivery.pending;
    delivery.since = delivery.pending_from;
    delivery.pending.reset();
    delivery.pending_from.reset();
    return delivery;
}

DeliveryChange change_delivery(BillDelivery& delivery, DeliveryMethod method, Date today, ContactId by) {
    delivery = delivery_on(delivery, today);
    if (method == delivery.method && !delivery.pending) { return DeliveryChange::Nothing; }
    if (method == delivery.pending) { return DeliveryChange::Nothing; }
    bool const is_taken_back = method == delivery.method;
    delivery.pending.reset();
    delivery.pending_from.reset();
    if (!is_taken_back) {
        delivery.pending = method;
        delivery.pending_from = next_cycle_start(today);
    }
    delivery.changed_by = by;
    ++delivery.version;
    return is_taken_back ? DeliveryChange::TakenBack : DeliveryChange::Asked;
}

bool is_issued_online(BillDelivery const& delivery, Date issued) {
    auto const then = delivery_on(delivery, issued);
    // Before `since` it was the other way round.
    bool const is_before = then.since && issued < *then.since;
    return (then.method == DeliveryMethod::Online) != is_before;
}

}  // namespace hub::domain

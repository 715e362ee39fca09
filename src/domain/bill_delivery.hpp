// How the invoices of one location and market reach the employer (BILL-11 to BILL-19): on paper or online, never both. A change takes
// effect with the next billing cycle and can be taken back until then.
#pragma once

#include "base/date.hpp"
#include "domain/contact.hpp"
#include "domain/enums.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <optional>

namespace hub::domain {

struct BillDelivery {
    EmployerId employer;
    LocationId location;
    MarketId market;
    DeliveryMethod method = DeliveryMethod::Paper;
    std::optional<Date> since;              ///< first day of the cycle from which it is so; none: from the beginning
    std::optional<DeliveryMethod> pending;  ///< the other method
    std::optional<Date> pending_from;       ///< with `pending`: first day of the cycle from which that will be so
    std::optional<ContactId> changed_by;    ///< who asked for `pending`, or for what it has become
    std::int64_t version = 0;               ///< 0: nobody has ever changed it

    [[nodiscard]] LocationMarket place() const { return { location, market }; }
};

/// What is so on that day: a pending change whose cycle has begun counts, whether or not a job has noted it.
[[nodiscard]] BillDelivery delivery_on(BillDelivery delivery, Date day);

enum class DeliveryChange : std::uint8_t {
    Nothing,    ///< it is so already, or it is pending already
    Asked,      ///< from the next cycle on (BILL-15, BILL-18)
    TakenBack,  ///< the pending change is gone (BILL-19)
};
/// The version grows unless nothing changes.
DeliveryChange change_delivery(BillDelivery& delivery, DeliveryMethod method, Date today, ContactId by);

/// BILL-09, BILL-17: whether an invoice that is generated on that day appears online; otherwise it is printed.
[[nodiscard]] bool is_issued_online(BillDelivery const& delivery, Date issued);

}  // namespace hub::domain

// What Bill Delivery Management keeps between frames.
#pragma once

#include "api/bill_delivery.hpp"
#include "ui/screens/list_order.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace hub::ui {

struct DeliveryState {
    std::string query;
    ListOrder order { "location", false };
    std::optional<api::BillDeliveryRow> asked;  ///< whose change is being confirmed
    bool confirms = false;
    bool previews = false;  ///< the bulk switch
    std::uint64_t seen_success = 0;
};

}  // namespace hub::ui

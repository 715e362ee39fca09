// The rows of Bill Delivery Management in words (BILL-11 to BILL-19). Pure.
#pragma once

#include "api/bill_delivery.hpp"
#include "ui/screens/invoices/delivery_state.hpp"

#include <string>
#include <vector>

namespace hub::ui {

struct DeliveryRow {
    api::BillDeliveryRow const* row = nullptr;  ///< of the answer that the view was made of
    std::string method;                         ///< "Online"
    std::string pending;                        ///< "On paper from Dec 1, 2026", or empty
};

struct DeliveryView {
    std::vector<DeliveryRow> rows;
    std::size_t total = 0;
    std::string count;
    std::string central;  ///< who pays for all locations, in words; empty: nobody
    bool all_online = false;
};

[[nodiscard]] DeliveryView delivery_view(api::BillDelivery const& delivery, DeliveryState const& state);
[[nodiscard]] std::string_view method_word(domain::DeliveryMethod method);
/// What a press on "Edit" leads to: the other method, or, while a change is pending, the present one.
[[nodiscard]] domain::DeliveryMethod next_method(api::BillDeliveryRow const& row);
/// What follows from it, to be confirmed.
struct DeliveryQuestion {
    std::string title;
    std::string text;
    std::string confirm;
};
[[nodiscard]] DeliveryQuestion question_of(api::BillDeliveryRow const& row, Date next_cycle);

}  // namespace hub::ui

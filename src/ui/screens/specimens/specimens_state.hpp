// What the list of drug screens keeps between frames. Tab, order and the open one also stand in the address.
#pragma once

#include "domain/ids.hpp"
#include "ui/screens/list_order.hpp"

#include <cstdint>
#include <optional>

namespace hub::ui {

enum class SpecimensTab : std::uint8_t { UnderWay, Late };

struct SpecimensState {
    SpecimensTab tab = SpecimensTab::UnderWay;
    ListOrder order { "since", false };
    std::optional<domain::SpecimenId> open;
    std::uint64_t seen_route = 0;

    bool asks = false;  ///< the dialog about a late result
    domain::SpecimenId asks_about;
};

}  // namespace hub::ui

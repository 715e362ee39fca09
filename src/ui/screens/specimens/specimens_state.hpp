// What the list of drug screens keeps between frames. Tab, order and the open one also stand in the address.
#pragma once

#include "domain/ids.hpp"
#include "ui/dialogs/ticket_state.hpp"
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

    TicketDraft ticket;  ///< about a late result
};

}  // namespace hub::ui

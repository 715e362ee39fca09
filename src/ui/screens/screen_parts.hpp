// Parts that several screens are made of.
#pragma once

#include "domain/reference.hpp"
#include "ui/frame.hpp"
#include "ui/screens/list_order.hpp"
#include "ui/widgets/frame.hpp"
#include "ui/widgets/table.hpp"

namespace hub::ui {

/// Two fields beside one another where there is room, else one below the other.
struct FieldPair {
    Rect left;
    Rect right;
};
[[nodiscard]] FieldPair field_pair(Flow& flow, float height);

/// The centers, services and locations that a form needs; null while they are not there, and then the state of the list stands in
/// their place.
[[nodiscard]] domain::Reference const* reference_ui(Frame& frame, Rect const& area);

/// The order of a list as its table shows it, valid as long as `order`; and what a press on a header makes of it.
[[nodiscard]] widgets::TableSort sort_of(ListOrder const& order);
[[nodiscard]] ListOrder order_of(widgets::TableSort const& sort);

/// The bar over the details beside a list, or on narrow screens instead of it. True when they are to be closed.
[[nodiscard]] bool details_bar_ui(Ui& ui, Rect const& row);

}  // namespace hub::ui

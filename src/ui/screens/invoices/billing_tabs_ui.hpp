// The tabs of Billing and payments, alike on each of its screens, and what stands there for those without access (M21).
#pragma once

#include "ui/frame.hpp"

namespace hub::ui {

enum class BillingTab : std::uint8_t { Open, Paid, Delivery, Charges };

/// The title, with the time of the last refresh at the right (BILL-25), and the tabs. Goes to the chosen tab's screen.
void billing_header_ui(Frame& frame, Rect& area, BillingTab present);
/// What the present tab shows; draw the screen's content while the scope lives.
[[nodiscard]] Ui::NodeScope billing_tab_panel(Frame& frame, Rect const& area, BillingTab present);

/// BILL-05: names the User Admins, who can help.
void no_billing_access_ui(Frame& frame, Rect area);

}  // namespace hub::ui

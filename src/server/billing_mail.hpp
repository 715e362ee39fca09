// Mails about bills: the confirmation of a change of delivery (NOTE-07, BILL-16) and the weekly summary (NOTE-06, BILL-46).
#pragma once

#include "server/billing_contacts.hpp"
#include "server/mail.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hub::server {

/// A change of delivery in words: "Dallas Plant, North Texas" and "online from Dec 1, 2026 on (on paper until then)".
struct DeliveryNews {
    domain::LocationMarket place;
    std::string name;
    std::string words;
};
/// Only what the recipient hears of; empty when that is nothing.
[[nodiscard]] std::optional<MailText> delivery_mail(
    Recipient const& recipient, std::span<DeliveryNews const> news, std::string_view by, std::string_view link);

/// Due and overdue invoices of the recipient; none when there are none.
[[nodiscard]] std::optional<MailText> weekly_mail(
    Recipient const& recipient, std::span<domain::Invoice const> open, PlaceNames const& names, Date today, std::string_view link);

}  // namespace hub::server

// The pages of the payment site: plain HTML that works without scripts, from 360 px up, and says on each page that it is a test site.
#pragma once

#include "api/payment_site.hpp"
#include "domain/card.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::payments {

/// What is typed as text of a page.
[[nodiscard]] std::string html_text(std::string_view text);

/// The form of an order. What was typed stays, except the card's code; `errors` stand beside their fields.
[[nodiscard]] std::string form_page(
    api::PaymentOrder const& order, std::string_view token, domain::CardForm const& typed, std::vector<Error> const& errors);
/// A page with one message; without `link` there is no way back.
[[nodiscard]] std::string message_page(std::string_view title, std::string_view text, std::string_view link = {});

[[nodiscard]] std::string_view style_sheet();

}  // namespace hub::payments

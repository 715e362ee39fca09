#include "desk.hpp"

#include "pages.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

#include <array>
#include <format>
#include <utility>

namespace hub::payments {

namespace {

constexpr std::string_view html = "text/html; charset=utf-8";

host::Answer answer(int status, std::string_view media_type, std::string body, std::string_view form_target = {}) {
    host::Answer made { .status = status };
    made.headers.emplace_back("content-type", media_type);
    made.headers.emplace_back("cache-control", "no-store");
    // The way back after a form leads to the portal: form-action follows redirections.
    made.headers.emplace_back("content-security-policy",
        std::format("default-src 'none'; style-src 'self'; form-action 'self'{}{}; base-uri 'none'; frame-ancestors 'none'",
            form_target.empty() ? "" : " ", form_target));
    made.body = std::move(body);
    return made;
}

/// "http://localhost:8080" of an address; nothing of what could end a header's value early.
std::string origin_of(std::string_view address) {
    auto const slashes = address.find("://");
    if (slashes == std::string_view::npos) { return {}; }
    auto const origin = address.substr(0, address.find_first_of("/?#", slashes + 3));
    return origin.find_first_of(" ;,'\"\r\n") == std::string_view::npos ? std::string { origin } : std::string {};
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') { return c - '0'; }
    if (c >= 'a' && c <= 'f') { return c - 'a' + 10; }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_code = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0;
        if (is_code) {
            plain += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            plain += text[i] == '+' ? ' ' : text[i];
        }
    }
    return is_valid_utf8(plain) ? plain : std::string {};
}

host::Answer invalid_order() {
    return answer(400, html,
        message_page("This payment order is not valid",
            "The address is incomplete or was changed. Please go back to the Employer Hub and start the payment again."));
}

std::string way_back(api::PaymentOrder const& order, Outcome const& outcome) {
    return order.return_address + "&result=" + outcome.result;
}

}  // namespace

std::string form_value(std::string_view encoded, std::string_view name) {
    for (auto const pair : split(encoded, '&')) {
        auto const equals = pair.find('=');
        if (decoded(pair.substr(0, equals)) != name || equals == std::string_view::npos) { continue; }
        return decoded(pair.substr(equals + 1));
    }
    return {};
}

host::Answer Desk::handle(server::Request const& request) {
    if (request.path == "/healthz") { return answer(200, "application/json", R"({"status":"ok"})"); }
    if (request.path == "/payments.css") { return answer(200, "text/css; charset=utf-8", std::string { style_sheet() }); }
    if (request.path != "/pay") {
        return answer(404, html, message_page("There is no such page", "Payments begin in the Employer Hub, under Billing and Payments."));
    }
    if (request.method == server::Method::Post) { return submit(request); }
    return show(form_value(request.query, "order"));
}

host::Answer Desk::show(std::string_view token) {
    auto const order = api::read_order(token, m_key);
    if (!order) { return invalid_order(); }
    if (auto const outcome = m_ledger.find(order->id)) {
        return answer(200, html,
            message_page(
                "This payment is over", "This order has been used. The Employer Hub shows what came of it.", way_back(*order, *outcome)));
    }
    if (order->expires_at <= m_clock.now()) {
        return answer(200, html,
            message_page("The time for this payment is over", "Nothing was charged. Please start the payment again in the Employer Hub.",
                order->return_address));
    }
    return answer(200, html, form_page(*order, token, {}, {}), origin_of(order->return_address));
}

Desk::Form Desk::read_form(std::string_view body) {
    return { form_value(body, "order"), form_value(body, "action"),
        { form_value(body, "number"), form_value(body, "expiry"), form_value(body, "code"), form_value(body, "name"),
            form_value(body, "accepts_terms") == "yes" } };
}

host::Answer Desk::submit(server::Request const& request) {
    auto const site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin") {
        return answer(403, html, message_page("This form is not ours", "Please start the payment in the Employer Hub."));
    }
    auto const form = read_form(request.body);
    auto const order = api::read_order(form.order, m_key);
    if (!order) { return invalid_order(); }
    // A second submit, a double click, the back button: the first outcome counts.
    bool const is_over = m_ledger.find(order->id).has_value();
    if (!is_over && order->expires_at <= m_clock.now()) { return show(form.order); }
    if (!is_over && form.action != "cancel") { return pay(*order, form); }
    api::PaymentResult cancelled;
    cancelled.state = domain::PaymentState::Cancelled;
    return finish(*order, std::move(cancelled));
}

host::Answer Desk::pay(api::PaymentOrder const& order, Form const& form) {
    auto errors = domain::check_card(form.card, central_date(m_clock.now()));
    auto const digits = domain::card_digits(form.card.number);
    if (errors.empty()) {
        switch (domain::test_card(digits)) {
        case domain::TestCard::Accepted: break;
        case domain::TestCard::Declined:
            errors.push_back(Error::invalid("number", "The card was declined. Please try another card."));
            break;
        case domain::TestCard::Unknown:
            errors.push_back(Error::invalid("number", "This is a test site: it takes test cards only, such as 4111 1111 1111 1111."));
        }
    }
    if (!errors.empty()) { return answer(422, html, form_page(order, form.order, form.card, errors), origin_of(order.return_address)); }
    api::PaymentResult result;
    result.state = domain::PaymentState::Submitted;
    result.brand = domain::brand_of(digits);
    result.last_digits = digits.substr(digits.size() - 4);
    result.confirmation = make_confirmation();
    return finish(order, std::move(result));
}

host::Answer Desk::finish(api::PaymentOrder const& order, api::PaymentResult result) {
    result.id = order.id;
    result.total = order.total;
    result.at = m_clock.now();
    auto const kept = m_ledger.settle({ .id = order.id,
        .result = api::sign_result(result, m_key),
        .result_address = order.result_address,
        .is_delivered = false,
        .attempts = 0,
        .due_at = result.at });
    if (!kept) {
        m_log.write(LogLevel::Error, "ledger_unwritable", { { "detail", kept.error().detail } });
        return answer(503, html,
            message_page(
                "This payment cannot be taken now", "Nothing was charged. Please try again in a few minutes.", order.return_address));
    }
    m_log.write(LogLevel::Info, "order_settled", { { "payment", order.id.to_string() } });
    auto redirect = answer(303, html, message_page("Done", "Please go back to the Employer Hub.", way_back(order, *kept)));
    redirect.headers.emplace_back("location", way_back(order, *kept));
    return redirect;
}

/// "T-8F3A2C91D0": short enough to be read out on the telephone.
std::string Desk::make_confirmation() {
    std::array<std::uint8_t, 5> bytes {};
    m_random.fill(bytes);
    auto text = to_hex(bytes);
    for (char& c : text) {
        if (c >= 'a' && c <= 'f') { c = static_cast<char>(c - 'a' + 'A'); }
    }
    return "T-" + text;
}

}  // namespace hub::payments

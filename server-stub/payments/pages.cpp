#include "pages.hpp"

#include <algorithm>
#include <format>

namespace hub::payments {

namespace {

constexpr std::string_view style =
    R"css(:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; background: #f4f5f7; }
* { box-sizing: border-box; }
body { margin: 0; }
.banner { margin: 0; padding: 12px 16px; background: #7a2e00; color: #fff; font-weight: 700; text-align: center; }
main { max-width: 560px; margin: 0 auto; padding: 16px; }
h1 { font-size: 1.5rem; margin: 16px 0; }
section, form { background: #fff; border: 1px solid #c9ced6; border-radius: 8px; padding: 16px; margin: 0 0 16px; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: 6px 0; border-bottom: 1px solid #e2e5ea; }
td.amount, th.amount { text-align: right; }
tfoot td, tfoot th { font-weight: 700; border-bottom: 0; }
label { display: block; font-weight: 600; margin-top: 16px; }
input[type=text] { width: 100%; min-height: 44px; font: inherit; padding: 8px 12px; border: 1px solid #5c6672; border-radius: 6px; }
input[aria-invalid=true] { border: 2px solid #b3261e; }
.check { display: flex; gap: 12px; align-items: flex-start; font-weight: 400; }
.check input { width: 24px; height: 24px; flex: none; margin: 0; }
.error { color: #b3261e; font-weight: 600; margin: 4px 0 0; }
.hint { color: #4a535e; margin: 4px 0 0; }
.buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 24px; }
button, a.button { min-height: 44px; padding: 10px 20px; font: inherit; font-weight: 700; border-radius: 6px; border: 1px solid #0b5a8a; background: #0b5a8a; color: #fff; cursor: pointer; text-decoration: none; display: inline-block; }
button.quiet { background: #fff; color: #0b5a8a; }
:focus-visible { outline: 3px solid #c45500; outline-offset: 2px; }
)css";

std::string page(std::string_view title, std::string_view body) {
    return std::format("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">"
                       "<title>{0} – test payment site</title><link rel=\"stylesheet\" href=\"/payments.css\"></head><body>"
                       "<header class=\"banner\">TEST SITE – no real card works here, and no money moves</header>"
                       "<main><h1>{0}</h1>{1}</main></body></html>\n",
        html_text(title), body);
}

std::string error_of(std::vector<Error> const& errors, std::string_view field) {
    auto const found = std::ranges::find(errors, field, &Error::field);
    return found == errors.end() ? std::string {} : found->message;
}

struct Input {
    std::string_view name;
    std::string_view label;
    std::string_view hint;
    std::string_view autocomplete;
    std::string_view input_mode;
    int most;
};

std::string text_input(Input const& input, std::string_view value, std::vector<Error> const& errors) {
    auto const error = error_of(errors, input.name);
    std::string notes;
    std::string described;
    if (!input.hint.empty()) {
        notes += std::format("<p class=\"hint\" id=\"{}-hint\">{}</p>", input.name, html_text(input.hint));
        described += std::format("{}-hint", input.name);
    }
    if (!error.empty()) {
        notes += std::format("<p class=\"error\" id=\"{}-error\">{}</p>", input.name, html_text(error));
        described += std::format("{}{}-error", described.empty() ? "" : " ", input.name);
    }
    return std::format("<label for=\"{0}\">{1}</label><input type=\"text\" id=\"{0}\" name=\"{0}\" value=\"{2}\" autocomplete=\"{3}\" "
                       "inputmode=\"{4}\" maxlength=\"{5}\" required{6}{7}>{8}",
        input.name, html_text(input.label), html_text(value), input.autocomplete, input.input_mode, input.most,
        described.empty() ? std::string {} : std::format(" aria-describedby=\"{}\"", described),
        error.empty() ? "" : " aria-invalid=\"true\"", notes);
}

std::string order_table(api::PaymentOrder const& order) {
    std::string rows;
    for (auto const& item : order.items) {
        rows += std::format("<tr><td>{}</td><td class=\"amount\">{}</td></tr>", html_text(item.number), item.amount.to_us());
    }
    auto const comment = order.comment.empty() ? std::string {} : std::format("<p>Comment: {}</p>", html_text(order.comment));
    return std::format("<section aria-label=\"What is paid\"><p>{}</p><table><thead><tr><th scope=\"col\">Invoice</th>"
                       "<th scope=\"col\" class=\"amount\">Amount</th></tr></thead><tbody>{}</tbody><tfoot><tr><th scope=\"row\">Total</th>"
                       "<td class=\"amount\">{}</td></tr></tfoot></table>{}</section>",
        html_text(order.employer), rows, order.total.to_us(), comment);
}

std::string terms_box(bool is_ticked, std::vector<Error> const& errors) {
    auto const error = error_of(errors, "accepts_terms");
    return std::format(
        "<label class=\"check\"><input type=\"checkbox\" name=\"accepts_terms\" value=\"yes\"{}{}> <span>I agree to the terms "
        "and conditions of this test site: a payment here is made for practice.</span></label>{}",
        is_ticked ? " checked" : "", error.empty() ? "" : " aria-invalid=\"true\" aria-describedby=\"terms-error\"",
        error.empty() ? std::string {} : std::format("<p class=\"error\" id=\"terms-error\">{}</p>", html_text(error)));
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string escaped;
    for (char const c : text) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

std::string form_page(
    api::PaymentOrder const& order, std::string_view token, domain::CardForm const& typed, std::vector<Error> const& errors) {
    std::string summary;
    if (!errors.empty()) { summary = "<p class=\"error\" role=\"alert\">Nothing was charged. Please look at the marked fields.</p>"; }
    auto body = summary + order_table(order);
    body += std::format(
        "<form method=\"post\" action=\"/pay\" novalidate><input type=\"hidden\" name=\"order\" value=\"{}\">", html_text(token));
    body += text_input(
        { "number", "Card number", "Mastercard, VISA or American Express. To try: 4111 1111 1111 1111", "cc-number", "numeric", 25 },
        typed.number, errors);
    body += text_input({ "expiry", "Valid through, month and year", "For example 04/28", "cc-exp", "numeric", 9 }, typed.expiry, errors);
    body += text_input(
        { "code", "Security code", "3 digits on the back; American Express 4 on the front", "cc-csc", "numeric", 4 }, {}, errors);
    body += text_input({ "name", "Name on the card", "", "cc-name", "text", 80 }, typed.name, errors);
    body += terms_box(typed.accepts_terms, errors);
    body += std::format("<div class=\"buttons\"><button name=\"action\" value=\"pay\">Pay {}</button>"
                        "<button class=\"quiet\" name=\"action\" value=\"cancel\">Cancel</button></div></form>",
        order.total.to_us());
    return page("Pay by card", body);
}

std::string message_page(std::string_view title, std::string_view text, std::string_view link) {
    auto const back =
        link.empty() ? std::string {} : std::format("<p><a class=\"button\" href=\"{}\">Back to the Employer Hub</a></p>", html_text(link));
    return page(title, std::format("<section><p>{}</p>{}</section>", html_text(text), back));
}

std::string_view style_sheet() {
    return style;
}

}  // namespace hub::payments

#include "server/billing_mail.hpp"

#include "base/text.hpp"
#include "domain/invoice.hpp"

#include <format>
#include <map>
#include <portal.hpp>

namespace hub::server {

namespace {

struct Sums {
    int due = 0;
    Money due_balance;
    int overdue = 0;
    Money overdue_balance;
};

std::string sum_words(Sums const& sums) {
    std::string words = plural(sums.due, "invoice is due", "invoices are due") + ", " + sums.due_balance.to_us();
    if (sums.overdue > 0) { words += "; of these " + plural(sums.overdue, "is", "are") + " overdue, " + sums.overdue_balance.to_us(); }
    return words;
}

void add(Sums& sums, domain::Invoice const& invoice, Date today) {
    ++sums.due;
    sums.due_balance += invoice.balance();
    if (domain::status_of(invoice, today) != domain::InvoiceStatus::Overdue) { return; }
    ++sums.overdue;
    sums.overdue_balance += invoice.balance();
}

}  // namespace

std::optional<MailText> delivery_mail(
    Recipient const& recipient, std::span<DeliveryNews const> news, std::string_view by, std::string_view link) {
    std::string lines;
    for (auto const& one : news) {
        if (recipient.hears_of(one.place)) { lines += one.name + ": " + one.words + "\n"; }
    }
    if (lines.empty()) { return std::nullopt; }
    return MailText { "How your invoices are delivered was changed",
        letter_to(recipient.contact,
            std::format("{} has changed how invoices are delivered:\n\n{}\nA change can be taken back until it takes effect, under Billing "
                        "and Payments:\n{}",
                by, lines, link)) };
}

std::optional<MailText> weekly_mail(
    Recipient const& recipient, std::span<domain::Invoice const> open, PlaceNames const& names, Date today, std::string_view link) {
    Sums all;
    std::map<std::string, Sums> by_place;
    for (auto const& invoice : open) {
        // What has been sent is not asked for again while it is being processed.
        bool const is_due = recipient.hears_of(invoice.place()) && domain::is_open(invoice)
            && domain::status_of(invoice, today) != domain::InvoiceStatus::Submitted;
        if (!is_due) { continue; }
        add(all, invoice, today);
        add(by_place[names.of(invoice.place())], invoice, today);
    }
    if (all.due == 0) { return std::nullopt; }
    std::string lines;
    for (auto const& [place, sums] : by_place) { lines += place + ": " + sum_words(sums) + "\n"; }
    return MailText { std::format("Your invoices due in the {}", portal::product),
        letter_to(recipient.contact,
            std::format("As of {}: {}.\n\n{}\nSee and pay them here:\n{}\n\nTo have this mail sent to another address, call Support.",
                today.to_us(), sum_words(all), lines, link)) };
}

}  // namespace hub::server

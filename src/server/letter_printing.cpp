#include "server/letter_printing.hpp"

#include "server/invoice_document.hpp"
#include "store/invoices.hpp"

#include <vector>

namespace hub::server {

namespace {

constexpr int at_once = 20;

/// "2026-12-01-rebill-4417-20881-018f….pdf": numbers of invoices are an employer's own, so the letter's id makes it one of a kind.
std::string file_name_of(store::Letter const& letter, domain::Invoice const& invoice) {
    std::string number;
    for (char const c : invoice.number) {
        bool const is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        number += is_plain ? c : '-';
    }
    return letter.day.to_iso() + "-" + std::string { store::name_of(letter.kind) } + "-" + number + "-" + letter.id.to_string() + ".pdf";
}

}  // namespace

int LetterPrinting::run() {
    std::vector<store::Letter> waiting;
    auto const read = m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(waiting, store::list_waiting_letters(db, at_once));
        return {};
    });
    if (!read) { m_services.log.write(LogLevel::Warning, "print_queue_unreadable", { { "detail", read.error().detail } }); }
    int printed = 0;
    for (auto const& letter : waiting) {
        if (auto const done = print(letter); !done) {
            m_services.log.write(
                LogLevel::Warning, "letter_not_printed", { { "letter", letter.id.to_string() }, { "detail", done.error().detail } });
            continue;
        }
        ++printed;
    }
    return printed;
}

/// If the note fails it is printed again: under the same name, so that there is one letter all the same.
ErrorOr<void> LetterPrinting::print(store::Letter const& letter) {
    std::string name;
    std::string pdf;
    HUB_TRY(m_services.database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const invoice, store::find_invoice(db, letter.employer, letter.invoice));
        HUB_TRY_ASSIGN(auto made, make_invoice_document(db, invoice, m_services.clock.now(), m_services.fonts));
        name = file_name_of(letter, invoice);
        pdf = std::move(made.bytes);
        return {};
    }));
    HUB_TRY(m_room.print(name, pdf));
    return m_services.database.write(
        [&](store::Connection& db) { return store::set_letter_printed(db, letter, name, m_services.clock.now()); });
}

}  // namespace hub::server

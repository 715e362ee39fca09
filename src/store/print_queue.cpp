#include "store/print_queue.hpp"

#include <array>

namespace hub::store {

namespace {

constexpr std::array<std::string_view, 3> kind_names { "rebill", "corrected", "paper" };

LetterKind kind_from(std::string_view name) {
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
        if (kind_names[i] == name) { return static_cast<LetterKind>(i); }
    }
    return LetterKind::Paper;
}

}  // namespace

std::string_view name_of(LetterKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

ErrorOr<void> queue_letter(Connection& db, Letter const& letter) {
    HUB_TRY(db.exec("INSERT INTO print_queue (employer_id, id, invoice_id, kind, day, recipient, queued_at, file_name) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, '') ON CONFLICT (employer_id, invoice_id, kind, day) DO NOTHING",
        letter.employer, letter.id, letter.invoice, name_of(letter.kind), letter.day, letter.recipient, letter.queued_at));
    return {};
}

ErrorOr<std::vector<Letter>> list_waiting_letters(Connection& db, int most) {
    std::vector<Letter> letters;
    HUB_TRY(db.each(
        "SELECT employer_id, id, invoice_id, kind, day, recipient, queued_at FROM print_queue WHERE printed_at IS NULL "
        "ORDER BY queued_at, id LIMIT ?",
        [&](Row const& row) {
            letters.push_back({ .id = row.id<LetterId>(1),
                .employer = row.id<domain::EmployerId>(0),
                .invoice = row.id<domain::InvoiceId>(2),
                .kind = kind_from(row.text(3)),
                .day = row.date(4),
                .recipient = row.string(5),
                .queued_at = row.instant(6) });
        },
        most));
    return letters;
}

ErrorOr<void> set_letter_printed(Connection& db, Letter const& letter, std::string_view file_name, Instant at) {
    HUB_TRY(db.exec("UPDATE print_queue SET printed_at = ?, file_name = ? WHERE employer_id = ? AND id = ? AND printed_at IS NULL", at,
        file_name, letter.employer, letter.id));
    return {};
}

}  // namespace hub::store

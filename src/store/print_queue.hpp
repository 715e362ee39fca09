// Letters that are printed and go by post: rebills (BILL-21), corrected invoices (BILL-22), and invoices of a location and market that is
// on paper (BILL-17). The PDF is made when a letter is printed.
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

using LetterId = Id<struct LetterTag>;

enum class LetterKind : std::uint8_t { Rebill, Corrected, Paper };

struct Letter {
    LetterId id;
    domain::EmployerId employer;
    domain::InvoiceId invoice;
    LetterKind kind = LetterKind::Rebill;
    Date day;               ///< one letter of a kind for an invoice on a day
    std::string recipient;  ///< the billing contact by name; empty: the location
    Instant queued_at;
};

/// "rebill", as the database and file names have it.
[[nodiscard]] std::string_view name_of(LetterKind kind);

/// Nothing happens when it is queued already.
[[nodiscard]] ErrorOr<void> queue_letter(Connection& db, Letter const& letter);
/// Not printed yet, the longest waiting first.
[[nodiscard]] ErrorOr<std::vector<Letter>> list_waiting_letters(Connection& db, int most);
[[nodiscard]] ErrorOr<void> set_letter_printed(Connection& db, Letter const& letter, std::string_view file_name, Instant at);

}  // namespace hub::store

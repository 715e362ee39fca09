// What one contact noted about one document beyond the marks of documents.hpp: a note at the flag, when it was reviewed and saved
// (RSLT-A3, RSLT-08), and that it is hidden from that contact (SUPP-A2). Whether the contact may have the document is the caller's affair.
#pragma once

#include "base/date.hpp"
#include "store/database.hpp"
#include "store/document_list.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

struct DocumentMarks {
    bool flagged = false;
    std::string note;  ///< kept while the flag is off, so that undoing brings it back
    bool reviewed = false;
    std::optional<Instant> reviewed_at;  ///< absent too for what was reviewed before this was kept
    std::optional<Instant> first_saved_at;
    std::optional<Instant> last_saved_at;
    bool hidden = false;
};
/// All empty where the contact has noted nothing.
[[nodiscard]] ErrorOr<DocumentMarks> find_document_marks(Connection& db, ListOwner const& owner, domain::DocumentId document);

/// Another contact of the employer who has reviewed a document, also one that was removed meanwhile.
struct Reviewer {
    domain::ContactId contact;
    std::string name;
    std::optional<Instant> reviewed_at;
};
/// All but the owner, the latest first, at most a hundred.
[[nodiscard]] ErrorOr<std::vector<Reviewer>> list_other_reviewers(Connection& db, ListOwner const& owner, domain::DocumentId document);

/// Replaces the note of a document that the owner has flagged; NotFound when there is no such flag.
[[nodiscard]] ErrorOr<void> set_flag_note(Connection& db, ListOwner const& owner, domain::DocumentId document, std::string_view note);

/// Remembers that the owner has saved these documents at `at`. The list learns of the first time only.
[[nodiscard]] ErrorOr<void> note_saved(Connection& db, ListOwner const& owner, std::span<domain::DocumentId const> documents, Instant at);

/// SUPP-A2: from now on the document is to the owner as one that was withdrawn. For good.
[[nodiscard]] ErrorOr<void> hide_document(Connection& db, ListOwner const& owner, domain::DocumentId document, Instant at);

}  // namespace hub::store

// Forms that are saved but not submitted, and named templates of an employer (AUTH-A1, AUTH-A4). What a form holds is one
// text here, as the API writes it.
#pragma once

#include "base/date.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::store {

/// Belongs to one contact: the same id of another person is another draft.
struct StoredDraft {
    domain::AuthorizationDraftId id;
    std::string draft;
    Instant saved_at;
};

/// Saves it, or replaces it; then only the newest `most` of the contact are kept.
[[nodiscard]] ErrorOr<void> put_draft(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, StoredDraft const& draft, int most);
/// Newest first.
[[nodiscard]] ErrorOr<std::vector<StoredDraft>> list_drafts(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// NotFound when there is no such draft of this contact.
[[nodiscard]] ErrorOr<void> remove_draft(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::AuthorizationDraftId id);

struct StoredTemplate {
    domain::AuthorizationTemplateId id;
    domain::EmployerId employer;
    std::string name;
    std::string draft;
    domain::ContactId created_by;
};

/// The same name in another case, or with other accents, is the same name.
[[nodiscard]] ErrorOr<std::optional<StoredTemplate>> find_template_named(
    Connection& db, domain::EmployerId employer, std::string_view name);
/// NotFound when it is missing or another employer's.
[[nodiscard]] ErrorOr<StoredTemplate> find_template(Connection& db, domain::EmployerId employer, domain::AuthorizationTemplateId id);
/// Inserts it, or replaces name and content of the one with this id. Conflict when another has the name.
[[nodiscard]] ErrorOr<void> put_template(Connection& db, StoredTemplate const& saved);
/// By name.
[[nodiscard]] ErrorOr<std::vector<StoredTemplate>> list_templates(Connection& db, domain::EmployerId employer);
[[nodiscard]] ErrorOr<void> remove_template(Connection& db, domain::EmployerId employer, domain::AuthorizationTemplateId id);

}  // namespace hub::store

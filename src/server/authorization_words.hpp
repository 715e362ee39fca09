// Authorizations in words: for the form, the history and the message to the center.
#pragma once

#include "domain/authorization.hpp"
#include "domain/reference.hpp"
#include "server/audit.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::server {

/// The names of the services, in the order of the form; a code that is gone stands for itself.
[[nodiscard]] std::vector<std::string> service_names(domain::AuthorizationDraft const& draft, domain::Reference const& reference);

struct DraftChanges {
    std::vector<AuditFieldChange> fields;  ///< by wire name
    std::string words;                     ///< "Changed: phone, services"; empty when nothing changed
};
/// What an edit changes, the expiry not among it.
[[nodiscard]] DraftChanges changes_between(domain::AuthorizationDraft const& before, domain::AuthorizationDraft const& after);
/// "Expires Dec 19, 2026 instead of Nov 19, 2026"
[[nodiscard]] std::string expiry_words(Date before, Date after);
/// "a, b, c"
[[nodiscard]] std::string comma_separated(std::vector<std::string> const& texts);

}  // namespace hub::server

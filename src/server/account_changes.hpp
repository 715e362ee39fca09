// An entry of Recent Changes and its row of the audit log, from one description of what was done (CHNG-02, security 4).
#pragma once

#include "server/handlers/handlers.hpp"
#include "store/changes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::server {

/// Collects what changed: fields whose values are the same are left out.
class FieldChanges {
public:
    /// `name` is the field's in the API, `words` what a person calls it.
    void add(std::string_view name, std::string_view words, std::string before, std::string after);
    void add(std::string_view name, std::string_view words, bool before, bool after);

    [[nodiscard]] bool empty() const { return m_fields.empty(); }
    [[nodiscard]] std::vector<std::string> const& names() const { return m_names; }
    [[nodiscard]] std::vector<store::FieldChange> const& fields() const { return m_fields; }

private:
    std::vector<std::string> m_names;
    std::vector<store::FieldChange> m_fields;
};

struct Change {
    domain::ChangeKind kind = domain::ChangeKind::ContactUpdated;
    std::optional<domain::ContactId> contact;  ///< none: the employer itself
    FieldChanges fields;
};

/// Notes it in both places, inside the transaction of the change.
[[nodiscard]] ErrorOr<void> note_change(HandlerContext const& context, store::Connection& db, Call const& call, Change const& change);

/// "User Admin", "Basic".
[[nodiscard]] std::string_view role_words(domain::Role role);
/// "At once", "Once a day", "Never".
[[nodiscard]] std::string_view result_mail_words(domain::ResultMail mail);
[[nodiscard]] std::string_view access_words(domain::HubAccess access);

}  // namespace hub::server

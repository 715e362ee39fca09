// What the screens of authorizations ask for beyond creating one, and what they read. One alternative of Command, run by
// Hub::AuthorizationRunner.
#pragma once

#include "api/authorization_batches.hpp"
#include "client/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hub::client {

/// This authorization is on the screen: its history is loaded, and kept fresh while it is.
struct ShowAuthorization {
    domain::AuthorizationId id;
};
struct RestoreAuthorization {
    domain::AuthorizationId id;
};

/// Every change of authorizations that are there; the order is that of AuthorizationChange.
using AuthorizationAsk = std::variant<api::EditAuthorization, api::ExtendAuthorizations, api::DeleteAuthorization, api::EmailAuthorization,
    RestoreAuthorization>;
enum class AuthorizationChange : std::uint8_t { Edit, Extend, Delete, Email, Restore };
[[nodiscard]] inline AuthorizationChange kind_of(AuthorizationAsk const& ask) {
    return static_cast<AuthorizationChange>(ask.index());
}
struct ChangeAuthorization {
    AuthorizationAsk ask;
    std::string name;                              ///< of the employee, for what is told afterwards
    std::optional<api::AuthorizationItem> before;  ///< what the user saw: a conflict is told against it (412)
};
/// The user has seen what somebody else saved.
struct EndAuthorizationConflict {};
/// The form or dialog that showed the last refusal is closed.
struct ForgetAuthorizationError {};

/// AUTH-12. A dry run fills `checked`, a real one `sent`.
struct SendBatch {
    api::CreateBatch batch;
};
struct ForgetBatch {};

struct SaveDraft {
    std::optional<domain::AuthorizationDraftId> id;  ///< absent: a new one, told by AuthorizationWork::saved_draft
    domain::AuthorizationDraft draft;
};
struct RemoveDraft {
    domain::AuthorizationDraftId id;
};
struct SaveTemplate {
    std::string name;
    domain::AuthorizationDraft draft;
};
struct RemoveTemplate {
    domain::AuthorizationTemplateId id;
    std::string name;
};

/// AUTH-18: the PDF, as the server makes it.
struct OpenAuthorizationForm {
    domain::AuthorizationId id;
    std::string number;
};

using AuthorizationCommand = std::variant<ShowAuthorization, ChangeAuthorization, EndAuthorizationConflict, ForgetAuthorizationError,
    SendBatch, ForgetBatch, SaveDraft, RemoveDraft, SaveTemplate, RemoveTemplate, OpenAuthorizationForm>;

/// Somebody else saved first: what the user wanted, and what is saved now.
struct AuthorizationConflict {
    ChangeAuthorization yours;
    api::AuthorizationItem theirs;
};

/// What is known beyond the list, and the one change that may be under way.
struct AuthorizationWork {
    std::optional<domain::AuthorizationId> shown;
    Query<api::AuthorizationHistory> history;  ///< of the one that is shown

    Submission submission;
    AuthorizationChange kind = AuthorizationChange::Edit;
    std::optional<AuthorizationConflict> conflict;

    Submission batch;
    bool batch_is_dry_run = false;            ///< what `batch` is or was about
    std::optional<api::BatchResult> checked;  ///< of the last dry run
    std::optional<api::BatchResult> sent;     ///< of the last real one

    Query<api::SavedDraftList> drafts;
    Submission save_draft;
    std::optional<domain::AuthorizationDraftId> saved_draft;
    std::optional<Instant> draft_saved_at;  ///< of the last one that was saved
    Query<api::AuthorizationTemplateList> templates;
    Submission save_template;

    [[nodiscard]] bool is_busy(AuthorizationChange change) const { return submission.busy && kind == change; }
    /// The refusal of the last change of this kind, or null.
    [[nodiscard]] Error const* error_of(AuthorizationChange change) const {
        return kind == change && !submission.busy && submission.error ? &*submission.error : nullptr;
    }
};

}  // namespace hub::client

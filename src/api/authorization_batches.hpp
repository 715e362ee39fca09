// Many authorizations in one go (AUTH-12, AUTH-A3), and what makes the form quick: saved drafts and named templates.
#pragma once

#include "api/authorizations.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::api {

/// `request` names the row for good: a row that was created once is not created again, in whatever batch it comes.
struct BatchRow {
    std::string request;
    domain::AuthorizationDraft draft;
    bool allow_duplicate = false;
};
template <class V>
void describe(V& v, BatchRow& r) {
    v("request", r.request, Limits { .max_length = 64 });
    v("draft", r.draft);
    v("allow_duplicate", r.allow_duplicate, Limits { .optional = true });
}

/// The server refuses more than domain::max_bulk rows as a whole ("rows"), so max_items here is larger than that.
struct CreateBatch {
    std::vector<BatchRow> rows;
    bool dry_run = false;  ///< says what would become of each row, and creates nothing
};
template <class V>
void describe(V& v, CreateBatch& r) {
    v("rows", r.rows, Limits { .max_items = 200 });
    v("dry_run", r.dry_run, Limits { .optional = true });
}

struct FieldProblem {
    std::string field;  ///< as domain::validate names it, without the row
    std::string message;
};
template <class V>
void describe(V& v, FieldProblem& r) {
    v("field", r.field);
    v("message", r.message);
}

struct BatchRowResult {
    std::string request;
    domain::BatchOutcome outcome = domain::BatchOutcome::Refused;
    std::optional<AuthorizationItem> item;  ///< of a created row
    std::string duplicate_of;               ///< its number
    std::vector<FieldProblem> problems;
};
template <class V>
void describe(V& v, BatchRowResult& r) {
    v("request", r.request);
    v("outcome", r.outcome);
    v("item", r.item);
    v("duplicate_of", r.duplicate_of);
    v("problems", r.problems);
}
struct BatchResult {
    std::vector<BatchRowResult> rows;  ///< in the order asked
};
template <class V>
void describe(V& v, BatchResult& r) {
    v("rows", r.rows);
}

/// A form that is saved but not submitted; its owner's alone. It may be as incomplete as it likes.
struct SavedDraft {
    domain::AuthorizationDraftId id;
    domain::AuthorizationDraft draft;
    Instant saved_at;  ///< the server's; what is sent is ignored
};
template <class V>
void describe(V& v, SavedDraft& r) {
    v("id", r.id);
    v("draft", r.draft);
    v("saved_at", r.saved_at, Limits { .optional = true });
}
struct SavedDraftList {
    std::vector<SavedDraft> items;  ///< newest first
};
template <class V>
void describe(V& v, SavedDraftList& r) {
    v("items", r.items);
}
struct OneDraft {
    domain::AuthorizationDraftId id;
};
template <class V>
void describe(V& v, OneDraft& r) {
    v("id", r.id);
}

/// AUTH-A4: services, center, reason and instructions for a job role, by name. Everybody of the employer can use it; its
/// creator and User Admins can remove it. What belongs to an employee is not kept in it.
struct AuthorizationTemplate {
    domain::AuthorizationTemplateId id;
    std::string name;
    domain::AuthorizationDraft draft;
    bool may_remove = false;
};
template <class V>
void describe(V& v, AuthorizationTemplate& r) {
    v("id", r.id);
    v("name", r.name, Limits { .max_length = domain::max_template_name_length });
    v("draft", r.draft);
    v("may_remove", r.may_remove, Limits { .optional = true });
}
struct AuthorizationTemplateList {
    std::vector<AuthorizationTemplate> items;  ///< by name
};
template <class V>
void describe(V& v, AuthorizationTemplateList& r) {
    v("items", r.items);
}
struct SaveTemplate {
    std::string name;
    domain::AuthorizationDraft draft;
};
template <class V>
void describe(V& v, SaveTemplate& r) {
    v("name", r.name, Limits { .max_length = domain::max_template_name_length });
    v("draft", r.draft);
}
struct OneTemplate {
    domain::AuthorizationTemplateId id;
};
template <class V>
void describe(V& v, OneTemplate& r) {
    v("id", r.id);
}

inline constexpr Endpoint<CreateBatch, BatchResult> create_authorizations {
    .id = "create_authorizations",
    .method = Method::Post,
    .path = "/api/v1/authorizations/batches",
    .access = Access::SignedIn,
    .summary = "Authorize care for up to 20 employees, each row by itself (row 27)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<Nothing, SavedDraftList> list_authorization_drafts {
    .id = "list_authorization_drafts",
    .method = Method::Get,
    .path = "/api/v1/authorization-drafts",
    .access = Access::SignedIn,
    .summary = "The caller's saved forms (AUTH-A1)",
};
/// Repeating it is harmless: the client makes the id. At most 50 a person; the oldest go.
inline constexpr Endpoint<SavedDraft, SavedDraft> save_authorization_draft {
    .id = "save_authorization_draft",
    .method = Method::Put,
    .path = "/api/v1/authorization-drafts/{id}",
    .access = Access::SignedIn,
    .summary = "Keep a form as it is (AUTH-A1)",
};
inline constexpr Endpoint<OneDraft, Nothing> remove_authorization_draft {
    .id = "remove_authorization_draft",
    .method = Method::Delete,
    .path = "/api/v1/authorization-drafts/{id}",
    .access = Access::SignedIn,
    .summary = "Throw a saved form away",
    .success = 204,
};
inline constexpr Endpoint<Nothing, AuthorizationTemplateList> list_authorization_templates {
    .id = "list_authorization_templates",
    .method = Method::Get,
    .path = "/api/v1/authorization-templates",
    .access = Access::SignedIn,
    .summary = "Named templates of the employer (AUTH-A4)",
};
/// The same name again replaces the template of that name, by those who may remove it; Conflict for others.
inline constexpr Endpoint<SaveTemplate, AuthorizationTemplate> save_authorization_template {
    .id = "save_authorization_template",
    .method = Method::Post,
    .path = "/api/v1/authorization-templates",
    .access = Access::SignedIn,
    .summary = "Save a template under a name (AUTH-A4)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<OneTemplate, Nothing> remove_authorization_template {
    .id = "remove_authorization_template",
    .method = Method::Delete,
    .path = "/api/v1/authorization-templates/{id}",
    .access = Access::SignedIn,
    .summary = "Remove a template (its creator, and User Admins)",
    .success = 204,
};

}  // namespace hub::api

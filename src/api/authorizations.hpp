// Authorizations (AUTH-*): list, one, create.
#pragma once

#include "api/endpoint.hpp"
#include "domain/authorization.hpp"

#include <string>
#include <vector>

namespace hub::domain {
template <class V>
void describe(V& v, AuthorizationDraft& r) {
    using api::Limits;
    v("first_name", r.first_name, Limits { .max_length = max_name_length });
    v("last_name", r.last_name, Limits { .max_length = max_name_length });
    v("birth_date", r.birth_date);
    v("employee_number", r.employee_number, Limits { .max_length = max_number_length, .optional = true });
    v("phone", r.phone, Limits { .max_length = max_number_length, .optional = true });
    v("email", r.email, Limits { .max_length = max_email_length, .optional = true });
    v("location", r.location);
    v("visit_type", r.visit_type);
    v("injury_date", r.injury_date);
    v("body_part", r.body_part, Limits { .max_length = max_body_part_length, .optional = true });
    v("claim_number", r.claim_number, Limits { .max_length = max_number_length, .optional = true });
    v("place", r.place);
    v("center", r.center, Limits { .optional = true, .about = "Absent with telemedicine" });
    v("service_codes", r.service_codes, Limits { .max_length = max_number_length, .max_items = max_services });
    v("reason", r.reason);
    v("dot_agency", r.dot_agency);
    v("instructions", r.instructions, Limits { .max_length = max_instruction_length, .optional = true });
    v("recipients", r.recipients, Limits { .max_length = max_email_length, .max_items = max_recipients });
    v("expires", r.expires);
}
}  // namespace hub::domain

namespace hub::api {

struct AuthorizationItem {
    domain::AuthorizationId id;
    std::string number;
    domain::AuthorizationDraft draft;
    domain::AuthorizationStatus status = domain::AuthorizationStatus::Active;
    domain::ContactId created_by;
    std::string created_by_name;
    Instant created_at;
    Date expires;
    std::int64_t version = 1;
    domain::AuthorizationProgress progress = domain::AuthorizationProgress::Sent;
    domain::Transmission transmission = domain::Transmission::None;
    std::optional<Instant> undo_until;  ///< deleted ones only: until then it can be restored (AUTH-A4)
};
template <class V>
void describe(V& v, AuthorizationItem& r) {
    v("id", r.id);
    v("number", r.number);
    v("draft", r.draft);
    v("status", r.status);
    v("created_by", r.created_by);
    v("created_by_name", r.created_by_name);
    v("created_at", r.created_at);
    v("expires", r.expires);
    v("version", r.version);
    v("progress", r.progress);
    v("transmission", r.transmission);
    v("undo_until", r.undo_until);
}

struct AuthorizationList {
    std::vector<AuthorizationItem> items;  ///< newest first; what the caller may see (AUTH-16)
};
template <class V>
void describe(V& v, AuthorizationList& r) {
    v("items", r.items);
}

struct OneAuthorization {
    domain::AuthorizationId id;
};
template <class V>
void describe(V& v, OneAuthorization& r) {
    v("id", r.id);
}

struct CreateAuthorization {
    domain::AuthorizationDraft draft;
    bool allow_duplicate = false;  ///< else a duplicate is refused, field "allow_duplicate" (AUTH-A1)
};
template <class V>
void describe(V& v, CreateAuthorization& r) {
    v("draft", r.draft);
    v("allow_duplicate", r.allow_duplicate, Limits { .optional = true });
}

/// AUTH-13. The center hears of it (AUTH-26).
struct EditAuthorization {
    domain::AuthorizationId id;
    std::int64_t version = 0;
    domain::AuthorizationDraft draft;
};
template <class V>
void describe(V& v, EditAuthorization& r) {
    v("id", r.id);
    v("version", r.version);
    v("draft", r.draft);
}

/// AUTH-10, one or many.
struct ExtendAuthorizations {
    std::vector<domain::AuthorizationId> ids;
    std::optional<Date> expires;  ///< absent: the default of AUTH-09, counted from today
};
template <class V>
void describe(V& v, ExtendAuthorizations& r) {
    v("ids", r.ids, Limits { .max_items = domain::max_extensions });
    v("expires", r.expires);
}
struct ExtendedAuthorization {
    domain::AuthorizationId id;
    std::optional<AuthorizationItem> item;  ///< absent: it was not extended
    std::string problem;                    ///< then why, in plain words
};
template <class V>
void describe(V& v, ExtendedAuthorization& r) {
    v("id", r.id);
    v("item", r.item);
    v("problem", r.problem);
}
struct ExtendedAuthorizations {
    std::vector<ExtendedAuthorization> items;  ///< in the order asked
};
template <class V>
void describe(V& v, ExtendedAuthorizations& r) {
    v("items", r.items);
}

/// AUTH-14, AUTH-A4.
struct DeleteAuthorization {
    domain::AuthorizationId id;
    std::int64_t version = 0;
    std::string reason;
};
template <class V>
void describe(V& v, DeleteAuthorization& r) {
    v("id", r.id);
    v("version", r.version);
    v("reason", r.reason, Limits { .max_length = domain::max_reason_length });
}

/// AUTH-15.
struct EmailAuthorization {
    domain::AuthorizationId id;
    std::vector<std::string> recipients;
};
template <class V>
void describe(V& v, EmailAuthorization& r) {
    v("id", r.id);
    v("recipients", r.recipients, Limits { .max_length = domain::max_email_length, .max_items = domain::max_recipients });
}

struct AuthorizationHistoryItem {
    Instant at;
    domain::AuthorizationEvent event = domain::AuthorizationEvent::Created;
    std::string who;   ///< a person's name, or empty for the portal itself
    std::string what;  ///< in plain words: "Expires Dec 19, 2026 instead of Nov 19, 2026"; may be empty
};
template <class V>
void describe(V& v, AuthorizationHistoryItem& r) {
    v("at", r.at);
    v("event", r.event);
    v("who", r.who);
    v("what", r.what);
}
struct AuthorizationHistory {
    std::vector<AuthorizationHistoryItem> items;  ///< newest first
};
template <class V>
void describe(V& v, AuthorizationHistory& r) {
    v("items", r.items);
}

inline constexpr Endpoint<Nothing, AuthorizationList> list_authorizations {
    .id = "list_authorizations",
    .method = Method::Get,
    .path = "/api/v1/authorizations",
    .access = Access::SignedIn,
    .summary = "Active and expired authorizations: all of the employer for User Admins, one's own for Basic users",
};
inline constexpr Endpoint<OneAuthorization, AuthorizationItem> get_authorization {
    .id = "get_authorization",
    .method = Method::Get,
    .path = "/api/v1/authorizations/{id}",
    .access = Access::SignedIn,
    .summary = "One authorization",
};
inline constexpr Endpoint<OneAuthorization, AuthorizationHistory> get_authorization_history {
    .id = "get_authorization_history",
    .method = Method::Get,
    .path = "/api/v1/authorizations/{id}/history",
    .access = Access::SignedIn,
    .summary = "What happened to an authorization (AUTH-A4)",
};
inline constexpr Endpoint<OneAuthorization, Nothing> get_authorization_form {
    .id = "get_authorization_form",
    .method = Method::Get,
    .path = "/api/v1/authorizations/{id}/form.pdf",
    .access = Access::SignedIn,
    .summary = "The form to print, a PDF with a QR code of the number (row 33, AUTH-18)",
    .answers = Answers::Bytes,
};
inline constexpr Endpoint<CreateAuthorization, AuthorizationItem> create_authorization {
    .id = "create_authorization",
    .method = Method::Post,
    .path = "/api/v1/authorizations",
    .access = Access::SignedIn,
    .summary = "Authorize care for one employee",
    .success = 201,
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<EditAuthorization, AuthorizationItem> edit_authorization {
    .id = "edit_authorization",
    .method = Method::Put,
    .path = "/api/v1/authorizations/{id}",
    .access = Access::SignedIn,
    .summary = "Change an authorization (row 29); Outdated (412) when `version` is not the present one",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<ExtendAuthorizations, ExtendedAuthorizations> extend_authorizations {
    .id = "extend_authorizations",
    .method = Method::Post,
    .path = "/api/v1/authorizations/extensions",
    .access = Access::SignedIn,
    .summary = "Give authorizations a later expiry date (row 31)",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<DeleteAuthorization, AuthorizationItem> delete_authorization {
    .id = "delete_authorization",
    .method = Method::Post,
    .path = "/api/v1/authorizations/{id}/deletion",
    .access = Access::UserAdmin,
    .summary = "Delete an authorization, with a reason (row 32); Outdated (412) when `version` is not the present one",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<OneAuthorization, AuthorizationItem> restore_authorization {
    .id = "restore_authorization",
    .method = Method::Post,
    .path = "/api/v1/authorizations/{id}/restoration",
    .access = Access::UserAdmin,
    .summary = "Take a deletion back, within 30 seconds (AUTH-A4); Conflict afterwards",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<EmailAuthorization, AuthorizationHistory> email_authorization {
    .id = "email_authorization",
    .method = Method::Post,
    .path = "/api/v1/authorizations/{id}/copies",
    .access = Access::SignedIn,
    .summary = "Mail copies, with the form attached (row 30); answers with the history",
    .needs_idempotency_key = true,
};

}  // namespace hub::api

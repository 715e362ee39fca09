// Recent Changes (CHNG-01, CHNG-02, ACCT-A5) and the employer's own settings.
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "domain/contact.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::api {

struct FieldChange {
    std::string field;   ///< in words: "Work e-mail"
    std::string before;  ///< in words; empty when there was nothing
    std::string after;
};
template <class V>
void describe(V& v, FieldChange& r) {
    v("field", r.field);
    v("before", r.before);
    v("after", r.after);
}

struct ChangeItem {
    domain::ChangeId id;
    domain::ChangeKind kind = domain::ChangeKind::ContactUpdated;
    Instant at;
    std::string by;  ///< who did it, by name; "Support" for the provider
    std::optional<domain::ContactId> by_contact;
    std::string whom;  ///< whom it concerns, by name; empty for the employer itself
    std::optional<domain::ContactId> contact;
    std::vector<FieldChange> fields;
    std::optional<Instant> verified_at;
    std::string verified_by;
};
template <class V>
void describe(V& v, ChangeItem& r) {
    v("id", r.id);
    v("kind", r.kind);
    v("at", r.at);
    v("by", r.by);
    v("by_contact", r.by_contact);
    v("whom", r.whom);
    v("contact", r.contact);
    v("fields", r.fields);
    v("verified_at", r.verified_at);
    v("verified_by", r.verified_by);
}

/// The newest first, at most 2,000; filtered in the client.
struct ChangeList {
    std::vector<ChangeItem> items;
};
template <class V>
void describe(V& v, ChangeList& r) {
    v("items", r.items);
}

struct VerifyChanges {
    std::vector<domain::ChangeId> changes;
    bool verified = true;  ///< false takes it back
};
template <class V>
void describe(V& v, VerifyChanges& r) {
    v("changes", r.changes, Limits { .max_items = 2000 });
    v("verified", r.verified);
}

struct EmployerSettings {
    std::int64_t version = 0;
    domain::SecondFactorPolicy second_factor = domain::SecondFactorPolicy::All;
    int idle_minutes = 15;
    bool offline_work = false;  ///< people may keep on their devices what they submit without a connection
};
template <class V>
void describe(V& v, EmployerSettings& r) {
    v("version", r.version);
    v("second_factor", r.second_factor);
    v("idle_minutes", r.idle_minutes, Limits { .minimum = 5, .maximum = 30 });
    v("offline_work", r.offline_work);
}

inline constexpr Endpoint<Nothing, ChangeList> list_changes {
    .id = "list_changes",
    .method = Method::Get,
    .path = "/api/v1/changes",
    .access = Access::UserAdmin,
    .summary = "Account actions to review and verify (CHNG-01)",
};
inline constexpr Endpoint<VerifyChanges, ChangeList> verify_changes {
    .id = "verify_changes",
    .method = Method::Post,
    .path = "/api/v1/changes/verification",
    .access = Access::UserAdmin,
    .summary = "Mark changes as verified, or take that back",
    .needs_idempotency_key = true,
};
inline constexpr Endpoint<Nothing, EmployerSettings> get_employer_settings {
    .id = "get_employer_settings",
    .method = Method::Get,
    .path = "/api/v1/settings",
    .access = Access::UserAdmin,
    .summary = "The employer's security settings",
};
/// Outdated (412) when `version` is not the present one. Needs a step-up.
inline constexpr Endpoint<EmployerSettings, EmployerSettings> change_employer_settings {
    .id = "change_employer_settings",
    .method = Method::Put,
    .path = "/api/v1/settings",
    .access = Access::UserAdmin,
    .summary = "Change the employer's security settings",
    .needs_idempotency_key = true,
};

}  // namespace hub::api

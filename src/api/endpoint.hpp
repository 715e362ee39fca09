// An endpoint stands once: one constexpr value, and one `describe` for each struct that crosses. The server's route, the
// client's call, path and query, JSON both ways, the OpenAPI document and the tests derive from it.
//
// A request struct's fields go, by name: into `{name}` of the path; else into the query for Get and Delete; else into
// the JSON body. The employer comes from the session, never from a request.
#pragma once

#include <cstdint>
#include <string_view>

namespace hub::api {

enum class Method : std::uint8_t { Get, Post, Put, Patch, Delete };

[[nodiscard]] std::string_view to_string(Method method);

/// Who may call at all; checked by the router before the handler runs. Finer rules are in domain/permissions.hpp.
enum class Access : std::uint8_t {
    Public,         ///< no session needed
    AfterPassword,  ///< the password was right; the second factor may still be missing (SignInStage)
    SignedIn,
    UserAdmin,
    VisitActivity,  ///< the PVA grant (ROLE-08)
    Billing,        ///< billing contacts and Billing Admins (BILL-01)
    PaymentSite,    ///< no session: the payment site, whose signature is checked in the body (BILL-38)
};

/// "billing", as the OpenAPI document has it in `x-access`.
[[nodiscard]] std::string_view to_string(Access access);

/// The policy of an endpoint. It has no default: an endpoint that does not say who may call it does not compile (Z1).
struct Policy {
    Access access;
    // NOLINTNEXTLINE(google-explicit-constructor): stands for the access in `.access = Access::UserAdmin`
    constexpr Policy(Access who) : access(who) {}
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr operator Access() const { return access; }
};

enum class Answers : std::uint8_t { Json, Bytes };

template <class Ask, class Answer>
struct Endpoint {
    using AskType = Ask;
    using AnswerType = Answer;

    std::string_view id;  ///< operationId: "list_results"
    Method method = Method::Get;
    std::string_view path;  ///< "/api/v1/authorizations/{id}"
    Policy access;
    std::string_view summary;
    int success = 200;
    Answers answers = Answers::Json;
    /// Mutating requests carry an Idempotency-Key unless the endpoint says that repeating is harmless (security L5).
    bool needs_idempotency_key = false;
};

/// An ask or an answer without fields.
struct Nothing {};
template <class V>
void describe(V&, Nothing&) {}

/// Limits of a field, beside its name in `describe`: v("note", r.note, Limits { .max_length = 1000 }). The reader
/// enforces them, the OpenAPI document shows them.
struct Limits {
    int max_length = 0;  ///< characters; 0: the default of 4,000
    int max_items = 0;   ///< 0: the default of 10,000 (security H10)
    std::int64_t minimum = INT64_MIN;
    std::int64_t maximum = INT64_MAX;
    bool optional = false;   ///< may be absent; the field keeps its initial value. std::optional and vectors are optional by type
    std::string_view about;  ///< for the OpenAPI document
};

}  // namespace hub::api

// Making authorizations, one or many, inside one transaction (AUTH-04, AUTH-12, AUTH-A1, AUTH-A3). A form is judged first and
// stored only when nothing is wrong with it, so that one bad row of a batch does not stop the others.
#pragma once

#include "api/authorization_batches.hpp"
#include "domain/reference.hpp"
#include "server/authorization_answers.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::server {

class AuthorizationCreation {
public:
    /// Loads what forms are judged by. All outlive it.
    [[nodiscard]] static ErrorOr<AuthorizationCreation> begin(HandlerContext const& context, store::Connection& db, Call& call);

    /// Every broken rule stands in Call::field_errors. A duplicate is Invalid ("allow_duplicate").
    [[nodiscard]] ErrorOr<api::AuthorizationItem> create(api::CreateAuthorization const& ask);
    /// Each row by itself; Invalid ("rows") for none or more than max_bulk, and for a name that is missing or stands twice.
    [[nodiscard]] ErrorOr<api::BatchResult> create_all(api::CreateBatch const& ask);

private:
    struct Judgement {
        domain::AuthorizationDraft draft;  ///< cleaned
        std::vector<Error> errors = {};
        bool is_duplicate = false;
        std::string duplicate_of = {};  ///< its number, if the caller may see it
    };

    AuthorizationCreation(HandlerContext const& context, store::Connection& db, Call& call, domain::Reference reference)
        : m_context(&context), m_db(&db), m_call(&call), m_reference(std::move(reference)) {}

    [[nodiscard]] ErrorOr<Judgement> judge(domain::AuthorizationDraft const& draft);
    [[nodiscard]] ErrorOr<void> look_for_duplicate(Judgement& judgement);
    [[nodiscard]] ErrorOr<domain::AuthorizationId> store_new(domain::AuthorizationDraft draft, std::optional<std::string_view> request);
    [[nodiscard]] ErrorOr<api::BatchRowResult> create_row(api::BatchRow const& row, bool dry_run);
    [[nodiscard]] ErrorOr<api::AuthorizationItem> answer(domain::AuthorizationId id);

    HandlerContext const* m_context;
    store::Connection* m_db;
    Call* m_call;
    domain::Reference m_reference;
    std::vector<domain::AuthorizationDraft> m_accepted;  ///< of this batch: a row can double an earlier one
};

}  // namespace hub::server

// Documents by their ids, for whoever may have them now. Withdrawn, hidden, archived, not delivered, foreign and missing ones are
// all the same NotFound (RSLT-09, RSLT-16, SUPP-A2, security Z2).
#pragma once

#include "domain/document.hpp"
#include "server/call.hpp"
#include "store/database.hpp"
#include "store/document_list.hpp"

#include <span>
#include <vector>

namespace hub::server {

[[nodiscard]] store::ListOwner owner_of(Call const& call);

[[nodiscard]] ErrorOr<domain::Document> find_delivered(store::Connection& db, Call const& call, domain::DocumentId id);
/// Those of `ids` that are delivered, so that one that is gone meanwhile does not spoil the work on many; NotFound when none is left.
[[nodiscard]] ErrorOr<std::vector<domain::DocumentId>> find_delivered(
    store::Connection& db, Call const& call, std::span<domain::DocumentId const> ids);

}  // namespace hub::server

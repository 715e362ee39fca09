// Drug screens by their ids, for whoever may know of them now (RSLT-12, RSLT-15, RSLT-18, SUPP-A2, security Z2).
#pragma once

#include "domain/specimen.hpp"
#include "server/call.hpp"
#include "store/database.hpp"

namespace hub::server {

/// Its result was withdrawn, or reported by the caller: then the specimen was received in error altogether.
[[nodiscard]] ErrorOr<bool> is_in_error(store::Connection& db, Call const& call, domain::Specimen const& specimen);

/// Of the provider's own programme, at a location whose results of drug screens the caller gets, and with a result only if the caller
/// may have its document. Everything else is the same NotFound as one that is not there.
[[nodiscard]] ErrorOr<domain::Specimen> find_delivered_specimen(store::Connection& db, Call const& call, domain::SpecimenId id);

}  // namespace hub::server

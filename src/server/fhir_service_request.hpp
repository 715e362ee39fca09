// An authorization as a medical center's system reads it: a FHIR R4 Bundle of type transaction, in which each resource is put
// under an identifier of ours. Sending it twice, or a later one in place of an earlier one, leaves the same behind. The
// mapping of each field is in docs/center_messages.md.
#pragma once

#include "domain/authorization.hpp"
#include "domain/reference.hpp"

#include <string>

namespace hub::server {

struct ServiceRequestFacts {
    domain::Authorization const& authorization;
    domain::Reference const& reference;
    domain::Center const& center;  ///< the receiver
    std::string message_id;
    Instant at;
};

/// The request is revoked when the authorization was deleted, or belongs to another center or to telemedicine by now.
[[nodiscard]] std::string write_service_request(ServiceRequestFacts const& facts);

}  // namespace hub::server

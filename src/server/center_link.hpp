// The way out for messages to medical centers: an HTTP address of the provider, or a folder. The host has it.
#pragma once

#include "base/error.hpp"

#include <string_view>

namespace hub::server {

struct CenterLink {
    virtual ~CenterLink() = default;
    /// `body` is a FHIR R4 transaction (docs/center_messages.md). When it returns without an error the provider's side has
    /// it. The same message may come again after a failure: `message_id` is then the same, and so is its effect. Invalid
    /// when it was refused for good; any other error is tried again. The error's detail goes to the log and to the
    /// database, so it must not name people.
    [[nodiscard]] virtual ErrorOr<void> send(std::string_view message_id, std::string_view body) = 0;
    /// From another thread: lets a send() that is under way fail soon.
    virtual void interrupt() {}
};

}  // namespace hub::server

#include "base/error.hpp"

#include <array>

namespace hub {

namespace {

struct Name {
    ErrorCode code;
    std::string_view name;
};

constexpr std::array names {
    Name { ErrorCode::Invalid, "invalid" },
    Name { ErrorCode::Unauthenticated, "unauthenticated" },
    Name { ErrorCode::Forbidden, "forbidden" },
    Name { ErrorCode::NotFound, "not_found" },
    Name { ErrorCode::Conflict, "conflict" },
    Name { ErrorCode::Outdated, "outdated" },
    Name { ErrorCode::StepUpNeeded, "step_up_needed" },
    Name { ErrorCode::TooLarge, "too_large" },
    Name { ErrorCode::TooMany, "too_many" },
    Name { ErrorCode::Unavailable, "unavailable" },
    Name { ErrorCode::Cancelled, "cancelled" },
    Name { ErrorCode::Internal, "internal" },
};

}  // namespace

std::string_view to_string(ErrorCode code) {
    for (auto const& entry : names) {
        if (entry.code == code) { return entry.name; }
    }
    return "internal";
}

ErrorCode error_code_from(std::string_view name) {
    for (auto const& entry : names) {
        if (entry.name == name) { return entry.code; }
    }
    return ErrorCode::Internal;
}

Error Error::invalid(std::string field, std::string message) {
    return { ErrorCode::Invalid, std::move(message), std::move(field), {} };
}

Error Error::unauthenticated() {
    return { ErrorCode::Unauthenticated, "Your session has ended. Please sign in again.", {}, {} };
}

Error Error::forbidden(std::string message) {
    return { ErrorCode::Forbidden, std::move(message), {}, {} };
}

Error Error::not_found(std::string message) {
    return { ErrorCode::NotFound, std::move(message), {}, {} };
}

Error Error::conflict(std::string message) {
    return { ErrorCode::Conflict, std::move(message), {}, {} };
}

Error Error::outdated() {
    return { ErrorCode::Outdated, "Someone else saved first. Please look at their changes before you save yours.", {}, {} };
}

Error Error::step_up_needed() {
    return { ErrorCode::StepUpNeeded, "Please confirm that it is you before you go on.", {}, {} };
}

Error Error::unavailable(std::string message, std::string detail) {
    return { ErrorCode::Unavailable, std::move(message), {}, std::move(detail) };
}

Error Error::internal(std::string detail) {
    return { ErrorCode::Internal, "Something went wrong on our side. Please try again.", {}, std::move(detail) };
}

}  // namespace hub

// The one error type of the program and the value-or-error that carries it.
// An Error is made where something goes wrong, handed up unchanged, and handled exactly once.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace hub {

/// What went wrong, in the terms that both sides understand. The server maps each code to one HTTP status
/// and the client maps that status back (api/problem.hpp).
enum class ErrorCode : std::uint8_t {
    Invalid,          ///< the request breaks a rule; `field` names the input where there is one (400 or 422)
    Unauthenticated,  ///< nobody is signed in, or the session has ended (401)
    Forbidden,        ///< signed in, but not allowed (403)
    NotFound,         ///< missing, deleted, or another employer's: these answer alike (404)
    Conflict,         ///< the thing exists already, or a rule on the present state forbids it (409)
    Outdated,         ///< someone else saved first: the version that was read is not the present one any more (412)
    StepUpNeeded,     ///< signed in and allowed, but the person has to confirm who they are first (403, security A11)
    TooLarge,         ///< more than a stated limit (413)
    TooMany,          ///< a rate limit (429)
    Unavailable,      ///< the server, the network or the store cannot answer now; trying again may help (503)
    Cancelled,        ///< the user stopped it; never shown as a failure
    Internal,         ///< our own fault; the text shown says nothing of the cause (500)
};

/// A stable lower-case name such as "not_found", used in the wire format and in logs.
[[nodiscard]] std::string_view to_string(ErrorCode code);
/// The reverse of to_string; an unknown name gives Internal.
[[nodiscard]] ErrorCode error_code_from(std::string_view name);

struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;  ///< plain words for the person at the screen
    std::string field;    ///< the input it belongs to, as a path ("recipients[2].email"), or empty
    std::string detail;   ///< for the log of the side where it happened; never sent, never shown

    [[nodiscard]] static Error invalid(std::string field, std::string message);
    [[nodiscard]] static Error unauthenticated();
    [[nodiscard]] static Error forbidden(std::string message);
    [[nodiscard]] static Error not_found(std::string message = "This is no longer available.");
    [[nodiscard]] static Error conflict(std::string message);
    [[nodiscard]] static Error outdated();
    [[nodiscard]] static Error step_up_needed();
    [[nodiscard]] static Error unavailable(std::string message, std::string detail = {});
    [[nodiscard]] static Error internal(std::string detail);

    bool operator==(Error const&) const = default;
};

template <class T>
using ErrorOr = std::expected<T, Error>;

/// Makes the unexpected side: `return fail(Error::not_found());`
[[nodiscard]] inline std::unexpected<Error> fail(Error error) {
    return std::unexpected<Error>(std::move(error));
}

}  // namespace hub

/// Evaluates an ErrorOr<void> expression and returns its error from the enclosing function.
#define HUB_TRY(expression)                                                                                                                \
    do {                                                                                                                                   \
        if (auto hub_try_ = (expression); !hub_try_) { return ::hub::fail(std::move(hub_try_).error()); }                                  \
    } while (false)

#define HUB_TRY_CONCAT_(a, b) a##b
#define HUB_TRY_CONCAT(a, b) HUB_TRY_CONCAT_(a, b)
/// Declares `variable` from an ErrorOr<T> expression or returns its error: `HUB_TRY_ASSIGN(auto row, find(id));`
#define HUB_TRY_ASSIGN(declaration, expression)                                                                                            \
    auto HUB_TRY_CONCAT(hub_try_, __LINE__) = (expression);                                                                                \
    if (!HUB_TRY_CONCAT(hub_try_, __LINE__)) { return ::hub::fail(std::move(HUB_TRY_CONCAT(hub_try_, __LINE__)).error()); }                \
    declaration = *std::move(HUB_TRY_CONCAT(hub_try_, __LINE__))

// A value that is loaded, and stays while it is loaded again, so that nothing on the screen blinks.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hub::client {

/// What does not depend on the value.
struct QueryState {
    std::optional<Error> error;  ///< of the last try; the value, if any, is older then
    bool loading = false;
    double asked_at_ms = -1e18;  ///< monotonic; when the last try began
    std::uint64_t version = 0;   ///< grows with each new value

    void begin(double now_ms) {
        loading = true;
        asked_at_ms = now_ms;
    }
};

template <class T>
struct Query : QueryState {
    std::optional<T> value;  ///< the last good answer

    [[nodiscard]] bool has_value() const { return value.has_value(); }

    void finish(ErrorOr<T> answer) {
        loading = false;
        if (answer) {
            value = std::move(*answer);
            error.reset();
            ++version;
        } else {
            error = std::move(answer).error();
        }
    }
    void clear() {
        auto const next = version + 1;
        *this = {};
        version = next;
    }
};

/// Something that was sent and changes the world: at most one at a time.
struct Submission {
    bool busy = false;
    std::optional<Error> error;
    std::vector<Error> field_errors;  ///< each with its `field`
    std::uint64_t succeeded = 0;      ///< counts successes, so that a screen sees a new one

    void begin() {
        busy = true;
        error.reset();
        field_errors.clear();
    }
};

}  // namespace hub::client

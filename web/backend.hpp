// What stands behind the client: the real server over the network (portal_backend.cpp), or the server in this page
// (sandbox_backend.cpp). The build links exactly one of them.
#pragma once

#include "app/app.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "client/transport.hpp"
#include "domain/card.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::web {

/// The machine's own clock, secure randomness, and the way to ask for a frame. They outlive the backend.
struct Machine {
    Clock const& clock;
    Random& random;
    std::function<void(double after_ms)> wake;
};

struct Backend {
    virtual ~Backend() = default;

    [[nodiscard]] virtual app::Options options() const = 0;
    [[nodiscard]] virtual client::Transport& transport() = 0;
    /// The clock that the program goes by; the sandbox has one that can be moved.
    [[nodiscard]] virtual Clock const& clock() const = 0;
    /// The bytes behind a document's address when they are in this page; nothing when the browser must fetch them.
    [[nodiscard]] virtual std::optional<ErrorOr<std::vector<std::byte>>> document(std::string_view url) = 0;
    virtual void reset() {}
    /// Platform::pay_in_sandbox.
    [[nodiscard]] virtual ErrorOr<std::string> pay(std::string_view address, domain::CardForm const& card) {
        static_cast<void>(address);
        static_cast<void>(card);
        return fail(Error::unavailable("There is no payment site here."));
    }
    virtual void move_clock(std::int32_t days) { static_cast<void>(days); }
};

[[nodiscard]] std::unique_ptr<Backend> make_backend(Machine machine);

}  // namespace hub::web

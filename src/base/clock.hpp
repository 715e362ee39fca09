// Injected time. Nothing in src/ asks the system for the hour; the host hands a clock in.
#pragma once

#include "base/date.hpp"

namespace hub {

struct Clock {
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// A clock that stands still until it is moved: for tests and for the training sandbox.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start) {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance_ms(std::int64_t ms) { m_now.ms += ms; }

private:
    Instant m_now;
};

}  // namespace hub

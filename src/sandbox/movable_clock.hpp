// The sandbox's time: the machine's own, moved by as much as the trainer likes, so that 72 hours, 30 and 90 days can be
// seen in a minute (HELP-A1).
#pragma once

#include "base/clock.hpp"

#include <cstdint>

namespace hub::sandbox {

class MovableClock final : public Clock {
public:
    explicit MovableClock(Clock const& machine) : m_machine(machine) {}
    [[nodiscard]] Instant now() const override { return { m_machine.now().ms + m_offset_ms }; }

    void move_by_ms(std::int64_t ms) { m_offset_ms += ms; }
    void move_by_days(std::int64_t days) { move_by_ms(days * 24 * 3600 * 1000); }
    void follow_machine() { m_offset_ms = 0; }
    [[nodiscard]] std::int64_t offset_ms() const { return m_offset_ms; }

private:
    Clock const& m_machine;
    std::int64_t m_offset_ms = 0;
};

}  // namespace hub::sandbox

// The server in the same process, as the training sandbox has it, at a fixed time and with repeatable randomness.
#pragma once

#include "conformance/place.hpp"
#include "sandbox/in_process_transport.hpp"
#include "sandbox/sandbox.hpp"

#include <cstdlib>

namespace hub::conformance {

class InProcess final : public Place {
public:
    explicit InProcess(pdf::Fonts const& fonts) {
        auto started = sandbox::Sandbox::start(m_clock, m_random, fonts);
        // Without demo data there is nothing to test.
        if (!started) { std::abort(); }
        m_sandbox = *std::move(started);
    }
    std::unique_ptr<client::Transport> open_transport() override {
        return std::make_unique<sandbox::InProcessTransport>(*m_sandbox, m_clock);
    }
    void wait() override { m_clock.advance_ms(1); }

private:
    ManualClock m_clock { Instant::parse_iso("2026-11-19T18:00:00.000Z").value_or(Instant {}) };
    SeededRandom m_random { 11 };
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
};

}  // namespace hub::conformance

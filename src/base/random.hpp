// Injected randomness. Production uses the platform's secure source (given by the host), tests and demo data a
// seeded one, so that every run can be repeated from its seed.
#pragma once

#include <cstdint>
#include <span>

namespace hub {

struct Random {
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    /// Uniform in [0, bound); `bound` must be above 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

/// Repeatable and NOT secure: for demo data and tests only.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t m_state;
};

}  // namespace hub

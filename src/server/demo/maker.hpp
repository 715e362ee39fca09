// What the makers of the demo data share: dice, ids and moments, all from one seed and one clock.
#pragma once

#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/random.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace hub::server::demo {

class Maker {
public:
    Maker(std::uint64_t seed, Instant now) : m_random(seed), m_now(now) {}

    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] Date today() const { return central_date(m_now); }

    /// 0 to `bound` - 1.
    [[nodiscard]] int below(int bound) { return static_cast<int>(m_random.below(static_cast<std::uint64_t>(bound))); }
    /// `least` to `most`, both included.
    [[nodiscard]] int between(int least, int most) { return least + below(most - least + 1); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <class T>
    [[nodiscard]] T const& pick(std::span<T const> from) {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }
    template <class Container>
    [[nodiscard]] auto const& pick_of(Container const& from) {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }

    /// An id as if it had been made at that moment.
    template <class IdType>
    [[nodiscard]] IdType id(Instant at) {
        ManualClock const clock { at };
        return IdType::make(clock, m_random);
    }
    template <class IdType>
    [[nodiscard]] IdType id() {
        return id<IdType>(Instant { m_now.ms - year_ms });
    }

    /// A moment of that Central day between two minutes after midnight, but not in the future.
    [[nodiscard]] Instant moment(Date day, int from_minute, int to_minute) {
        auto const start = start_of_central_day(day).ms;
        auto const at = start + std::int64_t { between(from_minute, to_minute) } * 60'000 + below(60'000);
        return { at < m_now.ms ? at : m_now.ms - std::int64_t { between(1, 90) } * 60'000 };
    }

private:
    static constexpr std::int64_t year_ms = std::int64_t { 365 } * 24 * 3600 * 1000;

    SeededRandom m_random;
    Instant m_now;
};

}  // namespace hub::server::demo

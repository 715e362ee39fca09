// Knows how long the server has heard nothing of the person, so that the page can warn before the session ends
// (SIGN-A1, security A9). It only counts: the server's clock decides, and Hub asks it when the time is over.
#pragma once

#include <cstdint>
#include <optional>

namespace hub::client {

/// Times are milliseconds of the wall clock, which goes on while a notebook sleeps.
class IdleWatch {
public:
    static constexpr std::int64_t warning_ms = 60'000;
    /// Somebody who only types and scrolls is told to the server this often.
    static constexpr std::int64_t told_every_ms = 60'000;

    void start(int timeout_seconds, std::int64_t now_ms);
    void stop() { m_timeout_ms = 0; }
    [[nodiscard]] bool is_running() const { return m_timeout_ms > 0; }

    /// A request that keeps the session alive has been sent.
    void sign_of_life(std::int64_t now_ms);
    /// The person did something in the page. True when the server should hear of it; never while the warning is shown,
    /// which wants an answer of its own.
    [[nodiscard]] bool person_acted(std::int64_t now_ms) const;
    /// The session lives on although nothing was sent here: another tab is in use. Looks again after a while.
    void postpone(std::int64_t now_ms);

    /// Whole seconds, during the last minute only.
    [[nodiscard]] std::optional<int> seconds_left(std::int64_t now_ms) const;
    [[nodiscard]] bool is_over(std::int64_t now_ms) const;
    /// Milliseconds until one of the answers above changes, negative for never.
    [[nodiscard]] double next_ms(std::int64_t now_ms) const;

private:
    [[nodiscard]] std::int64_t left_ms(std::int64_t now_ms) const { return m_last_ms + m_timeout_ms - now_ms; }

    std::int64_t m_timeout_ms = 0;
    std::int64_t m_last_ms = 0;        ///< of the last sign of life
    std::int64_t m_look_again_ms = 0;  ///< with a postponed end
};

}  // namespace hub::client

#include "client/idle_watch.hpp"

#include <algorithm>

namespace hub::client {

namespace {

constexpr std::int64_t look_again_ms = 30'000;
/// So late that the server's answer cannot come before its own end.
constexpr std::int64_t late_ms = 1'000;

}  // namespace

void IdleWatch::start(int timeout_seconds, std::int64_t now_ms) {
    m_timeout_ms = std::int64_t { timeout_seconds } * 1000;
    sign_of_life(now_ms);
}

void IdleWatch::sign_of_life(std::int64_t now_ms) {
    m_last_ms = now_ms;
    m_look_again_ms = 0;
}

bool IdleWatch::person_acted(std::int64_t now_ms) const {
    return is_running() && !seconds_left(now_ms) && !is_over(now_ms) && now_ms - m_last_ms >= std::min(told_every_ms, m_timeout_ms / 4);
}

void IdleWatch::postpone(std::int64_t now_ms) {
    m_look_again_ms = now_ms + look_again_ms;
}

std::optional<int> IdleWatch::seconds_left(std::int64_t now_ms) const {
    auto const left = left_ms(now_ms);
    if (!is_running() || m_look_again_ms != 0 || left > warning_ms) { return std::nullopt; }
    return static_cast<int>((std::max<std::int64_t>(left, 0) + 999) / 1000);
}

bool IdleWatch::is_over(std::int64_t now_ms) const {
    if (!is_running()) { return false; }
    return m_look_again_ms != 0 ? now_ms >= m_look_again_ms : left_ms(now_ms) <= -late_ms;
}

double IdleWatch::next_ms(std::int64_t now_ms) const {
    if (!is_running()) { return -1; }
    if (m_look_again_ms != 0) { return static_cast<double>(std::max<std::int64_t>(m_look_again_ms - now_ms, 1)); }
    auto const left = left_ms(now_ms);
    if (left > warning_ms) { return static_cast<double>(left - warning_ms); }
    if (left <= 0) { return static_cast<double>(std::max<std::int64_t>(left + late_ms, 1)); }
    return static_cast<double>(left % 1000 == 0 ? 1000 : left % 1000);
}

}  // namespace hub::client

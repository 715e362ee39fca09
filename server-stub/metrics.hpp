// Counters of the running host, for /metrics. Numbers only: nothing of any request is kept.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

namespace hub::host {

struct Metrics {
    std::atomic<std::uint64_t> accepted { 0 };
    std::atomic<std::uint64_t> refused_connections { 0 };  ///< over a cap of H4
    std::atomic<std::uint64_t> refused_requests { 0 };     ///< by the strictness layer
    std::atomic<std::uint64_t> timed_out { 0 };
    std::array<std::atomic<std::uint64_t>, 6> answers {};  ///< by the first digit of the status
    std::atomic<std::int64_t> open_connections { 0 };
    std::atomic<std::int64_t> body_bytes { 0 };    ///< of requests being received
    std::atomic<std::int64_t> answer_bytes { 0 };  ///< of answers being sent

    void count_answer(int status) {
        answers[static_cast<std::size_t>(status / 100) % answers.size()].fetch_add(1, std::memory_order_relaxed);
    }

    /// In the text format of Prometheus.
    [[nodiscard]] std::string text() const;
};

}  // namespace hub::host

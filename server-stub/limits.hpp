// Every number of the strictness layer in one place (security H1 to H4, L4). Tests shorten the times.
#pragma once

#include <chrono>
#include <cstddef>

namespace hub::host {

using Milliseconds = std::chrono::milliseconds;

struct Limits {
    // H1
    std::size_t target_bytes = 8 * 1024;
    std::size_t header_bytes = 16 * 1024;
    std::size_t header_count = 100;

    // H2
    std::size_t json_body_bytes = 256 * 1024;
    std::size_t bulk_json_body_bytes = 1024 * 1024;

    // H3: each is a deadline for the whole phase, which arriving bytes do not move.
    Milliseconds header_time { 10'000 };
    Milliseconds body_time { 20'000 };
    Milliseconds body_time_per_64_kib { 1'000 };
    Milliseconds write_time { 30'000 };  ///< after this, the client must have taken write_bytes_per_second on average
    std::size_t write_bytes_per_second = 4 * 1024;
    Milliseconds idle_time { 15'000 };
    int requests_per_connection = 1'000;

    // H4
    std::size_t connections = 4'000;
    std::size_t connections_per_address = 64;
    std::size_t connections_being_refused = 256;  ///< that are told 503; beyond that they are closed without a word

    // L4, L7
    Milliseconds answer_time { 30'000 };
    std::size_t body_bytes_in_flight = 48 * 1024 * 1024;    ///< of all requests being received
    std::size_t free_body_bytes = 16 * 1024;                ///< of each body, not counted there
    std::size_t answer_bytes_in_flight = 64 * 1024 * 1024;  ///< of all answers being sent
    std::size_t answer_bytes_in_flight_per_address = 24 * 1024 * 1024;

    // After an answer that ends the connection, what the client still sends is read and thrown away, so that the answer
    // is not lost to a reset.
    Milliseconds linger_time { 1'000 };
    std::size_t linger_bytes = 256 * 1024;

    // H13
    Milliseconds accept_after_sigterm { 1'000 };
    Milliseconds finish_time { 10'000 };
};

}  // namespace hub::host

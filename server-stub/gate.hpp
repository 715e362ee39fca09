// Counts connections and bytes against the caps of security H4 and L7: in all, and for each client, so that neither a
// crowd nor a single one can take the server's memory.
#pragma once

#include "address.hpp"
#include "limits.hpp"
#include "metrics.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace hub::host {

enum class Counted : std::uint8_t { ByAddress, InAllOnly };  ///< a trusted proxy brings many clients from one address
enum class Entry : std::uint8_t { Welcome, Refused, Dropped };

class Gate {
public:
    Gate(Limits const& limits, Metrics& metrics) : m_limits(limits), m_metrics(metrics) {}

    /// Refused connections are told so, with Dropped there is not even time for that. Each is followed by leave().
    [[nodiscard]] Entry enter(Address const& peer, Counted counted);
    void leave(Address const& peer, Counted counted, Entry entry);

    /// False when too much is under way; then nothing is counted.
    [[nodiscard]] bool take_body_bytes(std::size_t bytes);
    void give_back_body_bytes(std::size_t bytes);
    [[nodiscard]] bool take_answer_bytes(std::string const& client, std::size_t bytes);
    void give_back_answer_bytes(std::string const& client, std::size_t bytes);

    [[nodiscard]] std::size_t open_connections() const;

private:
    Limits const& m_limits;
    Metrics& m_metrics;
    mutable std::mutex m_mutex;
    std::size_t m_open = 0;
    std::size_t m_refused = 0;
    std::size_t m_body_bytes = 0;
    std::size_t m_answer_bytes = 0;
    std::map<Address, std::size_t> m_by_address;
    std::map<std::string, std::size_t, std::less<>> m_answer_bytes_by_client;
};

/// The bytes of one request's body, given back at the end of its life. The first of them are free, so that nobody can keep
/// others from signing in by holding large bodies back.
class BodyCharge {
public:
    BodyCharge(Gate& gate, std::size_t free_bytes) : m_gate(gate), m_free_bytes(free_bytes) {}
    ~BodyCharge() { m_gate.give_back_body_bytes(m_charged); }
    BodyCharge(BodyCharge const&) = delete;
    BodyCharge& operator=(BodyCharge const&) = delete;
    [[nodiscard]] bool add(std::size_t bytes) {
        m_received += bytes;
        auto const due = m_received - std::min(m_received, m_free_bytes) - m_charged;
        if (!m_gate.take_body_bytes(due)) { return false; }
        m_charged += due;
        return true;
    }

private:
    Gate& m_gate;
    std::size_t m_free_bytes;
    std::size_t m_received = 0;
    std::size_t m_charged = 0;
};

/// The bytes of one answer while it is being sent.
class AnswerCharge {
public:
    AnswerCharge(Gate& gate, std::string const& client, std::size_t bytes)
        : m_gate(gate), m_client(client), m_bytes(bytes), m_is_taken(gate.take_answer_bytes(client, bytes)) {}
    ~AnswerCharge() {
        if (m_is_taken) { m_gate.give_back_answer_bytes(m_client, m_bytes); }
    }
    AnswerCharge(AnswerCharge const&) = delete;
    AnswerCharge& operator=(AnswerCharge const&) = delete;
    [[nodiscard]] bool is_taken() const { return m_is_taken; }

private:
    Gate& m_gate;
    std::string m_client;
    std::size_t m_bytes;
    bool m_is_taken;
};

}  // namespace hub::host

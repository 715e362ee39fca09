#include "gate.hpp"

namespace hub::host {

Entry Gate::enter(Address const& peer, Counted counted) {
    std::scoped_lock const lock { m_mutex };
    auto const address = peer.counted_as();
    auto const found = m_by_address.find(address);
    bool const is_full = m_open >= m_limits.connections;
    bool const has_too_many =
        counted == Counted::ByAddress && found != m_by_address.end() && found->second >= m_limits.connections_per_address;
    if (is_full || has_too_many) {
        m_metrics.refused_connections += 1;
        if (m_refused >= m_limits.connections_being_refused) { return Entry::Dropped; }
        m_refused += 1;
        return Entry::Refused;
    }
    m_open += 1;
    if (counted == Counted::ByAddress) { m_by_address[address] += 1; }
    m_metrics.accepted += 1;
    m_metrics.open_connections = static_cast<std::int64_t>(m_open);
    return Entry::Welcome;
}

void Gate::leave(Address const& peer, Counted counted, Entry entry) {
    std::scoped_lock const lock { m_mutex };
    if (entry == Entry::Refused) { m_refused -= 1; }
    if (entry != Entry::Welcome) { return; }
    m_open -= 1;
    m_metrics.open_connections = static_cast<std::int64_t>(m_open);
    if (counted == Counted::InAllOnly) { return; }
    auto const found = m_by_address.find(peer.counted_as());
    if (found != m_by_address.end() && --found->second == 0) { m_by_address.erase(found); }
}

bool Gate::take_body_bytes(std::size_t bytes) {
    std::scoped_lock const lock { m_mutex };
    if (m_body_bytes + bytes > m_limits.body_bytes_in_flight) { return false; }
    m_body_bytes += bytes;
    m_metrics.body_bytes = static_cast<std::int64_t>(m_body_bytes);
    return true;
}

void Gate::give_back_body_bytes(std::size_t bytes) {
    std::scoped_lock const lock { m_mutex };
    m_body_bytes -= bytes;
    m_metrics.body_bytes = static_cast<std::int64_t>(m_body_bytes);
}

bool Gate::take_answer_bytes(std::string const& client, std::size_t bytes) {
    std::scoped_lock const lock { m_mutex };
    auto& of_client = m_answer_bytes_by_client[client];
    // One answer alone always goes out, however large it is.
    bool const is_first = of_client == 0 && m_answer_bytes == 0;
    bool const has_room =
        m_answer_bytes + bytes <= m_limits.answer_bytes_in_flight && of_client + bytes <= m_limits.answer_bytes_in_flight_per_address;
    if (!is_first && !has_room) {
        if (of_client == 0) { m_answer_bytes_by_client.erase(client); }
        return false;
    }
    of_client += bytes;
    m_answer_bytes += bytes;
    m_metrics.answer_bytes = static_cast<std::int64_t>(m_answer_bytes);
    return true;
}

void Gate::give_back_answer_bytes(std::string const& client, std::size_t bytes) {
    std::scoped_lock const lock { m_mutex };
    m_answer_bytes -= bytes;
    m_metrics.answer_bytes = static_cast<std::int64_t>(m_answer_bytes);
    auto const found = m_answer_bytes_by_client.find(client);
    if (found == m_answer_bytes_by_client.end()) { return; }
    found->second -= bytes;
    if (found->second == 0) { m_answer_bytes_by_client.erase(found); }
}

std::size_t Gate::open_connections() const {
    std::scoped_lock const lock { m_mutex };
    return m_open + m_refused;
}

}  // namespace hub::host

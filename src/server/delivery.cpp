#include "server/delivery.hpp"

namespace hub::server {

bool DeliveryRule::delivers(int kind, std::string_view location) {
    auto const found = m_answers.find(location);
    auto& kinds = found != m_answers.end() ? found->second : m_answers.emplace(std::string { location }, Kinds {}).first->second;
    if (kind < 0 || static_cast<std::size_t>(kind) >= kinds.size()) { return false; }
    auto& answer = kinds[static_cast<std::size_t>(kind)];
    if (answer == Answer::Unknown) {
        domain::Document probe;
        probe.kind = static_cast<domain::DocumentKindNumber>(kind);
        probe.location = domain::LocationId::parse(location).value_or(domain::LocationId {});
        answer = domain::is_delivered(probe, m_settings, central_date(probe.posted_at)) ? Answer::Yes : Answer::No;
    }
    return answer == Answer::Yes;
}

Date oldest_available_day(Date today) {
    return today.plus_days(-domain::archive_after_days);
}

Instant oldest_available(Date today) {
    return start_of_central_day(oldest_available_day(today));
}

}  // namespace hub::server

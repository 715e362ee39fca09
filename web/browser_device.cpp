#include "browser_device.hpp"

#include "page.hpp"

namespace hub::web {

void BrowserDevice::call(std::string_view operation, std::string json, Done done) {
    auto const ticket = m_next++;
    m_calls.emplace(ticket, std::move(done));
    hub_page_device_call(ticket, std::string { operation }.c_str(), json.c_str());
}

void BrowserDevice::poll() {
    for (auto& [ticket, answer] : std::exchange(m_answers, {})) {
        auto call = m_calls.extract(ticket);
        if (call) { call.mapped()(std::move(answer)); }
    }
}

}  // namespace hub::web

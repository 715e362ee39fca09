// client::DeviceStore over web/offline. What the page tells arrives through told() and done() (exports.cpp).
#pragma once

#include "client/platform.hpp"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hub::web {

class BrowserDevice final : public client::DeviceStore {
public:
    void call(std::string_view operation, std::string json, Done done) override;
    [[nodiscard]] std::optional<std::string> take_state() override { return std::exchange(m_state, std::nullopt); }
    void poll() override;

    void told(std::string json) { m_state = std::move(json); }
    void done(int ticket, ErrorOr<std::string> answer) { m_answers.emplace_back(ticket, std::move(answer)); }

private:
    std::map<int, Done> m_calls;
    std::deque<std::pair<int, ErrorOr<std::string>>> m_answers;
    std::optional<std::string> m_state;
    int m_next = 1;
};

}  // namespace hub::web

// What waits on this device, in words. Pure.
#pragma once

#include "client/device_data.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/ui.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

struct WaitingRow {
    std::string key;
    std::string employee;
    std::string written;  ///< "Written Nov 21, 2026, 4:52 p.m. CT"
    std::string state;    ///< "Waiting"
    Tone tone = Tone::Neutral;
    std::string problem;  ///< of the last try, or empty
    bool can_edit = true;
    bool can_retry = false;
    std::string retry;  ///< "Try now"
    std::string discard_warning;
};

[[nodiscard]] std::vector<WaitingRow> waiting_rows(client::DeviceData const& device, bool online);
/// "2 waiting"
[[nodiscard]] std::string waiting_words(int count);
/// "2 authorizations wait on this device"
[[nodiscard]] std::string waiting_sentence(int count);

}  // namespace hub::ui

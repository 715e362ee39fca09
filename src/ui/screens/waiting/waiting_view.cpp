#include "ui/screens/waiting/waiting_view.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

namespace hub::ui {

namespace {

using client::WaitingEntry;
using client::WaitingState;

/// Every message of the refusal once: the whole, then its fields.
std::string problem_of(WaitingEntry const& entry) {
    if (!entry.problem) { return {}; }
    std::string words;
    for (auto const& error : entry.field_errors) {
        if (words.contains(error.message)) { continue; }
        if (!words.empty()) { words += ' '; }
        words += error.message;
    }
    return words.empty() ? entry.problem->message : words;
}

void describe_state(WaitingRow& row, WaitingEntry const& entry, bool online) {
    switch (entry.state) {
    case WaitingState::Sending:
        row.state = "Being sent";
        row.tone = Tone::Info;
        row.can_edit = false;
        return;
    case WaitingState::Refused:
        row.state = "Refused";
        row.tone = Tone::Danger;
        row.problem = problem_of(entry);
        row.retry = "Send again";
        break;
    case WaitingState::Held:
        row.state = "Being changed";
        row.tone = Tone::Neutral;
        row.retry = "Send as it is";
        break;
    case WaitingState::Waiting:
        row.state = online ? "Waiting for the server" : "Waiting for a connection";
        row.tone = Tone::Warning;
        row.problem = online ? problem_of(entry) : std::string {};
        row.retry = "Try now";
        break;
    }
    row.can_retry = true;
}

}  // namespace

std::vector<WaitingRow> waiting_rows(client::DeviceData const& device, bool online) {
    std::vector<WaitingRow> rows;
    for (auto const& entry : device.waiting) {
        WaitingRow row { .key = entry.key,
            .employee = entry.name(),
            .written = "Written " + central_date_time_text(entry.created),
            .state = {},
            .problem = {},
            .retry = {},
            .discard_warning = {} };
        describe_state(row, entry, online);
        row.discard_warning = "It is deleted from this device, and " + entry.name() + " gets no authorization from it.";
        if (entry.may_be_sent()) {
            row.discard_warning = "It was on its way once and may have arrived although no answer came. Look into the list of "
                                  "authorizations before you write it again.";
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string waiting_words(int count) {
    return std::to_string(count) + " waiting";
}

std::string waiting_sentence(int count) {
    return count == 1 ? "1 authorization waits on this device" : std::to_string(count) + " authorizations wait on this device";
}

}  // namespace hub::ui

// A client::DeviceStore in memory: what the browser does with keys, PIN and database, without any of them.
#pragma once

#include "api/json.hpp"
#include "client/device_data.hpp"
#include "client/platform.hpp"

#include <deque>
#include <map>
#include <string>
#include <utility>

namespace hub::tests {

struct MemoryDevice final : client::DeviceStore {
    client::DeviceState state { .phase = client::DevicePhase::None };
    std::map<std::pair<std::string, std::string>, std::string> records;
    std::string pin;
    std::string share;
    bool refuses_to_write = false;
    int wipes = 0;

    MemoryDevice() { tell(); }

    void tell() { m_told = api::write_json(state); }
    void lock() {
        state.phase = client::DevicePhase::Locked;
        state.is_sender = false;
        tell();
    }
    [[nodiscard]] int entries() const {
        int count = 0;
        for (auto const& [name, text] : records) { count += name.first == "entry" ? 1 : 0; }
        return count;
    }

    void call(std::string_view operation, std::string json, Done done) override {
        m_answers.emplace_back([done = std::move(done), answer = run(operation, json)] { done(answer); });
    }
    [[nodiscard]] std::optional<std::string> take_state() override { return std::exchange(m_told, std::nullopt); }
    void poll() override {
        for (auto& answer : std::exchange(m_answers, {})) { answer(); }
    }

private:
    ErrorOr<std::string> run(std::string_view operation, std::string const& json) {
        if (operation == "enroll") { return enroll(api::read_json_leniently<client::EnrollOnDevice>(json).value()); }
        if (operation == "unlock") { return unlock(api::read_json_leniently<client::UnlockOnDevice>(json).value()); }
        if (operation == "wipe") { return wipe(); }
        if (operation == "lock") {
            lock();
            return "";
        }
        if (state.phase != client::DevicePhase::Open) { return fail(Error::forbidden("This device is locked.")); }
        if (operation == "read") { return read(); }
        auto const record =
            operation == "remove_broken" ? client::DeviceRecord {} : api::read_json_leniently<client::DeviceRecord>(json).value();
        if (operation == "remove") {
            records.erase({ record.kind, record.id });
        } else if (operation == "put") {
            if (refuses_to_write) { return fail(Error::unavailable("The disk is full.")); }
            records[{ record.kind, record.id }] = record.text;
        }
        state.waiting = entries();
        tell();
        return "";
    }
    ErrorOr<std::string> enroll(client::EnrollOnDevice const& ask) {
        records.clear();
        pin = ask.pin;
        share = ask.share;
        state = { .phase = client::DevicePhase::Open, .id = ask.id, .employer = ask.employer, .contact = ask.contact, .is_sender = true };
        state.offline_until = Instant { INT64_C(4'000'000'000'000) };
        tell();
        return "";
    }
    ErrorOr<std::string> unlock(client::UnlockOnDevice const& ask) {
        if (ask.pin != pin || (!ask.share.empty() && ask.share != share)) { return fail(Error::invalid("pin", "This PIN is wrong.")); }
        state.phase = client::DevicePhase::Open;
        state.is_sender = true;
        tell();
        return "";
    }
    ErrorOr<std::string> wipe() {
        ++wipes;
        records.clear();
        state = { .phase = client::DevicePhase::None };
        tell();
        return "";
    }
    ErrorOr<std::string> read() const {
        client::DeviceRecords found;
        for (auto const& [name, text] : records) { found.records.push_back({ name.first, name.second, text }); }
        return api::write_json(found);
    }

    std::optional<std::string> m_told;
    std::deque<std::function<void()>> m_answers;
};

}  // namespace hub::tests

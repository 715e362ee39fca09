// The client's engine on a device that keeps work: what the tests of working without a connection share.
#pragma once

#include "client/hub_world.hpp"
#include "support/memory_device.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace hub::tests {

using namespace hub::client;

inline constexpr std::string_view authorizations = "/api/v1/authorizations";
inline constexpr std::string_view good_pin = "240817";

struct DeviceWorld : World {
    MemoryDevice device;

    DeviceWorld() { platform.device_store = &device; }

    /// The form's lists with one company location.
    static domain::Reference dallas_plant() {
        domain::Reference reference;
        reference.locations.push_back({});
        reference.locations.back().name = "Dallas Plant";
        return reference;
    }
    /// The server gives the lists, and the device keeps them.
    void keep_lists(domain::Reference const& reference) {
        while (transport.answer("/api/v1/reference", 200, api::write_json(reference))) { settle(); }
        REQUIRE(device.records.contains({ "snapshot", "form" }));
    }
    /// The same device at a later start: locked, with what it keeps.
    void is_on_the_device_of(DeviceWorld const& earlier) {
        device.records = earlier.device.records;
        device.pin = earlier.device.pin;
        device.state = earlier.device.state;
        device.lock();
    }
    void settle() {
        for (int i = 0; i < 6; ++i) { hub.step(); }
    }
    void send(Command command) {
        hub.send(std::move(command));
        settle();
    }
    void answer(std::string_view target, int status, std::string const& body) {
        REQUIRE(transport.answer(target, status, body));
        settle();
    }
    void sign_in_allowed() {
        auto who = session();
        who.offline_work = true;
        sign_in(who);
        settle();
    }
    void enroll() {
        send(EnrollDevice { std::string { good_pin } });
        api::DeviceShare const share { domain::DeviceId::make(platform.manual_clock, platform.seeded), "c2hhcmU" };
        answer("/api/v1/profile/devices", 201, api::write_json(share));
        REQUIRE(hub.data().device.is_open());
    }
    CreateAuthorization submission(std::string key = "authorization-of-one-intention") {
        CreateAuthorization command;
        command.draft.first_name = "Siobhán";
        command.draft.last_name = "O'Neil";
        command.idempotency_key = std::move(key);
        return command;
    }
    void submit(CreateAuthorization const& command) {
        hub.send(command);
        settle();
    }
    /// Submits and loses the connection.
    void submit_in_vain(CreateAuthorization const& command) {
        submit(command);
        REQUIRE(transport.lose(authorizations));
        settle();
    }
    [[nodiscard]] int posts() const {
        return static_cast<int>(std::ranges::count_if(
            transport.sent, [](Request const& sent) { return sent.method == Method::Post && sent.target == authorizations; }));
    }
    [[nodiscard]] std::string last_key() const {
        std::string key;
        for (auto const& sent : transport.sent) {
            if (sent.method != Method::Post || sent.target != authorizations) { continue; }
            for (auto const& [name, value] : sent.headers) {
                if (name == "idempotency-key") { key = value; }
            }
        }
        return key;
    }
    static std::string created(CreateAuthorization const& command) {
        api::AuthorizationItem item;
        item.number = "A-2026-000123";
        item.draft = command.draft;
        return api::write_json(item);
    }
    [[nodiscard]] bool was_told(std::string_view words) const {
        return std::ranges::any_of(hub.data().notices, [&](Notice const& notice) { return notice.text.contains(words); });
    }
    [[nodiscard]] WaitingState state_of(std::size_t index) const { return hub.data().device.waiting.at(index).state; }
};

}  // namespace hub::tests

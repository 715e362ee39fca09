// The client's engine with a server that says what the test says.
#pragma once

#include "api/json.hpp"
#include "client/hub.hpp"
#include "support/scripted_transport.hpp"
#include "support/test_platform.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace hub::tests {

struct World {
    TestPlatform platform;
    ScriptedTransport transport;
    client::Hub hub { platform, transport, false };

    api::Session session() {
        api::Session session;
        session.contact = domain::ContactId::make(platform.manual_clock, platform.seeded);
        session.employer = domain::EmployerId::make(platform.manual_clock, platform.seeded);
        session.employer_name = "Acme Manufacturing";
        session.first_name = "Dana";
        session.last_name = "Okafor";
        session.email = "dana@acme.example";
        session.csrf_token = "csrf";
        session.server_time = platform.manual_clock.now();
        return session;
    }
    void sign_in(api::Session const& who) {
        hub.start();
        REQUIRE(transport.answer("/api/v1/session", 200, api::write_json(who)));
        hub.step();
    }
    void sign_in() { sign_in(session()); }
};

inline std::string problem(ErrorCode code, std::string message, std::string field = {}) {
    return api::write_problem(Error { code, std::move(message), std::move(field), {} }, "r1");
}

}  // namespace hub::tests

// The program at the places of one's own account, against a server that says what the test says.
#pragma once

#include "app/app_world.hpp"

#include "api/account.hpp"
#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "api/problem.hpp"

#include <string>
#include <string_view>

namespace hub::tests {

inline constexpr std::string_view good_password = "correct horse battery staple";

inline std::string problem(ErrorCode code, std::string message, std::string field = {}) {
    return api::write_problem(Error { code, std::move(message), std::move(field), {} }, "r1");
}

inline std::string invitation() {
    return api::write_json(api::PasswordLinkState { .is_invitation = true,
        .email = "dana@acme.example",
        .first_name = "Dana",
        .last_name = "Okafor",
        .employer_name = "Acme Manufacturing" });
}

struct SignedOut : ScriptedProgram {
    explicit SignedOut(std::string_view route = "/") {
        app.open_route(route);
        settle();
        REQUIRE(transport.answer("/api/v1/session", 401, problem(ErrorCode::Unauthenticated, "Sign in.")));
        settle();
    }
};

struct OnLink : SignedOut {
    OnLink() : SignedOut("/password?token=0123456789abcdef") {
        REQUIRE(transport.answer("/api/v1/password-links", 200, invitation()));
        settle();
    }
};

/// The password was right, and something is missing yet.
struct Halfway : ScriptedProgram {
    explicit Halfway(api::SignInStage stage) {
        session.contact = domain::ContactId::make(platform.manual_clock, platform.seeded);
        session.employer = domain::EmployerId::make(platform.manual_clock, platform.seeded);
        session.employer_name = "Acme Manufacturing";
        session.first_name = "Dana";
        session.email = "dana@acme.example";
        session.stage = stage;
        session.server_time = platform.manual_clock.now();
        settle();
        REQUIRE(transport.answer("/api/v1/session", 200, api::write_json(session)));
        settle();
    }
    api::Session session;
};

inline api::Profile a_profile(Instant changed) {
    return { .version = 1,
        .first_name = "Dana",
        .last_name = "Okafor",
        .email = "dana@acme.example",
        .phone = "(214) 555-0134",
        .job_title = "HR director",
        .password_changed = changed };
}

struct OnProfile : ScriptedProgram {
    explicit OnProfile(std::string_view tab, api::Profile const& profile) {
        start_signed_in();
        app.open_route("/profile?tab=" + std::string { tab });
        settle();
        REQUIRE(transport.answer("/api/v1/profile", 200, api::write_json(profile)));
        settle();
    }
    explicit OnProfile(std::string_view tab) : OnProfile(tab, a_profile(Instant { 1'794'000'000'000 })) {}
};

inline api::SessionList two_sessions(ScriptedProgram& program) {
    auto const now = program.platform.manual_clock.now();
    api::SessionItem const here { .id = domain::SessionId::make(program.platform.manual_clock, program.platform.seeded),
        .started = now,
        .active = now,
        .address = "203.0.113.7",
        .browser = "Firefox on Windows",
        .is_current = true };
    api::SessionItem const there { .id = domain::SessionId::make(program.platform.manual_clock, program.platform.seeded),
        .started = now,
        .active = now,
        .address = "198.51.100.4",
        .browser = "Safari on iPhone" };
    return { { here, there } };
}

}  // namespace hub::tests

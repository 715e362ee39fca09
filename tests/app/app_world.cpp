#include "app/app_world.hpp"

#include "api/json.hpp"
#include "api/session.hpp"

namespace hub::tests {

void ScriptedProgram::start_signed_in() {
    api::Session session;
    session.contact = domain::ContactId::make(platform.manual_clock, platform.seeded);
    session.employer = domain::EmployerId::make(platform.manual_clock, platform.seeded);
    session.employer_name = "Acme Manufacturing";
    session.first_name = "Dana";
    session.last_name = "Okafor";
    session.email = "dana@acme.example";
    session.role = domain::Role::UserAdmin;
    session.visit_activity = true;
    session.billing_admin = true;
    session.csrf_token = "csrf";
    session.server_time = platform.manual_clock.now();
    settle();
    REQUIRE(transport.answer("/api/v1/session", 200, api::write_json(session)));
    settle();
}

}  // namespace hub::tests

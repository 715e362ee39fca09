#include "server/session_answer.hpp"

#include "server/request_checks.hpp"
#include "store/accounts.hpp"
#include "store/employer_settings.hpp"
#include "store/reference.hpp"

#include <utility>

namespace hub::server {

ErrorOr<api::Session> describe_session(HandlerContext const& context, store::Connection& db, Call const& call) {
    auto const& contact = call.who.contact;
    HUB_TRY_ASSIGN(auto employer, store::find_employer(db, contact.employer));
    HUB_TRY_ASSIGN(auto const settings, store::find_employer_settings(db, contact.employer));
    HUB_TRY_ASSIGN(auto const account, store::find_account(db, contact.employer, contact.id));
    return api::Session {
        .contact = contact.id,
        .employer = contact.employer,
        .employer_name = std::move(employer.name),
        .first_name = contact.first_name,
        .last_name = contact.last_name,
        .email = contact.email,
        .role = contact.role,
        .visit_activity = contact.grants.visit_activity,
        .own_report_settings = contact.grants.own_report_settings,
        .billing_admin = contact.grants.billing_admin,
        .billing_for = contact.billing_for,
        .csrf_token = csrf_token_for(context.services.secrets, call.who.session),
        .idle_timeout_seconds = call.who.idle_minutes * 60,
        .stage = call.who.stage,
        .has_second_factor = account && account->has_second_factor(),
        .last_signed_in = call.who.former_sign_in_at,
        .server_time = call.now,
        .demo = context.config.demo,
        .offline_work = settings.offline_work,
    };
}

}  // namespace hub::server

#include "api/profile.hpp"

#include "domain/passwords.hpp"
#include "domain/sign_in_rules.hpp"
#include "server/account_changes.hpp"
#include "server/audit.hpp"
#include "server/handlers/handlers.hpp"
#include "server/mail.hpp"
#include "server/password_check.hpp"
#include "server/request_checks.hpp"
#include "server/session_list.hpp"
#include "store/accounts.hpp"
#include "store/contacts.hpp"
#include "store/devices.hpp"
#include "store/employer_settings.hpp"
#include "store/reference.hpp"
#include "store/sessions.hpp"

namespace hub::server {

namespace {

ErrorOr<api::Profile> describe_profile(store::Connection& db, Call const& call) {
    HUB_TRY_ASSIGN(auto const contact, store::find_contact(db, call.who.employer(), call.who.contact.id));
    HUB_TRY_ASSIGN(auto const account, own_account(db, call));
    HUB_TRY_ASSIGN(auto const settings, store::find_employer_settings(db, contact.employer));
    HUB_TRY_ASSIGN(int const codes_left, store::count_recovery_codes(db, contact.employer, contact.id));
    return api::Profile {
        .version = contact.version,
        .first_name = contact.first_name,
        .last_name = contact.last_name,
        .email = contact.email,
        .phone = contact.phone,
        .job_title = contact.job_title,
        .result_mail = contact.result_mail,
        .has_second_factor = account.has_second_factor(),
        .second_factor_is_required = domain::requires_second_factor(settings.second_factor, contact.role),
        .recovery_codes_left = codes_left,
        .password_changed = account.changed_at,
    };
}

ErrorOr<void> check_new_password(HandlerContext const& context, Call const& call, std::string_view password) {
    auto const& contact = call.who.contact;
    bool has_second_factor = false;
    HUB_TRY_ASSIGN(auto const employer, read_with(context, [&](store::Connection& db) -> ErrorOr<domain::Employer> {
        HUB_TRY_ASSIGN(auto const account, own_account(db, call));
        has_second_factor = account.has_second_factor();
        return store::find_employer(db, contact.employer);
    }));
    return domain::check_password(password, { contact.email, contact.first_name, contact.last_name, employer.name, has_second_factor });
}

ErrorOr<api::Nothing> change_password(HandlerContext const& context, Call& call, api::ChangePassword const& ask) {
    auto const& contact = call.who.contact;
    HUB_TRY(check_new_password(context, call, ask.password));
    HUB_TRY_ASSIGN(bool const is_right, is_own_password(context, call, ask.current_password));
    if (!is_right) { return fail(wrong_password("current_password")); }
    if (ask.password == ask.current_password) { return fail(Error::invalid("password", "This is your present password. Choose another.")); }
    HUB_TRY_ASSIGN(auto const hash, context.services.passwords.hash(ask.password));
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::put_account(db, contact.email, contact.employer, contact.id, hash, call.now));
        HUB_TRY(store::end_other_sessions(db, contact.employer, contact.id, call.who.session));
        HUB_TRY(context.authentication.renew(db, call));
        HUB_TRY(queue_mail(context, db, contact, password_changed_mail(contact, call.now), call.now));
        return audit(
            db, context.services, call, { .action = "password.changed", .object_type = "account", .object_id = contact.id.to_string() });
    }));
    return api::Nothing {};
}

ErrorOr<api::Profile> change_notifications(HandlerContext const& context, Call& call, api::ChangeOwnNotifications const& ask) {
    api::Profile profile;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto contact, store::find_contact(db, call.who.employer(), call.who.contact.id));
        auto const former = contact.result_mail;
        contact.result_mail = ask.result_mail;
        if (former != ask.result_mail) {
            HUB_TRY(store::update_contact(db, contact));
            Change change { .kind = domain::ChangeKind::NotificationsChanged, .contact = contact.id, .fields = {} };
            change.fields.add("result_mail", "Result mails", std::string { result_mail_words(former) },
                std::string { result_mail_words(ask.result_mail) });
            HUB_TRY(note_change(context, db, call, change));
        }
        HUB_TRY_ASSIGN(profile, describe_profile(db, call));
        return {};
    }));
    return profile;
}

void end_cookie(HandlerContext const& context, Call& call) {
    call.answer_headers.emplace_back("set-cookie", ended_session_cookie(context.config));
    call.answer_headers.emplace_back("clear-site-data", R"("cache","cookies","storage")");
}

ErrorOr<api::Nothing> end_session(HandlerContext const& context, Call& call, api::SessionById const& ask) {
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(bool const has_ended, store::end_session(db, call.who.employer(), call.who.contact.id, ask.id));
        if (!has_ended) { return fail(Error::not_found("This session has ended already.")); }
        return audit(db, context.services, call,
            { .action = "session.ended", .object_type = "session", .object_id = ask.id.to_string(), .reason = "by_owner" });
    }));
    if (ask.id == call.who.session) { end_cookie(context, call); }
    return api::Nothing {};
}

ErrorOr<api::Nothing> end_all_sessions(HandlerContext const& context, Call& call) {
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::end_sessions_of(db, call.who.employer(), call.who.contact.id));
        HUB_TRY(store::remove_devices_of(db, call.who.employer(), call.who.contact.id));
        return audit(db, context.services, call,
            { .action = "session.ended", .object_type = "contact", .object_id = call.who.contact.id.to_string(), .reason = "everywhere" });
    }));
    end_cookie(context, call);
    return api::Nothing {};
}

}  // namespace

void add_profile_routes(Router& router, HandlerContext const& context) {
    router.on(api::get_profile, [&context](Call& call, api::Nothing const&) {
        return read_with(context, [&](store::Connection& db) { return describe_profile(db, call); });
    });
    router.on(api::change_password, [&context](Call& call, api::ChangePassword const& ask) { return change_password(context, call, ask); });
    router.on(api::change_own_notifications,
        [&context](Call& call, api::ChangeOwnNotifications const& ask) { return change_notifications(context, call, ask); });
    router.on(api::list_own_sessions, [&context](Call& call, api::Nothing const&) {
        return read_with(
            context, [&](store::Connection& db) { return list_sessions_of(context, db, call, call.who.employer(), call.who.contact.id); });
    });
    router.on(api::end_own_session, [&context](Call& call, api::SessionById const& ask) { return end_session(context, call, ask); });
    router.on(api::end_all_own_sessions, [&context](Call& call, api::Nothing const&) { return end_all_sessions(context, call); });
}

}  // namespace hub::server

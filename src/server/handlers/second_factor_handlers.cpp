#include "api/profile.hpp"

#include "domain/sign_in_rules.hpp"
#include "server/audit.hpp"
#include "server/handlers/handlers.hpp"
#include "server/mail.hpp"
#include "server/password_check.hpp"
#include "server/second_factor.hpp"
#include "store/employer_settings.hpp"

#include <optional>
#include <utility>

namespace hub::server {

namespace {

using domain::SignInStage;

/// Who has a factor and has not given it yet must not get around it by setting up another one.
ErrorOr<void> may_set_up(Call const& call) {
    if (call.who.stage == SignInStage::SecondFactor) {
        auto error = Error::unauthenticated();
        error.message = "Please finish signing in first: your second factor is still missing.";
        return fail(std::move(error));
    }
    if (call.who.stage == SignInStage::SecondFactorSetup) { return {}; }
    return require_step_up(call);
}

ErrorOr<void> tell(HandlerContext const& context, store::Connection& db, Call const& call, SecondFactorChange change) {
    std::string_view action = "second_factor.switched_on";
    if (change == SecondFactorChange::Off) { action = "second_factor.switched_off"; }
    if (change == SecondFactorChange::CodesRenewed) { action = "second_factor.codes_renewed"; }
    auto const& contact = call.who.contact;
    HUB_TRY(queue_mail(context, db, contact, second_factor_mail(contact, change, call.now), call.now));
    return audit(db, context.services, call, { .action = action, .object_type = "account", .object_id = contact.id.to_string() });
}

ErrorOr<api::SecondFactorSetup> set_up(HandlerContext const& context, Call& call) {
    HUB_TRY(may_set_up(call));
    api::SecondFactorSetup setup;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto account, own_account(db, call));
        HUB_TRY_ASSIGN(setup, begin_setup(context, db, account, call.who.contact.email));
        return {};
    }));
    return setup;
}

ErrorOr<api::RecoveryCodes> confirm(HandlerContext const& context, Call& call, api::SecondFactorCode const& ask) {
    HUB_TRY(may_set_up(call));
    std::optional<api::RecoveryCodes> codes;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto account, own_account(db, call));
        HUB_TRY_ASSIGN(bool const is_right, finish_setup(context, db, account, ask.code, call.now));
        if (!is_right) { return {}; }
        HUB_TRY(
            call.who.stage == SignInStage::Complete ? context.authentication.renew(db, call) : context.authentication.complete(db, call));
        HUB_TRY(tell(context, db, call, SecondFactorChange::On));
        HUB_TRY_ASSIGN(codes, make_recovery_codes(context, db, account));
        return {};
    }));
    if (!codes) { return fail(wrong_code()); }
    return std::move(*codes);
}

ErrorOr<api::Nothing> remove(HandlerContext const& context, Call& call) {
    HUB_TRY(require_step_up(call));
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const settings, store::find_employer_settings(db, call.who.employer()));
        if (domain::requires_second_factor(settings.second_factor, call.who.contact.role)) {
            return fail(Error::forbidden("Your company requires a second factor. Connect another authenticator app instead."));
        }
        HUB_TRY_ASSIGN(auto account, own_account(db, call));
        if (!account.has_second_factor()) { return fail(Error::conflict("There is no second factor to remove.")); }
        HUB_TRY(switch_off(db, account));
        HUB_TRY(context.authentication.renew(db, call));
        return tell(context, db, call, SecondFactorChange::Off);
    }));
    return api::Nothing {};
}

ErrorOr<api::RecoveryCodes> renew_codes(HandlerContext const& context, Call& call) {
    HUB_TRY(require_step_up(call));
    api::RecoveryCodes codes;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const account, own_account(db, call));
        if (!account.has_second_factor()) { return fail(Error::conflict("Connect an authenticator app first.")); }
        HUB_TRY_ASSIGN(codes, make_recovery_codes(context, db, account));
        return tell(context, db, call, SecondFactorChange::CodesRenewed);
    }));
    return codes;
}

}  // namespace

void add_second_factor_routes(Router& router, HandlerContext const& context) {
    router.on(api::set_up_second_factor, [&context](Call& call, api::Nothing const&) { return set_up(context, call); });
    router.on(api::confirm_second_factor, [&context](Call& call, api::SecondFactorCode const& ask) { return confirm(context, call, ask); });
    router.on(api::remove_second_factor, [&context](Call& call, api::Nothing const&) { return remove(context, call); });
    router.on(api::renew_recovery_codes, [&context](Call& call, api::Nothing const&) { return renew_codes(context, call); });
}

}  // namespace hub::server

#include "server/password_check.hpp"

#include <optional>
#include <utility>

namespace hub::server {

ErrorOr<bool> is_own_password(HandlerContext const& context, Call const& call, std::string_view password) {
    auto const attempt = SignInAttempt::of(call.who.contact.email, {});
    auto admission = Admission::Wait;
    std::optional<store::Account> account;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        int unused = 0;
        HUB_TRY_ASSIGN(admission, context.throttle.admit(db, attempt, call.now, unused));
        HUB_TRY_ASSIGN(account, own_account(db, call));
        return {};
    }));
    bool const is_right = context.services.passwords.verify(password, account->password_hash) && admission == Admission::Try;
    if (is_right) {
        HUB_TRY(context.services.database.write([&](store::Connection& db) { return context.throttle.note_success(db, attempt); }));
    }
    return is_right;
}

ErrorOr<store::Account> own_account(store::Connection& db, Call const& call) {
    HUB_TRY_ASSIGN(auto account, store::find_account(db, call.who.employer(), call.who.contact.id));
    if (!account) { return fail(Error::unauthenticated()); }
    return std::move(*account);
}

Error wrong_password(std::string field) {
    return Error::invalid(
        std::move(field), "This is not your present password, or there were too many attempts. Please try again in a moment.");
}

}  // namespace hub::server

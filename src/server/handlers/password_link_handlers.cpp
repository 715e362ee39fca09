#include "api/account.hpp"
#include "base/sha256.hpp"
#include "domain/passwords.hpp"
#include "server/audit.hpp"
#include "server/handlers/handlers.hpp"
#include "server/hourly_limit.hpp"
#include "server/invitations.hpp"
#include "server/mail.hpp"
#include "store/accounts.hpp"
#include "store/contacts.hpp"
#include "store/devices.hpp"
#include "store/password_links.hpp"
#include "store/reference.hpp"
#include "store/sessions.hpp"

#include <optional>
#include <utility>

namespace hub::server {

namespace {

constexpr int resets_an_hour_from_address = 10;
constexpr int mails_an_hour_to_account = 3;

Error too_many() {
    Error error;
    error.code = ErrorCode::TooMany;
    error.message = "Too many requests from here. Please try again later, or call Support.";
    return error;
}

Error link_is_over() {
    return Error::not_found("This link does not work any more: it was used, is too old, or a newer one was sent. "
                            "Ask for a new one with “Forgot password” on the sign-in page.");
}

/// Whoever may choose a password with this address: by a reset, or, when access was granted and never used, by a new
/// invitation (SIGN-02). Nobody when access was revoked or never given (SIGN-04).
ErrorOr<std::optional<domain::Contact>> find_person(store::Connection& db, std::string_view email) {
    HUB_TRY_ASSIGN(auto const account, store::find_account(db, email));
    HUB_TRY_ASSIGN(auto const granted, store::find_granted_contact(db, email));
    if (!account && !granted) { return std::nullopt; }
    HUB_TRY_ASSIGN(auto contact,
        account ? store::find_contact(db, account->employer, account->contact)
                : store::find_contact(db, granted->employer, granted->contact));
    bool const may_choose = contact.access == domain::HubAccess::Active || contact.access == domain::HubAccess::Granted;
    if (!may_choose || contact.email.empty()) { return std::nullopt; }
    return contact;
}

/// What is computed for a known address, for an unknown one: the answers shall take alike (A12).
ErrorOr<void> do_the_same_work(HandlerContext const& context, Call const& call) {
    domain::Contact const nobody;
    auto const token = context.services.passwords.token_hash("a token that nobody has");
    auto const mail = reset_mail(nobody, page_address(context.config, "/password?token=" + token), call.now);
    HUB_TRY(context.services.secrets.seal(mail.text, "nowhere"));
    return {};
}

ErrorOr<void> send_link(HandlerContext const& context, store::Connection& db, Call const& call, domain::Contact const& contact) {
    HUB_TRY_ASSIGN(auto const expires,
        contact.access == domain::HubAccess::Granted ? invite(context, db, contact, call.now) : send_reset(context, db, contact, call.now));
    static_cast<void>(expires);
    return {};
}

ErrorOr<api::Nothing> request_reset(HandlerContext const& context, Call& call, api::PasswordResetRequest const& ask) {
    bool is_admitted = true;
    int retry_after_seconds = 0;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        auto const& address = call.request.client_address;
        if (!address.empty()) {
            HUB_TRY_ASSIGN(
                is_admitted, count_in_hour(db, "resets from " + address, resets_an_hour_from_address, call.now, retry_after_seconds));
        }
        if (!is_admitted) { return {}; }
        auto const key = "resets of " + sha256_hex("account " + store::email_key(ask.email));
        int unused = 0;
        HUB_TRY_ASSIGN(bool const may_mail, count_in_hour(db, key, mails_an_hour_to_account, call.now, unused));
        HUB_TRY_ASSIGN(auto const person, find_person(db, ask.email));
        AuditEvent event { .action = "password.reset_requested", .object_type = "account" };
        if (person) {
            event.employer = person->employer;
            event.actor = person->id;
        }
        if (person && may_mail) {
            HUB_TRY(send_link(context, db, call, *person));
        } else {
            HUB_TRY(do_the_same_work(context, call));
            event.outcome = AuditOutcome::Refused;
            event.reason = person ? "too_many" : "unknown_user";
        }
        return audit(db, context.services, call, event);
    }));
    if (!is_admitted) {
        call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds));
        return fail(too_many());
    }
    return api::Nothing {};
}

/// A link that works, and whose it is.
struct OpenLink {
    store::PasswordLink link;
    domain::Contact contact;
    std::string employer_name;
    bool has_second_factor = false;

    [[nodiscard]] domain::PasswordOwner owner() const {
        return { contact.email, contact.first_name, contact.last_name, employer_name, has_second_factor };
    }
};

ErrorOr<OpenLink> open_link(HandlerContext const& context, store::Connection& db, std::string_view token, Instant now) {
    HUB_TRY_ASSIGN(auto const link, store::find_password_link(db, context.services.passwords.token_hash(token)));
    if (!link || now > link->expires_at) { return fail(link_is_over()); }
    auto const contact = store::find_contact(db, link->employer, link->contact);
    if (!contact) { return fail(contact.error().code == ErrorCode::NotFound ? link_is_over() : contact.error()); }
    auto const needed = link->is_invitation ? domain::HubAccess::Granted : domain::HubAccess::Active;
    if (contact->access != needed || store::email_key(contact->email) != link->email_key) { return fail(link_is_over()); }
    HUB_TRY_ASSIGN(auto employer, store::find_employer(db, link->employer));
    HUB_TRY_ASSIGN(auto const account, store::find_account(db, link->employer, link->contact));
    return OpenLink { *link, *contact, std::move(employer.name), account && account->has_second_factor() };
}

ErrorOr<api::PasswordLinkState> link_state(HandlerContext const& context, Call const& call, api::PasswordLink const& ask) {
    HUB_TRY_ASSIGN(auto open, read_with(context, [&](store::Connection& db) { return open_link(context, db, ask.token, call.now); }));
    return api::PasswordLinkState {
        .is_invitation = open.link.is_invitation,
        .email = std::move(open.contact.email),
        .first_name = std::move(open.contact.first_name),
        .last_name = std::move(open.contact.last_name),
        .employer_name = std::move(open.employer_name),
        .has_second_factor = open.has_second_factor,
        .expires = open.link.expires_at,
    };
}

/// The account gets the password; an earlier account of the contact under another address ends.
ErrorOr<void> keep_password(store::Connection& db, domain::Contact const& contact, std::string_view hash, Instant now) {
    HUB_TRY_ASSIGN(auto const former, store::find_account(db, contact.employer, contact.id));
    if (former && former->email_key != store::email_key(contact.email)) {
        HUB_TRY(store::remove_account(db, contact.employer, contact.id));
    }
    return store::put_account(db, contact.email, contact.employer, contact.id, hash, now);
}

/// A new password frees an account that too many attempts have locked (A5).
ErrorOr<void> forget_failures(HandlerContext const& context, store::Connection& db, domain::Contact const& contact) {
    HUB_TRY(context.throttle.note_success(db, SignInAttempt::of(contact.email, {})));
    return context.throttle.note_success(db, SignInAttempt::second_factor_of(contact.id));
}

ErrorOr<void> use_link(HandlerContext const& context, store::Connection& db, Call const& call, OpenLink open, std::string_view hash) {
    auto& contact = open.contact;
    HUB_TRY(keep_password(db, contact, hash, call.now));
    HUB_TRY(store::remove_password_links(db, contact.employer, contact.id));
    HUB_TRY(store::end_sessions_of(db, contact.employer, contact.id));
    HUB_TRY(store::remove_devices_of(db, contact.employer, contact.id));
    HUB_TRY(forget_failures(context, db, contact));
    if (open.link.is_invitation) {
        contact.access = domain::HubAccess::Active;
        HUB_TRY(store::update_contact(db, contact));
    } else {
        HUB_TRY(queue_mail(context, db, contact, password_changed_mail(contact, call.now), call.now));
    }
    AuditEvent event { .action = "password.set", .object_type = "account", .object_id = contact.id.to_string() };
    event.reason = open.link.is_invitation ? "invitation" : "reset";
    event.employer = contact.employer;
    event.actor = contact.id;
    return audit(db, context.services, call, event);
}

ErrorOr<api::Nothing> set_password(HandlerContext const& context, Call& call, api::NewPassword const& ask) {
    HUB_TRY_ASSIGN(auto const seen, read_with(context, [&](store::Connection& db) { return open_link(context, db, ask.token, call.now); }));
    HUB_TRY(domain::check_password(ask.password, seen.owner()));
    HUB_TRY_ASSIGN(auto const hash, context.services.passwords.hash(ask.password));
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        // Again, inside: the same link may have been used while the password was hashed.
        HUB_TRY_ASSIGN(auto open, open_link(context, db, ask.token, call.now));
        return use_link(context, db, call, std::move(open), hash);
    }));
    return api::Nothing {};
}

}  // namespace

void add_password_link_routes(Router& router, HandlerContext const& context) {
    router.on(api::request_password_reset,
        [&context](Call& call, api::PasswordResetRequest const& ask) { return request_reset(context, call, ask); });
    router.on(api::open_password_link, [&context](Call& call, api::PasswordLink const& ask) { return link_state(context, call, ask); });
    router.on(api::set_password, [&context](Call& call, api::NewPassword const& ask) { return set_password(context, call, ask); });
}

}  // namespace hub::server

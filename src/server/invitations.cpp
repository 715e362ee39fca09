#include "server/invitations.hpp"

#include "base/sha256.hpp"
#include "server/mail.hpp"
#include "store/accounts.hpp"
#include "store/password_links.hpp"
#include "store/reference.hpp"

#include <array>

namespace hub::server {

namespace {

constexpr std::int64_t keep_links_ms = std::int64_t { 90 } * 24 * 3'600'000;

struct NewLink {
    std::string address;
    Instant expires;
};

ErrorOr<NewLink> make_link(
    HandlerContext const& context, store::Connection& db, domain::Contact const& contact, bool is_invitation, Instant now) {
    std::array<std::uint8_t, 32> bytes {};
    context.services.random.fill(bytes);
    auto const token = to_base64url(bytes);
    Instant const expires { now.ms + (is_invitation ? invitation_ms : reset_ms) };
    HUB_TRY(store::replace_password_link(db, context.services.passwords.token_hash(token),
        { is_invitation, contact.employer, contact.id, store::email_key(contact.email), now, expires }));
    // One that has run out is shown for a while: it was sent, and did not help.
    HUB_TRY(store::purge_password_links(db, Instant { now.ms - keep_links_ms }));
    return NewLink { page_address(context.config, "/password?token=" + token), expires };
}

}  // namespace

ErrorOr<Instant> invite(HandlerContext const& context, store::Connection& db, domain::Contact const& contact, Instant now) {
    if (contact.email.empty()) { return fail(Error::conflict("Without an e-mail address there can be no HUB access.")); }
    if (contact.access != domain::HubAccess::Granted) {
        return fail(Error::conflict("Only someone who has not signed in yet can be invited."));
    }
    HUB_TRY_ASSIGN(auto const employer, store::find_employer(db, contact.employer));
    HUB_TRY_ASSIGN(auto const link, make_link(context, db, contact, true, now));
    HUB_TRY(queue_mail(context, db, contact, invitation_mail(contact, employer.name, link.address, link.expires), now));
    return link.expires;
}

ErrorOr<Instant> send_reset(HandlerContext const& context, store::Connection& db, domain::Contact const& contact, Instant now) {
    HUB_TRY_ASSIGN(auto const link, make_link(context, db, contact, false, now));
    HUB_TRY(queue_mail(context, db, contact, reset_mail(contact, link.address, link.expires), now));
    return link.expires;
}

}  // namespace hub::server

#include "server/reminders.hpp"

#include "server/authorization_mail.hpp"
#include "store/authorization_history.hpp"
#include "store/authorizations.hpp"
#include "store/contacts.hpp"

namespace hub::server {

namespace {

constexpr int at_once = 100;

/// Whether a mail was queued.
ErrorOr<bool> remind(HandlerContext const& context, store::Connection& db, domain::Authorization const& authorization, Instant now) {
    HUB_TRY(store::set_reminded(db, authorization));
    HUB_TRY_ASSIGN(auto const visits, store::find_visits(db, authorization.employer, std::nullopt, authorization.id));
    if (!visits.empty()) { return false; }
    auto const creator = store::find_contact(db, authorization.employer, authorization.created_by);
    if (!creator && creator.error().code == ErrorCode::NotFound) { return false; }
    if (!creator) { return fail(creator.error()); }
    if (!may_be_mailed(*creator)) { return false; }
    auto const link = page_address(context.config, "/authorizations/" + authorization.id.to_string());
    HUB_TRY(queue_mail(context, db, *creator, reminder_mail(authorization, *creator, link), now));
    HUB_TRY(store::add_happening(db,
        { .employer = authorization.employer,
            .authorization = authorization.id,
            .at = now,
            .event = domain::AuthorizationEvent::Reminded,
            .by = std::nullopt,
            .what = "To " + creator->full_name() + ": expires " + authorization.expires.to_us() }));
    return true;
}

}  // namespace

ErrorOr<int> send_reminders(HandlerContext const& context, Instant now) {
    auto const today = central_date(now);
    int sent = 0;
    bool has_more = true;
    while (has_more) {  // in portions, so that requests come in between
        HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY_ASSIGN(
                auto const due, store::list_authorizations_to_remind(db, today, today.plus_days(domain::reminder_days), at_once));
            has_more = due.size() == static_cast<std::size_t>(at_once);
            for (auto const& authorization : due) {
                HUB_TRY_ASSIGN(bool const is_sent, remind(context, db, authorization, now));
                if (is_sent) { ++sent; }
            }
            return {};
        }));
    }
    return sent;
}

}  // namespace hub::server

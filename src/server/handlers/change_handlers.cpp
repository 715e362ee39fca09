// Recent Changes (CHNG-01) and the employer's security settings.
#include "server/handlers/handlers.hpp"

#include "domain/permissions.hpp"
#include "server/account_changes.hpp"
#include "server/audit.hpp"
#include "store/changes.hpp"
#include "store/devices.hpp"
#include "store/employer_settings.hpp"

#include <utility>

namespace hub::server {

namespace {

constexpr int most_changes = 2000;

api::ChangeItem item_of(store::ListedAccountChange listed) {
    auto& change = listed.change;
    api::ChangeItem item {
        .id = change.id,
        .kind = change.kind,
        .at = change.at,
        .by = change.by ? std::move(listed.by_name) : "Support",
        .by_contact = change.by,
        .whom = std::move(listed.contact_name),
        .contact = change.contact,
        .fields = {},
        .verified_at = listed.verified_at,
        .verified_by = std::move(listed.verified_by_name),
    };
    for (auto& field : change.fields) {
        item.fields.push_back({ std::move(field.field), std::move(field.before), std::move(field.after) });
    }
    return item;
}

ErrorOr<api::ChangeList> list_of(store::Connection& db, Call const& call) {
    if (auto const decision = domain::may(domain::Action::ViewRecentChanges, call.who.viewer()); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    HUB_TRY_ASSIGN(auto changes, store::list_account_changes(db, call.who.employer(), most_changes));
    api::ChangeList list;
    for (auto& change : changes) { list.items.push_back(item_of(std::move(change))); }
    return list;
}

ErrorOr<api::ChangeList> verify_changes(
    HandlerContext const& context, Call const& call, store::Connection& db, api::VerifyChanges const& ask) {
    std::optional<domain::ContactId> const by = ask.verified ? std::optional { call.who.contact.id } : std::nullopt;
    HUB_TRY_ASSIGN(auto const changed, store::verify_account_changes(db, call.who.employer(), ask.changes, by, call.now));
    if (changed > 0) {
        HUB_TRY(audit(db, context.services, call,
            { .action = ask.verified ? "changes.verified" : "changes.unverified",
                .object_type = "changes",
                .details = { { "rows", std::to_string(changed) } } }));
    }
    return list_of(db, call);
}

api::EmployerSettings answer_of(store::EmployerSettings const& settings) {
    return { settings.version, settings.second_factor, settings.idle_minutes, settings.offline_work };
}

std::string policy_words(domain::SecondFactorPolicy policy) {
    switch (policy) {
    case domain::SecondFactorPolicy::Off: return "Not required";
    case domain::SecondFactorPolicy::UserAdmins: return "Required for User Admins";
    case domain::SecondFactorPolicy::All: return "Required for everyone";
    }
    return {};
}

std::string offline_words(bool allowed) {
    return allowed ? "Allowed" : "Off";
}

ErrorOr<api::EmployerSettings> change_settings(
    HandlerContext const& context, Call const& call, store::Connection& db, api::EmployerSettings const& ask) {
    HUB_TRY(require_step_up(call));
    HUB_TRY_ASSIGN(auto const before, store::find_employer_settings(db, call.who.employer()));
    if (before.version != ask.version) { return fail(Error::outdated()); }
    FieldChanges fields;
    fields.add("second_factor", "Second factor", policy_words(before.second_factor), policy_words(ask.second_factor));
    fields.add("idle_minutes", "Signed out after", std::to_string(before.idle_minutes) + " minutes",
        std::to_string(ask.idle_minutes) + " minutes");
    fields.add("offline_work", "Work without a connection", offline_words(before.offline_work), offline_words(ask.offline_work));
    if (fields.empty()) { return answer_of(before); }
    store::EmployerSettings after { ask.version, ask.second_factor, ask.idle_minutes, ask.offline_work };
    HUB_TRY_ASSIGN(after.version, store::put_employer_settings(db, call.who.employer(), after));
    if (!ask.offline_work) { HUB_TRY(store::remove_all_devices(db, call.who.employer())); }
    HUB_TRY(note_change(context, db, call, { domain::ChangeKind::SettingsChanged, std::nullopt, std::move(fields) }));
    return answer_of(after);
}

}  // namespace

void add_change_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_changes, [&context](Call& call, api::Nothing const&) {
        return read_with(context, [&](store::Connection& db) { return list_of(db, call); });
    });
    router.on_write(api::verify_changes,
        [&context](Call& call, store::Connection& db, api::VerifyChanges const& ask) { return verify_changes(context, call, db, ask); });
    router.on(api::get_employer_settings, [&context](Call& call, api::Nothing const&) -> ErrorOr<api::EmployerSettings> {
        HUB_TRY_ASSIGN(auto const settings,
            read_with(context, [&](store::Connection& db) { return store::find_employer_settings(db, call.who.employer()); }));
        return answer_of(settings);
    });
    router.on_write(api::change_employer_settings, [&context](Call& call, store::Connection& db, api::EmployerSettings const& ask) {
        return change_settings(context, call, db, ask);
    });
}

}  // namespace hub::server

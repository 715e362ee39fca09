// Saved searches of the results, which are one person's alone (RSLT-A4).
#include "server/handlers/handlers.hpp"

#include "api/searches.hpp"
#include "base/text.hpp"
#include "domain/form_checks.hpp"
#include "server/audit.hpp"
#include "store/saved_searches.hpp"

#include <algorithm>
#include <utility>

namespace hub::server {

namespace {

ErrorOr<api::SavedSearchList> list_searches(HandlerContext const& context, Call const& call) {
    auto const& who = call.who.contact;
    HUB_TRY_ASSIGN(auto stored, read_with(context, [&](store::Connection& db) { return store::list_searches(db, who.employer, who.id); }));
    api::SavedSearchList list;
    for (auto& one : stored) { list.items.push_back({ one.id, std::move(one.name), std::move(one.address), one.mail }); }
    return list;
}

ErrorOr<store::StoredSearch> checked(api::SavedSearch const& ask) {
    store::StoredSearch search { ask.id, std::string { trim(ask.name) }, ask.address, ask.mail };
    if (ask.id.is_nil()) { return fail(Error::not_found()); }
    if (search.name.empty()) { return fail(Error::invalid("name", "Please enter a name.")); }
    if (!domain::is_one_line(search.name)) { return fail(Error::invalid("name", "Please write this on one line.")); }
    if (!search.address.starts_with("/results") || !domain::is_one_line(search.address)) {
        return fail(Error::invalid("address", "must be an address of the results"));
    }
    return search;
}

ErrorOr<api::SavedSearch> save_search(HandlerContext const& context, Call const& call, api::SavedSearch const& ask) {
    HUB_TRY_ASSIGN(auto const search, checked(ask));
    auto const& who = call.who.contact;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::put_search(db, who.employer, who.id, search, call.now));
        HUB_TRY_ASSIGN(auto const all, store::list_searches(db, who.employer, who.id));
        if (all.size() > api::most_searches) {
            return fail(Error::invalid("name", "At most 20 searches can be saved. Please remove one first."));
        }
        return audit(db, context.services, call,
            { .action = "saved_search.saved", .object_type = "saved_search", .object_id = search.id.to_string() });
    }));
    return api::SavedSearch { search.id, search.name, search.address, search.mail };
}

ErrorOr<api::Nothing> remove_search(HandlerContext const& context, Call const& call, api::OneSearch const& ask) {
    auto const& who = call.who.contact;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::remove_search(db, who.employer, who.id, ask.id));
        return audit(db, context.services, call,
            { .action = "saved_search.removed", .object_type = "saved_search", .object_id = ask.id.to_string() });
    }));
    return api::Nothing {};
}

}  // namespace

void add_search_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_searches, [&context](Call& call, api::Nothing const&) { return list_searches(context, call); });
    router.on(api::save_search, [&context](Call& call, api::SavedSearch const& ask) { return save_search(context, call, ask); });
    router.on(api::remove_search, [&context](Call& call, api::OneSearch const& ask) { return remove_search(context, call, ask); });
}

}  // namespace hub::server

#include "server/session_list.hpp"

#include "store/sessions.hpp"

#include <utility>

namespace hub::server {

ErrorOr<api::SessionList> list_sessions_of(
    HandlerContext const& context, store::Connection& db, Call const& call, domain::EmployerId employer, domain::ContactId contact) {
    HUB_TRY_ASSIGN(auto sessions, store::list_sessions(db, employer, contact));
    api::SessionList list;
    for (auto& session : sessions) {
        if (is_over(session, context.config, call.now)) { continue; }
        list.items.push_back({
            .id = session.id,
            .started = session.created_at,
            .active = session.active_at,
            .address = std::move(session.address),
            .browser = std::move(session.browser),
            .is_current = session.id == call.who.session,
        });
    }
    return list;
}

}  // namespace hub::server

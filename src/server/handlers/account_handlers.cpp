#include "server/handlers/handlers.hpp"

#include "store/reference.hpp"

namespace hub::server {

void add_account_routes(Router& router, HandlerContext const& context) {
    router.on(api::get_reference, [&context](Call& call, api::Nothing const&) {
        return read_with(context, [&](store::Connection& db) { return store::load_reference(db, call.who.employer()); });
    });
    add_contact_routes(router, context);
    add_change_routes(router, context);
}

}  // namespace hub::server

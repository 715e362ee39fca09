#include "server/router.hpp"

#include "base/sha256.hpp"
#include "domain/device.hpp"
#include "store/idempotency.hpp"

#include <algorithm>

namespace hub::server {

namespace {

/// L5: 16 to 128 visible ASCII characters.
bool is_idempotency_key(std::string_view key) {
    return key.size() >= 16 && key.size() <= 128 && std::ranges::all_of(key, [](char c) { return c > ' ' && c < '\x7F'; });
}

}  // namespace

Router::Match Router::match(Method method, std::string_view path) const {
    Match match;
    for (auto const& route : m_routes) {
        auto parameters = api::match_path(route.path, path);
        if (!parameters) { continue; }
        if (route.method == method) { return { &route, std::move(*parameters), {} }; }
        if (!match.allowed.empty()) { match.allowed += ", "; }
        match.allowed += api::to_string(route.method);
    }
    return match;
}

ErrorOr<Response> Router::once(
    std::string_view route, int success, Call& call, std::function<ErrorOr<std::string>(store::Connection&)> const& work) {
    auto const key = call.request.header("idempotency-key");
    if (!is_idempotency_key(key)) {
        return fail(Error::invalid({}, "This request needs an Idempotency-Key of 16 to 128 visible characters."));
    }
    store::IdempotencyScope const scope { call.who.employer(), call.who.contact.id, route, key };
    // What it is about stands in the address, too: the same body for another contact is another request.
    auto const fingerprint = sha256_hex(call.request.path + "\n" + call.request.body);
    store::KeptAnswer answer { fingerprint, success, {} };
    HUB_TRY(m_database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto kept, store::find_kept_answer(db, scope));
        if (kept && kept->fingerprint != fingerprint) {
            return fail(Error::invalid("idempotency_key", "was used for another request already"));
        }
        if (kept) {
            answer = std::move(*kept);
            return {};
        }
        HUB_TRY_ASSIGN(answer.body, work(db));
        HUB_TRY(store::keep_answer(db, scope, answer, call.now));
        return store::purge_kept_answers(db, Instant { call.now.ms - domain::kept_answers_ms });
    }));
    return json_answer(answer.status, std::move(answer.body));
}

std::vector<std::string_view> missing_routes(Router const& router) {
    std::vector<std::string_view> missing;
    api::for_each_endpoint([&](auto const& endpoint) {
        if (!std::ranges::contains(router.routes(), endpoint.id, &Route::id)) { missing.push_back(endpoint.id); }
    });
    return missing;
}

}  // namespace hub::server

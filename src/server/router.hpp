// From a request to the handler of its endpoint. A route is made from the endpoint's one definition: its path, its reader
// and writer, who may call it, and whether it answers a repeated request from memory.
#pragma once

#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "api/request.hpp"
#include "server/answers.hpp"
#include "server/call.hpp"
#include "store/database.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hub::server {

struct Route {
    std::string_view id;
    Method method = Method::Get;
    std::string_view path;
    api::Access access = api::Access::SignedIn;
    api::Answers answers = api::Answers::Json;
    /// Reads the ask, runs the handler and writes its answer. An error becomes a problem in App::handle.
    std::function<ErrorOr<Response>(Call&, api::Parameters const&)> run;
};

class Router {
public:
    explicit Router(store::Database& database) : m_database(database) {}

    /// An endpoint that reads, or whose repetition is harmless.
    template <class Ask, class Answer, class Handler>
    void on(api::Endpoint<Ask, Answer> const& endpoint, Handler handler) {
        add(endpoint, [&endpoint, handler](Call& call, api::Parameters const& parameters) -> ErrorOr<Response> {
            HUB_TRY_ASSIGN(auto const ask, read(endpoint, call, parameters));
            HUB_TRY_ASSIGN(auto answer, handler(call, ask));
            if constexpr (std::is_same_v<decltype(answer), Bytes>) {
                return file_answer(endpoint.success, std::move(answer));
            } else {
                return json_answer(endpoint.success, api::write_json(answer));
            }
        });
    }

    /// An endpoint that needs an Idempotency-Key: the handler works inside the transaction that also keeps its answer, so
    /// that the same request, sent again, is done once and answered alike (security 0.8, L5).
    template <class Ask, class Answer, class Handler>
    void on_write(api::Endpoint<Ask, Answer> const& endpoint, Handler handler) {
        add(endpoint, [&endpoint, handler, this](Call& call, api::Parameters const& parameters) -> ErrorOr<Response> {
            HUB_TRY_ASSIGN(auto const ask, read(endpoint, call, parameters));
            return once(endpoint.id, endpoint.success, call, [&](store::Connection& db) -> ErrorOr<std::string> {
                HUB_TRY_ASSIGN(auto const answer, handler(call, db, ask));
                return api::write_json(answer);
            });
        });
    }

    struct Match {
        Route const* route = nullptr;
        api::Parameters parameters;
        std::string allowed;  ///< for 405: "GET, POST"; empty when no endpoint has this path
    };
    [[nodiscard]] Match match(Method method, std::string_view path) const;

    [[nodiscard]] std::vector<Route> const& routes() const { return m_routes; }

private:
    template <class Ask, class Answer>
    [[nodiscard]] static ErrorOr<Ask> read(
        api::Endpoint<Ask, Answer> const& endpoint, Call const& call, api::Parameters const& parameters) {
        auto ask = api::read_ask(endpoint, parameters, call.request.query, call.request.body);
        // An address that cannot be an address of anything is a missing thing like any other.
        if (!ask && api::has_path_parameter(endpoint.path, ask.error().field)) { return fail(Error::not_found()); }
        return ask;
    }

    template <class Ask, class Answer, class Run>
    void add(api::Endpoint<Ask, Answer> const& endpoint, Run run) {
        m_routes.push_back({ endpoint.id, endpoint.method, endpoint.path, endpoint.access, endpoint.answers, std::move(run) });
    }

    [[nodiscard]] ErrorOr<Response> once(
        std::string_view route, int success, Call& call, std::function<ErrorOr<std::string>(store::Connection&)> const& work);

    store::Database& m_database;
    std::vector<Route> m_routes;
};

/// Endpoints of api::for_each_endpoint that have no route, by id; App refuses to start when there are any.
[[nodiscard]] std::vector<std::string_view> missing_routes(Router const& router);

}  // namespace hub::server

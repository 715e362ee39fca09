// Typed calls over a Transport: fills path, query and body from the endpoint, adds the headers that mutations need, and
// turns every failure into an Error. Nothing is retried here; who calls decides.
#pragma once

#include "api/endpoint.hpp"
#include "api/json.hpp"
#include "api/problem.hpp"
#include "api/request.hpp"
#include "base/random.hpp"
#include "client/transport.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace hub::client {

enum class Polling : std::uint8_t { No, Yes };

struct CallOptions {
    std::string idempotency_key;    ///< made here when the endpoint needs one and this is empty
    Polling polling = Polling::No;  ///< background refreshes do not keep a session alive (security A9)
};

/// The answer of a call: the value, or the error with all broken fields.
template <class T>
struct Answer {
    ErrorOr<T> value;
    std::vector<Error> field_errors;
};

/// A call that waits for a step-up: exactly one of both is called, once.
struct HeldCall {
    std::function<void()> again;
    std::function<void(Error)> give_up;
};

class ApiClient {
public:
    ApiClient(Transport& transport, Random& random) : m_transport(transport), m_random(random) {}

    void set_csrf_token(std::string token) { m_csrf_token = std::move(token); }

    /// A random key for one intention of the user; the same key never creates a thing twice.
    [[nodiscard]] std::string make_idempotency_key();

    /// Calls `done(Answer<Value>)` once, out of a later poll(). Everything but the types is send()'s work: a screen's many calls
    /// would otherwise each be compiled with all of it.
    template <class Ask, class Value, class Done>
    Ticket call(api::Endpoint<Ask, Value> const& endpoint, Ask const& ask, Done done, CallOptions options = {}) {
        // The same key when it is sent again after a step-up.
        if (endpoint.needs_idempotency_key && options.idempotency_key.empty()) { options.idempotency_key = make_idempotency_key(); }
        Prepared call { endpoint.method, api::fill_path(endpoint, ask), {}, endpoint.needs_idempotency_key, std::move(options) };
        if (has_body(endpoint.method)) { call.body = api::write_body(endpoint, ask); }
        return send(std::move(call), std::make_unique<TakerOf<Value, Done>>(std::move(done)));
    }

    /// A GET whose answer is read elsewhere: one function for all lists, whatever they are lists of.
    Ticket get(std::string target, Polling polling, std::function<void(ErrorOr<std::string>)> done);

    /// Takes the calls that were refused until the person confirms who they are (ErrorCode::StepUpNeeded). Who makes a
    /// call need not know: its answer only comes later.
    void on_step_up(std::function<void(HeldCall)> hold) { m_hold = std::move(hold); }
    /// Grows with each request that keeps the session alive.
    [[nodiscard]] std::uint64_t signs_of_life() const { return m_signs_of_life; }

    void poll() { m_transport.poll(); }

private:
    /// A call with all that is needed to send it once more.
    struct Prepared {
        Method method = Method::Get;
        std::string target;
        std::string body;
        bool needs_key = false;
        CallOptions options;
    };
    /// What came of it: the body of a success, or the problem.
    struct Reply {
        std::string body;
        std::optional<api::Problem> refusal;
    };

    /// Who takes the reply. Not a std::function: what it holds is never copied, and the code for copying would be compiled for each call.
    struct Taker {
        virtual ~Taker() = default;
        virtual void take(Reply reply) = 0;
    };
    template <class Value, class Done>
    struct TakerOf final : Taker {
        explicit TakerOf(Done&& whom) : done(std::move(whom)) {}
        void take(Reply reply) override {
            if (reply.refusal) {
                done(Answer<Value> { fail(std::move(reply.refusal->error)), std::move(reply.refusal->errors) });
            } else if constexpr (std::is_same_v<Value, api::Nothing>) {
                done(Answer<Value> { api::Nothing {}, {} });
            } else {
                done(Answer<Value> { api::read_json_leniently<Value>(reply.body), {} });
            }
        }
        Done done;
    };

    Ticket send(Prepared call, std::shared_ptr<Taker> taker);
    [[nodiscard]] static bool has_body(Method method) { return method != Method::Get && method != Method::Delete; }
    [[nodiscard]] Request make_request(Prepared const& call);
    /// The problem of an answer that is not a success; nothing when it is one.
    [[nodiscard]] static std::optional<api::Problem> refusal(ErrorOr<Response> const& response);

    Transport& m_transport;
    Random& m_random;
    std::string m_csrf_token;
    std::function<void(HeldCall)> m_hold;
    std::uint64_t m_signs_of_life = 0;
};

}  // namespace hub::client

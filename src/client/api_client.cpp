#include "client/api_client.hpp"

#include "base/id.hpp"

#include <array>

namespace hub::client {

std::string ApiClient::make_idempotency_key() {
    constexpr std::string_view alphabet = "0123456789abcdef";
    std::array<std::uint8_t, 16> bytes {};
    m_random.fill(bytes);
    std::string key;
    for (auto const byte : bytes) {
        key += alphabet[byte >> 4U];
        key += alphabet[byte & 15U];
    }
    return key;
}

Request ApiClient::make_request(Prepared const& call) {
    Request request { .method = call.method, .target = call.target, .headers = { { "accept", "application/json" } }, .body = call.body };
    if (call.options.polling == Polling::Yes) {
        request.headers.emplace_back("x-background", "1");
    } else {
        ++m_signs_of_life;
    }
    if (call.method == Method::Get) { return request; }
    if (has_body(call.method)) { request.headers.emplace_back("content-type", "application/json"); }
    if (!m_csrf_token.empty()) { request.headers.emplace_back("x-csrf-token", m_csrf_token); }
    if (call.needs_key) { request.headers.emplace_back("idempotency-key", call.options.idempotency_key); }
    return request;
}

Ticket ApiClient::get(std::string target, Polling polling, std::function<void(ErrorOr<std::string>)> done) {
    struct BodyTaker final : Taker {
        std::function<void(ErrorOr<std::string>)> done;
        void take(Reply reply) override {
            if (reply.refusal) { return done(fail(std::move(reply.refusal->error))); }
            done(std::move(reply.body));
        }
    };
    auto taker = std::make_unique<BodyTaker>();
    taker->done = std::move(done);
    Prepared call;
    call.target = std::move(target);
    call.options.polling = polling;
    return send(std::move(call), std::move(taker));
}

Ticket ApiClient::send(Prepared call, std::shared_ptr<Taker> taker) {
    auto request = make_request(call);
    return m_transport.send(std::move(request), [this, call = std::move(call), taker = std::move(taker)](ErrorOr<Response> response) {
        auto refused = refusal(response);
        if (refused && refused->error.code == ErrorCode::StepUpNeeded && m_hold) {
            auto give_up = [taker](Error error) {
                taker->take({ .body = {}, .refusal = api::Problem { .error = std::move(error), .errors = {}, .request_id = {} } });
            };
            m_hold({ .again = [this, call, taker] { send(call, taker); }, .give_up = std::move(give_up) });
        } else if (refused) {
            taker->take({ .body = {}, .refusal = std::move(refused) });
        } else {
            taker->take({ .body = std::move(response->body), .refusal = {} });
        }
    });
}

std::optional<api::Problem> ApiClient::refusal(ErrorOr<Response> const& response) {
    if (!response) { return api::Problem { .error = response.error(), .errors = {}, .request_id = {} }; }
    if (response->status >= 200 && response->status < 300) { return std::nullopt; }
    return api::read_problem(response->body, response->status);
}

}  // namespace hub::client

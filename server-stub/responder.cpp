#include "responder.hpp"

#include <array>
#include <exception>
#include <format>
#include <typeinfo>
#include <utility>

namespace hub::host {

namespace {

std::string_view header_of(server::Headers const& headers, std::string_view name) {
    for (auto const& [header, value] : headers) {
        if (header == name) { return value; }
    }
    return {};
}

std::string make_request_id(Random& random) {
    std::array<std::uint8_t, 8> bytes {};
    random.fill(bytes);
    std::string id;
    for (auto const byte : bytes) { id += std::format("{:02x}", byte); }
    return id;
}

}  // namespace

Responder::Responder(Handle handle, StaticSite& site, Random& random, Log& log, ResponderOptions const& options)
    : m_handle(std::move(handle)), m_site(site), m_random(random), m_log(log),
      m_sign_ins(options.sign_in_threads, options.most_waiting_sign_ins), m_others(options.threads, options.most_waiting) {}

std::optional<Answer> Responder::respond(Admitted admitted, Done done) {
    if (!admitted.is_api) { return m_site.answer(admitted.request); }
    if (m_is_draining && admitted.request.path == "/readyz") { return busy("The portal is stopping."); }

    auto& queue = is_sign_in(admitted.request) ? m_sign_ins : m_others;
    auto const shared = std::make_shared<Admitted>(std::move(admitted));  // a task can be copied
    bool const is_taken = queue.submit([this, shared, done = std::move(done)] { done(call_core(*shared)); });
    if (!is_taken) { return busy("The portal is busy. Please try again in a moment."); }
    return std::nullopt;
}

/// The core does not throw, but a library under it may: out of memory, a full disk (H14).
Answer Responder::call_core(Admitted const& admitted) {
    try {
        auto answer = from_core(m_handle(admitted.request));
        // What a GET answers with is known only now; a change was asked whether it can be told before it was made (H6).
        bool const may_refuse = admitted.request.method == server::Method::Get && answer.status == 200;
        if (may_refuse && !accepts(header_of(admitted.request.headers, "accept"), header_of(answer.headers, "content-type"))) {
            return problem(406, "This does not come in that form.");
        }
        return answer;
    } catch (std::exception const& thrown) {
        auto const id = make_request_id(m_random);
        m_log.write(LogLevel::Error, "exception", { { "request_id", id }, { "what", typeid(thrown).name() } });
        return problem(500, "Something went wrong on our side.", id);
    } catch (...) {
        auto const id = make_request_id(m_random);
        m_log.write(LogLevel::Error, "exception", { { "request_id", id }, { "what", "unknown" } });
        return problem(500, "Something went wrong on our side.", id);
    }
}

}  // namespace hub::host

// Which part of the program answers a request: the site from memory at once, the core on a thread of its queue. Sign-ins
// have a queue of their own, so that a flood of them, each worth a password hash, does not keep others waiting.
#pragma once

#include "base/log.hpp"
#include "base/random.hpp"
#include "request_rules.hpp"
#include "static_site.hpp"
#include "work_queue.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace hub::host {

struct ResponderOptions {
    int threads = 8;
    std::size_t most_waiting = 256;
    int sign_in_threads = 2;
    std::size_t most_waiting_sign_ins = 32;
};

class Responder {
public:
    using Handle = std::function<server::Response(server::Request const&)>;
    using Done = std::function<void(Answer)>;

    /// `site`, `random` and `log` outlive the responder.
    Responder(Handle handle, StaticSite& site, Random& random, Log& log, ResponderOptions const& options);

    /// The answer, or nothing when it comes later through `done`: from another thread, once.
    [[nodiscard]] std::optional<Answer> respond(Admitted admitted, Done done);

    /// From now on /readyz says 503 (H13).
    void drain() { m_is_draining = true; }

private:
    [[nodiscard]] Answer call_core(Admitted const& admitted);

    Handle m_handle;
    StaticSite& m_site;
    Random& m_random;
    Log& m_log;
    std::atomic<bool> m_is_draining = false;
    WorkQueue m_sign_ins;
    WorkQueue m_others;
};

}  // namespace hub::host

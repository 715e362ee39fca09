// The whole server as one function of a request, the store, the clock and randomness. It knows neither sockets nor
// threads; handle() may be called from several threads at once (each call asks the Database for its own connection).
#pragma once

#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "pdf/compose.hpp"
#include "server/files.hpp"
#include "server/http.hpp"
#include "server/passwords.hpp"
#include "server/request_limits.hpp"
#include "server/secrets.hpp"
#include "server/sign_in_limits.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::server {

struct Config {
    /// Own origins ("http://localhost:8080"); mutations from elsewhere are refused (security B1).
    std::vector<std::string> origins;
    /// `__Host-s` needs https; on plain http://localhost the cookie is named "hub-dev-session" and is not Secure.
    bool secure_cookie = true;
    int absolute_timeout_seconds = 43'200;  ///< A9; how long one may be idle is the employer's choice
    bool demo = false;
    bool sandbox = false;                                          ///< in the page: no Origin checks, cookie kept by the transport
    SignInLimits sign_in_limits;                                   ///< A5, A6
    RequestRate session_rate { .per_minute = 600, .burst = 100 };  ///< L1
    RequestRate address_rate { .per_minute = 60, .burst = 60 };    ///< L1: of those who are not signed in
};

/// Where payments are made (api/payment_site.hpp).
struct PaymentSite {
    std::string address;            ///< "https://pay.example", without a slash at its end
    std::vector<std::uint8_t> key;  ///< that the site has too
};

/// What the core needs from outside; everything outlives the App.
struct Services {
    store::Database& database;
    Files& files;
    Passwords& passwords;
    Secrets& secrets;
    Clock const& clock;
    Random& random;  ///< thread-safe
    Log& log;
    pdf::Fonts fonts = {};                      ///< for forms that are made when they are asked for; their bytes outlive the App
    PaymentSite const* payment_site = nullptr;  ///< none: nothing can be paid online
};

class App {
public:
    App(Services services, Config config);
    ~App();

    /// Never throws; a failure inside is a 500 problem with a request id (H14).
    [[nodiscard]] Response handle(Request const& request);

    /// What is due without anybody asking: mails about new results, reminders before authorizations expire, and, at the first call and on
    /// each new day of Central Time, archiving and the jobs of billing. The host calls it every few minutes, on one thread. Returns how
    /// many reminders were queued.
    int run_jobs();
    /// One of billing_job_names by hand, as of that moment: to how many things it was done, or nothing when another server is at it.
    /// Invalid for another name.
    [[nodiscard]] ErrorOr<std::optional<std::int64_t>> run_billing_job(std::string_view name, Instant as_of);

    /// The OpenAPI 3.1 document of every endpoint.
    [[nodiscard]] std::string openapi() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hub::server

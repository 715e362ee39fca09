// hub-payments: a payment site for tests and demonstrations, on an origin of its own. A real processor would stand in its place.
#include "desk.hpp"
#include "ledger.hpp"
#include "result_sender.hpp"

#include "background_worker.hpp"
#include "listener.hpp"
#include "machine.hpp"
#include "options.hpp"
#include "payment_key.hpp"
#include "process.hpp"

#include <exception>
#include <filesystem>
#include <format>
#include <iostream>

using namespace hub;
using namespace hub::host;

namespace {

constexpr int wrong_usage = 2;

constexpr std::string_view help = R"(hub-payments: a payment site for tests and demonstrations. No real card works here.

  --listen ADDRESS:PORT   where to listen; localhost:8090 by default, port 0 takes any free one
  --key FILE              the key that hub-server has as --payment-key; made when it is missing
  --data DIR              the folder of what came of each order; hub-payments-data by default
  --clock-start INSTANT   let the time run from there, as the portal's --clock-start does
  --origin URL            an address people use, beside those of this machine
)";

struct PaymentOptions {
    Options host;
    std::string key;
};

/// The options that are the portal's too are read by its own reader.
ErrorOr<PaymentOptions> read(std::span<char const* const> arguments) {
    PaymentOptions options;
    std::vector<char const*> others { "--demo" };  // the time may be moved
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view const argument = arguments[i];
        if (argument == "--key" && i + 1 < arguments.size()) {
            options.key = arguments[++i];
        } else if (argument.starts_with("--key=")) {
            options.key = argument.substr(6);
        } else {
            others.push_back(arguments[i]);
        }
    }
    HUB_TRY_ASSIGN(options.host, read_options(others, [](char const*) -> char const* { return nullptr; }));
    if (options.host.listen == Listen {}) { options.host.listen.port = 8090; }
    if (options.host.data == Options {}.data) { options.host.data = "hub-payments-data"; }
    if (options.key.empty() && !options.host.wants_help && !options.host.wants_version) {
        return fail(Error::invalid({}, "--key FILE is needed: the key that the portal has too."));
    }
    return options;
}

ErrorOr<void> serve(PaymentOptions const& options, Signals& signals) {
    JsonLog log { options.host.log_level };
    SecureRandom random;
    Metrics metrics;
    auto const clock = options.host.clock_start ? SystemClock::starting_at(*options.host.clock_start) : SystemClock {};
    HUB_TRY_ASSIGN(auto key, load_payment_key(options.key));
    HUB_TRY_ASSIGN(auto const ledger, payments::Ledger::open(std::filesystem::path { options.host.data } / "orders"));
    ListenerOptions const listening { .host = options.host.listen.host, .port = options.host.listen.port };
    HUB_TRY_ASSIGN(auto const listener, Listener::open(listening, log, metrics));
    payments::Desk desk { *ledger, std::move(key), clock, random, log };
    payments::ResultSender sender { *ledger, clock, log, payments::post_json };
    BackgroundWorker const worker { { .run = [&sender] { return sender.run() > 0; } } };
    auto place = place_of(options.host, listener->port());
    place.form_paths = { "/pay" };
    // Answers come from memory but for one small file, so that the listener's own threads give them.
    HUB_TRY(listener->start(place,
        [&desk](Admitted const& admitted, Listener::Done const&) -> std::optional<Answer> { return desk.handle(admitted.request); }));
    std::cout << std::format(
        "listening on http://{}:{}", options.host.listen.host == "127.0.0.1" ? "localhost" : options.host.listen.host, listener->port())
              << std::endl;
    static_cast<void>(signals.wait());
    listener->stop_accepting();
    listener->finish(Milliseconds { 2'000 });
    return {};
}

}  // namespace

int main(int count, char** arguments) {
    std::span<char const* const> const given { arguments + 1, static_cast<std::size_t>(count > 0 ? count - 1 : 0) };
    auto const options = read(given);
    if (!options) {
        std::cerr << "hub-payments: " << options.error().message << '\n';
        return wrong_usage;
    }
    if (options->host.wants_help) {
        std::cout << help;
        return 0;
    }
    if (options->host.wants_version) {
        std::cout << "hub-payments " HUB_VERSION "\n";
        return 0;
    }
    protect_process();
    Signals signals;
    if (!start_cryptography()) { return wrong_usage; }
    try {
        auto const served = serve(*options, signals);
        if (!served) { std::cerr << "hub-payments: " << served.error().message << '\n'; }
        return served ? 0 : 1;
    } catch (std::exception const& thrown) {
        std::cerr << "hub-payments: it cannot go on: " << thrown.what() << ".\n";
        return 1;
    }
}

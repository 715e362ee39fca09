// hub-server: the portal's core behind a socket, with its page, its database and its files.
#include "argon2_passwords.hpp"
#include "audit_anchor.hpp"
#include "audit_command.hpp"
#include "background_worker.hpp"
#include "center_links.hpp"
#include "data_folder.hpp"
#include "embedded/pdf_font_bold.hpp"
#include "embedded/pdf_font_regular.hpp"
#include "folder_files.hpp"
#include "job_command.hpp"
#include "listener.hpp"
#include "machine.hpp"
#include "mail_transports.hpp"
#include "options.hpp"
#include "payment_key.hpp"
#include "print_folder.hpp"
#include "process.hpp"
#include "responder.hpp"
#include "server/app.hpp"
#include "server/center_delivery.hpp"
#include "server/demo/demo.hpp"
#include "server/letter_printing.hpp"
#include "server/mail_delivery.hpp"
#include "sodium_secrets.hpp"
#include "static_site.hpp"
#include "threaded_database.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <format>
#include <iostream>
#include <thread>

using namespace hub;
using namespace hub::host;

namespace {

namespace fs = std::filesystem;

constexpr int wrong_usage = 2;

pdf::Fonts own_fonts() {
    return { .regular = embedded::pdf_font_regular, .bold = embedded::pdf_font_bold };
}

int complain(Error const& error, int status = 1) {
    std::cerr << "hub-server: " << error.message << '\n';
    return status;
}

/// Beside the program, or beside the folder that the program is in.
fs::path default_site() {
    std::error_code failed;
    auto const folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
    for (auto const& candidate : { folder / "site", folder.parent_path() / "site", folder.parent_path().parent_path() / "site" }) {
        if (fs::exists(candidate / "index.html", failed)) { return candidate; }
    }
    return folder.parent_path() / "site";
}

ErrorOr<void> fill_with_demo(
    Options const& options, store::Database& database, server::Files& files, server::Passwords& passwords, Instant now) {
    if (!options.demo) { return {}; }
    auto const done = server::demo::ensure({ database, files, passwords }, now, own_fonts(), { .scale = options.demo_scale });
    if (!done) {
        auto error = done.error();
        error.message = "The demonstration data cannot be made: " + error.message + (error.detail.empty() ? "" : " (" + error.detail + ")");
        return fail(std::move(error));
    }
    return {};
}

server::Config config_of(Options const& options, std::uint16_t port) {
    server::Config config;
    config.origins = origins_of(options, port);
    config.secure_cookie = std::ranges::any_of(config.origins, [](auto const& origin) { return origin.starts_with("https://"); });
    config.demo = options.demo;
    config.session_rate.per_minute = options.session_requests;
    config.address_rate.per_minute = options.address_requests;
    return config;
}

ErrorOr<std::unique_ptr<Listener>> open_metrics(Options const& options, Log& log, Metrics& metrics) {
    if (!options.metrics_listen) { return nullptr; }
    ListenerOptions listening { .host = options.metrics_listen->host, .port = options.metrics_listen->port };
    listening.threads = 1;
    HUB_TRY_ASSIGN(auto listener, Listener::open(listening, log, metrics));
    Options const names { .listen = *options.metrics_listen };
    HUB_TRY(listener->start(
        place_of(names, listener->port()), [&metrics](Admitted const& admitted, Listener::Done const&) -> std::optional<Answer> {
            if (admitted.request.path != "/metrics") { return problem(404, "There is no such page."); }
            Answer answer;
            answer.headers.emplace_back("content-type", "text/plain; version=0.0.4; charset=utf-8");
            answer.body = metrics.text();
            return answer;
        }));
    return listener;
}

ErrorOr<std::unique_ptr<server::MailTransport>> open_mail(Options const& options, DataFolder const& folder, Clock const& clock) {
    if (options.smtp.empty()) { return std::make_unique<SpoolTransport>(folder.mail(), clock); }
    HUB_TRY_ASSIGN(auto server, SmtpServer::parse(options.smtp));
    server.ca_file = options.smtp_ca;
    return std::make_unique<SmtpTransport>(std::move(server));
}

std::unique_ptr<server::CenterLink> open_centers(Options const& options, DataFolder const& folder) {
    if (options.centers.empty()) { return std::make_unique<FolderCenterLink>(folder.centers()); }
    return std::make_unique<HttpCenterLink>(options.centers);
}

ErrorOr<std::optional<server::PaymentSite>> open_payment_site(Options const& options) {
    if (options.payment_site.empty()) { return std::nullopt; }
    HUB_TRY_ASSIGN(auto key, load_payment_key(options.payment_key));
    return server::PaymentSite { options.payment_site, std::move(key) };
}

/// What is done beside the requests, each on a thread of its own; it ends with this.
struct Background {
    Background(server::App& app, server::MailDelivery& mail, server::CenterDelivery& centers, server::LetterPrinting& letters)
        : mail_worker({ .run = [&mail] { return mail.run() > 0; }, .interrupt = [&mail] { mail.interrupt(); } }),
          center_worker({ .run = [&centers] { return centers.run() > 0; }, .interrupt = [&centers] { centers.interrupt(); } }),
          letter_worker({ .run = [&letters] { return letters.run() > 0; }, .pause = std::chrono::seconds { 10 } }),
          job_worker({ .run = [&app] { return app.run_jobs() < 0; }, .pause = std::chrono::minutes { 5 } }) {}

    BackgroundWorker mail_worker;
    BackgroundWorker center_worker;
    BackgroundWorker letter_worker;
    BackgroundWorker job_worker;
};

/// The rest is for the database, the documents and connections that are being turned away.
std::size_t connections_for(std::size_t descriptors) {
    constexpr std::size_t others = 512;
    return descriptors > 2 * others ? descriptors - others : descriptors / 2;
}

/// H13: say so, go on accepting for a moment while whoever watches /readyz takes notice, then finish what has begun.
void stop_gracefully(int signal, Limits const& limits, Responder& responder, Listener& listener, Log& log) {
    log.write(LogLevel::Info, "stopping", {});
    responder.drain();
    if (signal == terminate_signal) { std::this_thread::sleep_for(limits.accept_after_sigterm); }
    listener.stop_accepting();
    bool const is_complete = listener.finish(limits.finish_time - limits.accept_after_sigterm);
    log.write(LogLevel::Info, "stopped", { { "complete", is_complete ? "yes" : "no" } });
}

ErrorOr<void> serve(Options const& options, Signals& signals) {
    JsonLog log { options.log_level };
    SecureRandom random;
    Metrics metrics;
    auto const clock = options.clock_start ? SystemClock::starting_at(*options.clock_start) : SystemClock {};
    int const cores = std::max(2, static_cast<int>(std::thread::hardware_concurrency()));

    // What fails for want of something simple comes first.
    HUB_TRY_ASSIGN(auto const site, StaticSite::open(options.site.empty() ? default_site() : fs::path { options.site }));
    ListenerOptions listening {
        .host = options.listen.host, .port = options.listen.port, .tls_certificate = options.tls_certificate, .tls_key = options.tls_key
    };
    listening.limits.connections = std::min(listening.limits.connections, connections_for(raise_descriptor_limit()));
    HUB_TRY_ASSIGN(auto const listener, Listener::open(listening, log, metrics));
    HUB_TRY_ASSIGN(auto const metrics_listener, open_metrics(options, log, metrics));

    HUB_TRY_ASSIGN(auto const folder, DataFolder::open(options.data));
    HUB_TRY_ASSIGN(auto const key, folder.password_key());
    HUB_TRY_ASSIGN(auto const secrets_key, folder.secrets_key());
    SodiumSecrets secrets { secrets_key };
    HUB_TRY_ASSIGN(auto const database, ThreadedDatabase::open({ .path = folder.database_file().string() }, clock.now(), log));
    FolderFiles files { folder.files() };
    Argon2Passwords passwords { { static_cast<std::size_t>(options.password_memory_mib), static_cast<unsigned>(options.password_passes) },
        key, cores };
    HUB_TRY(check_key_of_database(*database, secrets));
    HUB_TRY(fill_with_demo(options, *database, files, passwords, clock.now()));

    HUB_TRY_ASSIGN(auto const payment_site, open_payment_site(options));
    server::Services const services { *database, files, passwords, secrets, clock, random, log, own_fonts(),
        payment_site ? &*payment_site : nullptr };
    server::App app { services, config_of(options, listener->port()) };
    HUB_TRY_ASSIGN(auto const mail_transport, open_mail(options, folder, clock));
    server::MailDelivery mail_delivery { services, *mail_transport };
    auto const center_link = open_centers(options, folder);
    server::CenterDelivery center_delivery { services, *center_link };
    PrintFolder print_folder { folder.print() };
    server::LetterPrinting letter_printing { services, print_folder };
    Background const background { app, mail_delivery, center_delivery, letter_printing };
    AuditAnchor const anchor { { .file = options.audit_anchor.empty() ? folder.audit_anchor() : fs::path { options.audit_anchor } },
        *database, secrets, clock, log };
    Responder responder { [&app](server::Request const& request) { return app.handle(request); }, *site, random, log,
        { .sign_in_threads = cores } };
    HUB_TRY(listener->start(place_of(options, listener->port()),
        [&responder](Admitted admitted, Listener::Done done) { return responder.respond(std::move(admitted), std::move(done)); }));
    auto const scheme = options.tls_certificate.empty() ? "http" : "https";
    std::cout << std::format(
        "listening on {}://{}:{}", scheme, options.listen.host == "127.0.0.1" ? "localhost" : options.listen.host, listener->port())
              << std::endl;

    int const signal = signals.wait();
    stop_gracefully(signal, listening.limits, responder, *listener, log);
    return {};
}

}  // namespace

int main(int count, char** arguments) {
    std::span<char const* const> const given { arguments + 1, static_cast<std::size_t>(std::max(0, count - 1)) };
    if (!given.empty() && std::string_view { given.front() } == "audit") {
        if (!start_cryptography()) { return complain(Error::unavailable("This machine has no source of randomness.")); }
        return run_audit_command(given.subspan(1), std::cout, std::cerr);
    }
    if (!given.empty() && std::string_view { given.front() } == "job") {
        if (!start_cryptography()) { return complain(Error::unavailable("This machine has no source of randomness.")); }
        return run_job_command(given.subspan(1), SystemClock {}, std::cout, std::cerr);
    }
    auto const options = read_options(given, [](char const* name) -> char const* { return std::getenv(name); });
    if (!options) { return complain(options.error(), wrong_usage); }
    if (options->wants_help) {
        std::cout << help_text() << "\n" << audit_help << job_help;
        return 0;
    }
    if (options->wants_version) {
        std::cout << "hub-server " HUB_VERSION "\n";
        return 0;
    }
    protect_process();
    Signals signals;
    if (!start_cryptography()) { return complain(Error::unavailable("This machine has no source of randomness.")); }
    try {
        auto const served = serve(*options, signals);
        return served ? 0 : complain(served.error());
    } catch (std::exception const& thrown) {
        std::cerr << "hub-server: it cannot go on: " << thrown.what() << ".\n";
        return 1;
    }
}

#include "sandbox/sandbox.hpp"

#include "server/mail.hpp"
#include "store/mail_queue.hpp"

#include <optional>
#include <utility>

namespace hub::sandbox {

namespace {

server::Config sandbox_config() {
    server::Config config;
    config.secure_cookie = false;
    config.demo = true;
    config.sandbox = true;
    return config;
}

}  // namespace

Sandbox::World::World(Sandbox& sandbox, std::unique_ptr<store::SqliteDatabase> opened, server::demo::World data)
    : database(std::move(opened)), files(std::move(data), sandbox.m_fonts), services { *database, files, sandbox.m_passwords,
          sandbox.m_secrets, sandbox.m_clock, sandbox.m_random, sandbox.m_log, sandbox.m_fonts },
      app(services, sandbox_config()), delivery(services, centers) {}

ErrorOr<std::unique_ptr<Sandbox>> Sandbox::start(
    Clock const& machine_clock, Random& random, pdf::Fonts const& fonts, SandboxOptions const& options) {
    std::unique_ptr<Sandbox> sandbox { new Sandbox(machine_clock, random, fonts, options) };
    HUB_TRY(sandbox->reset());
    return sandbox;
}

ErrorOr<void> Sandbox::reset() {
    m_clock.follow_machine();
    HUB_TRY_ASSIGN(auto database, store::SqliteDatabase::open({}, m_clock.now()));
    auto data = server::demo::make_world(m_options.seed, m_clock.now());
    HUB_TRY(server::demo::count_pages(data, m_fonts));
    HUB_TRY(server::demo::store_world(data, *database, m_passwords));
    HUB_TRY(server::demo::multiply_documents(data, *database, m_options.scale));

    m_world = std::make_unique<World>(*this, std::move(database), std::move(data));
    return {};
}

ErrorOr<std::string> Sandbox::last_mail(std::string_view address) {
    std::optional<store::Mail> mail;
    HUB_TRY(database().read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(mail, store::find_last_mail(db, address));
        return {};
    }));
    if (!mail) { return fail(Error::not_found("No mail was written to this address.")); }
    return server::open_mail_text(m_secrets, mail->id.to_string(), mail->sealed_text);
}

}  // namespace hub::sandbox

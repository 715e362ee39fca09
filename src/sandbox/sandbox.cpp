#include "sandbox/sandbox.hpp"

#include "api/payment_site.hpp"
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
          sandbox.m_secrets, sandbox.m_clock, sandbox.m_random, sandbox.m_log, sandbox.m_fonts, &sandbox.m_payment_site },
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

void Sandbox::move_by_days(std::int32_t days) {
    m_clock.move_by_days(days);
    m_world->app.run_jobs();
}

ErrorOr<std::string> Sandbox::pay(std::string_view address, domain::CardForm const& card) {
    constexpr std::string_view mark = "?order=";
    auto const at = address.find(mark);
    if (at == std::string_view::npos) { return fail(Error::invalid({}, "There is no payment order in this address.")); }
    HUB_TRY_ASSIGN(auto const order, api::read_order(address.substr(at + mark.size()), m_payment_site.key));
    auto const now = m_clock.now();
    if (now >= order.expires_at) { return fail(Error::conflict("The order has expired. Please start the payment again.")); }
    auto const digits = domain::card_digits(card.number);
    switch (domain::test_card(digits)) {
    case domain::TestCard::Accepted: break;
    case domain::TestCard::Declined: return fail(Error::forbidden("The card was declined. Please try another one."));
    case domain::TestCard::Unknown: return fail(Error::forbidden("Only test cards work in the training."));
    }
    api::PaymentResult result;
    result.id = order.id;
    result.state = domain::PaymentState::Submitted;
    result.total = order.total;
    result.brand = domain::brand_of(digits);
    result.last_digits = digits.substr(digits.size() - 4);
    result.confirmation = "TRAINING-" + result.last_digits;
    result.at = now;
    return api::sign_result(result, m_payment_site.key);
}

}  // namespace hub::sandbox

// The whole server in the page: the real core on SQLite in memory, filled with demo data. Nothing leaves it (HELP-04).
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "domain/card.hpp"
#include "pdf/compose.hpp"
#include "sandbox/movable_clock.hpp"
#include "sandbox/sandbox_passwords.hpp"
#include "sandbox/sandbox_secrets.hpp"
#include "server/app.hpp"
#include "server/center_delivery.hpp"
#include "server/demo/demo.hpp"
#include "store/sqlite_database.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hub::sandbox {

struct SandboxOptions {
    std::uint64_t seed = 2026;
    std::int64_t scale = 0;  ///< document rows in all, as the server's --demo-scale
};

class Sandbox {
public:
    /// `machine_clock`, `random` and the bytes of the fonts outlive the sandbox. Demo accounts: server/demo/demo.hpp.
    [[nodiscard]] static ErrorOr<std::unique_ptr<Sandbox>> start(
        Clock const& machine_clock, Random& random, pdf::Fonts const& fonts, SandboxOptions const& options = {});

    /// Throws every change away and begins again with the data of the machine's today. Everyone is signed out.
    [[nodiscard]] ErrorOr<void> reset();

    /// The text of the last mail to an address: nothing is sent from here, but a training needs its link. NotFound when there is none.
    [[nodiscard]] ErrorOr<std::string> last_mail(std::string_view address);

    /// Hands what is queued for medical centers to imagined ones, which receive it at once (AUTH-06): nothing leaves the page.
    void deliver_to_centers() { m_world->delivery.run(); }

    /// Later by so many days, with all that the server's jobs do in that time.
    void move_by_days(std::int32_t days);

    /// The payment site of the training, in the page as well: the signed result for the order in the address. Invalid for an address
    /// without an order, Conflict for one that has expired, Forbidden when the card is declined or is no test card (BILL-45).
    [[nodiscard]] ErrorOr<std::string> pay(std::string_view address, domain::CardForm const& card);

    [[nodiscard]] server::App& app() { return m_world->app; }
    [[nodiscard]] store::Database& database() { return *m_world->database; }
    [[nodiscard]] MovableClock& clock() { return m_clock; }

private:
    struct ImaginedCenters final : server::CenterLink {
        ErrorOr<void> send(std::string_view, std::string_view) override { return {}; }
    };

    /// What reset() replaces.
    struct World {
        World(Sandbox& sandbox, std::unique_ptr<store::SqliteDatabase> opened, server::demo::World data);
        std::unique_ptr<store::SqliteDatabase> database;
        server::demo::DemoFiles files;
        server::Services services;
        server::App app;
        ImaginedCenters centers;
        server::CenterDelivery delivery;
    };

    Sandbox(Clock const& machine_clock, Random& random, pdf::Fonts const& fonts, SandboxOptions const& options)
        : m_random(random), m_fonts(fonts), m_options(options), m_clock(machine_clock),
          m_payment_site { .address = "sandbox:", .key = std::vector<std::uint8_t>(32) }, m_passwords(random), m_secrets(random) {
        random.fill(m_payment_site.key);
    }

    Random& m_random;
    pdf::Fonts m_fonts;
    SandboxOptions m_options;
    MovableClock m_clock;
    server::PaymentSite m_payment_site;
    SandboxPasswords m_passwords;
    SandboxSecrets m_secrets;
    NullLog m_log;
    std::unique_ptr<World> m_world;
};

}  // namespace hub::sandbox

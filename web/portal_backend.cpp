// The portal: the server is where the page came from.

#include "backend.hpp"
#include "fetch_transport.hpp"

#include <utility>

namespace hub::web {

namespace {

class PortalBackend final : public Backend {
public:
    explicit PortalBackend(Machine machine) : m_clock(machine.clock), m_transport([wake = std::move(machine.wake)] { wake(0); }) {}

    [[nodiscard]] app::Options options() const override { return {}; }
    [[nodiscard]] client::Transport& transport() override { return m_transport; }
    [[nodiscard]] Clock const& clock() const override { return m_clock; }
    [[nodiscard]] std::optional<ErrorOr<std::vector<std::byte>>> document(std::string_view) override { return std::nullopt; }

private:
    Clock const& m_clock;
    FetchTransport m_transport;
};

}  // namespace

std::unique_ptr<Backend> make_backend(Machine machine) {
    return std::make_unique<PortalBackend>(std::move(machine));
}

}  // namespace hub::web

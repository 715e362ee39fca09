// The training sandbox: the server is in this page, and nothing leaves it.

#include "backend.hpp"
#include "embedded/pdf_font_bold.hpp"
#include "embedded/pdf_font_regular.hpp"
#include "sandbox/in_process_transport.hpp"
#include "sandbox/sandbox.hpp"

#include <cstdlib>
#include <utility>

namespace hub::web {

namespace {

class SandboxBackend final : public Backend {
public:
    SandboxBackend(Machine const& machine, std::unique_ptr<sandbox::Sandbox> started)
        : m_sandbox(std::move(started)), m_transport(*m_sandbox, machine.clock) {
        m_transport.set_wake(machine.wake);
    }

    [[nodiscard]] app::Options options() const override { return { .sandbox = true }; }
    [[nodiscard]] client::Transport& transport() override { return m_transport; }
    [[nodiscard]] Clock const& clock() const override { return m_sandbox->clock(); }

    [[nodiscard]] std::optional<ErrorOr<std::vector<std::byte>>> document(std::string_view url) override {
        auto const body = m_transport.fetch_bytes(url);
        if (!body) { return fail(body.error()); }
        auto const* const start = reinterpret_cast<std::byte const*>(body->data());
        return std::vector<std::byte>(start, start + body->size());
    }

    void reset() override {
        // The same data were made when the page was opened.
        if (!m_sandbox->reset()) { std::abort(); }
    }

    [[nodiscard]] ErrorOr<std::string> pay(std::string_view address, domain::CardForm const& card) override {
        return m_sandbox->pay(address, card);
    }

    void move_clock(std::int32_t days) override { m_sandbox->move_by_days(days); }

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    sandbox::InProcessTransport m_transport;
};

}  // namespace

std::unique_ptr<Backend> make_backend(Machine machine) {
    pdf::Fonts const fonts { .regular = embedded::pdf_font_regular, .bold = embedded::pdf_font_bold };
    auto started = sandbox::Sandbox::start(machine.clock, machine.random, fonts);
    if (!started) { std::abort(); }
    return std::make_unique<SandboxBackend>(machine, *std::move(started));
}

}  // namespace hub::web

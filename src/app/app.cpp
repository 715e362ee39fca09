#include "app/app.hpp"

#include "client/hub.hpp"
#include "ui/shell/shell_ui.hpp"
#include "ui/widgets/ui.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace hub::app {

namespace {

ui::Theme theme_of(client::Settings const& settings, Viewport const& viewport) {
    bool const dark =
        settings.theme == client::ThemeChoice::Dark || (settings.theme == client::ThemeChoice::System && viewport.prefers_dark);
    bool const high = settings.contrast == client::ContrastChoice::High
        || (settings.contrast == client::ContrastChoice::System && viewport.prefers_contrast);
    if (high) { return dark ? ui::Theme::HighContrastDark : ui::Theme::HighContrastLight; }
    return dark ? ui::Theme::Dark : ui::Theme::Light;
}

/// The earlier of two timers, of which a negative one never fires.
double earlier(double a, double b) {
    if (a < 0) { return b; }
    return b < 0 ? a : std::min(a, b);
}

}  // namespace

struct App::Impl {
    client::Platform& platform;
    client::Hub hub;
    ui::Ui ui;
    ui::ShellState shell;
    ui::ScreenStates screens;
    Viewport viewport;
    Options options;
    std::optional<domain::ContactId> seen_contact;
    bool started = false;

    Impl(client::Platform& host, client::Transport& transport, Options chosen)
        : platform(host), hub(host, transport, chosen.sandbox), options(chosen) {}

    [[nodiscard]] ui::Environment environment() const {
        auto const& settings = hub.data().settings;
        return {
            .width = viewport.width,
            .height = viewport.height,
            .pixel_ratio = viewport.pixel_ratio,
            .text_scale = std::clamp(viewport.root_font_scale * settings.text_scale, 1.0F, 4.0F),
            .keyboard_inset = viewport.keyboard_inset,
            .touch = viewport.coarse_pointer,
            .reduced_motion = viewport.reduced_motion,
            .compact_rows = settings.compact_rows,
            .theme = theme_of(settings, viewport),
            .now_ms = platform.monotonic_ms(),
        };
    }

    /// Another person must not find the first one's filters, selections and half-filled forms.
    void forget_states_of_others() {
        auto const& session = hub.data().session;
        if (!session || seen_contact == session->contact) { return; }
        if (seen_contact) {
            screens = {};
            shell = {};
        }
        seen_contact = session->contact;
    }
};

App::App(client::Platform& platform, client::Transport& transport, Options options)
    : m_impl(std::make_unique<Impl>(platform, transport, options)) {}

App::~App() = default;

void App::set_fonts(std::span<std::byte const> regular, std::span<std::byte const> medium, std::span<std::byte const> semibold,
    std::span<std::byte const> icons) {
    m_impl->ui.load_fonts({ .regular = regular, .medium = medium, .semibold = semibold, .icons = icons });
}

void App::set_viewport(Viewport const& viewport) {
    m_impl->viewport = viewport;
    m_impl->hub.set_online(viewport.online);
    m_impl->platform.wake();
}

void App::person_acted() {
    m_impl->hub.person_acted();
}

void App::handle(ui::semantics::Event event) {
    using Kind = ui::semantics::Event::Kind;
    // The focus also moves by itself.
    if (event.kind != Kind::FocusIn && event.kind != Kind::FocusOut) { m_impl->hub.person_acted(); }
    m_impl->ui.handle(std::move(event));
    m_impl->platform.wake();
}

void App::open_route(std::string_view route) {
    m_impl->hub.open_route(client::Route::parse(route));
}

void App::pointer_move(float x, float y, bool touch) {
    m_impl->ui.pointer_move(x, y, touch);
    m_impl->platform.wake();
}

void App::pointer_button(int button, bool down) {
    if (button == 0) { m_impl->ui.pointer_button(down); }
    m_impl->platform.wake();
}

void App::pointer_leave() {
    m_impl->ui.pointer_leave();
    m_impl->platform.wake();
}

void App::wheel(float, float) {
    // Scrolling is the page's, in the mirror's scroll proxies; nothing in the canvas scrolls by itself.
}

double App::step() {
    auto& impl = *m_impl;
    if (!impl.started) {
        impl.started = true;
        impl.hub.start();
    }
    bool const changed = impl.hub.step();
    impl.forget_states_of_others();

    std::vector<client::Command> commands;
    auto const needs = ui::needs_of(impl.hub.route(), impl.hub.data().viewer);
    impl.hub.need(needs);
    impl.ui.begin_frame(impl.environment());
    ui::Frame frame { impl.ui, impl.hub.data(), impl.hub.route(), impl.hub.route_version(), commands };
    if (impl.options.gallery != nullptr && impl.hub.route().path == "/gallery") {
        impl.ui.set_page("Widgets", "en");
        impl.options.gallery(impl.ui, impl.ui.viewport());
    } else {
        ui::shell_ui(frame, impl.shell, impl.screens);
    }
    double const next = impl.ui.end_frame();
    bool const has_commands = !commands.empty();
    for (auto& command : commands) { impl.hub.send(std::move(command)); }
    if (changed || has_commands) { return 0; }
    return earlier(next, impl.hub.next_timer_ms());
}

std::span<std::byte const> App::semantics_changes() const {
    return m_impl->ui.semantics_changes();
}

void App::update_is_ready() {
    m_impl->hub.update_is_ready();
}

void App::resend_semantics() {
    m_impl->ui.resend_semantics();
}

}  // namespace hub::app

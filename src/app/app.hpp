// The program: owns the client and the user interface, and nothing of the platform. The host calls step() for a frame
// and hands in what happened since the last one. An idle program asks for no frame.
#pragma once

#include "client/platform.hpp"
#include "client/transport.hpp"
#include "ui/semantics/event.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace hub::ui {
class Ui;
struct Rect;
}  // namespace hub::ui

namespace hub::app {

/// The page as the host sees it, in CSS px.
struct Viewport {
    float width = 1024;
    float height = 768;
    float pixel_ratio = 1;
    float root_font_scale = 1;    ///< the browser's text size divided by 16 px
    float keyboard_inset = 0;     ///< height that a soft keyboard covers at the bottom
    bool coarse_pointer = false;  ///< touch sizes
    bool prefers_dark = false;
    bool prefers_contrast = false;
    bool reduced_motion = false;
    bool online = true;
};

struct Options {
    bool sandbox = false;
    /// Draws the widget gallery at #/gallery (ui::gallery::gallery_ui in development builds). A pointer, so that nothing of
    /// the gallery is in a program that does not have it.
    void (*gallery)(ui::Ui& ui, ui::Rect const& rect) = nullptr;
};

class App {
public:
    App(client::Platform& platform, client::Transport& transport, Options options);
    ~App();
    App(App const&) = delete;
    App& operator=(App const&) = delete;

    /// Fonts must be handed in before the first step: file bytes, which are copied. `icons` is the icon font.
    void set_fonts(std::span<std::byte const> regular, std::span<std::byte const> medium, std::span<std::byte const> semibold,
        std::span<std::byte const> icons);

    void set_viewport(Viewport const& viewport);
    void handle(ui::semantics::Event event);
    /// Somebody is at work in a part of the page that sends no events: the session must not end meanwhile (security A9).
    void person_acted();
    /// The browser went back or forward, or the page was opened at this address.
    void open_route(std::string_view route);

    /// Pointer as Dear ImGui wants it; for hover, pressed looks and drags only.
    void pointer_move(float x, float y, bool touch);
    void pointer_button(int button, bool down);
    void pointer_leave();
    void wheel(float x, float y);

    /// One frame: answers, commands, drawing, semantics. Afterwards ImGui::GetDrawData() may be rendered.
    /// Returns the milliseconds until the next frame is wanted: 0 for at once, negative for "only when woken".
    double step();

    /// What changed on the screen, in the format of ui/semantics/wire.hpp; empty when nothing did. Valid until the next step.
    [[nodiscard]] std::span<std::byte const> semantics_changes() const;
    /// A new version of the program was loaded beside this one, and waits for the person.
    void update_is_ready();
    /// Forgets what was sent, so that the next frame sends the whole screen (the mirror was lost or made anew).
    void resend_semantics();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace hub::app

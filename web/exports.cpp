// The functions that the page calls (page/program.js): one application for as long as the page lives.

#include "app/app.hpp"
#include "browser_platform.hpp"
#include "page.hpp"
#include "renderer.hpp"
#include "ui/semantics/event.hpp"

#ifdef HUB_GALLERY
#include "ui/gallery/gallery.hpp"
#endif

#include <emscripten/emscripten.h>
#include <emscripten/eventloop.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using hub::web::BrowserPlatform;
using hub::web::Renderer;

hub::app::Options options_of(hub::web::Backend const& backend) {
    auto options = backend.options();
#ifdef HUB_GALLERY
    options.gallery = hub::ui::gallery::gallery_ui;
#endif
    return options;
}

struct Program {
    BrowserPlatform platform;
    hub::app::App app { platform, platform.backend().transport(), options_of(platform.backend()) };
    Renderer renderer;
    std::vector<std::byte> document;
};

std::unique_ptr<Program> program;

std::span<std::byte const> bytes_at(void const* at, std::size_t size) {
    return { static_cast<std::byte const*>(at), size };
}

enum ViewportBit : std::uint32_t { CoarsePointer = 1U, PrefersDark = 2U, PrefersContrast = 4U, ReducedMotion = 8U, Online = 16U };

hub::Error error_from(char const* code, char const* message) {
    return { .code = hub::error_code_from(code), .message = message };
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int hub_start() {
    // Without a main() nothing else tells Emscripten that the program goes on after a callback, such as fetch's first.
    emscripten_runtime_keepalive_push();
    program = std::make_unique<Program>();
    return program->renderer.create() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void hub_set_fonts(void const* regular, std::size_t regular_size, void const* medium, std::size_t medium_size,
    void const* semibold, std::size_t semibold_size, void const* icons, std::size_t icons_size) {
    program->app.set_fonts(
        bytes_at(regular, regular_size), bytes_at(medium, medium_size), bytes_at(semibold, semibold_size), bytes_at(icons, icons_size));
}

EMSCRIPTEN_KEEPALIVE void hub_set_viewport(
    float width, float height, float pixel_ratio, float root_font_scale, float keyboard_inset, std::uint32_t bits) {
    program->app.set_viewport({
        .width = width,
        .height = height,
        .pixel_ratio = pixel_ratio,
        .root_font_scale = root_font_scale,
        .keyboard_inset = keyboard_inset,
        .coarse_pointer = (bits & CoarsePointer) != 0,
        .prefers_dark = (bits & PrefersDark) != 0,
        .prefers_contrast = (bits & PrefersContrast) != 0,
        .reduced_motion = (bits & ReducedMotion) != 0,
        .online = (bits & Online) != 0,
    });
}

EMSCRIPTEN_KEEPALIVE void hub_open_route(char const* route) {
    program->app.open_route(route);
}

EMSCRIPTEN_KEEPALIVE void hub_handle(int kind, std::uint32_t id, int key, float x, float y, char const* text) {
    using hub::ui::semantics::Event;
    program->app.handle({
        .kind = static_cast<Event::Kind>(kind),
        .id = id,
        .key = static_cast<hub::ui::semantics::Key>(key),
        .x = x,
        .y = y,
        .text = text,
    });
}

EMSCRIPTEN_KEEPALIVE void hub_pointer_move(float x, float y, int touch) {
    program->app.pointer_move(x, y, touch != 0);
}

EMSCRIPTEN_KEEPALIVE void hub_pointer_button(int button, int down) {
    program->app.pointer_button(button, down != 0);
}

EMSCRIPTEN_KEEPALIVE void hub_pointer_leave() {
    program->app.pointer_leave();
}

EMSCRIPTEN_KEEPALIVE void hub_wheel(float x, float y) {
    program->app.wheel(x, y);
}

EMSCRIPTEN_KEEPALIVE double hub_frame() {
    program->renderer.begin_frame();
    double const next_ms = program->app.step();
    program->renderer.draw();
    auto const changes = program->app.semantics_changes();
    if (!changes.empty()) { hub_page_apply(changes.data(), changes.size()); }
    return next_ms;
}

EMSCRIPTEN_KEEPALIVE void hub_context_lost() {
    program->renderer.context_lost();
}

EMSCRIPTEN_KEEPALIVE int hub_context_restored() {
    return program->renderer.context_restored() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void hub_device_state(char const* json) {
    program->platform.kept_device().told(json);
}

EMSCRIPTEN_KEEPALIVE void hub_device_done(int ticket, char const* code, char const* text) {
    if (*code == '\0') { return program->platform.kept_device().done(ticket, std::string { text }); }
    auto error = error_from(code, text);
    // Of all that the device refuses, only the PIN is the person's to mend.
    if (error.code == hub::ErrorCode::Invalid) { error.field = "pin"; }
    program->platform.kept_device().done(ticket, hub::fail(std::move(error)));
}

EMSCRIPTEN_KEEPALIVE void hub_update_ready() {
    program->app.update_is_ready();
}

EMSCRIPTEN_KEEPALIVE void hub_bundle_progress(int phase, std::size_t added, double bytes_read, double bytes_out, int pages) {
    program->platform.bundles().moved(static_cast<hub::client::BundleProgress::Phase>(phase), added, static_cast<std::uint64_t>(bytes_read),
        static_cast<std::uint64_t>(bytes_out), pages);
}

EMSCRIPTEN_KEEPALIVE void hub_bundle_finished(int files, int is_tagged) {
    program->platform.bundles().finished(files, is_tagged != 0);
}

EMSCRIPTEN_KEEPALIVE void hub_bundle_left_out(std::size_t index, char const* code, char const* message) {
    program->platform.bundles().left_out(index, error_from(code, message));
}

EMSCRIPTEN_KEEPALIVE void hub_bundle_noted(std::size_t index, int pages, int expected_pages, char const* text) {
    program->platform.bundles().noted({ .index = index, .pages = pages, .expected_pages = expected_pages, .text = text });
}

EMSCRIPTEN_KEEPALIVE void hub_bundle_failed(char const* code, char const* message) {
    program->platform.bundles().failed(error_from(code, message));
}

/// `wish` is a client::ViewerWish; None says that somebody is at work there.
EMSCRIPTEN_KEEPALIVE void hub_viewer_wish(int wish) {
    program->app.person_acted();
    if (auto const wanted = static_cast<hub::client::ViewerWish>(wish); wanted != hub::client::ViewerWish::None) {
        program->platform.document_viewer().wished(wanted);
    }
}

/// A document that is in this page, for a bundle or the viewer: 1 with its bytes, 0 with "code\nmessage", -1 when the browser must fetch
/// it.
EMSCRIPTEN_KEEPALIVE int hub_document(char const* url) {
    auto found = program->platform.backend().document(url);
    if (!found) { return -1; }
    if (*found) {
        program->document = std::move(**found);
        return 1;
    }
    auto const text = std::string(hub::to_string(found->error().code)) + "\n" + found->error().message;
    auto const bytes = bytes_at(text.data(), text.size());
    program->document.assign(bytes.begin(), bytes.end());
    return 0;
}

EMSCRIPTEN_KEEPALIVE void const* hub_document_data() {
    return program->document.data();
}

EMSCRIPTEN_KEEPALIVE std::size_t hub_document_size() {
    return program->document.size();
}

EMSCRIPTEN_KEEPALIVE void hub_document_release() {
    program->document = {};
}
}

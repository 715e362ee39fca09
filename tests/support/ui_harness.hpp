// Drives the user interface natively, as the browser and a person would: finds things by role and name, clicks, types,
// tabs, scrolls; thousands of steps a second, no browser, no GPU. It knows nothing but the semantics wire.
//
//     UiHarness harness([&](Ui& ui) { sign_in_ui(ui, state); });
//     harness.field("Work e-mail").type("dana@acme.example");
//     harness.button("Sign in").click();
//     CHECK(harness.text().contains("Welcome"));
//
// The whole program is driven alike: UiHarness harness(program_of(app, platform)).
// Whatever is not found, ambiguous, disabled or covered throws with a dump of the screen.
#pragma once

#include "support/soft_render.hpp"
#include "support/ui_mirror.hpp"
#include "ui/semantics/event.hpp"
#include "ui/widgets/ui.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::tests {

/// What the harness drives. Sizes and positions are CSS px of the page.
struct UiProgram {
    std::function<double()> step;  ///< one frame; milliseconds until the next, negative for none
    std::function<void(ui::semantics::Event)> handle;
    std::function<std::span<std::byte const>()> changes;
    std::function<void(ui::Environment const&)> set_environment;
    std::function<void(float x, float y)> pointer_move;
    std::function<void(bool down)> pointer_button;
    std::function<void(double ms)> advance;  ///< moves the clocks
};

/// For app::App and a platform like TestPlatform; both are templates so that this file needs neither module.
template <class App, class Platform>
UiProgram program_of(App& app, Platform& platform) {
    return {
        .step = [&app] { return app.step(); },
        .handle = [&app](ui::semantics::Event event) { app.handle(std::move(event)); },
        .changes = [&app] { return app.semantics_changes(); },
        .set_environment =
            [&app](ui::Environment const& environment) {
                app.set_viewport({ .width = environment.width,
                    .height = environment.height,
                    .pixel_ratio = environment.pixel_ratio,
                    .root_font_scale = environment.text_scale,
                    .keyboard_inset = environment.keyboard_inset,
                    .coarse_pointer = environment.touch,
                    .prefers_dark = ui::is_dark(environment.theme),
                    .prefers_contrast = ui::is_high_contrast(environment.theme),
                    .reduced_motion = environment.reduced_motion });
            },
        .pointer_move = [&app](float x, float y) { app.pointer_move(x, y, false); },
        .pointer_button = [&app](bool down) { app.pointer_button(0, down); },
        .advance = [&platform](double ms) { platform.pass_ms(static_cast<std::int64_t>(ms)); },
    };
}

class UiHarness;

/// A way to find one element; looked up anew at each use.
class Locator {
public:
    Locator(UiHarness& harness, std::vector<ui::semantics::Role> roles, std::string name,
        std::optional<ui::semantics::NodeId> inside = std::nullopt);

    void click(int modifiers = 0);
    /// Focuses a field and replaces its whole value.
    void type(std::string_view text);
    void focus();
    void press(ui::semantics::Key key);
    /// The pointer rests on it.
    void hover();

    [[nodiscard]] bool exists() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string value() const;
    [[nodiscard]] std::string description() const;
    [[nodiscard]] std::string error() const;
    [[nodiscard]] std::string href() const;
    [[nodiscard]] bool has(std::uint32_t flag) const;
    [[nodiscard]] bool is_checked() const { return has(ui::semantics::Checked); }
    [[nodiscard]] bool is_disabled() const { return has(ui::semantics::Disabled | ui::semantics::DisabledButFocusable); }
    [[nodiscard]] bool is_focused() const;
    [[nodiscard]] ui::semantics::Rect rect() const;
    [[nodiscard]] ui::semantics::NodeId id() const;
    /// The names of everything inside, one a line.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string dump() const;

    // What stands inside this element.
    [[nodiscard]] Locator button(std::string_view name) const;
    [[nodiscard]] Locator link(std::string_view name) const;
    [[nodiscard]] Locator field(std::string_view name) const;
    [[nodiscard]] Locator checkbox(std::string_view name) const;
    [[nodiscard]] Locator role(ui::semantics::Role role, std::string_view name = {}) const;
    /// The `index`th of several (from 0).
    [[nodiscard]] Locator at(std::size_t index) const;

private:
    [[nodiscard]] std::vector<Element const*> matches() const;
    [[nodiscard]] Element const& one() const;
    [[nodiscard]] std::string described() const;

    UiHarness& m_harness;
    std::vector<ui::semantics::Role> m_roles;
    std::string m_name;
    std::optional<ui::semantics::NodeId> m_inside;
    std::optional<std::size_t> m_index;
};

class UiHarness {
public:
    using FrameFunction = std::function<void(ui::Ui&)>;

    /// Bare widgets: calls `frame` for each frame of a Ui of its own, with the product's fonts where they are installed.
    explicit UiHarness(FrameFunction frame, ui::Environment environment = default_environment());
    /// A whole program.
    explicit UiHarness(UiProgram program, ui::Environment environment = default_environment());
    ~UiHarness();

    /// 1280 x 800, reduced motion, so that nothing moves by itself.
    [[nodiscard]] static ui::Environment default_environment();
    void set_environment(ui::Environment const& environment);
    void set_viewport(float width, float height, bool touch = false);
    [[nodiscard]] ui::Environment const& environment() const { return m_environment; }
    /// Of bare widgets.
    [[nodiscard]] ui::Ui& ui() { return *m_ui; }

    // Finding things, by role and name. An empty name matches any.
    [[nodiscard]] Locator button(std::string_view name);
    [[nodiscard]] Locator link(std::string_view name);
    [[nodiscard]] Locator field(std::string_view name);  ///< text field, text area or combo box
    [[nodiscard]] Locator checkbox(std::string_view name);
    [[nodiscard]] Locator toggle(std::string_view name);
    [[nodiscard]] Locator radio(std::string_view name);
    [[nodiscard]] Locator tab(std::string_view name);
    [[nodiscard]] Locator menu_item(std::string_view name);
    [[nodiscard]] Locator option(std::string_view name);
    [[nodiscard]] Locator heading(std::string_view name);
    [[nodiscard]] Locator dialog(std::string_view name = {});
    [[nodiscard]] Locator row(std::size_t index);  ///< by its number in the table, the header is 1
    [[nodiscard]] Locator role(ui::semantics::Role role, std::string_view name = {});

    // What a person does without pointing at anything.
    void press(ui::semantics::Key key);
    void tab();
    void shift_tab();
    void shortcut(std::string_view name);
    void scroll(std::string_view scroller, float y);
    void scroll_to(ui::semantics::NodeId scroller, float x, float y);
    void pointer_away();

    /// Draws frames until nothing more is wanted at once.
    void settle();
    void run_frames(int count);
    /// Draws frames although none is wanted: answers of a server arrive between frames, and bring more of them.
    void pump(int rounds = 6);
    /// Moves time and draws what was due meanwhile.
    void advance(double ms);

    /// Everything that can be read, one name a line, in reading order.
    [[nodiscard]] std::string text() const;
    /// The screen for goldens.
    [[nodiscard]] std::string dump() const;
    [[nodiscard]] std::string dump_with_rectangles() const;
    [[nodiscard]] Mirror const& mirror() const { return m_mirror; }
    [[nodiscard]] ui::semantics::NodeId focused() const { return m_focused; }
    [[nodiscard]] std::vector<std::string> announcements() const;
    [[nodiscard]] std::size_t frames() const { return m_frames; }
    /// Of the last frame: milliseconds until the next one, negative for none.
    [[nodiscard]] double wanted_after_ms() const { return m_wanted_ms; }
    /// Operations that the last frame sent.
    [[nodiscard]] std::size_t operations() const { return m_mirror.operations; }
    /// The last frame as a picture.
    void screenshot(std::string const& path);

private:
    friend class Locator;

    void frame();
    void obey_focus();
    void obey_scrolls();
    void set_focus(ui::semantics::NodeId id, bool by_keyboard);
    void click(Element const& element, int modifiers);
    void press_on(ui::semantics::NodeId id, ui::semantics::Key key);
    void submit_form_of(Element const& field);
    void step_radio(Element const& element, int direction);
    void bring_into_view(ui::semantics::NodeId id, bool to_middle);
    void move_focus(int direction);
    [[nodiscard]] ui::semantics::NodeId top_modal() const;
    [[nodiscard]] ui::semantics::NodeId hit(float x, float y) const;
    [[nodiscard]] static std::string dump_line(Element const& element);
    [[noreturn]] void fail(std::string const& what) const;

    UiProgram m_program;
    ui::Environment m_environment;
    std::unique_ptr<ui::Ui> m_ui;
    FrameFunction m_frame_function;
    Mirror m_mirror;
    ui::semantics::NodeId m_focused = 0;
    bool m_keyboard_last = false;
    std::size_t m_frames = 0;
    double m_wanted_ms = 0;
};

/// The bytes of the product's fonts, or empty spans where tools/setup has not made them.
[[nodiscard]] ui::FontFiles installed_fonts();

}  // namespace hub::tests

#include "support/ui_harness.hpp"

#include "ui/semantics/dump.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <stdexcept>

namespace hub::tests {

using namespace ui::semantics;

namespace {

/// More frames than this in a row means that something asks for frames for ever.
constexpr int most_frames = 200;

bool toggles_itself(Role role) {
    return role == Role::CheckBox || role == Role::Switch || role == Role::Radio;
}

std::vector<std::byte> const& file_bytes(std::string const& path) {
    static std::map<std::string, std::vector<std::byte>> cache;
    if (auto const found = cache.find(path); found != cache.end()) { return found->second; }
    std::vector<std::byte> bytes;
    if (auto* stream = std::fopen(path.c_str(), "rb")) {
        std::array<std::byte, 65536> buffer {};
        for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), stream)) > 0;) {
            bytes.insert(bytes.end(), buffer.data(), buffer.data() + count);
        }
        std::fclose(stream);
    }
    return cache.emplace(path, std::move(bytes)).first->second;
}

}  // namespace

ui::FontFiles installed_fonts() {
    std::string const folder = HUB_FONTS_DIR;
    return { file_bytes(folder + "/Inter-Regular.otf"), file_bytes(folder + "/Inter-Medium.otf"),
        file_bytes(folder + "/Inter-SemiBold.otf"), file_bytes(HUB_ICON_FONT) };
}

ui::Environment UiHarness::default_environment() {
    return { .width = 1280, .height = 800, .reduced_motion = true, .now_ms = 1000 };
}

UiHarness::UiHarness(FrameFunction frame, ui::Environment environment)
    : m_environment(environment), m_ui(std::make_unique<ui::Ui>()), m_frame_function(std::move(frame)) {
    m_ui->load_fonts(installed_fonts());
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    m_program = {
        .step =
            [this] {
                m_ui->begin_frame(m_environment);
                m_frame_function(*m_ui);
                return m_ui->end_frame();
            },
        .handle = [this](Event event) { m_ui->handle(std::move(event)); },
        .changes = [this] { return m_ui->semantics_changes(); },
        .set_environment = [](ui::Environment const&) {},
        .pointer_move = [this](float x, float y) { m_ui->pointer_move(x, y, m_environment.touch); },
        .pointer_button = [this](bool down) { m_ui->pointer_button(down); },
        .advance = [this](double ms) { m_environment.now_ms += ms; },
    };
    settle();
}

UiHarness::UiHarness(UiProgram program, ui::Environment environment) : m_program(std::move(program)), m_environment(environment) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    m_program.set_environment(m_environment);
    settle();
}

UiHarness::~UiHarness() = default;

void UiHarness::set_environment(ui::Environment const& environment) {
    m_environment = environment;
    m_program.set_environment(environment);
    settle();
}

void UiHarness::set_viewport(float width, float height, bool touch) {
    m_environment.width = width;
    m_environment.height = height;
    m_environment.touch = touch;
    set_environment(m_environment);
}

void UiHarness::frame() {
    ++m_frames;
    m_wanted_ms = m_program.step();
    accept_textures();
    m_mirror.apply(m_program.changes());
    if (m_focused != 0 && m_mirror.find(m_focused) == nullptr) { set_focus(0, false); }
    obey_scrolls();
    obey_focus();
}

/// The program knows where it has scrolled to; the page tells it only when it could not go there.
void UiHarness::obey_scrolls() {
    auto const requests = m_mirror.scrolls;
    for (auto const& request : requests) {
        auto* element = m_mirror.find(request.id);
        if (element == nullptr) { continue; }
        element->scroll_x = request.x;
        element->scroll_y = request.y;
        scroll_to(request.id, request.x, request.y);
    }
}

void UiHarness::obey_focus() {
    if (auto const wanted = m_mirror.focus_request) {
        m_mirror.focus_request.reset();
        set_focus(*wanted, m_keyboard_last);
    }
}

void UiHarness::set_focus(NodeId id, bool by_keyboard) {
    if (m_focused == id) { return; }
    m_focused = id;
    auto const* element = m_mirror.find(id);
    bool const ring = by_keyboard || (element != nullptr && element->is_editable());
    m_program.handle({ .kind = id == 0 ? Event::Kind::FocusOut : Event::Kind::FocusIn, .id = id, .x = ring ? 1.0F : 0.0F });
}

void UiHarness::settle() {
    for (int count = 0; count < most_frames; ++count) {
        frame();
        if (m_wanted_ms != 0) { return; }
    }
    fail("frames are asked for without end");
}

void UiHarness::run_frames(int count) {
    for (; count > 0; --count) { frame(); }
}

void UiHarness::pump(int rounds) {
    for (; rounds > 0; --rounds) { settle(); }
}

void UiHarness::advance(double ms) {
    while (ms > 0) {
        double const step = m_wanted_ms > 0 ? std::min(ms, m_wanted_ms) : ms;
        m_program.advance(step);
        ms -= step;
        settle();
    }
}

NodeId UiHarness::top_modal() const {
    NodeId modal = 0;
    for (auto const* element : m_mirror.elements()) {
        if (element->has(Modal)) { modal = element->node.id; }
    }
    return modal;
}

/// The element that a page would find at this point: the last in document order, cut off by scrolling areas around it.
NodeId UiHarness::hit(float x, float y) const {
    NodeId found = 0;
    bool found_in_dialog = false;
    auto const modal = top_modal();
    for (auto const* element : m_mirror.elements()) {
        if (modal != 0 && !m_mirror.is_inside(element->node.id, modal)) { continue; }
        bool visible = true;
        bool in_dialog = false;  // dialogs lie above everything, wherever they stand (mirror.css)
        for (auto const* part = element; part != nullptr && visible; part = m_mirror.find(part->node.parent)) {
            in_dialog = in_dialog || part->node.role == Role::Dialog || part->node.role == Role::AlertDialog;
            if (part != element && part->node.role != Role::Scroller) { continue; }
            auto const rect = m_mirror.page_rect(part->node.id);
            visible = x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
        }
        if (!visible || (found_in_dialog && !in_dialog)) { continue; }
        found = element->node.id;
        found_in_dialog = in_dialog;
    }
    return found;
}

void UiHarness::bring_into_view(NodeId id, bool to_middle) {
    for (auto const* parent = m_mirror.find(m_mirror.find(id)->node.parent); parent != nullptr;
        parent = m_mirror.find(parent->node.parent)) {
        if (parent->node.role != Role::Scroller) { continue; }
        auto const view = m_mirror.page_rect(parent->node.id);
        auto const rect = m_mirror.page_rect(id);
        float const low = rect.y + rect.height - (view.y + view.height);
        float const high = rect.y - view.y;
        if (low > 0 || high < 0 || to_middle) {
            scroll_to(parent->node.id, parent->scroll_x, parent->scroll_y + high - std::max(0.0F, (view.height - rect.height) / 2));
            settle();
            return;
        }
    }
}

void UiHarness::click(Element const& element, int modifiers) {
    auto const id = element.node.id;
    if (element.has(Disabled | DisabledButFocusable)) { fail(dump_line(element) + " is disabled"); }
    bring_into_view(id, false);
    auto const middle = [&] {
        auto const rect = m_mirror.page_rect(id);
        return ui::Point { rect.x + rect.width / 2, rect.y + rect.height / 2 };
    };
    // Something may lie over it where it stands now, but not elsewhere.
    if (!m_mirror.is_inside(hit(middle().x, middle().y), id)) { bring_into_view(id, true); }
    auto const [x, y] = middle();
    auto const target = hit(x, y);
    if (!m_mirror.is_inside(target, id) || target == 0) {
        auto const* over = m_mirror.find(target);
        fail(dump_line(element) + " cannot be clicked; at its middle is " + (over == nullptr ? "nothing" : dump_line(*over)));
    }
    m_keyboard_last = false;
    m_program.pointer_move(x, y);
    m_program.pointer_button(true);
    frame();
    m_program.pointer_button(false);
    if (auto const* still = m_mirror.find(id)) {
        // A press focuses the nearest element that takes focus.
        for (auto const* part = m_mirror.find(target); part != nullptr; part = m_mirror.find(part->node.parent)) {
            if (part->can_be_focused()) {
                set_focus(part->node.id, false);
                break;
            }
        }
        if (toggles_itself(still->node.role)) {
            auto* own = m_mirror.find(id);
            own->checked = own->node.role == Role::Radio || !own->checked;
        }
        m_program.handle(
            { .kind = Event::Kind::Activate, .id = m_mirror.find(target) != nullptr ? target : id, .x = static_cast<float>(modifiers) });
    }
    settle();
    if (auto const* after = m_mirror.find(id);
        after != nullptr && toggles_itself(after->node.role) && after->checked != after->has(Checked)) {
        fail(dump_line(*after) + " toggled itself and was not told its true state");
    }
}

void UiHarness::scroll(std::string_view scroller, float y) {
    scroll_to(role(Role::Scroller, scroller).id(), 0, y);
    settle();
}

void UiHarness::scroll_to(NodeId scroller, float x, float y) {
    auto* element = m_mirror.find(scroller);
    if (element == nullptr) { return; }
    auto const& node = element->node;
    x = std::clamp(x, 0.0F, std::max(0.0F, static_cast<float>(node.a) - node.rect.width));
    y = std::clamp(y, 0.0F, std::max(0.0F, static_cast<float>(node.b) - node.rect.height));
    if (element->scroll_x == x && element->scroll_y == y) { return; }
    element->scroll_x = x;
    element->scroll_y = y;
    m_program.handle({ .kind = Event::Kind::Scroll, .id = scroller, .x = x, .y = y });
}

void UiHarness::pointer_away() {
    m_program.pointer_move(-1e5F, -1e5F);
    settle();
}

std::string UiHarness::text() const {
    std::string result;
    for (auto const* element : m_mirror.elements()) {
        for (auto const& line : { element->node.name, element->text(Attribute::Value), element->text(Attribute::Error) }) {
            if (!line.empty()) { result += line + "\n"; }
        }
    }
    return result;
}

std::string UiHarness::dump() const {
    auto const nodes = m_mirror.nodes();
    return ui::semantics::dump(nodes, { .focused = m_focused });
}

std::string UiHarness::dump_with_rectangles() const {
    auto const nodes = m_mirror.nodes();
    return ui::semantics::dump(nodes, { .rectangles = true, .focused = m_focused });
}

std::string UiHarness::dump_line(Element const& element) {
    auto line = ui::semantics::dump({ &element.node, 1 });
    line.pop_back();
    return line;
}

std::vector<std::string> UiHarness::announcements() const {
    std::vector<std::string> result;
    for (auto const& announcement : m_mirror.announcements) { result.push_back(announcement.text); }
    return result;
}

void UiHarness::screenshot(std::string const& path) {
    // Once more, so that glyphs which were new in the last frame are in the picture as well.
    frame();
    if (!write_png(render(*ImGui::GetDrawData()), path)) { throw std::runtime_error("cannot write " + path); }
}

void UiHarness::fail(std::string const& what) const {
    throw std::runtime_error(what + ". The screen:\n" + dump());
}

}  // namespace hub::tests

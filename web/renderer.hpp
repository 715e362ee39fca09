// Draws what Dear ImGui has made into the page's canvas, by WebGL 2. Without it, and while the browser has taken the
// context away, it only keeps Dear ImGui content: the mirror then is all that is seen.
#pragma once

#include <cstdint>

namespace hub::web {

class Renderer {
public:
    /// Asks for the canvas's context. False when there is no WebGL 2. Needs Dear ImGui's context.
    [[nodiscard]] bool create();
    /// Before Dear ImGui's frame.
    void begin_frame();
    /// After it.
    void draw();

    void context_lost();
    /// False when the new context cannot be used.
    [[nodiscard]] bool context_restored();

private:
    enum class State : std::uint8_t { None, Ready, Lost };
    State m_state = State::None;
    std::uintptr_t m_context = 0;
};

}  // namespace hub::web

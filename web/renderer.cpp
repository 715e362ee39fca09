#include "renderer.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5_webgl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace hub::web {

namespace {

/// Says that textures were made and changed as wanted, so that Dear ImGui goes on without anybody who draws.
void satisfy_textures() {
    for (auto* texture : ImGui::GetPlatformIO().Textures) {
        switch (texture->Status) {
        case ImTextureStatus_WantCreate:
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
            break;
        case ImTextureStatus_WantUpdates: texture->SetStatus(ImTextureStatus_OK); break;
        case ImTextureStatus_WantDestroy:
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
            break;
        default: break;
        }
    }
}

/// Textures that only satisfy_textures() "made" must be made in earnest.
void want_textures() {
    for (auto* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_Destroyed || texture->Status == ImTextureStatus_WantDestroy) { continue; }
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_WantCreate);
    }
}

bool start_backend() {
    return ImGui_ImplOpenGL3_Init("#version 300 es");
}

}  // namespace

bool Renderer::create() {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.stencil = false;
    attributes.antialias = false;
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    auto const context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS && start_backend()) {
        m_context = static_cast<std::uintptr_t>(context);
        m_state = State::Ready;
        return true;
    }
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    return false;
}

void Renderer::begin_frame() {
    if (m_state == State::Ready) { ImGui_ImplOpenGL3_NewFrame(); }
}

void Renderer::draw() {
    auto* const data = ImGui::GetDrawData();
    if (data == nullptr) { return; }
    if (m_state != State::Ready) {
        satisfy_textures();
        return;
    }
    auto const width = static_cast<GLsizei>(data->DisplaySize.x * data->FramebufferScale.x);
    auto const height = static_cast<GLsizei>(data->DisplaySize.y * data->FramebufferScale.y);
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(data);
}

void Renderer::context_lost() {
    if (m_state == State::Ready) { m_state = State::Lost; }
}

bool Renderer::context_restored() {
    if (m_state != State::Lost) { return m_state == State::Ready; }
    // The old objects are gone with the old context; deleting them again does no harm.
    ImGui_ImplOpenGL3_Shutdown();
    if (emscripten_webgl_make_context_current(static_cast<EMSCRIPTEN_WEBGL_CONTEXT_HANDLE>(m_context)) != EMSCRIPTEN_RESULT_SUCCESS) {
        return false;
    }
    if (!start_backend()) { return false; }
    want_textures();
    m_state = State::Ready;
    return true;
}

}  // namespace hub::web

// How Dear ImGui is compiled, for every target alike.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS           // fonts are handed in as bytes
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS  // links go through client::Platform
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#define ImDrawIdx unsigned int  // a long screen can have more than 65,536 vertices

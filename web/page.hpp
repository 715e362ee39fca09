// What the page does for the program. The other side of these functions is page_library.js; the program's own exported
// functions are in exports.cpp. Texts are UTF-8 and end with a zero.
#pragma once

#include <cstddef>
#include <cstdint>

extern "C" {

/// Asks for a frame: now, or not later than in `after_ms`.
void hub_page_wake(double after_ms);
/// Hands a buffer of ui/semantics/wire.hpp to the mirror.
void hub_page_apply(void const* bytes, std::size_t size);

void hub_page_set_route(char const* route, int push);
void hub_page_open_external(char const* url);
void hub_page_save_bytes(char const* file_name, char const* media_type, void const* bytes, std::size_t size);
void hub_page_save_url(char const* url, char const* file_name);
void hub_page_copy_text(char const* text);
void hub_page_print();

/// The value in memory of malloc(), or null.
char* hub_page_setting(char const* key);
void hub_page_set_setting(char const* key, char const* value);

// What is kept on this device. Answers arrive in hub_device_done and hub_device_state (exports.cpp).
int hub_page_device_exists();
void hub_page_device_call(int ticket, char const* operation, char const* json);
/// The new version of the program takes over, and the page is loaded again.
void hub_page_take_update();

// A document to be looked at in the page. What the person does there arrives in hub_viewer_wish (exports.cpp).
int hub_page_view_exists();
void hub_page_view(char const* url, char const* title, char const* subtitle, int has_previous, int has_next);
void hub_page_close_view();

// A bundle: begin, an add for each document, go. What comes of it arrives in hub_bundle_… (exports.cpp).
// `choices` has the bits of bundle_service.cpp.
void hub_page_bundle_begin(
    char const* title, char const* file_name, char const* company, char const* made, char const* password, unsigned choices);
void hub_page_bundle_add(char const* url, char const* title, char const* group, char const* date, char const* file, int expected_pages);
void hub_page_bundle_go();
void hub_page_bundle_cancel();
void hub_page_bundle_save();
void hub_page_bundle_reset();
}

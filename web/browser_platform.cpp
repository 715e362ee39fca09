#include "browser_platform.hpp"

#include "page.hpp"

#include <emscripten/html5.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace hub::web {

namespace {

/// The page wants texts that end with a zero.
std::string text_of(std::string_view view) {
    return std::string(view);
}

}  // namespace

Instant BrowserClock::now() const {
    return { .ms = static_cast<std::int64_t>(emscripten_date_now()) };
}

void BrowserRandom::fill(std::span<std::uint8_t> bytes) {
    constexpr std::size_t most_at_once = 256;
    while (!bytes.empty()) {
        auto const part = bytes.first(std::min(bytes.size(), most_at_once));
        if (getentropy(part.data(), part.size()) != 0) { std::abort(); }
        bytes = bytes.subspan(part.size());
    }
}

BrowserPlatform::BrowserPlatform()
    : m_has_viewer(hub_page_view_exists() != 0), m_has_device(hub_page_device_exists() != 0),
      m_backend(make_backend({ .clock = m_clock, .random = m_random, .wake = [](double after_ms) { hub_page_wake(after_ms); } })) {}

double BrowserPlatform::monotonic_ms() const {
    return emscripten_get_now();
}

void BrowserPlatform::set_route(std::string_view route, client::History history) {
    hub_page_set_route(text_of(route).c_str(), history == client::History::Push ? 1 : 0);
}

void BrowserPlatform::open_external(std::string_view url) {
    hub_page_open_external(text_of(url).c_str());
}

void BrowserPlatform::save_file(std::string_view file_name, std::string_view media_type, std::span<std::byte const> bytes) {
    hub_page_save_bytes(text_of(file_name).c_str(), text_of(media_type).c_str(), bytes.data(), bytes.size());
}

void BrowserPlatform::save_url(std::string_view url, std::string_view file_name) {
    auto const document = m_backend->document(url);
    if (!document) {
        hub_page_save_url(text_of(url).c_str(), text_of(file_name).c_str());
    } else if (*document) {
        save_file(file_name, file_name.ends_with(".csv") ? "text/csv" : "application/pdf", **document);
    }
}

void BrowserPlatform::copy_text(std::string_view text) {
    hub_page_copy_text(text_of(text).c_str());
}

void BrowserPlatform::print() {
    hub_page_print();
}

std::optional<std::string> BrowserPlatform::setting(std::string_view key) const {
    char* const value = hub_page_setting(text_of(key).c_str());
    if (value == nullptr) { return std::nullopt; }
    std::string copy = value;
    std::free(value);
    return copy;
}

void BrowserPlatform::set_setting(std::string_view key, std::string_view value) {
    hub_page_set_setting(text_of(key).c_str(), text_of(value).c_str());
}

void BrowserPlatform::take_update() {
    hub_page_take_update();
}

void BrowserPlatform::wake(double after_ms) {
    hub_page_wake(after_ms);
}

}  // namespace hub::web

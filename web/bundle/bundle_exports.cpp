// The worker's program: pdf::Bundler behind plain functions. One bundle at a time; texts are UTF-8 and end with a zero.
#include "pdf/bundle/bundler.hpp"

#include <emscripten/em_macros.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

extern "C" {
void hub_bundle_take_chunk(std::byte const* at, std::size_t size);
void hub_bundle_fill_random(std::uint8_t* at, std::size_t size);
}

namespace {

class PageRandom final : public hub::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override { hub_bundle_fill_random(bytes.data(), bytes.size()); }
};

/// Bits of bundle_start's `choices`; bundle_worker.js has the same.
constexpr unsigned with_bookmarks = 1;
constexpr unsigned group_bookmarks = 2;
constexpr unsigned with_page_labels = 4;
constexpr unsigned with_page_numbers = 8;
constexpr unsigned with_cover = 16;

/// The document that is being added.
struct Input {
    std::unique_ptr<std::byte[]> buffer;
    std::size_t size = 0;
    std::size_t capacity = 0;

    [[nodiscard]] std::span<std::byte const> bytes() const { return { buffer.get(), size }; }
};

struct State {
    PageRandom random;
    std::unique_ptr<hub::pdf::Bundler> bundler;
    Input input;
    std::array<std::vector<std::byte>, 2> fonts;  ///< regular and bold, for covers; kept from one bundle to the next
    hub::pdf::BundleSummary summary;
    std::string text;  ///< the last error's sentence, or the last warnings, a line each
    std::string code;  ///< of the last error
};

State& state() {
    static State instance;
    return instance;
}

void keep_error(hub::Error const& error) {
    state().text = error.message;
    state().code = to_string(error.code);
}

hub::pdf::Bookmarks bookmarks_of(unsigned choices) {
    if ((choices & with_bookmarks) == 0) { return hub::pdf::Bookmarks::None; }
    return (choices & group_bookmarks) != 0 ? hub::pdf::Bookmarks::PerGroupAndDocument : hub::pdf::Bookmarks::PerDocument;
}

}  // namespace

extern "C" {

/// Where a font's bytes are to be put, before the first bundle with a cover. `weight`: 0 is regular, 1 is bold.
EMSCRIPTEN_KEEPALIVE std::byte* bundle_font(unsigned weight, std::size_t size) {
    auto& font = state().fonts[weight & 1U];
    font.resize(size);
    return font.data();
}

EMSCRIPTEN_KEEPALIVE void bundle_start(char const* title, char const* language, double created_ms, unsigned choices, char const* company,
    char const* made, char const* password) {
    hub::pdf::BundleOptions options {
        .title = title,
        .language = language,
        .created = { static_cast<std::int64_t>(created_ms) },
        .bookmarks = bookmarks_of(choices),
        .page_labels = (choices & with_page_labels) != 0 ? hub::pdf::PageLabels::PerDocument : hub::pdf::PageLabels::None,
        .page_numbers = (choices & with_page_numbers) != 0 ? hub::pdf::PageNumbers::Printed : hub::pdf::PageNumbers::None,
        .password = password,
    };
    if ((choices & with_cover) != 0) {
        options.cover = { .company = company, .made = made, .fonts = { state().fonts[0], state().fonts[1] } };
    }
    auto const sink = [](std::span<std::byte const> bytes) -> hub::ErrorOr<void> {
        hub_bundle_take_chunk(bytes.data(), bytes.size());
        return {};
    };
    state().bundler.reset();
    state().bundler = std::make_unique<hub::pdf::Bundler>(std::move(options), sink, state().random);
}

/// Where the next document's bytes are to be put; valid until bundle_add.
EMSCRIPTEN_KEEPALIVE std::byte* bundle_input(std::size_t size) {
    auto& input = state().input;
    if (size > input.capacity) {
        // A large buffer is given back before a larger one is taken, and neither copied nor cleared.
        input.buffer.reset();
        input.capacity = size;
        input.buffer = std::make_unique_for_overwrite<std::byte[]>(size);
    }
    input.size = size;
    return input.buffer.get();
}

/// The number of pages, or -1 if the document was refused and the bundle is as before.
EMSCRIPTEN_KEEPALIVE int bundle_add(char const* title, char const* group, char const* date) {
    auto const added = state().bundler->add({ .bytes = state().input.bytes(), .title = title, .group = group, .date = date });
    if (!added) {
        keep_error(added.error());
        return -1;
    }
    state().text.clear();
    for (auto const& warning : added->warnings) { state().text += (state().text.empty() ? "" : "\n") + warning; }
    return added->pages;
}

EMSCRIPTEN_KEEPALIVE int bundle_finish() {
    auto const summary = state().bundler->finish();
    if (!summary) {
        keep_error(summary.error());
        return 0;
    }
    state().summary = *summary;
    return 1;
}

EMSCRIPTEN_KEEPALIVE char const* bundle_text() {
    return state().text.c_str();
}

EMSCRIPTEN_KEEPALIVE char const* bundle_error_code() {
    return state().code.c_str();
}

EMSCRIPTEN_KEEPALIVE int bundle_pages() {
    return state().summary.pages;
}

EMSCRIPTEN_KEEPALIVE double bundle_shared_bytes() {
    return static_cast<double>(state().summary.bytes_shared);
}

EMSCRIPTEN_KEEPALIVE int bundle_is_tagged() {
    return state().summary.is_tagged ? 1 : 0;
}

}  // extern "C"

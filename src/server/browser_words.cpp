#include "server/browser_words.hpp"

#include <array>
#include <utility>

namespace hub::server {

namespace {

using Word = std::pair<std::string_view, std::string_view>;  ///< what stands in the text, and what it means

// The order counts: Edge calls itself Chrome too, and Chrome Safari; a telephone's system is named beside the one it is made from.
constexpr std::array browsers {
    Word { "Edg", "Edge" },
    Word { "OPR/", "Opera" },
    Word { "SamsungBrowser/", "Samsung Internet" },
    Word { "Firefox/", "Firefox" },
    Word { "FxiOS/", "Firefox" },
    Word { "CriOS/", "Chrome" },
    Word { "Chrome/", "Chrome" },
    Word { "Safari/", "Safari" },
};
constexpr std::array systems {
    Word { "iPhone", "iPhone" },
    Word { "iPad", "iPad" },
    Word { "Android", "Android" },
    Word { "Windows", "Windows" },
    Word { "CrOS", "ChromeOS" },
    Word { "Mac OS X", "Mac" },
    Word { "Linux", "Linux" },
};

template <std::size_t size>
std::string_view first_of(std::array<Word, size> const& words, std::string_view text) {
    for (auto const& [mark, meaning] : words) {
        if (text.contains(mark)) { return meaning; }
    }
    return {};
}

}  // namespace

std::string browser_words(std::string_view user_agent) {
    auto const browser = first_of(browsers, user_agent);
    auto const system = first_of(systems, user_agent);
    if (browser.empty()) { return "Unknown browser"; }
    return system.empty() ? std::string { browser } : std::string { browser } + " on " + std::string { system };
}

}  // namespace hub::server

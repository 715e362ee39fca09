#include "store/text_list.hpp"

#include "base/text.hpp"

namespace hub::store {

std::string join_lines(std::vector<std::string> const& items) {
    std::string text;
    for (auto const& item : items) {
        if (!text.empty()) { text += '\n'; }
        text += item.substr(0, item.find('\n'));
    }
    return text;
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> items;
    if (text.empty()) { return items; }
    for (auto const item : split(text, '\n')) { items.emplace_back(item); }
    return items;
}

}  // namespace hub::store

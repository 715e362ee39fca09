#include "nfkc.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <nfkc_tables.hpp>
#include <optional>
#include <tuple>
#include <vector>

namespace hub::host {

namespace {

using CodePoints = std::vector<char32_t>;

// Hangul syllables follow from their letters by arithmetic.
constexpr char32_t syllables = 0xAC00;
constexpr char32_t leads = 0x1100;
constexpr char32_t vowels = 0x1161;
constexpr char32_t tails = 0x11A7;
constexpr char32_t lead_count = 19;
constexpr char32_t vowel_count = 21;
constexpr char32_t tail_count = 28;
constexpr char32_t syllable_count = lead_count * vowel_count * tail_count;

bool is_in(char32_t character, char32_t first, char32_t count) {
    return character >= first && character - first < count;
}

void decompose(char32_t character, CodePoints& to) {
    if (is_in(character, syllables, syllable_count)) {
        auto const index = character - syllables;
        to.push_back(leads + index / (vowel_count * tail_count));
        to.push_back(vowels + index % (vowel_count * tail_count) / tail_count);
        if (index % tail_count != 0) { to.push_back(tails + index % tail_count); }
        return;
    }
    auto const found = std::ranges::lower_bound(nfkc_tables::decompositions, character, {}, &nfkc_tables::Decomposition::from);
    if (found == nfkc_tables::decompositions.end() || found->from != character) {
        to.push_back(character);
        return;
    }
    auto const* const start = nfkc_tables::parts.data() + found->start;
    to.insert(to.end(), start, start + found->size);
}

std::uint32_t class_of(char32_t character) {
    auto const found = std::ranges::lower_bound(nfkc_tables::classes, character, {}, &nfkc_tables::Class::character);
    return found != nfkc_tables::classes.end() && found->character == character ? found->number : 0;
}

/// Marks on one letter get the order that the standard gives them.
void order_marks(CodePoints& points) {
    for (auto at = points.begin(); at != points.end();) {
        if (class_of(*at) == 0) {
            ++at;
            continue;
        }
        auto const end = std::find_if(at, points.end(), [](char32_t each) { return class_of(each) == 0; });
        std::stable_sort(at, end, [](char32_t a, char32_t b) { return class_of(a) < class_of(b); });
        at = end;
    }
}

std::optional<char32_t> composed(char32_t first, char32_t second) {
    if (is_in(first, leads, lead_count) && is_in(second, vowels, vowel_count)) {
        return syllables + ((first - leads) * vowel_count + (second - vowels)) * tail_count;
    }
    bool const is_open_syllable = is_in(first, syllables, syllable_count) && (first - syllables) % tail_count == 0;
    if (is_open_syllable && is_in(second, tails + 1, tail_count - 1)) { return first + (second - tails); }
    auto const key = std::tuple { first, second };
    auto const found = std::ranges::lower_bound(
        nfkc_tables::compositions, key, {}, [](nfkc_tables::Composition const& each) { return std::tuple { each.first, each.second }; });
    if (found == nfkc_tables::compositions.end() || found->first != first || found->second != second) { return std::nullopt; }
    return found->whole;
}

CodePoints compose(CodePoints const& points) {
    CodePoints made;
    std::optional<std::size_t> starter;  // the letter that a mark may join
    std::uint32_t last_class = 0;
    for (auto const point : points) {
        auto const own_class = class_of(point);
        bool const is_next = starter && *starter + 1 == made.size();
        bool const is_blocked = !is_next && (last_class == 0 || last_class >= own_class);
        if (starter && !is_blocked) {
            if (auto const whole = composed(made[*starter], point)) {
                made[*starter] = *whole;
                continue;
            }
        }
        if (own_class == 0) { starter = made.size(); }
        last_class = own_class;
        made.push_back(point);
    }
    return made;
}

}  // namespace

std::string to_nfkc(std::string_view text) {
    if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) { return std::string { text }; }
    CodePoints points;
    for (std::size_t at = 0; at < text.size();) { decompose(next_code_point(text, at), points); }
    order_marks(points);
    std::string normal;
    for (auto const point : compose(points)) { append_utf8(normal, point); }
    return normal;
}

}  // namespace hub::host

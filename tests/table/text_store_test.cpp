#include "base/random.hpp"
#include "base/text.hpp"
#include "table/text_store.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace hub;
using namespace hub::table;

namespace {

/// Few different letters, so that beginnings of a token are everywhere.
std::string random_text(Random& random, std::size_t longest, std::string_view letters) {
    std::string text(random.below(longest + 1), ' ');
    for (char& c : text) { c = letters[random.below(letters.size())]; }
    return text;
}

/// Among `share` rows of a hundred.
void check_find(TextStore const& store, std::string const& token, std::uint64_t share, Random& random) {
    BitSet hits(store.size());
    BitSet among(store.size());
    BitSet expected(store.size());
    std::size_t const first = share < 100 ? static_cast<std::size_t>(random.below(store.size())) : 0;
    for (std::size_t row = first; row < store.size(); ++row) {
        bool const is_in = random.below(100) < share;
        among.assign(row, is_in);
        expected.assign(row, is_in && store.folded(row).contains(token));
    }
    hits.set(5);
    expected.set(5);
    store.find(Needle { token }, among, hits);
    INFO("token '" << token << "' from row " << first << ", " << share << " percent");
    REQUIRE(hits == expected);
}

BitSet everything(TextStore const& store) {
    BitSet all(store.size());
    all.set_all();
    return all;
}

}  // namespace

TEST_CASE("The substring search finds what a plain search finds", "[table][text_store]") {
    constexpr std::uint64_t seed = 21;
    INFO("seed " << seed);
    SeededRandom random(seed);
    TextStore store;
    for (std::size_t i = 0; i < 9'000; ++i) { store.append(random_text(random, i % 100 == 0 ? 300 : 30, "aabcx ")); }
    for (int round = 0; round < 200; ++round) {
        auto token = fold(random_text(random, round % 4 == 0 ? 70 : 5, "aabcx"));
        if (round % 5 == 0) {
            auto const text = store.folded(random.below(store.size()));
            token = text.substr(text.size() / 3);
        }
        if (token.empty()) { token = "a"; }
        for (std::uint64_t const share : { 1U, 50U, 100U }) { check_find(store, token, share, random); }
    }
}

TEST_CASE("A token never reaches from one row into the next", "[table][text_store]") {
    TextStore store;
    for (auto const* text : { "ab", "cd", "", "abcd", "a", "b" }) { store.append(text); }
    auto const rows_with = [&](std::string_view token) {
        BitSet hits(store.size());
        store.find(Needle { token }, everything(store), hits);
        std::vector<std::size_t> rows;
        hits.for_each([&](std::size_t row) { rows.push_back(row); });
        return rows;
    };
    CHECK(rows_with("abcd") == std::vector<std::size_t> { 3 });
    CHECK(rows_with("bc") == std::vector<std::size_t> { 3 });
    CHECK(rows_with("b") == std::vector<std::size_t> { 0, 3, 5 });
    CHECK(rows_with("cd") == std::vector<std::size_t> { 1, 3 });
    CHECK(rows_with("abcde").empty());
}

TEST_CASE("Texts keep their form and their place when others are replaced", "[table][text_store]") {
    constexpr std::uint64_t seed = 22;
    INFO("seed " << seed);
    SeededRandom random(seed);
    TextStore store;
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < 9'000; ++i) {
        expected.push_back(random_text(random, 20, "aÉ-'Zx "));
        store.append(expected.back());
    }
    for (int round = 0; round < 20; ++round) {
        std::vector<std::string> texts;
        std::vector<std::size_t> rows;
        for (int i = 0; i < 30; ++i) {
            texts.push_back(random_text(random, 40, "abC-' "));
            rows.push_back(random.below(store.size()));
        }
        rows[1] = rows[0];
        std::vector<TextStore::Replacement> replacements;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            replacements.push_back({ rows[i], texts[i] });
            expected[rows[i]] = texts[i];
        }
        CHECK(store.replace(replacements));
        CHECK_FALSE(store.replace(std::span { replacements }.subspan(1)));
    }
    std::size_t mistakes = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (store.text(i) != expected[i] || store.folded(i) != fold(expected[i])) { ++mistakes; }
    }
    CHECK(mistakes == 0);
}

TEST_CASE("RSLT-16: an erased text is neither found nor readable", "[table][text_store]") {
    TextStore store;
    for (auto const* text : { "Anna", "Withdrawn Person", "Joe" }) { store.append(text); }
    store.erase(1);
    BitSet hits(store.size());
    for (auto const* token : { "withdrawn", "w", "wi" }) { store.find(Needle { token }, everything(store), hits); }
    CHECK(hits.none());
    CHECK_FALSE(store.text(1).contains("Person"));
    CHECK_FALSE(store.folded(1).contains("person"));
    CHECK(store.text(0) == "Anna");
    CHECK(store.text(2) == "Joe");
}

#include "table/search.hpp"

#include "table/needle.hpp"
#include "table/table.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>

namespace hub::table {

namespace {

/// So many queries are remembered: about one word typed and taken back.
constexpr std::size_t remembered_answers = 12;

/// So many texts of a column tell about how rare a token is in it.
constexpr std::size_t sample_texts = TextStore::chunk_rows;
/// With fewer rows than one in so many entries, only the entries of these rows are searched.
constexpr std::size_t few_rows_divisor = 4;

void find_in(DictionaryColumn const& column, Needle const& needle, BitSet const& among, BitSet& hits) {
    auto const& entries = column.entries();
    if (!entries.may_contain(needle)) { return; }
    BitSet open(entries.size());
    if (among.count() * few_rows_divisor < entries.size()) {
        column.find_codes(among, open);
    } else {
        open.set_all();
    }
    BitSet wanted(entries.size());
    entries.find(needle, open, wanted);
    column.find_rows(wanted, among, hits);
}

void find_in(Column const& column, Needle const& needle, BitSet const& among, BitSet& hits) {
    if (auto const* texts = std::get_if<TextStore>(&column)) { return texts->find(needle, among, hits); }
    if (auto const* dictionary = std::get_if<DictionaryColumn>(&column)) { return find_in(*dictionary, needle, among, hits); }
    assert(false && "a search names a column without texts");
}

/// The share of the texts, from 0 to 1, in which the token stands; from a sample.
double share_in(TextStore const& texts, Needle const& needle) {
    std::size_t const count = std::min(texts.size(), sample_texts);
    if (count == 0) { return 0; }
    BitSet sample(texts.size());
    sample.set_range(0, count);
    BitSet hits(texts.size());
    texts.find(needle, sample, hits);
    return static_cast<double>(hits.count()) / static_cast<double>(count);
}

double share_in(Column const& column, Needle const& needle) {
    auto const* const dictionary = std::get_if<DictionaryColumn>(&column);
    auto const* const texts = dictionary != nullptr ? &dictionary->entries() : std::get_if<TextStore>(&column);
    return texts == nullptr ? 0 : share_in(*texts, needle);
}

/// The tokens of which none is part of another.
std::vector<std::string_view> decisive(std::vector<std::string> const& tokens) {
    std::vector<std::string_view> kept(tokens.begin(), tokens.end());
    std::ranges::stable_sort(kept, std::ranges::greater {}, &std::string_view::size);
    for (std::size_t i = 0; i < kept.size();) {
        bool const is_implied = std::any_of(
            kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(i), [&](std::string_view longer) { return longer.contains(kept[i]); });
        if (is_implied) {
            kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            ++i;
        }
    }
    return kept;
}

/// The smaller a dictionary, the sooner it answers for all its rows, and rows that it finds need not be looked at again; texts come last.
std::vector<ColumnId> cheapest_first(Table const& table, std::span<ColumnId const> columns) {
    std::vector<ColumnId> sorted(columns.begin(), columns.end());
    std::ranges::stable_sort(sorted, {}, [&](ColumnId column) {
        auto const* const dictionary = std::get_if<DictionaryColumn>(&table.column(column));
        return dictionary == nullptr ? std::numeric_limits<std::size_t>::max() : dictionary->entries().size();
    });
    return sorted;
}

/// The rarest first: it leaves the fewest rows for the rest.
std::vector<Needle> rarest_first(Table const& table, std::span<ColumnId const> columns, std::span<std::string_view const> tokens) {
    struct Guess {
        Needle needle;
        double share = 0;
    };
    std::vector<Guess> guesses;
    for (auto const token : tokens) {
        Guess guess { Needle { token } };
        if (tokens.size() > 1) {
            for (auto const column : columns) { guess.share += share_in(table.column(column), guess.needle); }
        }
        guesses.push_back(guess);
    }
    std::ranges::stable_sort(guesses, {}, &Guess::share);
    std::vector<Needle> sorted;
    std::ranges::transform(guesses, std::back_inserter(sorted), &Guess::needle);
    return sorted;
}

/// Clears those bits of `hits` whose row lacks one of the tokens.
void narrow(Table const& table, std::span<ColumnId const> columns, std::span<std::string_view const> tokens, BitSet& hits) {
    auto const sorted_columns = cheapest_first(table, columns);
    for (auto const& needle : rarest_first(table, sorted_columns, tokens)) {
        BitSet missing = hits;
        for (auto const column : sorted_columns) {
            if (missing.none()) { break; }
            BitSet found(hits.size());
            find_in(table.column(column), needle, missing, found);
            missing -= found;
        }
        hits -= missing;
    }
}

}  // namespace

BitSet const& SearchHistory::find(Table const& table, std::span<ColumnId const> columns, std::vector<std::string> const& tokens) {
    forget_if_stale(table, columns);
    auto const known = std::ranges::find(m_answers, tokens, &Answer::tokens);
    if (known != m_answers.end()) {
        std::rotate(known, known + 1, m_answers.end());
        extend(m_answers.back(), table, columns);
        return m_answers.back().hits;
    }
    // Answers from before the table grew could be extended one by one, but only the one on the screen is worth it.
    std::erase_if(m_answers, [&](Answer const& old) { return old.hits.size() != table.row_limit(); });
    auto fresh = answer(table, columns, tokens, narrowest_superset(tokens));
    if (m_answers.size() >= remembered_answers) { m_answers.erase(m_answers.begin()); }
    return m_answers.emplace_back(std::move(fresh)).hits;
}

void SearchHistory::forget_if_stale(Table const& table, std::span<ColumnId const> columns) {
    std::vector<std::uint64_t> changes;
    for (auto const column : columns) { changes.push_back(table.changes(column)); }
    if (std::ranges::equal(columns, m_columns) && changes == m_changes) { return; }
    m_answers.clear();
    m_columns.assign(columns.begin(), columns.end());
    m_changes = std::move(changes);
}

SearchHistory::Answer const* SearchHistory::narrowest_superset(std::vector<std::string> const& tokens) const {
    Answer const* best = nullptr;
    for (auto const& old : m_answers) {
        bool const is_superset = std::ranges::all_of(old.tokens, [&](std::string const& old_token) {
            return std::ranges::any_of(tokens, [&](std::string const& token) { return token.contains(old_token); });
        });
        if (is_superset && (best == nullptr || old.count < best->count)) { best = &old; }
    }
    return best;
}

SearchHistory::Answer SearchHistory::answer(
    Table const& table, std::span<ColumnId const> columns, std::vector<std::string> const& tokens, Answer const* superset) {
    std::size_t const rows = table.row_limit();
    auto open = decisive(tokens);
    Answer fresh { tokens, {}, 0 };
    if (superset != nullptr) {
        fresh.hits = superset->hits;
        std::erase_if(open, [&](std::string_view token) { return std::ranges::contains(superset->tokens, token); });
    } else {
        fresh.hits.resize(rows);
        fresh.hits.set_all();
    }
    narrow(table, columns, open, fresh.hits);
    fresh.count = fresh.hits.count();
    return fresh;
}

void SearchHistory::extend(Answer& answer, Table const& table, std::span<ColumnId const> columns) {
    std::size_t const first = answer.hits.size();
    std::size_t const last = table.row_limit();
    if (first == last) { return; }
    BitSet fresh(last);
    fresh.set_range(first, last);
    narrow(table, columns, decisive(answer.tokens), fresh);
    answer.hits.resize(last);
    answer.hits |= fresh;
    answer.count = answer.hits.count();
}

}  // namespace hub::table

// A table like the results list, beside the same rows as plain structs: what the engine says is compared with what one can see.
#pragma once

#include "base/random.hpp"
#include "table/table.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace hub::table::sample {

struct Document {
    Uuid id;
    std::string employee;
    std::string name;
    std::string state;
    std::string center;
    Date posted = no_date;
    std::int64_t pages = no_number;
    bool reviewed = false;
    bool removed = false;
};

/// How the two dictionary columns are delivered.
enum class Delivery : std::uint8_t { Texts, Coded };

struct Documents {
    Documents();

    Table table;
    DictionaryId employee;
    TextId name;
    DictionaryId state;
    DictionaryId center;
    DateId posted;
    NumberId pages;
    FlagId reviewed;

    /// By row number, removed ones included.
    std::vector<Document> rows;

    /// Puts them into the table and into `rows`.
    void put(std::vector<Document> const& documents, Delivery delivery = Delivery::Texts);
    /// Removes by row number, on both sides.
    void remove(std::vector<Row> const& numbers);
};

/// Names with accents, hyphens and apostrophes, words that share beginnings, a few empty cells.
[[nodiscard]] Document random_document(Random& random);
[[nodiscard]] std::vector<Document> random_documents(Random& random, std::size_t count);
/// Something that people may type: parts of names, two words, nonsense, nothing.
[[nodiscard]] std::string random_query(Random& random);

/// Row numbers for which the condition holds and that are not removed: the slow, obvious way.
template <class Condition>
[[nodiscard]] std::vector<Row> rows_where(Documents const& documents, Condition condition) {
    std::vector<Row> found;
    for (std::size_t i = 0; i < documents.rows.size(); ++i) {
        if (!documents.rows[i].removed && condition(documents.rows[i])) { found.push_back(static_cast<Row>(i)); }
    }
    return found;
}

/// Whether every token of a query occurs in one of the texts, folded.
[[nodiscard]] bool matches(std::vector<std::string> const& tokens, std::initializer_list<std::string> texts);

}  // namespace hub::table::sample

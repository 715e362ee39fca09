// The documents that were delivered to the user, in columns, kept fresh by the server's cursor (RSLT-01, RSLT-16).
// Screens look at it through table::View; what one row says comes from document().
#pragma once

#include "api/results.hpp"
#include "base/date.hpp"
#include "domain/ids.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::client {

class ResultsTable {
public:
    struct Columns {
        table::DictionaryId employee;  ///< "Siobhán O'Neil"
        table::DateId birth_date;
        table::DictionaryId name;        ///< of the document
        table::DictionaryId category;    ///< of reports, as its wire name: "drug_and_alcohol"
        table::DictionaryId visit_type;  ///< "Injury" or "Non-injury"
        table::DictionaryId center;
        table::DictionaryId state;     ///< in which the visit occurred
        table::DictionaryId location;  ///< the company location
        table::DictionaryId claim;     ///< empty: none
        table::DateId service_date;
        table::DateId posted;  ///< day in Central Time
        table::NumberId pages;
        table::NumberId bytes;
        table::FlagId flagged;
        table::FlagId reviewed;
        table::FlagId about_specimen;  ///< belongs to a drug screen (RSLT-17)
        table::FlagId saved;
    };

    /// One row in words, copied.
    struct Document {
        domain::DocumentId id;
        std::string employee;
        std::string name;
        std::string visit_type;
        std::string center;
        std::string state;
        std::string location;
        std::string claim;
        Date birth_date;
        Date service_date;
        Date posted;
        int pages = 0;
        std::int64_t bytes = 0;
        bool flagged = false;
        bool reviewed = false;
        bool about_specimen = false;
        bool saved = false;  ///< by this user, singly or in a bundle
    };

    /// What set_marks has changed, so that it can be taken back.
    struct Marks {
        std::vector<domain::DocumentId> changed;
        std::optional<bool> flagged;
        std::optional<bool> reviewed;
    };

    ResultsTable();

    /// Adds, replaces and removes rows as the page says and moves the cursor on. A page that contradicts itself is refused
    /// whole, as Unavailable: asking again may help.
    [[nodiscard]] ErrorOr<void> apply(api::ResultPage const& page);
    /// Takes one row out before the server says so (SUPP-A2).
    void remove(domain::DocumentId document);
    /// Forgets everything, also the words of the dictionaries.
    void clear();

    [[nodiscard]] std::string_view cursor() const { return m_cursor; }
    /// Rows of the whole list as the server last said; loading is complete when size() has reached it.
    [[nodiscard]] std::int64_t total() const { return m_total; }
    [[nodiscard]] std::size_t size() const { return m_table->row_count(); }

    /// Stays the same object until clear(); who keeps a table::View of it makes a new one when generation() has grown.
    [[nodiscard]] table::Table const& rows() const { return *m_table; }
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    [[nodiscard]] Columns const& columns() const { return m_columns; }
    [[nodiscard]] std::optional<table::Row> find(domain::DocumentId id) const { return m_table->find(id.value); }
    [[nodiscard]] Document document(table::Row row) const;
    /// As far as the list tells: by name and birth date.
    [[nodiscard]] bool is_same_person(table::Row a, table::Row b) const;

    /// Changes marks at once, before the server has answered. Gives back what really changed.
    Marks set_marks(std::vector<domain::DocumentId> const& documents, std::optional<bool> flagged, std::optional<bool> reviewed);
    /// Takes set_marks back.
    void restore_marks(Marks const& marks);

private:
    void make_columns();

    std::unique_ptr<table::Table> m_table;
    Columns m_columns;
    std::uint64_t m_generation = 0;
    std::string m_cursor;
    std::int64_t m_total = 0;
};

}  // namespace hub::client

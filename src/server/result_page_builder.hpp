// Fills the columns of one api::ResultPage: rows as they come from the store, each repeated text once in a dictionary.
#pragma once

#include "api/results.hpp"
#include "base/error.hpp"
#include "store/document_list.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hub::server {

/// Texts by the order of their first appearance.
class Dictionary {
public:
    [[nodiscard]] std::int32_t index_of(std::string_view text);
    [[nodiscard]] std::vector<std::string_view> const& texts() const { return m_texts; }

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view> {}(text); }
    };
    std::unordered_map<std::string, std::int32_t, TextHash, std::equal_to<>> m_indices;
    std::vector<std::string_view> m_texts;  ///< views of the map's keys, which stay where they are
};

class ResultPageBuilder {
public:
    void reserve(std::size_t rows);
    void add(store::ListedDocument const& row);
    void remove(domain::DocumentId id) { m_page.removed.push_back(id); }
    [[nodiscard]] int size() const { return static_cast<int>(m_page.id.size() + m_page.removed.size()); }

    /// Looks up what the dictionaries name, and gives the page away. Cursor, more and total are the caller's.
    [[nodiscard]] ErrorOr<api::ResultPage> finish(store::Connection& db, domain::EmployerId employer);

private:
    [[nodiscard]] ErrorOr<void> fill_places(store::Connection& db, domain::EmployerId employer);

    api::ResultPage m_page;
    Dictionary m_employees;
    Dictionary m_names;
    Dictionary m_centers;
    Dictionary m_locations;
    Dictionary m_claims;
};

}  // namespace hub::server

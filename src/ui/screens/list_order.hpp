// The order of a short list, kept in the address as "name" or "-name".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hub::ui {

struct ListOrder {
    std::string column;
    bool descending = false;

    [[nodiscard]] static ListOrder parse(std::string_view text, std::string_view otherwise) {
        if (text.empty()) { text = otherwise; }
        bool const descending = text.starts_with('-');
        if (descending) { text.remove_prefix(1); }
        return { std::string { text }, descending };
    }
    [[nodiscard]] std::string to_string() const { return descending ? "-" + column : column; }
    /// What a press on this column's header makes of it: the other way round, or this column from the top.
    [[nodiscard]] ListOrder pressed(std::string_view pressed_column) const {
        if (column == pressed_column) { return { column, !descending }; }
        return { std::string { pressed_column }, false };
    }
    bool operator==(ListOrder const&) const = default;
};

/// The numbers of the keys in their order; equal keys stay as they came.
[[nodiscard]] std::vector<std::size_t> sorted_order(std::vector<std::string> const& keys, bool descending);
[[nodiscard]] std::vector<std::size_t> sorted_order(std::vector<std::int64_t> const& keys, bool descending);

namespace detail {
inline std::string sort_key(std::string text) {
    return text;
}
inline std::string sort_key(std::string_view text) {
    return std::string { text };
}
/// Dates, moments, amounts, choices and numbers are all ordered as integers.
template <class T>
    requires(!std::is_convertible_v<T, std::string_view>)
std::int64_t sort_key(T const& value) {
    if constexpr (requires { value.days; }) {
        return value.days;
    } else if constexpr (requires { value.ms; }) {
        return value.ms;
    } else if constexpr (requires { value.cents; }) {
        return value.cents;
    } else {
        return static_cast<std::int64_t>(value);
    }
}
}  // namespace detail

/// Sorts stably by `key(row)`, so that equal rows stay as they came. Each key is made once. The sorting itself is not made
/// anew for each kind of row, which would make the program larger.
template <class Row, class Key>
void sort_rows(std::vector<Row>& rows, bool descending, Key const& key) {
    std::vector<decltype(detail::sort_key(key(rows.front())))> keys;
    keys.reserve(rows.size());
    for (auto const& row : rows) { keys.push_back(detail::sort_key(key(row))); }
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    for (auto const at : sorted_order(keys, descending)) { sorted.push_back(std::move(rows[at])); }
    rows = std::move(sorted);
}

}  // namespace hub::ui

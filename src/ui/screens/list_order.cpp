#include "ui/screens/list_order.hpp"

#include <algorithm>
#include <numeric>

namespace hub::ui {

namespace {

template <class Key>
std::vector<std::size_t> order_of(std::vector<Key> const& keys, bool descending) {
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return descending ? keys[b] < keys[a] : keys[a] < keys[b]; });
    return order;
}

}  // namespace

std::vector<std::size_t> sorted_order(std::vector<std::string> const& keys, bool descending) {
    return order_of(keys, descending);
}

std::vector<std::size_t> sorted_order(std::vector<std::int64_t> const& keys, bool descending) {
    return order_of(keys, descending);
}

}  // namespace hub::ui

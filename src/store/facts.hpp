// Single facts about the database as a whole: whether it holds demo data, and made from what. Not for settings of employers.
#pragma once

#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hub::store {

[[nodiscard]] ErrorOr<std::optional<std::string>> find_fact(Connection& db, std::string_view name);
/// The same for whole numbers; one that is not a number counts as none.
[[nodiscard]] ErrorOr<std::optional<std::int64_t>> find_number_fact(Connection& db, std::string_view name);
[[nodiscard]] ErrorOr<void> set_fact(Connection& db, std::string_view name, std::string_view value);
/// Asks the database for an answer, and nothing else: for /readyz.
[[nodiscard]] ErrorOr<void> ping(Connection& db);

}  // namespace hub::store

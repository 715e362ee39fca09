// Our thin wrapper over the C interfaces of SQLite and PostgreSQL: one set of SQL with `?` placeholders, one error type.
//
// Reading and writing are separate: read() runs on any thread with a connection of its own; write() runs alone, inside a
// transaction that is committed, durably, before write() returns. The host's Database gathers the writes of several
// threads into one commit (group commit); tests and the sandbox run them at once.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "base/id.hpp"
#include "base/money.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hub::store {

/// One bound value. Ids are stored as 36-character text, dates as days, instants as ms, money as cents, bool as 0/1.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

[[nodiscard]] inline Value value(std::int64_t number) {
    return number;
}
[[nodiscard]] inline Value value(int number) {
    return std::int64_t { number };
}
[[nodiscard]] inline Value value(bool flag) {
    return std::int64_t { flag ? 1 : 0 };
}
[[nodiscard]] inline Value value(double number) {
    return number;
}
[[nodiscard]] inline Value value(std::string_view text) {
    return std::string { text };
}
[[nodiscard]] inline Value value(char const* text) {
    return std::string { text };
}
[[nodiscard]] inline Value value(std::string text) {
    return text;
}
[[nodiscard]] inline Value value(Date date) {
    return std::int64_t { date.days };
}
[[nodiscard]] inline Value value(Instant at) {
    return at.ms;
}
[[nodiscard]] inline Value value(Money money) {
    return money.cents;
}
[[nodiscard]] inline Value value(Uuid id) {
    return id.is_nil() ? Value { nullptr } : Value { id.to_string() };
}
template <class Tag>
[[nodiscard]] Value value(Id<Tag> id) {
    return value(id.value);
}
template <class T>
[[nodiscard]] Value value(std::optional<T> const& maybe) {
    return maybe ? value(*maybe) : Value { nullptr };
}

/// One row of an answer, valid only inside the row callback. Columns count from 0.
struct Row {
    virtual ~Row() = default;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;

    [[nodiscard]] std::string string(int column) const { return std::string { text(column) }; }
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] Date date(int column) const { return Date { static_cast<std::int32_t>(integer(column)) }; }
    [[nodiscard]] Instant instant(int column) const { return Instant { integer(column) }; }
    [[nodiscard]] Money money(int column) const { return Money { integer(column) }; }
    template <class IdType>
    [[nodiscard]] IdType id(int column) const {
        auto parsed = IdType::parse(text(column));
        return parsed ? *parsed : IdType {};
    }
};

using EachRow = std::function<void(Row const&)>;

/// A connection inside a read or write. Errors: Conflict for a broken unique or foreign key, Unavailable for a busy or
/// unreachable store, Internal for anything else; the SQL text goes to Error::detail only.
struct Connection {
    virtual ~Connection() = default;
    /// Runs one statement. Returns the number of rows changed.
    virtual ErrorOr<std::int64_t> run(std::string_view sql, std::span<Value const> values, EachRow const& each) = 0;

    template <class... Arguments>
    ErrorOr<std::int64_t> exec(std::string_view sql, Arguments const&... arguments) {
        Value const values[] { value(arguments)..., nullptr };
        return run(sql, std::span<Value const> { values, sizeof...(arguments) }, {});
    }
    template <class... Arguments>
    ErrorOr<void> each(std::string_view sql, EachRow const& row, Arguments const&... arguments) {
        Value const values[] { value(arguments)..., nullptr };
        auto done = run(sql, std::span<Value const> { values, sizeof...(arguments) }, row);
        if (!done) { return fail(std::move(done).error()); }
        return {};
    }
};

struct Database {
    virtual ~Database() = default;
    using Work = std::function<ErrorOr<void>(Connection&)>;
    /// A consistent view; must not write.
    [[nodiscard]] virtual ErrorOr<void> read(Work const& work) = 0;
    /// An error from `work` rolls its own changes back and comes out unchanged.
    [[nodiscard]] virtual ErrorOr<void> write(Work const& work) = 0;
};

}  // namespace hub::store

// What the fields of the described structs are, known at run time: name, kind, limits and where in the struct they stand. JSON, paths,
// queries and the OpenAPI document go through it, so that their code exists once and not once for every struct and field; a struct adds
// a table. (With templates alone the portal's program was more than a quarter larger.)
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "domain/enums.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hub::api {

/// What kind of field a type is.
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_id = std::same_as<T, Uuid>;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

struct Shape;
/// A function and not a reference, so that a struct may hold a list of its own kind.
using ShapeOf = Shape const& (*)();

/// What is done with a value whose type is known here no more. `place` is the address of one of the type it was made for.
struct EnumAccess {
    bool (*read)(void* place, std::string_view name);  ///< false: no such name
    std::string_view (*name)(void const* place);
};
struct OptionalAccess {
    void* (*emplace)(void* place);
    void const* (*value)(void const* place);  ///< nullptr: none
};
struct ListAccess {
    void (*clear)(void* place, std::size_t reserve);
    void* (*append)(void* place);
    std::size_t (*size)(void const* place);
    void const* (*item)(void const* place, std::size_t index);
};

/// One field of a struct.
struct FieldShape {
    std::string_view name;
    Limits limits;
    std::size_t offset = 0;        ///< bytes from the start of the struct
    Shape const* shape = nullptr;  ///< of a std::optional: of its value
    OptionalAccess const* optional = nullptr;
    bool may_be_absent = false;
    std::string initial;  ///< as text, what it keeps when it is absent; only of booleans and numbers with `limits.optional`
};

struct Shape {
    /// The bare kinds come first (is_bare).
    enum class Kind : std::uint8_t { Boolean, Int32, Int64, Number, Money, Text, Id, Date, Time, Enum, List, Object };

    Kind kind = Kind::Object;
    std::string name {};                      ///< of an Enum or an Object, without its namespaces
    std::vector<std::string_view> values {};  ///< the wire names of an Enum
    EnumAccess const* enumeration = nullptr;  ///< of an Enum
    ListAccess const* list = nullptr;         ///< of a List
    ShapeOf element = nullptr;                ///< of a List
    std::vector<FieldShape> fields {};        ///< of an Object

    /// One value, and so a possible part of a path or a query.
    [[nodiscard]] bool is_scalar() const { return kind != Kind::List && kind != Kind::Object; }
    /// A number or truth value in JSON.
    [[nodiscard]] bool is_bare() const { return kind <= Kind::Money; }
};

/// The shape of a described struct or of a type that a field may have. It lives as long as the program; each type has one.
template <class T>
[[nodiscard]] Shape const& shape_of();

template <class E>
inline constexpr EnumAccess enum_access {
    .read =
        [](void* place, std::string_view name) {
            auto const known = domain::enum_from<E>(name);
            if (known) { *static_cast<E*>(place) = *known; }
            return known.has_value();
        },
    .name = [](void const* place) { return domain::enum_name(*static_cast<E const*>(place)); },
};
template <class T>
inline constexpr OptionalAccess optional_access {
    .emplace = [](void* place) -> void* { return &static_cast<std::optional<T>*>(place)->emplace(); },
    .value = [](void const* place) -> void const* {
        auto const& optional = *static_cast<std::optional<T> const*>(place);
        return optional ? &*optional : nullptr;
    },
};
template <class T>
inline constexpr ListAccess list_access {
    .clear =
        [](void* place, std::size_t reserve) {
            auto& list = *static_cast<std::vector<T>*>(place);
            list.clear();
            list.reserve(reserve);
        },
    .append = [](void* place) -> void* { return &static_cast<std::vector<T>*>(place)->emplace_back(); },
    .size = [](void const* place) { return static_cast<std::vector<T> const*>(place)->size(); },
    .item = [](void const* place, std::size_t index) -> void const* { return &(*static_cast<std::vector<T> const*>(place))[index]; },
};

/// "Session" of "…[T = hub::api::Session]", as compilers write a function's signature; "ResultPageEmployee" of a nested one.
[[nodiscard]] std::string short_type_name(std::string_view signature);

/// For describe(): collects the fields of a new struct, which stands at `start`.
class FieldShapes {
public:
    explicit FieldShapes(void const* start) : m_start(start) {}

    template <class F>
    void operator()(std::string_view name, F const& field) {
        (*this)(name, field, no_limits);
    }
    template <class F>
    void operator()(std::string_view name, F const& field, Limits const& limits) {
        if constexpr (is_optional<F>) {
            using Value = typename F::value_type;
            static_assert(!is_optional<Value>);
            add(name, limits, &field, shape_of<Value>(), &optional_access<Value>);
        } else {
            add(name, limits, &field, shape_of<F>(), nullptr);
        }
    }

    [[nodiscard]] std::vector<FieldShape> take() { return std::move(m_fields); }

private:
    void add(std::string_view name, Limits const& limits, void const* field, Shape const& shape, OptionalAccess const* optional);

    static constexpr Limits no_limits {};  ///< not made anew for each field

    void const* m_start;
    std::vector<FieldShape> m_fields;
};

template <class T>
consteval Shape::Kind kind_of() {
    using enum Shape::Kind;
    if (std::same_as<T, bool>) { return Boolean; }
    if (std::same_as<T, std::int32_t>) { return Int32; }
    if (std::same_as<T, std::int64_t>) { return Int64; }
    if (std::same_as<T, double>) { return Number; }
    if (std::same_as<T, hub::Money>) { return Money; }
    if (std::same_as<T, std::string>) { return Text; }
    if (is_id<T>) { return Id; }
    if (std::same_as<T, hub::Date>) { return Date; }
    if (std::same_as<T, Instant>) { return Time; }
    if (std::is_enum_v<T>) { return Enum; }
    return is_vector<T> ? List : Object;
}

template <class T>
[[nodiscard]] Shape make_shape() {
    Shape shape { .kind = kind_of<T>() };
    if constexpr (std::is_enum_v<T>) {
        shape.name = short_type_name(__PRETTY_FUNCTION__);
        shape.enumeration = &enum_access<T>;
        for (auto const& entry : domain::enum_names<T>) { shape.values.push_back(entry.name); }
    } else if constexpr (is_vector<T>) {
        static_assert(!is_optional<typename T::value_type>);
        shape.list = &list_access<typename T::value_type>;
        shape.element = &shape_of<typename T::value_type>;
    } else if constexpr (kind_of<T>() == Shape::Kind::Object) {
        shape.name = short_type_name(__PRETTY_FUNCTION__);
        T value {};
        FieldShapes fields { &value };
        describe(fields, value);
        shape.fields = fields.take();
    }
    return shape;
}

template <class T>
Shape const& shape_of() {
    static Shape const shape = make_shape<T>();
    return shape;
}

/// The field of the struct at `start`; of a std::optional the optional itself.
[[nodiscard]] inline void* place_of(FieldShape const& field, void* start) {
    return static_cast<std::byte*>(start) + field.offset;
}
[[nodiscard]] inline void const* place_of(FieldShape const& field, void const* start) {
    return static_cast<std::byte const*>(start) + field.offset;
}

/// The field's value, for one who writes it: nullptr where it is left out, which is an optional without a value and, with
/// `Limits::optional`, a string, id or list that is empty. (So such a field must be empty in a new struct.)
[[nodiscard]] void const* value_to_write(FieldShape const& field, void const* start);

}  // namespace hub::api

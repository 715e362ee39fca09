// A described request on its way: its fields by name into the path, the query (Get, Delete) or the JSON body, and back.
// The client fills, the server matches and reads; both sides of one endpoint cannot disagree.
//
// In a query a list is its name once per item, and a field of a nested struct is "filter.state".
#pragma once

#include "api/endpoint.hpp"
#include "api/shape.hpp"
#include "base/error.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hub::api {

/// A name and its decoded value.
struct Parameter {
    std::string name;
    std::string value;
    bool operator==(Parameter const&) const = default;
};
using Parameters = std::vector<Parameter>;

/// Everything but letters, digits and - . _ ~ becomes %XX.
[[nodiscard]] std::string percent_encode(std::string_view text);
/// Strict: each % needs two hexadecimal digits, and the result must be UTF-8 without control characters. A plus sign stays one.
[[nodiscard]] ErrorOr<std::string> percent_decode(std::string_view text);
/// Reads "a=1&b=x%20y"; a plus sign is a blank here, as forms write it. Empty pieces and pieces without "=" are Invalid.
[[nodiscard]] ErrorOr<Parameters> parse_query(std::string_view query);

/// Matches "/api/v1/documents/{id}/file" with a path that has been decoded once already (as server::Request has it). A
/// parameter is one whole segment and never empty.
[[nodiscard]] std::optional<Parameters> match_path(std::string_view path_template, std::string_view path);
[[nodiscard]] bool has_path_parameter(std::string_view path_template, std::string_view name);

/// Whether the fields that are not in the path travel in the body.
[[nodiscard]] constexpr bool has_body(Method method) {
    return method != Method::Get && method != Method::Delete;
}

[[nodiscard]] std::string fill_path(std::string_view path_template, Method method, void const* ask, Shape const& shape);
[[nodiscard]] std::string write_body(std::string_view path_template, Method method, void const* ask, Shape const& shape);
[[nodiscard]] ErrorOr<void> read_ask(std::string_view path_template, Method method, Parameters const& path_parameters,
    std::string_view query, std::string_view body, void* ask, Shape const& shape);

/// The target of a request: "/api/v1/results?limit=10000". Lists and optionals of structs travel in bodies only.
template <class Ask, class Answer>
[[nodiscard]] std::string fill_path(Endpoint<Ask, Answer> const& endpoint, Ask const& ask) {
    return fill_path(endpoint.path, endpoint.method, &ask, shape_of<Ask>());
}

/// The body of a request: empty for Get and Delete, else a JSON object of the fields that are not in the path.
template <class Ask, class Answer>
[[nodiscard]] std::string write_body(Endpoint<Ask, Answer> const& endpoint, Ask const& ask) {
    return write_body(endpoint.path, endpoint.method, &ask, shape_of<Ask>());
}

/// The ask of a request that match_path has matched. `query` is raw, without "?". A Get or Delete with a body, or another
/// request with a query, is Invalid; an empty body stands for an object without members.
template <class Ask, class Answer>
[[nodiscard]] ErrorOr<Ask> read_ask(
    Endpoint<Ask, Answer> const& endpoint, Parameters const& path_parameters, std::string_view query, std::string_view body) {
    Ask ask {};
    HUB_TRY(read_ask(endpoint.path, endpoint.method, path_parameters, query, body, &ask, shape_of<Ask>()));
    return ask;
}

}  // namespace hub::api

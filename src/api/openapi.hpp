// The OpenAPI 3.1 document, generated from for_each_endpoint. Nothing in it is written by hand that an endpoint says already.
#pragma once

#include <string>
#include <string_view>

namespace hub::api {

/// JSON text: every endpoint with its parameters, body, answers, problems and security, and the schemas of both directions
/// with the limits that the reader enforces.
[[nodiscard]] std::string openapi_document(std::string_view title, std::string_view version);

}  // namespace hub::api

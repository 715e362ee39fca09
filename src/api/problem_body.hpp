// The members of a problem on the wire, for api/problem.cpp and the OpenAPI document. Callers use api/problem.hpp.
#pragma once

#include "api/endpoint.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hub::api {

/// One of several broken fields.
struct BrokenField {
    std::string field;
    std::string message;
};
template <class V>
void describe(V& v, BrokenField& r) {
    v("field", r.field, Limits { .optional = true, .about = "Path of the input, such as draft.recipients[2]" });
    v("message", r.message, Limits { .about = "Completes the sentence that the field begins" });
}

struct ProblemBody {
    std::string type;
    std::string title;
    std::int32_t status = 0;
    std::string detail;
    std::string code;
    std::string field;
    std::vector<BrokenField> errors;
    std::string request_id;
};
template <class V>
void describe(V& v, ProblemBody& r) {
    v("type", r.type, Limits { .optional = true, .about = "Always about:blank: the code says more" });
    v("title", r.title, Limits { .optional = true, .about = "The standard's name of the status" });
    v("status", r.status, Limits { .optional = true });
    v("detail", r.detail, Limits { .about = "Plain words for the person at the screen" });
    v("code", r.code,
        Limits { .about = "invalid, unauthenticated, forbidden, not_found, conflict, too_large, too_many, unavailable or internal" });
    v("field", r.field, Limits { .optional = true, .about = "The input it belongs to" });
    v("errors", r.errors, Limits { .optional = true, .about = "Every broken field, where there are several" });
    v("request_id", r.request_id, Limits { .optional = true, .about = "What Support asks for" });
}

}  // namespace hub::api

#include "api/openapi.hpp"

#include "api/endpoints.hpp"
#include "api/openapi_schema.hpp"
#include "api/problem.hpp"
#include "api/problem_body.hpp"
#include "api/request.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::api {

namespace {

constexpr std::string_view description =
    "Authorizations, results, contacts and invoices of one employer. The employer follows from the session and never stands "
    "in a request. Requests are JSON in UTF-8, at most 32 levels deep; unknown fields are refused.";

/// The documented problems, with the name of each in the components.
struct ProblemResponse {
    int status;
    std::string_view name;
    std::string_view description;
};
constexpr std::array problem_responses {
    ProblemResponse { 400, "BadRequest", "The request cannot be read" },
    ProblemResponse { 401, "Unauthenticated", "Nobody is signed in, or the session has ended" },
    ProblemResponse { 403, "Forbidden", "Signed in, but not allowed; or the request did not come from the portal's own page" },
    ProblemResponse { 404, "NotFound", "Missing, deleted, no longer available or another employer's: these answer alike" },
    ProblemResponse { 409, "Conflict", "The state has changed meanwhile, or the same request is still being handled" },
    ProblemResponse { 413, "TooLarge", "The request is larger than the server accepts" },
    ProblemResponse { 422, "Invalid", "A field breaks a rule; `field` and `errors` say which" },
    ProblemResponse { 429, "TooMany", "A rate limit; wait as long as Retry-After says" },
    ProblemResponse { 503, "Unavailable", "The server cannot answer now; try again after Retry-After" },
};

/// An endpoint whose types are shapes.
struct Operation {
    std::string_view id;
    std::string_view summary;
    std::string_view path;
    Method method;
    Access access;
    int success;
    bool answers_bytes;
    bool needs_idempotency_key;
    Shape const& ask;
    Shape const& answer;
};

template <class Ask, class Answer>
Operation operation_of(Endpoint<Ask, Answer> const& endpoint) {
    return {
        .id = endpoint.id,
        .summary = endpoint.summary,
        .path = endpoint.path,
        .method = endpoint.method,
        .access = endpoint.access,
        .success = endpoint.success,
        .answers_bytes = endpoint.answers == Answers::Bytes,
        .needs_idempotency_key = endpoint.needs_idempotency_key,
        .ask = shape_of<Ask>(),
        .answer = shape_of<Answer>(),
    };
}

/// What one endpoint has; the problems that it can answer with follow from it.
struct Traits {
    bool is_public = false;
    bool changes = false;  ///< anything but Get
    bool has_body = false;
    bool has_fields = false;
    bool names_record = false;  ///< a path parameter
};

bool can_answer(int status, Traits const& traits) {
    switch (status) {
    case 403: return !traits.is_public || traits.changes;
    case 404: return traits.names_record;
    case 409: return traits.changes;
    case 413: return traits.has_body;
    case 422: return traits.has_fields;
    default: return true;
    }
}

/// "/api/v1/results/marks" is under "results".
std::string tag_of(std::string_view path) {
    auto const segments = split(path, '/');
    return std::string { segments.size() > 3 ? segments[3] : segments.back() };
}

void write_problem_reference(JsonWriter& writer, std::string_view status, std::string_view name) {
    writer.name(status);
    writer.begin_object();
    write_reference(writer, "responses", name);
    writer.end_object();
}

void write_content(JsonWriter& writer, std::string_view media_type, auto write_schema) {
    writer.name("content");
    writer.begin_object();
    writer.name(media_type);
    writer.begin_object();
    writer.name("schema");
    write_schema();
    writer.end_object();
    writer.end_object();
}

class DocumentWriter {
public:
    std::string run(std::string_view title, std::string_view version) {
        for_each_endpoint([&](auto const& endpoint) { add(operation_of(endpoint)); });
        m_writer.begin_object();
        write_member(m_writer, "openapi", "3.1.0");
        write_info(title, version);
        m_writer.name("servers");
        m_writer.raw(R"([{"url":"/","description":"The portal's own origin"}])");
        write_tags();
        write_paths();
        write_components();
        m_writer.end_object();
        return m_writer.take();
    }

private:
    struct Written {
        std::string path;
        std::string method;  ///< in lower case
        std::string json;
    };

    void add(Operation const& operation) {
        Traits const traits {
            .is_public = operation.access == Access::Public || operation.access == Access::PaymentSite,
            .changes = operation.method != Method::Get,
            .has_body = has_body(operation.method),
            .has_fields = !operation.ask.fields.empty(),
            .names_record = operation.path.contains('{'),
        };
        JsonWriter writer;
        writer.begin_object();
        write_member(writer, "operationId", operation.id);
        write_member(writer, "summary", operation.summary);
        writer.name("tags");
        writer.begin_array();
        writer.string(tag_of(operation.path));
        writer.end_array();
        write_member(writer, "x-access", to_string(operation.access));
        write_security(writer, traits);
        writer.name("parameters");
        writer.begin_array();
        write_parameters(writer, operation, operation.ask, {});
        if (operation.needs_idempotency_key) {
            writer.begin_object();
            write_reference(writer, "parameters", "IdempotencyKey");
            writer.end_object();
        }
        writer.end_array();
        if (traits.has_body) { write_request_body(writer, operation); }
        write_responses(writer, operation, traits);
        writer.end_object();
        m_operations.push_back({ std::string { operation.path }, ascii_lower(to_string(operation.method)), writer.take() });
    }

    static void write_security(JsonWriter& writer, Traits const& traits) {
        writer.name("security");
        if (traits.is_public) {
            writer.raw("[]");
        } else {
            writer.raw(traits.changes ? R"([{"session":[],"csrf":[]}])" : R"([{"session":[]}])");
        }
    }

    /// The fields of the ask that do not stand in the body; those of a struct in it as "outer.inner".
    void write_parameters(JsonWriter& writer, Operation const& operation, Shape const& ask, std::string const& prefix) {
        for (auto const& field : ask.fields) {
            bool const in_path = prefix.empty() && has_path_parameter(operation.path, field.name);
            if (!in_path && has_body(operation.method)) { continue; }
            auto const name = prefix + std::string { field.name };
            if (field.shape->kind == Shape::Kind::Object && field.optional == nullptr) {
                write_parameters(writer, operation, *field.shape, name + '.');
            } else {
                write_parameter(writer, name, in_path, field);
            }
        }
    }

    void write_parameter(JsonWriter& writer, std::string_view name, bool in_path, FieldShape const& field) {
        auto limits = field.limits;
        writer.begin_object();
        write_member(writer, "name", name);
        write_member(writer, "in", in_path ? "path" : "query");
        writer.name("required");
        writer.boolean(in_path || !field.may_be_absent);
        if (auto const about = std::exchange(limits.about, {}); !about.empty()) { write_member(writer, "description", about); }
        writer.name("schema");
        m_schemas.write(writer, *field.shape, limits, field.initial);
        writer.end_object();
    }

    void write_request_body(JsonWriter& writer, Operation const& operation) {
        writer.name("requestBody");
        writer.begin_object();
        writer.name("required");
        writer.boolean(true);
        write_content(writer, "application/json", [&] {
            if (operation.path.contains('{')) {
                m_schemas.write_object(
                    writer, operation.ask, [&](std::string_view name) { return !has_path_parameter(operation.path, name); });
            } else {
                m_schemas.write(writer, operation.ask);
            }
        });
        writer.end_object();
    }

    void write_responses(JsonWriter& writer, Operation const& operation, Traits const& traits) {
        writer.name("responses");
        writer.begin_object();
        writer.name(std::to_string(operation.success));
        writer.begin_object();
        write_member(writer, "description", operation.answers_bytes ? "The file" : "Done");
        if (operation.answers_bytes) {
            write_content(writer, "application/pdf", [&] { writer.raw(R"({"type":"string","format":"binary"})"); });
        } else if (&operation.answer != &shape_of<Nothing>()) {
            write_content(writer, "application/json", [&] { m_schemas.write(writer, operation.answer); });
        }
        writer.end_object();
        for (auto const& problem : problem_responses) {
            if (can_answer(problem.status, traits)) { write_problem_reference(writer, std::to_string(problem.status), problem.name); }
        }
        write_problem_reference(writer, "default", "Problem");
        writer.end_object();
    }

    void write_info(std::string_view title, std::string_view version) {
        m_writer.name("info");
        m_writer.begin_object();
        write_member(m_writer, "title", title);
        write_member(m_writer, "version", version);
        write_member(m_writer, "description", description);
        m_writer.name("contact");
        m_writer.raw(R"({"name":"Customer Support","email":"portal.support@concentra.com"})");
        m_writer.name("license");
        m_writer.raw(R"({"name":"MIT","identifier":"MIT"})");
        m_writer.end_object();
    }

    void write_tags() {
        std::vector<std::string> tags;
        for (auto const& operation : m_operations) {
            auto tag = tag_of(operation.path);
            if (std::ranges::find(tags, tag) == tags.end()) { tags.push_back(std::move(tag)); }
        }
        m_writer.name("tags");
        m_writer.begin_array();
        for (auto const& tag : tags) {
            m_writer.begin_object();
            write_member(m_writer, "name", tag);
            write_member(m_writer, "description", "Everything under /api/v1/" + tag);
            m_writer.end_object();
        }
        m_writer.end_array();
    }

    /// Operations of one path stand together, paths in the order of their first operation.
    void write_paths() {
        std::vector<std::string_view> done;
        m_writer.name("paths");
        m_writer.begin_object();
        for (auto const& first : m_operations) {
            if (std::ranges::find(done, first.path) != done.end()) { continue; }
            done.push_back(first.path);
            m_writer.name(first.path);
            m_writer.begin_object();
            for (auto const& operation : m_operations) {
                if (operation.path != first.path) { continue; }
                m_writer.name(operation.method);
                m_writer.raw(operation.json);
            }
            m_writer.end_object();
        }
        m_writer.end_object();
    }

    void write_components() {
        JsonWriter unused;
        m_schemas.write(unused, shape_of<ProblemBody>());  // so that it is among the named ones
        m_writer.name("components");
        m_writer.begin_object();
        m_writer.name("securitySchemes");
        m_writer.raw(
            R"({"session":{"type":"apiKey","in":"cookie","name":"__Host-s","description":"Set by signing in; opaque, ends after 15 idle minutes"},)"
            R"("csrf":{"type":"apiKey","in":"header","name":"X-CSRF-Token","description":"`csrf_token` of the session, with every change"}})");
        m_writer.name("parameters");
        m_writer.raw(
            R"({"IdempotencyKey":{"name":"Idempotency-Key","in":"header","required":true,"description":"Chosen by the caller for one intention; )"
            R"(sent again with the same body it gives the first answer again","schema":{"type":"string","minLength":16,"maxLength":128,)"
            R"("pattern":"^[!-~]+$"}}})");
        m_writer.name("responses");
        m_writer.begin_object();
        for (auto const& problem : problem_responses) { write_problem_response(problem); }
        write_problem_response({ 0, "Problem", "Any other problem" });
        m_writer.end_object();
        m_writer.name("schemas");
        m_writer.begin_object();
        for (auto const& [name, schema] : m_schemas.named()) {
            m_writer.name(name);
            m_writer.raw(schema);
        }
        m_writer.end_object();
        m_writer.end_object();
    }

    void write_problem_response(ProblemResponse const& problem) {
        m_writer.name(problem.name);
        m_writer.begin_object();
        write_member(m_writer, "description", problem.description);
        if (problem.status == 429 || problem.status == 503) {
            m_writer.name("headers");
            m_writer.raw(R"({"Retry-After":{"description":"Seconds","schema":{"type":"integer","minimum":0}}})");
        }
        write_content(m_writer, problem_media_type, [&] { m_schemas.write(m_writer, shape_of<ProblemBody>()); });
        m_writer.end_object();
    }

    JsonWriter m_writer;
    SchemaWriter m_schemas;
    std::vector<Written> m_operations;
};

}  // namespace

std::string openapi_document(std::string_view title, std::string_view version) {
    return DocumentWriter {}.run(title, version);
}

}  // namespace hub::api

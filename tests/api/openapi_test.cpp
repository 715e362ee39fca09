#include "api/openapi.hpp"

#include "api/endpoints.hpp"
#include "api/openapi_schema.hpp"
#include "base/text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

using namespace hub;
using namespace hub::api;
using nlohmann::json;

namespace sample {
struct Thing {
    bool here = false;
};
template <class V>
void describe(V& v, Thing& r) {
    v("here", r.here);
}
namespace other {
struct Thing {
    bool there = false;
};
template <class V>
void describe(V& v, Thing& r) {
    v("there", r.there);
}
}  // namespace other
}  // namespace sample

namespace {

json document() {
    return json::parse(openapi_document("Employer Hub", "1.2.3"));
}

template <class Visit>
void for_each_operation(json const& api, Visit visit) {
    for (auto const& [path, methods] : api["paths"].items()) {
        for (auto const& [method, operation] : methods.items()) { visit(path, method, operation); }
    }
}

/// Every "$ref" in the document.
void collect_references(json const& value, std::set<std::string>& references) {
    if (value.is_object() && value.contains("$ref")) { references.insert(value["$ref"].get<std::string>()); }
    if (value.is_structured()) {
        for (auto const& part : value) { collect_references(part, references); }
    }
}

json resolve(json const& api, json const& value) {
    return value.contains("$ref") ? api.at(json::json_pointer { value["$ref"].get<std::string>().substr(1) }) : value;
}

}  // namespace

TEST_CASE("The OpenAPI document is 3.1 and says who it is", "[api][openapi]") {
    auto const api = document();
    CHECK(api["openapi"] == "3.1.0");
    CHECK(api["info"]["title"] == "Employer Hub");
    CHECK(api["info"]["version"] == "1.2.3");
    CHECK(api["info"]["license"].contains("identifier"));
    CHECK(api["info"]["contact"].contains("email"));
    CHECK(api["servers"][0]["url"] == "/");
}

TEST_CASE("Every endpoint stands in the document once, under its path, method and name", "[api][openapi]") {
    auto const api = document();
    std::set<std::string> ids;
    for_each_endpoint([&](auto const& endpoint) {
        INFO(endpoint.id);
        auto const& operation = api["paths"].at(std::string { endpoint.path }).at(ascii_lower(to_string(endpoint.method)));
        CHECK(operation["operationId"] == std::string { endpoint.id });
        CHECK(operation["summary"] == std::string { endpoint.summary });
        CHECK(operation["responses"].contains(std::to_string(endpoint.success)));
        CHECK(operation["x-access"] == std::string { to_string(endpoint.access) });
        CHECK(ids.insert(std::string { endpoint.id }).second);
    });
    std::size_t operations = 0;
    for_each_operation(api, [&](auto const&, auto const&, auto const&) { ++operations; });
    CHECK(operations == ids.size());
}

TEST_CASE("Every path parameter is a field of the ask", "[api][openapi]") {
    auto const api = document();
    for_each_operation(api, [&](std::string const& path, std::string const&, json const& operation) {
        std::set<std::string> names;
        for (auto const& parameter : operation["parameters"]) {
            auto const resolved = resolve(api, parameter);
            if (resolved["in"] != "path") { continue; }
            CHECK(resolved["required"] == true);
            names.insert(resolved["name"].get<std::string>());
        }
        std::set<std::string> wanted;
        for (auto const segment : split(path, '/')) {
            if (segment.starts_with('{')) { wanted.insert(std::string { segment.substr(1, segment.size() - 2) }); }
        }
        INFO(path);
        CHECK(names == wanted);
    });
}

TEST_CASE("Every reference leads somewhere, and every named schema is used", "[api][openapi]") {
    auto const api = document();
    std::set<std::string> references;
    collect_references(api, references);
    for (auto const& reference : references) {
        INFO(reference);
        CHECK(api.contains(json::json_pointer { reference.substr(1) }));
    }
    for (auto const& [name, schema] : api["components"]["schemas"].items()) {
        INFO(name);
        CHECK(references.contains("#/components/schemas/" + name));
        CHECK(schema.contains("type"));
    }
}

TEST_CASE("B1, L5: sessions, the CSRF header and idempotency keys are where they are needed", "[api][openapi]") {
    auto const api = document();
    for_each_endpoint([&](auto const& endpoint) {
        INFO(endpoint.id);
        auto const& operation = api["paths"][std::string { endpoint.path }][ascii_lower(to_string(endpoint.method))];
        bool const is_public = endpoint.access == Access::Public || endpoint.access == Access::PaymentSite;
        CHECK(operation["security"].empty() == is_public);
        if (!is_public) {
            CHECK(operation["security"][0].contains("session"));
            CHECK(operation["security"][0].contains("csrf") == (endpoint.method != Method::Get));
        }
        std::set<std::string> references;
        collect_references(operation["parameters"], references);
        CHECK(references.contains("#/components/parameters/IdempotencyKey") == endpoint.needs_idempotency_key);
    });
    auto const& key = api["components"]["parameters"]["IdempotencyKey"];
    CHECK(key["schema"]["minLength"] == 16);
    CHECK(key["schema"]["maxLength"] == 128);
}

TEST_CASE("Every operation documents its problems as RFC 9457", "[api][openapi]") {
    auto const api = document();
    for_each_operation(api, [&](std::string const& path, std::string const& method, json const& operation) {
        INFO(method << " " << path);
        CHECK(operation["responses"].contains("400"));
        CHECK(operation["responses"].contains("default"));
        CHECK(operation["responses"].contains("404") == path.contains('{'));
        for (auto const& [status, response] : operation["responses"].items()) {
            if (status.starts_with('2')) { continue; }
            CHECK(resolve(api, response)["content"].contains("application/problem+json"));
        }
    });
}

TEST_CASE("Schemas show the limits that the reader enforces", "[api][openapi]") {
    auto const api = document();
    auto const& schemas = api["components"]["schemas"];
    auto const& draft = schemas["AuthorizationDraft"];
    CHECK(draft["properties"]["first_name"]["maxLength"] == 100);
    CHECK(draft["properties"]["recipients"]["maxItems"] == 10);
    CHECK(draft["properties"]["recipients"]["items"]["maxLength"] == 254);
    CHECK(draft["properties"]["birth_date"]["format"] == "date");
    CHECK(draft["properties"]["visit_type"]["$ref"] == "#/components/schemas/VisitType");
    CHECK(draft["required"] == json { "first_name", "last_name", "location", "visit_type", "place" });
    CHECK(schemas["VisitType"]["enum"] == json { "injury", "non_injury" });
    CHECK(schemas["ResultPage"]["properties"]["employees"]["items"]["$ref"] == "#/components/schemas/ResultPageEmployee");
    CHECK(schemas["ResultPage"]["properties"]["kind"]["maxItems"] == 20'000);
    CHECK(schemas["InvoiceDetail"]["properties"]["total"]["description"] == "US cents");

    auto const& limit = api["paths"]["/api/v1/results"]["get"]["parameters"][1];
    CHECK(limit["name"] == "limit");
    CHECK(limit["in"] == "query");
    CHECK(limit["required"] == false);
    CHECK(limit["schema"]
        == json { { "type", "integer" }, { "format", "int32" }, { "minimum", 1 }, { "maximum", 20'000 }, { "default", 10'000 } });
}

TEST_CASE("Two types of one name in different namespaces keep their own schemas", "[api][openapi]") {
    SchemaWriter schemas;
    JsonWriter writer;
    writer.begin_array();
    schemas.write(writer, shape_of<sample::Thing>());
    schemas.write(writer, shape_of<sample::other::Thing>());
    schemas.write(writer, shape_of<sample::Thing>());
    writer.end_array();
    CHECK(writer.text()
        == R"([{"$ref":"#/components/schemas/Thing"},{"$ref":"#/components/schemas/Thing_"},{"$ref":"#/components/schemas/Thing"}])");
    REQUIRE(schemas.named().size() == 2);
    CHECK(json::parse(schemas.named().at("Thing"))["required"] == json { "here" });
    CHECK(json::parse(schemas.named().at("Thing_"))["required"] == json { "there" });
}

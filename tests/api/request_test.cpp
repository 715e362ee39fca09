#include "api/request.hpp"

#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "api/random_value.hpp"
#include "base/random.hpp"
#include "domain/enums.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::api;

namespace sample {

struct Period {
    std::optional<Date> from;
    std::optional<Date> to;
};
template <class V>
void describe(V& v, Period& r) {
    v("from", r.from);
    v("to", r.to);
}

struct Search {
    std::int32_t page = 1;
    std::string text;
    std::vector<domain::InvoiceStatus> status;
    Period period;
    bool open = false;
};
template <class V>
void describe(V& v, Search& r) {
    v("page", r.page, Limits { .minimum = 1, .maximum = 9, .optional = true });
    v("text", r.text, Limits { .max_length = 10, .optional = true });
    v("status", r.status, Limits { .max_items = 2 });
    v("period", r.period);
    v("open", r.open);
}

struct Rename {
    domain::CenterId id;
    std::string name;
};
template <class V>
void describe(V& v, Rename& r) {
    v("id", r.id);
    v("name", r.name);
}

constexpr Endpoint<Search, Nothing> search { .id = "search", .method = Method::Get, .path = "/api/v1/search", .access = Access::Public };
constexpr Endpoint<Rename, Nothing> rename {
    .id = "rename", .method = Method::Patch, .path = "/api/v1/centers/{id}/name", .access = Access::Public
};

}  // namespace sample

namespace {

constexpr std::string_view some_id = "0197c0de-0000-7000-8000-000000000001";

/// "field: message" of what the server says to a query.
std::string search_problem(std::string_view query) {
    auto const ask = read_ask(sample::search, {}, query, {});
    return ask ? "accepted" : ask.error().field + ": " + ask.error().message;
}

std::string rename_problem(std::string_view id, std::string_view query, std::string_view body) {
    auto const ask = read_ask(sample::rename, { { "id", std::string { id } } }, query, body);
    return ask ? "accepted" : ask.error().field + ": " + ask.error().message;
}

/// Sends an ask through target and body, as client and server do.
template <class Ask, class Answer>
ErrorOr<Ask> there_and_back(Endpoint<Ask, Answer> const& endpoint, Ask const& ask) {
    auto const target = fill_path(endpoint, ask);
    auto const mark = target.find('?');
    HUB_TRY_ASSIGN(auto const path, percent_decode(target.substr(0, mark)));
    auto const parameters = match_path(endpoint.path, path);
    if (!parameters) { return fail(Error::not_found()); }
    auto const query = mark == std::string::npos ? std::string {} : target.substr(mark + 1);
    return read_ask(endpoint, *parameters, query, write_body(endpoint, ask));
}

}  // namespace

TEST_CASE("Percent encoding is strict both ways", "[api][request]") {
    CHECK(percent_encode("a-Z_0.9~") == "a-Z_0.9~");
    CHECK(percent_encode("a b&c=d+e/é%") == "a%20b%26c%3Dd%2Be%2F%C3%A9%25");
    CHECK(percent_decode("a%20b%26%C3%a9+") == "a b&é+");
    for (auto const* text : { "%", "%2", "%2G", "%G2", "% 1", "%+1", "%-1", "%0x", "%00", "%0A", "%7F", "%FF", "%C3", "%ED%A0%80" }) {
        INFO(text);
        CHECK_FALSE(percent_decode(text));
    }
}

TEST_CASE("A query is read as forms write it, and nothing odd is overlooked", "[api][request]") {
    CHECK(parse_query("") == Parameters {});
    CHECK(parse_query("a=1&b=x+y%2B&a=&c==") == Parameters { { "a", "1" }, { "b", "x y+" }, { "a", "" }, { "c", "=" } });
    for (auto const* text : { "&", "a", "a&b=1", "=1", "a=1&", "a=1&&b=2", "a=%", "%=1" }) {
        INFO(text);
        CHECK_FALSE(parse_query(text));
    }
}

TEST_CASE("A path template matches whole segments only", "[api][request]") {
    constexpr std::string_view file = "/api/v1/documents/{id}/file";
    CHECK(match_path(file, "/api/v1/documents/7/file") == Parameters { { "id", "7" } });
    for (auto const* path : { "", "/", "/api/v1/documents/7", "/api/v1/documents//file", "/api/v1/documents/7/file/",
             "/api/v1/documents/7/8/file", "/API/v1/documents/7/file", "x/api/v1/documents/7/file" }) {
        INFO(path);
        CHECK_FALSE(match_path(file, path));
    }
    CHECK(match_path("/api/v1/results", "/api/v1/results") == Parameters {});
    CHECK(has_path_parameter(file, "id"));
    CHECK_FALSE(has_path_parameter(file, "i"));
    CHECK_FALSE(has_path_parameter(file, "file"));
}

TEST_CASE("Get puts fields into path and query", "[api][request]") {
    domain::DocumentId const id { *Uuid::parse(some_id) };
    CHECK(fill_path(document_file, { id, true }) == "/api/v1/documents/" + std::string { some_id } + "/file?for_saving=true");
    CHECK(fill_path(list_results, { .cursor = "a/b c", .limit = 50 }) == "/api/v1/results?cursor=a%2Fb%20c&limit=50");
    CHECK(fill_path(list_results, {}) == "/api/v1/results?limit=10000");
    CHECK(write_body(list_results, {}).empty());

    sample::Search const ask { .page = 2,
        .text = "O'Neil",
        .status = { domain::InvoiceStatus::New, domain::InvoiceStatus::PartiallyPaid },
        .period = { .from = Date::from_parts(2026, 1, 2), .to = {} },
        .open = true };
    CHECK(fill_path(sample::search, ask)
        == "/api/v1/search?page=2&text=O%27Neil&status=new&status=partially_paid&period.from=2026-01-02&open=true");
}

TEST_CASE("Other methods put into the body what is not in the path", "[api][request]") {
    sample::Rename const ask { .id = { *Uuid::parse(some_id) }, .name = "Hobby" };
    CHECK(fill_path(sample::rename, ask) == "/api/v1/centers/" + std::string { some_id } + "/name");
    CHECK(write_body(sample::rename, ask) == R"({"name":"Hobby"})");
    auto const read = there_and_back(sample::rename, ask);
    REQUIRE(read);
    CHECK(read->id == ask.id);
    CHECK(read->name == "Hobby");
}

TEST_CASE("H10, Z4: a query is checked as strictly as a body", "[api][request]") {
    CHECK(search_problem("open=true") == "accepted");
    CHECK(search_problem("open=false&page=9&text=x&status=new&status=paid&period.to=2026-02-28") == "accepted");
    CHECK(search_problem("") == "open: is missing");
    CHECK(search_problem("open=1") == "open: must be true or false");
    CHECK(search_problem("open=true&open=true") == "open: is given twice");
    CHECK(search_problem("open=true&page=0") == "page: must be between 1 and 9");
    CHECK(search_problem("open=true&page=1.0") == "page: must be a whole number");
    CHECK(search_problem("open=true&page=+1") == "page: must be a whole number");
    CHECK(search_problem("open=true&page=99999999999") == "page: is too large");
    CHECK(search_problem("open=true&text=12345678901") == "text: must be at most 10 characters long");
    CHECK(search_problem("open=true&status=lost") == "status: must be one of: new, submitted, partially_paid, overdue, paid");
    CHECK(search_problem("open=true&status=new&status=new&status=new") == "status: must have at most 2 entries");
    CHECK(search_problem("open=true&period.from=2026-02-29") == "period.from: must be a date such as 2026-11-21");
    CHECK(search_problem("open=true&period=1") == "period: is not a known field");
    CHECK(search_problem("open=true&employer=7") == "employer: is not a known field");
    CHECK(search_problem("open=true&").starts_with(": The address"));
    CHECK_FALSE(read_ask(sample::search, {}, "open=true", "{}"));
}

TEST_CASE("H10, Z4: path, query and body do not stand in for one another", "[api][request]") {
    CHECK(rename_problem(some_id, "", R"({"name":"x"})") == "accepted");
    CHECK(rename_problem("7", "", R"({"name":"x"})") == "id: must be an id");
    CHECK(rename_problem(some_id, "", "{}") == "name: is missing");
    CHECK(rename_problem(some_id, "", "") == "name: is missing");
    CHECK(rename_problem(some_id, "", "[]") == ": The request must be a JSON object.");
    CHECK(rename_problem(some_id, "name=x", "{}") == ": This request takes no query.");
    CHECK(rename_problem(some_id, "", R"({"name":"x","id":")" + std::string { some_id } + "\"}") == "id: is not a known field");
    CHECK(rename_problem(some_id, "", R"({"name":"x","employer":1})") == "employer: is not a known field");
    CHECK(read_ask(sign_out, {}, "", ""));
    CHECK_FALSE(read_ask(sign_out, {}, "all=1", ""));
}

TEST_CASE("What the client fills, the server reads: every endpoint, random asks", "[api][request][property]") {
    for_each_endpoint([]<class Ask, class Answer>(Endpoint<Ask, Answer> const& endpoint) {
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            SeededRandom random { seed };
            auto ask = test::random_value<Ask>(random);
            if constexpr (std::is_same_v<Ask, ListResults>) {
                std::erase_if(ask.cursor, [](char c) { return c == '\n' || c == '\t'; });
            }
            if constexpr (std::is_same_v<Ask, ListInvoices>) {
                std::erase_if(ask.cursor, [](char c) { return c == '\n' || c == '\t'; });
                std::erase_if(ask.revision, [](char c) { return c == '\n' || c == '\t'; });
            }
            auto const back = there_and_back(endpoint, ask);
            INFO(endpoint.id << ", seed " << seed << ": " << fill_path(endpoint, ask));
            if (!back) {
                FAIL_CHECK(back.error().field << " " << back.error().message);
            } else if (write_json(*back) != write_json(ask)) {
                FAIL_CHECK("came back as " << write_json(*back));
            }
        }
    });
}

TEST_CASE("H10: randomly damaged queries give an ask or an error, never a crash", "[api][request][property]") {
    for (std::uint64_t seed = 1; seed <= 5'000; ++seed) {
        SeededRandom random { seed };
        auto const target = fill_path(sample::search, test::random_value<sample::Search>(random));
        auto const query = test::mutated(target.substr(target.find('?') + 1), random);
        INFO("seed " << seed << ": " << query);
        auto const ask = read_ask(sample::search, {}, query, {});
        if (!ask && ask.error().code != ErrorCode::Invalid) { FAIL_CHECK("must be Invalid"); }
    }
}

#include "api/json.hpp"

#include "api/endpoint.hpp"
#include "base/text.hpp"
#include "domain/ids.hpp"

#include <catch2/catch_test_macros.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::api;

namespace sample {

struct Part {
    std::string name;
    std::optional<Date> made;
};
template <class V>
void describe(V& v, Part& r) {
    v("name", r.name, Limits { .max_length = 5 });
    v("made", r.made);
}

struct Whole {
    bool on = false;
    int count = 0;
    std::int64_t wide = 0;
    double size = 0;
    Money price;
    Instant at;
    domain::Role role = domain::Role::Basic;
    domain::CenterId center;
    std::string note;
    std::vector<Part> parts;
    std::vector<int> numbers;
    std::int32_t page = 50;
};
template <class V>
void describe(V& v, Whole& r) {
    v("on", r.on);
    v("count", r.count, Limits { .minimum = 1, .maximum = 2'000 });
    v("wide", r.wide);
    v("size", r.size);
    v("price", r.price, Limits { .minimum = 0 });
    v("at", r.at);
    v("role", r.role);
    v("center", r.center, Limits { .optional = true });
    v("note", r.note, Limits { .optional = true });
    v("parts", r.parts, Limits { .max_items = 2 });
    v("numbers", r.numbers);
    v("page", r.page, Limits { .optional = true });
}

}  // namespace sample

namespace {

constexpr std::string_view whole_json =
    R"({"on":true,"count":3,"wide":-9007199254740993,"size":1.5,"price":120450,"at":"2026-11-21T17:52:15.000Z",)"
    R"("role":"user_admin","center":"0197c0de-0000-7000-8000-000000000001","note":"a\"b\\c\né😀",)"
    R"("parts":[{"name":"bolt","made":"2026-02-28"},{"name":""}],"numbers":[1,-2],"page":7})";

/// The good text with `old` replaced.
std::string with(std::string_view old, std::string_view replacement) {
    std::string text { whole_json };
    auto const at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), replacement);
}

/// "field: message" of what read_json says.
std::string problem(std::string_view text) {
    auto const read = read_json<sample::Whole>(text);
    if (read) { return "accepted"; }
    CHECK(read.error().code == ErrorCode::Invalid);
    return read.error().field + ": " + read.error().message;
}

}  // namespace

TEST_CASE("A struct is read with every type of field, and written the same", "[api][json]") {
    auto const read = read_json<sample::Whole>(whole_json);
    REQUIRE(read);
    CHECK(read->on);
    CHECK(read->count == 3);
    CHECK(read->wide == -9'007'199'254'740'993);
    CHECK(read->size == 1.5);
    CHECK(read->price == Money { 120'450 });
    CHECK(read->at.to_iso() == "2026-11-21T17:52:15.000Z");
    CHECK(read->role == domain::Role::UserAdmin);
    CHECK(read->center.to_string() == "0197c0de-0000-7000-8000-000000000001");
    CHECK(read->note == "a\"b\\c\né😀");
    REQUIRE(read->parts.size() == 2);
    CHECK(read->parts[0].made == Date::from_parts(2026, 2, 28));
    CHECK_FALSE(read->parts[1].made);
    CHECK(read->numbers == std::vector { 1, -2 });
    CHECK(write_json(*read) == whole_json);
}

TEST_CASE("Fields may stand in any order, and optional ones may be absent", "[api][json]") {
    auto const read =
        read_json<sample::Whole>(R"({"role":"basic","at":"2026-11-21T17:52:15.000Z","price":0,"size":2,"wide":1,"count":1,"on":false})");
    REQUIRE(read);
    CHECK(read->page == 50);
    CHECK(read->center.is_nil());
    CHECK(read->parts.empty());
    CHECK(write_json(*read)
        == R"({"on":false,"count":1,"wide":1,"size":2,"price":0,"at":"2026-11-21T17:52:15.000Z","role":"basic","parts":[],"numbers":[],"page":50})");
}

TEST_CASE("H10: missing, unknown and null fields are refused by name", "[api][json]") {
    CHECK(problem(with(R"("count":3,)", "")) == "count: is missing");
    CHECK(problem(with(R"("name":"bolt",)", "")) == "parts[0].name: is missing");
    CHECK(problem(with(R"("page":7)", R"("page":7,"admin":true)")) == "admin: is not a known field");
    CHECK(problem(with(R"({"name":"")", R"({"name":"","Made":null)")) == "parts[1].Made: is not a known field");
    CHECK(problem(with("7}", "null}")) == "page: must be a whole number");
    CHECK(problem(with(R"("2026-02-28")", "null")) == "parts[0].made: must be text");
    CHECK(problem("[]") == ": must be an object");
    CHECK(problem("{}") == "on: is missing");
    CHECK(problem("{") == ": This is not valid JSON: a name in quotation marks is missing (byte 2).");
}

TEST_CASE("An unknown field's name is sent back short and whole", "[api][json]") {
    std::string name;
    for (int i = 0; i < 100; ++i) { name += "é"; }
    auto const said = problem(with("\"page\"", "\"" + name + "\":1,\"page\""));
    CHECK(said.size() < 120);
    CHECK(is_valid_utf8(said));
    CHECK(said.ends_with("…: is not a known field"));
}

TEST_CASE("H10: a value of another type is refused with the field's path", "[api][json]") {
    CHECK(problem(with("true", "1")) == "on: must be true or false");
    CHECK(problem(with("-9007199254740993", "1.5")) == "wide: must be a whole number");
    CHECK(problem(with("-9007199254740993", "9223372036854775808")) == "wide: must be a whole number");
    CHECK(problem(with("120450", "\"12\"")) == "price: must be a whole number");
    CHECK(problem(with(R"("a\"b\\c\né😀")", "5")) == "note: must be text");
    CHECK(problem(with("2026-11-21T17:52:15.000Z", "yesterday")) == "at: must be a time such as 2026-11-21T17:52:15.000Z");
    CHECK(problem(with("2026-02-28", "2026-02-29")) == "parts[0].made: must be a date such as 2026-11-21");
    CHECK(problem(with("user_admin", "UserAdmin")) == "role: must be one of: basic, user_admin");
    CHECK(problem(with("0197c0de-", "0197c0dg-")) == "center: must be an id");
    CHECK(problem(with("[1,-2]", "{}")) == "numbers: must be a list");
    CHECK(problem(with("[1,-2]", "[1,\"2\"]")) == "numbers[1]: must be a whole number");
    CHECK(problem(with("[1,-2]", "[1,2147483648]")) == "numbers[1]: must be between -2,147,483,648 and 2,147,483,647");
    CHECK(problem(with("1.5", "\"1.5\"")) == "size: must be a number");
    CHECK(problem(with(R"({"name":"bolt","made":"2026-02-28"})", "7")) == "parts[0]: must be an object");
}

TEST_CASE("Limits hold at their edges, in characters and not in bytes", "[api][json]") {
    CHECK(problem(with("bolt", "éééèè")) == "accepted");
    CHECK(problem(with("bolt", "ééééèè")) == "parts[0].name: must be at most 5 characters long");
    CHECK(problem(with("\"count\":3", "\"count\":2000")) == "accepted");
    CHECK(problem(with("\"count\":3", "\"count\":2001")) == "count: must be between 1 and 2,000");
    CHECK(problem(with("\"count\":3", "\"count\":0")) == "count: must be between 1 and 2,000");
    CHECK(problem(with("120450", "-1")) == "price: must be at least 0");
    CHECK(problem(with(R"({"name":""})", R"({"name":""},{"name":""})")) == "parts: must have at most 2 entries");
    CHECK(problem(with("bolt", "b\\u0007")) == "parts[0].name: must not contain control characters");

    std::string const long_text(4'000, 'x');
    CHECK(problem(with("\"a\\\"b", "\"" + long_text)) != "accepted");
    CHECK(problem(with(R"("a\"b\\c\né😀")", "\"" + long_text + "\"")) == "accepted");
    std::string many = "[0";
    for (int i = 1; i < 10'000; ++i) { many += ",0"; }
    CHECK(problem(with("[1,-2]", many + "]")) == "accepted");
    CHECK(problem(with("[1,-2]", many + ",0]")) == "numbers: must have at most 10,000 entries");
}

TEST_CASE("The answer of a newer server is read: unknown fields and other limits do no harm", "[api][json]") {
    auto const read = read_json_leniently<sample::Whole>(with("\"count\":3", R"("new":{"deep":[1]},"count":5000)"));
    REQUIRE(read);
    CHECK(read->count == 5'000);
    auto const wrong = read_json_leniently<sample::Whole>(with("true", "1"));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().field == "on");
    CHECK_FALSE(read_json_leniently<sample::Whole>(with("[1,-2]", "[2147483648]")));
    CHECK_FALSE(read_json_leniently<sample::Whole>(with(R"("count":3,)", "")));
}

TEST_CASE("Written text is valid JSON whatever stands in it", "[api][json]") {
    sample::Part part { .name = std::string { "\x01\x1F\x7F\"\\\xFF\xC3\0", 8 }, .made = {} };
    auto const text = write_json(part);
    CHECK(text == "{\"name\":\"\\u0001\\u001f\x7F\\\"\\\\\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"}");
    CHECK(JsonDocument::parse(text));
    CHECK(write_json(Nothing {}) == "{}");
    CHECK(read_json<Nothing>("{}"));
    CHECK_FALSE(read_json<Nothing>(R"({"a":1})"));
}

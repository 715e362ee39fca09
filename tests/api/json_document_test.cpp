#include "api/json_value.hpp"

#include "api/random_value.hpp"
#include "base/random.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

using namespace hub;
using namespace hub::api;

namespace {

bool accepts(std::string_view text) {
    auto const document = JsonDocument::parse(text);
    if (!document) {
        CHECK(document.error().code == ErrorCode::Invalid);
        CHECK(document.error().field.empty());
        CHECK(document.error().message.starts_with("This is not valid JSON: "));
    }
    return document.has_value();
}

std::string nested(int depth) {
    auto const count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
}

/// The same value as nlohmann/json has it.
bool is_same(JsonValue ours, nlohmann::json const& theirs) {
    switch (ours.kind()) {
    case JsonKind::Null: return theirs.is_null();
    case JsonKind::Bool: return theirs.is_boolean() && theirs.get<bool>() == ours.boolean();
    case JsonKind::Integer: return theirs.is_number_integer() && theirs.get<std::int64_t>() == ours.integer();
    case JsonKind::Number: return theirs.is_number() && theirs.get<double>() == ours.number();
    case JsonKind::String: return theirs.is_string() && theirs.get<std::string>() == ours.string();
    case JsonKind::Array: {
        if (!theirs.is_array() || theirs.size() != ours.size()) { return false; }
        std::size_t index = 0;
        for (auto const item : ours.items()) {
            if (!is_same(item, theirs[index++])) { return false; }
        }
        return index == ours.size();
    }
    case JsonKind::Object: {
        if (!theirs.is_object() || theirs.size() != ours.size()) { return false; }
        for (auto const member : ours.members()) {
            auto const found = theirs.find(std::string { member.name });
            if (found == theirs.end() || !is_same(member.value, *found)) { return false; }
        }
        return true;
    }
    }
    return false;
}

}  // namespace

TEST_CASE("H10: what RFC 8259 allows is read", "[api][json]") {
    for (auto const* text : { "null", " true ", "false", "0", "-0", "-1", "1.5", "1e3", "1E+3", "1e-3", "-0.0", "9223372036854775807",
             "18446744073709551616", "\"\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u00e9\\uD83D\\uDE00\"", "\"é😀\"", "[]", "{}",
             "[1, 2,\n3]\t", "{\"\":{\"\":[]}}", "{\"a\":1,\"b\":[{\"a\":1},{\"a\":2}]}" }) {
        INFO(text);
        CHECK(accepts(text));
    }
}

TEST_CASE("H10: what RFC 8259 does not allow is refused", "[api][json]") {
    for (auto const* text : { "", " ", "nul", "True", "nulll", "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "1_0", "NaN", "Infinity",
             "1e999", "-1e999", "\"", "\"\\", "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"", "\"a\nb\"", "\"\x01\"", "'a'", "[", "]", "[1", "[1,",
             "[1,]", "[,1]", "[1 2]", "{", "}", "{a:1}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{\"a\" 1}",
             "{1:2}", "1 2", "{} {}", "[]]", "// no\n1", "\xEF\xBB\xBF[]", "\v1", "[1]\xC2\xA0" }) {
        INFO(text);
        CHECK_FALSE(accepts(text));
    }
    CHECK_FALSE(accepts(std::string_view { "1\0", 2 }));
    CHECK_FALSE(accepts(std::string_view { "\"a\0b\"", 5 }));
}

TEST_CASE("H10: text must be UTF-8, whole surrogate pairs and never U+0000", "[api][json]") {
    for (auto const* text :
        { "\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\xE2\x82\"", "\"\xE2\\u0082\"", "\"\\ud800\"", "\"\\udc00\"",
            "\"\\ud800\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\u0000\"", "{\"\xFF\":1}", "\"\xF4\x90\x80\x80\"" }) {
        INFO(text);
        CHECK_FALSE(accepts(text));
    }
}

TEST_CASE("H10: the same name twice in one object is refused, in any spelling", "[api][json]") {
    CHECK_FALSE(accepts(R"({"a":1,"a":1})"));
    CHECK_FALSE(accepts(R"({"a":1,"b":2,"\u0061":3})"));
    CHECK_FALSE(accepts(R"([{"x":{"":1,"":2}}])"));
    CHECK(accepts(R"({"a":{"a":{"a":1}},"b":{"a":1}})"));
}

TEST_CASE("H10: thirty-two levels are read, thirty-three refused, a million do not hurt", "[api][json]") {
    CHECK(accepts(nested(32)));
    CHECK_FALSE(accepts(nested(33)));
    CHECK_FALSE(accepts(nested(1'000'000)));
    CHECK_FALSE(accepts(std::string(1'000'000, '[')));
}

TEST_CASE("Values come out typed, and only as what they are", "[api][json]") {
    auto const document =
        JsonDocument::parse(R"({"n":null,"t":true,"i":-7,"big":9223372036854775808,"d":0.1,"s":"a\u00e9\n","l":[1,"x",[]],"o":{"k":2}})");
    REQUIRE(document);
    auto const root = document->root();
    CHECK(root.size() == 8);
    CHECK(root.find("n")->kind() == JsonKind::Null);
    CHECK(root.find("t")->boolean() == true);
    CHECK_FALSE(root.find("t")->integer());
    CHECK(root.find("i")->integer() == -7);
    CHECK(root.find("i")->number() == -7.0);
    CHECK_FALSE(root.find("big")->integer());
    CHECK(root.find("big")->number() == 9223372036854775808.0);
    CHECK(root.find("d")->number() == 0.1);
    CHECK_FALSE(root.find("d")->string());
    CHECK(root.find("s")->string() == "aé\n");
    CHECK_FALSE(root.find("s")->number());
    CHECK(root.find("l")->size() == 3);
    CHECK(root.find("s")->size() == 0);
    CHECK_FALSE(root.find("nothing"));
    CHECK_FALSE(root.find("l")->find("k"));

    std::vector<JsonKind> kinds;
    for (auto const item : root.find("l")->items()) { kinds.push_back(item.kind()); }
    CHECK(kinds == std::vector { JsonKind::Integer, JsonKind::String, JsonKind::Array });
    for ([[maybe_unused]] auto const item : root.find("o")->items()) { FAIL("an object has no elements"); }
    for ([[maybe_unused]] auto const member : root.find("l")->members()) { FAIL("an array has no members"); }
}

TEST_CASE("Whole numbers are exact up to 64 bits", "[api][json]") {
    for (auto const& [text, value] : { std::pair { "999999999999999999", 999'999'999'999'999'999 },
             { "-999999999999999999", -999'999'999'999'999'999 }, { "1000000000000000000", 1'000'000'000'000'000'000 },
             { "9223372036854775807", INT64_MAX }, { "-9223372036854775808", INT64_MIN } }) {
        INFO(text);
        auto const document = JsonDocument::parse(text);
        REQUIRE(document);
        CHECK(document->root().integer() == value);
    }
    CHECK_FALSE(JsonDocument::parse("-9223372036854775809")->root().integer());
}

TEST_CASE("An error says where it is", "[api][json]") {
    CHECK(JsonDocument::parse("[1, 2 3]").error().message == "This is not valid JSON: a comma or ] is missing (byte 7).");
}

TEST_CASE("H10: our parser and nlohmann/json agree on random texts, save where ours is stricter by design", "[api][json]") {
    std::string const seeds[] { R"({"first_name":"Siobh\u00e1n","list":[1,-2.5e-3,true,null,"a\n\"b\""],"o":{"x":{},"y":[[],[{}]]}})",
        R"([12345678901234567890,0.1,1E5,"\ud83d\ude00","é"])" };
    int accepted = 0;
    for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
        SeededRandom random { seed };
        auto const text = test::mutated(seeds[random.below(2)], random);
        auto const ours = JsonDocument::parse(text);
        auto const theirs = nlohmann::json::parse(text, nullptr, false);
        bool const is_stricter = text.starts_with("\xEF\xBB\xBF") || text.contains('\0') || text.contains("\\u0000");
        bool const has_double_name = ours ? false : ours.error().message.contains("twice");
        bool const agree =
            ours ? !theirs.is_discarded() && is_same(ours->root(), theirs) : theirs.is_discarded() || is_stricter || has_double_name;
        accepted += ours ? 1 : 0;
        if (!agree) {
            INFO("seed " << seed << ": " << text);
            FAIL_CHECK("the parsers disagree");
        }
    }
    CHECK(accepted > 1'000);
}

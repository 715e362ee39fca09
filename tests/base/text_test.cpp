#include "base/text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <limits>

using namespace hub;

TEST_CASE("UTF-8 is checked strictly", "[base][text]") {
    for (auto const* text : { "", "plain", "Nguyễn", "😀", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF" }) {
        INFO(text);
        CHECK(is_valid_utf8(text));
    }
    for (auto const* text : { "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
             "\xF5\x80\x80\x80", "\xE2\x82", "a\xFF" }) {
        CHECK_FALSE(is_valid_utf8(text));
    }
}

TEST_CASE("Every code point survives being written and read", "[base][text]") {
    int mistakes = 0;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) { continue; }
        std::string text;
        append_utf8(text, c);
        std::size_t offset = 0;
        if (next_code_point(text, offset) != c || offset != text.size() || !is_valid_utf8(text)) { ++mistakes; }
    }
    CHECK(mistakes == 0);
}

TEST_CASE("Invalid bytes count one each and read as the replacement character", "[base][text]") {
    CHECK(code_point_count("Nguyễn") == 6);
    CHECK(code_point_count("\xFF\xFF\xE2\x82") == 4);
    std::size_t offset = 0;
    CHECK(next_code_point("\xE2\x82x", offset) == 0xFFFD);
    CHECK(offset == 1);
    std::string text;
    append_utf8(text, 0xD800);
    CHECK(text == "\xEF\xBF\xBD");
}

TEST_CASE("Trim and split", "[base][text]") {
    CHECK(trim("  a b\t\n") == "a b");
    CHECK(trim(" \r\n").empty());
    CHECK(split("a,b,,c", ',') == std::vector<std::string_view> { "a", "b", "", "c" });
    CHECK(split("", ',') == std::vector<std::string_view> { "" });
    CHECK(ascii_lower("ABC-xyz É") == "abc-xyz É");
}

TEST_CASE("Numbers and sizes as people read them", "[base][text]") {
    CHECK(with_thousands(0) == "0");
    CHECK(with_thousands(999) == "999");
    CHECK(with_thousands(1'284) == "1,284");
    CHECK(with_thousands(-1'000'000) == "-1,000,000");
    CHECK(with_thousands(-100) == "-100");
    CHECK(with_thousands(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
    CHECK(plural(1, "invoice", "invoices") == "1 invoice");
    CHECK(plural(0, "invoice", "invoices") == "0 invoices");
    CHECK(plural(1'284, "invoice", "invoices") == "1,284 invoices");
    CHECK(byte_size_text(1) == "1 byte");
    CHECK(byte_size_text(12) == "12 bytes");
    CHECK(byte_size_text(66'000) == "66 kB");
    CHECK(byte_size_text(99'500) == "0.1 MB");
    CHECK(byte_size_text(412'000) == "0.4 MB");
    CHECK(byte_size_text(999'900'000) == "999.9 MB");
    CHECK(byte_size_text(999'960'000) == "1.0 GB");
    CHECK(byte_size_text(12'340'000'000) == "12.3 GB");
    CHECK(byte_size_text(std::numeric_limits<std::uint64_t>::max()) == "18446744073.7 GB");
}

TEST_CASE("A CSV field is quoted where needed and never becomes a formula", "[base][text]") {
    CHECK(csv_field("plain") == "plain");
    CHECK(csv_field("").empty());
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_field("=1+1") == "'=1+1");
    CHECK(csv_field("+1 555 010 0199") == "'+1 555 010 0199");
    CHECK(csv_field("-3") == "'-3");
    CHECK(csv_field("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_field("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    CHECK(csv_field("\t=1") == "'\t=1");
    CHECK(csv_field(" padded ") == "\" padded \"");
}

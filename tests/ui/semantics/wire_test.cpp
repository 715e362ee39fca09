#include "ui/semantics/wire.hpp"

#include "ui/semantics/dump.hpp"

#include <catch2/catch_test_macros.hpp>

#include <initializer_list>
#include <string>
#include <vector>

using namespace hub::ui::semantics;

namespace {

std::string hex(std::span<std::byte const> bytes) {
    std::string text;
    for (auto const byte : bytes) {
        constexpr auto digits = "0123456789abcdef";
        text += digits[std::to_integer<unsigned>(byte) >> 4U];
        text += digits[std::to_integer<unsigned>(byte) & 15U];
    }
    return text;
}

}  // namespace

TEST_CASE("Operations have the bytes that wire.hpp says", "[ui][semantics]") {
    WireWriter writer;
    writer.remove(0x01020304);
    CHECK(hex(writer.bytes()) == "0304030201");
    writer.clear();
    writer.place(1, { 1, 2, 3, 4 });
    CHECK(hex(writer.bytes())
        == "0201000000"
           "0000803f"
           "00000040"
           "00004040"
           "00008040");
    writer.clear();
    writer.announce(true, "Hi");
    CHECK(hex(writer.bytes())
        == "0501"
           "02000000"
           "4869");
    writer.clear();
    writer.focus(2);
    writer.scroll(3, 0, 1);
    CHECK(hex(writer.bytes())
        == "0402000000"
           "0703000000"
           "00000000"
           "0000803f");
    writer.clear();
    writer.page("T", "en", "dark", 2);
    CHECK(hex(writer.bytes())
        == "06"
           "0100000054"
           "02000000656e"
           "040000006461726b"
           "00000040");
}

TEST_CASE("An upsert carries the whole node", "[ui][semantics]") {
    Node node { .id = 1,
        .parent = 2,
        .role = Role::TextField,
        .flags = Required,
        .rect = { 0, 0, 1, 1 },
        .a = 12,
        .b = -1,
        .name = "é",
        .texts = { { Attribute::Value, "v" } } };
    WireWriter writer;
    writer.upsert(node, 9);
    CHECK(hex(writer.bytes())
        == "01"
           "01000000"
           "02000000"
           "09000000"
           "11"
           "40000000"
           "00000000"
           "00000000"
           "0000803f"
           "0000803f"
           "0c000000"
           "ffffffff"
           "02000000c3a9"
           "01"
           "01"
           "0100000076");
}

TEST_CASE("A dump says role, name, states and texts, indented", "[ui][semantics]") {
    std::vector<Node> const nodes {
        { .id = 1, .role = Role::Main, .name = "Sign in" },
        { .id = 2, .parent = 1, .role = Role::Heading, .a = 1, .name = "Sign in" },
        { .id = 3,
            .parent = 1,
            .role = Role::TextField,
            .flags = Required | Invalid,
            .name = "Work e-mail",
            .texts = { { Attribute::Value, "dana" }, { Attribute::Error, "Enter a full e-mail address" } } },
        { .id = 4, .parent = 1, .role = Role::CheckBox, .flags = Mixed, .name = "All" },
    };
    CHECK(dump(nodes, { .focused = 3 })
        == "main \"Sign in\"\n"
           "  heading \"Sign in\" level=1\n"
           "  textbox \"Work e-mail\" [required invalid focused] value=\"dana\" error=\"Enter a full e-mail address\"\n"
           "  checkbox \"All\" [mixed]\n");
}

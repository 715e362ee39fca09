#include "pdf/bundle/rescue.hpp"

#include "pdf/file/syntax.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace hub::pdf {

namespace {

/// Larger numbers are taken for noise: qpdf would have to be given a file of three times that size.
constexpr ObjectNumber largest_object_number = 1'000'000;
/// How far into an object its /Type is looked for.
constexpr std::size_t most_object_head = 4096;

struct Found {
    ObjectNumber number = 0;
    ObjectNumber generation = 0;
};

struct Findings {
    ObjectNumber largest = 0;
    std::optional<Found> catalog;
    std::vector<Found> pages;
    std::int64_t claimed_pages = 0;
};

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reads the number that ends before `end` (blanks in between are skipped) and moves `end` to its first digit.
std::optional<ObjectNumber> number_before(std::string_view text, std::size_t& end) {
    std::size_t last = end;
    while (last > 0 && is_space(text[last - 1])) { --last; }
    std::size_t first = last;
    while (first > 0 && last - first < 8 && is_digit(text[first - 1])) { --first; }
    if (first == last) { return std::nullopt; }
    ObjectNumber number = 0;
    for (auto i = first; i < last; ++i) { number = number * 10 + static_cast<ObjectNumber>(text[i] - '0'); }
    end = first;
    return number;
}

/// "Catalog", "Page", "Pages", … of the dictionary that starts here, or empty.
std::string_view type_of(std::string_view object) {
    for (std::size_t at = object.find("/Type"); at != std::string_view::npos; at = object.find("/Type", at + 5)) {
        std::size_t name = at + 5;
        while (name < object.size() && is_space(object[name])) { ++name; }
        if (name >= object.size() || object[name] != '/') { continue; }  // such as /TypeOther
        std::size_t end = ++name;
        while (end < object.size() && is_letter(object[end])) { ++end; }
        return object.substr(name, end - name);
    }
    return {};
}

/// The number after /Count, or 0.
std::int64_t count_of(std::string_view object) {
    constexpr std::string_view key = "/Count";
    auto at = object.find(key);
    if (at == std::string_view::npos) { return 0; }
    at += key.size();
    while (at < object.size() && is_space(object[at])) { ++at; }
    std::int64_t count = 0;
    for (int digits = 0; at < object.size() && is_digit(object[at]) && digits < 9; ++at, ++digits) {
        count = count * 10 + (object[at] - '0');
    }
    return count;
}

Findings find_objects(std::string_view text) {
    constexpr std::string_view mark = "obj";
    Findings findings;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) {
        if (at == 0 || is_letter(text[at - 1])) { continue; }  // "endobj"
        std::size_t before = at;
        auto const generation = number_before(text, before);
        if (!generation || before == 0 || !is_space(text[before - 1])) { continue; }
        auto const number = number_before(text, before);
        if (!number || *number == 0 || *number > largest_object_number) { continue; }

        findings.largest = std::max(findings.largest, *number);
        auto head = text.substr(at + mark.size(), most_object_head);
        head = head.substr(0, std::min(head.find("endobj"), head.find("stream")));
        auto const type = type_of(head);
        if (type == "Catalog") { findings.catalog = Found { *number, *generation }; }
        if (type == "Pages") { findings.claimed_pages = std::max(findings.claimed_pages, count_of(head)); }
        if (type == "Page") { findings.pages.push_back({ *number, *generation }); }
    }
    return findings;
}

void append_reference(std::string& out, Found object) {
    append_number(out, object.number);
    out += ' ';
    append_number(out, object.generation);
    out += " R ";
}

/// A page tree and a catalog for pages whose own catalog is lost.
Found append_catalog(std::string& out, Findings const& findings) {
    auto const tree = findings.largest + 1;
    auto const catalog = findings.largest + 2;
    append_number(out, tree);
    out += " 0 obj\n<</Type/Pages/Count ";
    append_number(out, static_cast<std::int64_t>(findings.pages.size()));
    out += "/Kids[";
    for (auto const& page : findings.pages) { append_reference(out, page); }
    out += "]>>\nendobj\n";
    append_number(out, catalog);
    out += " 0 obj\n<</Type/Catalog/Pages ";
    append_number(out, tree);
    out += " 0 R>>\nendobj\n";
    return { catalog, 0 };
}

std::vector<std::byte> joined(std::span<std::byte const> bytes, std::string_view tail) {
    std::vector<std::byte> out;
    out.reserve(bytes.size() + tail.size());
    out.assign(bytes.begin(), bytes.end());
    auto const more = std::as_bytes(std::span(tail));
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

}  // namespace

std::optional<std::vector<std::byte>> with_new_trailer(std::span<std::byte const> bytes) {
    std::string_view const text(reinterpret_cast<char const*>(bytes.data()), bytes.size());
    auto const findings = find_objects(text);
    if (!findings.catalog && findings.pages.empty()) { return std::nullopt; }

    std::string tail = "\n";
    auto const catalog = findings.catalog ? *findings.catalog : append_catalog(tail, findings);
    auto const size = findings.largest + 3;
    // qpdf ignores object numbers above a third of the file's size, so a short file with large numbers is padded.
    constexpr std::string_view padding = "%                                                              \n";
    while (bytes.size() + tail.size() < std::size_t { 3 } * (size + 16)) { tail += padding; }
    tail += "trailer\n<</Size ";
    append_number(tail, size);
    tail += "/Root ";
    append_reference(tail, catalog);
    tail += ">>\nstartxref\n0\n%%EOF\n";

    return joined(bytes, tail);
}

std::optional<std::vector<std::byte>> with_end_of_file(std::span<std::byte const> bytes) {
    constexpr std::size_t usual_place = 1024;
    std::string_view const text(reinterpret_cast<char const*>(bytes.data()), bytes.size());
    if (text.substr(text.size() - std::min(text.size(), usual_place)).contains("%%EOF")) { return std::nullopt; }
    return joined(bytes, "\n%%EOF\n");
}

std::int64_t claimed_pages(std::span<std::byte const> bytes) {
    return find_objects({ reinterpret_cast<char const*>(bytes.data()), bytes.size() }).claimed_pages;
}

}  // namespace hub::pdf

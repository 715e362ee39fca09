#include "client/bundle_files.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::client;

namespace {

auto const today = *Date::parse_iso("2026-11-19");

BundledDocument of(std::string title, std::string employee, std::string_view born) {
    return {
        .id = {}, .birth_date = *Date::parse_iso(born), .item = { .url = {}, .title = std::move(title), .group = std::move(employee) }
    };
}

}  // namespace

TEST_CASE("RSLT-A2: each employee has a file, in the order of their first documents", "[client][bundle]") {
    std::vector<BundledDocument> documents { of("a", "Mai", "1990-01-01"), of("b", "Łukasz", "1980-02-02"), of("c", "Mai", "1990-01-01") };
    part_by_employee(documents, "{employee} {date}", today);
    std::vector<std::string> found;
    for (auto const& document : documents) { found.push_back(document.item.title + ": " + document.item.file); }
    CHECK(found == std::vector<std::string> { "a: Mai 2026-11-19.pdf", "c: Mai 2026-11-19.pdf", "b: Łukasz 2026-11-19.pdf" });
}

TEST_CASE("RSLT-A2: two employees of the same name never share a file", "[client][bundle]") {
    std::vector<BundledDocument> documents { of("a", "John Smith", "1990-01-01"), of("b", "John Smith", "1985-05-05"),
        of("c", "JOHN SMITH", "1970-07-07"), of("d", "John Smith", "1990-01-01") };
    part_by_employee(documents, "{employee}", today);
    CHECK(documents[0].item.file == "John Smith.pdf");
    CHECK(documents[1].item.file == "John Smith.pdf");
    CHECK(documents[2].item.title == "b");
    CHECK(documents[2].item.file == "John Smith (2).pdf");
    CHECK(documents[3].item.file == "JOHN SMITH (3).pdf");
}

TEST_CASE("RSLT-A2: a file's name has only characters that every file system takes", "[client][bundle]") {
    CHECK(employee_file_name("{employee}/{date}", "Siobhán O'Neil: \"Shiv\"", today) == "Siobhán O'Neil- -Shiv--2026-11-19.pdf");
    CHECK(employee_file_name("../{employee}", "..", today) == "-.pdf");
    CHECK(employee_file_name("{employee}", "{date}", today) == "{date}.pdf");
    CHECK(employee_file_name(" . ", "", today) == "Results.pdf");
    auto const name = employee_file_name("{employee}", std::string(119, 'a') + "Ł", today);
    CHECK(name == std::string(119, 'a') + ".pdf");
}

// The command-line tool as its users meet it: exit codes, words, files.
#include "pdf/pdf_support.hpp"
#include "support/pdf_fonts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace hub;
using namespace hub::test;

namespace {

/// A folder that goes away with the test.
class Folder {
public:
    Folder() : m_path(std::filesystem::temp_directory_path() / ("hub-bundle-test-" + std::to_string(std::hash<Folder const*> {}(this)))) {
        std::filesystem::create_directories(m_path);
    }
    ~Folder() { std::filesystem::remove_all(m_path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    [[nodiscard]] std::string at(std::string const& name) const { return (m_path / name).string(); }
    void write(std::string const& name, Bytes const& bytes) const {
        std::ofstream file(m_path / name, std::ios::binary);
        file.write(text_of(bytes).data(), std::ssize(bytes));
    }
    [[nodiscard]] bool has(std::string const& name) const { return std::filesystem::exists(m_path / name); }

private:
    std::filesystem::path m_path;
};

struct Outcome {
    int code = 0;
    std::string words;
};

Outcome run(Folder const& folder, std::string const& arguments) {
    auto const status = std::system(("cd '" + folder.at("") + "' && '" HUB_BUNDLE_PROGRAM "' " + arguments + " >words.txt 2>&1").c_str());
    return { WEXITSTATUS(status), read_file(folder.at("words.txt")) };
}

}  // namespace

TEST_CASE("hub-bundle puts files together", "[pdf][program]") {
    Folder folder;
    folder.write("one.pdf", make_pages("one", 2));
    folder.write("two.pdf", make_pages("two", 1));
    auto const outcome = run(folder, "two.pdf one.pdf -o all.pdf --title 'Results of Łukasz'");
    INFO(outcome.words);
    CHECK(outcome.code == 0);
    CHECK(outcome.words.starts_with("all.pdf: 3 pages of 2 documents, "));
    Reopened bundle(bytes_of(read_file(folder.at("all.pdf"))));
    CHECK(bundle.contents().front() == "(page 1 of two) Tj");
    CHECK(bundle.bookmarks() == std::vector<std::string> { "two", "one" });
    CHECK(bundle.information().getKey("/Title").getUTF8Value() == "Results of Łukasz");
    CHECK(run(folder, "one.pdf two.pdf -o plain.pdf --no-bookmarks --quiet").words.empty());
    CHECK(Reopened(bytes_of(read_file(folder.at("plain.pdf")))).bookmarks().empty());
}

TEST_CASE("hub-bundle gives up at a broken file, or goes on without it", "[pdf][program]") {
    Folder folder;
    folder.write("good.pdf", make_pages("good", 2));
    folder.write("broken.pdf", bytes_of("hello"));
    folder.write("locked.pdf", encrypted(make_pages("locked", 1), "secret"));
    auto const stopped = run(folder, "good.pdf broken.pdf locked.pdf -o out.pdf");
    CHECK(stopped.code == 2);
    CHECK(stopped.words.contains("“broken” is not a PDF."));
    CHECK_FALSE(folder.has("out.pdf"));
    CHECK_FALSE(folder.has("out.pdf.part"));
    auto const went_on = run(folder, "good.pdf broken.pdf locked.pdf missing.pdf -o out.pdf --keep-going");
    CHECK(went_on.code == 1);
    CHECK(went_on.words.contains("“locked” is protected with a password."));
    CHECK(went_on.words.contains("“missing.pdf” cannot be opened."));
    CHECK(went_on.words.contains("3 files were left out."));
    CHECK(Reopened(bytes_of(read_file(folder.at("out.pdf")))).pages().size() == 2);
    auto const nothing_left = run(folder, "broken.pdf -o none.pdf --keep-going");
    CHECK(nothing_left.code == 2);
    CHECK_FALSE(folder.has("none.pdf"));
}

TEST_CASE("RSLT-A2: hub-bundle writes a cover and page numbers, takes pictures, and asks for a password", "[pdf][program]") {
    Folder folder;
    folder.write("one.pdf", make_pages("one", 2));
    folder.write("scan.jpg", bytes_of(std::string_view("\xFF\xD8\xFF\xC0\0\x0B\x08\0\x10\0\x10\x01\x01\x11\0\xFF\xD9", 17)));
    folder.write("password.txt", bytes_of("Zażółć gęślą\nmore"));
    folder.write("short.txt", bytes_of("secret\n"));
    auto const outcome =
        run(folder, "one.pdf scan.jpg -o all.pdf --cover --company 'Acme Manufacturing' --page-numbers --password-file password.txt");
    INFO(outcome.words);
    CHECK(outcome.code == 0);
    CHECK(outcome.words.starts_with("all.pdf: 4 pages of 2 documents, "));
    Reopened bundle(bytes_of(read_file(folder.at("all.pdf"))), "Zażółć gęślą");
    REQUIRE(bundle.pages().size() == 4);
    CHECK(bundle.bookmarks() == std::vector<std::string> { "Contents", "one", "scan" });
    CHECK(bundle.contents()[2].contains("(3 of 4) Tj"));
    auto const refused = run(folder, "one.pdf -o locked.pdf --password-file short.txt");
    CHECK(refused.code == 2);
    CHECK(refused.words.contains("must have 8 to 127 bytes."));
    CHECK_FALSE(folder.has("locked.pdf"));
    CHECK_FALSE(folder.has("locked.pdf.part"));
}

TEST_CASE("hub-bundle explains itself", "[pdf][program]") {
    Folder folder;
    folder.write("good.pdf", make_pages("good", 1));
    CHECK(run(folder, "--help").code == 0);
    CHECK(run(folder, "").code == 2);
    CHECK(run(folder, "good.pdf").code == 2);
    CHECK(run(folder, "good.pdf -o").words.contains("-o needs a value."));
    CHECK(run(folder, "good.pdf -o out.pdf --what").words.contains("unknown option --what"));
    CHECK(run(folder, "good.pdf -o no/such/folder/out.pdf").code == 2);
    CHECK(run(folder, "good.pdf -o /dev/full/out.pdf").code == 2);
}

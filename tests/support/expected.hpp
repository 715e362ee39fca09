// Texts that are compared with a file of tests/expected. HUB_UPDATE_EXPECTED=1 writes the files anew; look at the
// difference before committing it.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace hub::tests {

/// `file` is relative to tests/expected: "ui/gallery.txt".
inline void check_expected(std::string_view file, std::string const& text) {
    auto const path = std::filesystem::path(HUB_TESTS_DIR) / "expected" / file;
    if (std::getenv("HUB_UPDATE_EXPECTED") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    std::ifstream stream(path, std::ios::binary);
    std::string const expected { std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>() };
    INFO("compared with " << path.string());
    CHECK(text == expected);
}

}  // namespace hub::tests

// The fonts that PDFs are composed with, read once from the folder that the build names.
#pragma once

#include "pdf/compose.hpp"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>

namespace hub::test {

[[nodiscard]] inline std::string read_file(std::string const& path) {
    std::ifstream file { path, std::ios::binary };
    if (!file) { throw std::runtime_error("cannot read " + path); }
    return { std::istreambuf_iterator<char> { file }, {} };
}

[[nodiscard]] inline pdf::Fonts pdf_fonts() {
    static std::string const regular = read_file(std::string { HUB_FONTS_DIR } + "/pdf/NotoSans-Regular.ttf");
    static std::string const bold = read_file(std::string { HUB_FONTS_DIR } + "/pdf/NotoSans-Bold.ttf");
    return { std::as_bytes(std::span { regular }), std::as_bytes(std::span { bold }) };
}

}  // namespace hub::test

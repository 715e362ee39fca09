// PNGs made by hand, and a look at the picture on a bundle's first page.
#pragma once

#include "pdf/pdf_support.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace hub::test {

[[nodiscard]] std::string big_endian(std::size_t value, int size = 4);
/// With its length before it and its checksum behind.
[[nodiscard]] std::string chunk(std::string const& kind, std::string const& data);

struct PngOf {
    std::size_t width = 2;
    std::size_t height = 2;
    int depth = 8;
    int type = 2;
    bool is_interlaced = false;
    std::string rows;  ///< each with its filter's number
    std::string more;  ///< chunks before the data
};

[[nodiscard]] Bytes png(PngOf const& of);

[[nodiscard]] QPDFObjectHandle image_of(Reopened& bundle);
[[nodiscard]] std::string samples_of(QPDFObjectHandle image);

/// What a bundle says when these bytes, titled "scan", are added.
[[nodiscard]] ErrorOr<pdf::AddedDocument> added(Bytes const& bytes);
/// Its refusal, or "accepted".
[[nodiscard]] std::string refusal(Bytes const& bytes);

inline constexpr std::string_view says_damaged = "“scan” is damaged and cannot be read.";
inline constexpr std::string_view says_too_large = "“scan” is too large to be read here.";

}  // namespace hub::test

#include "pdf/picture_support.hpp"

#include "pdf/file/file_writer.hpp"

#include <qpdf/Buffer.hh>
#include <zlib.h>

namespace hub::test {

std::string big_endian(std::size_t value, int size) {
    std::string out;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) { out += static_cast<char>(static_cast<unsigned char>(value >> shift)); }
    return out;
}

std::string chunk(std::string const& kind, std::string const& data) {
    auto const text = kind + data;
    auto const sum = crc32(0, reinterpret_cast<Bytef const*>(text.data()), static_cast<uInt>(text.size()));
    return big_endian(data.size()) + text + big_endian(sum);
}

Bytes png(PngOf const& of) {
    auto const head = big_endian(of.width) + big_endian(of.height) + std::string { static_cast<char>(of.depth), static_cast<char>(of.type) }
        + std::string { 0, 0, static_cast<char>(of.is_interlaced ? 1 : 0) };
    auto const packed = pdf::deflate(std::as_bytes(std::span(of.rows)));
    return bytes_of("\x89PNG\r\n\x1A\n" + chunk("IHDR", head) + of.more + chunk("IDAT", std::string(text_of(packed))) + chunk("IEND", ""));
}

QPDFObjectHandle image_of(Reopened& bundle) {
    return bundle.pages().front().getKey("/Resources").getKey("/XObject").getKey("/Picture");
}

std::string samples_of(QPDFObjectHandle image) {
    auto const data = image.getStreamData();
    return { reinterpret_cast<char const*>(data->getBuffer()), data->getSize() };
}

ErrorOr<pdf::AddedDocument> added(Bytes const& bytes) {
    SeededRandom random(1);
    pdf::Bundler bundler({ .title = "Bundle" }, [](std::span<std::byte const>) -> ErrorOr<void> { return {}; }, random);
    return bundler.add({ .bytes = bytes, .title = "scan" });
}

std::string refusal(Bytes const& bytes) {
    auto const result = added(bytes);
    return result ? "accepted" : result.error().message;
}

}  // namespace hub::test

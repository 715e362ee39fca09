#include "pdf/bundle/picture_part.hpp"

#include "pdf/bundle/picture.hpp"
#include "pdf/compose/sheet.hpp"

#include <algorithm>
#include <array>

namespace hub::pdf {

namespace {

constexpr double margin = 36;
constexpr double points_per_pixel = 72.0 / 150;

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

bool is_on_its_side(Picture const& picture) {
    return picture.orientation >= 5;
}

/// The picture's rows are a square of side 1; this places it in the box, turned and mirrored as the camera was held.
std::string placed(Box const& box, int orientation) {
    auto const [x, y, width, height] = box;
    auto const right = x + width;
    auto const top = y + height;
    std::array<std::array<double, 6>, 8> const matrices { {
        { width, 0, 0, height, x, y },
        { -width, 0, 0, height, right, y },
        { -width, 0, 0, -height, right, top },
        { width, 0, 0, -height, x, top },
        { 0, -height, -width, 0, right, top },
        { 0, -height, width, 0, x, top },
        { 0, height, width, 0, x, y },
        { 0, height, -width, 0, right, y },
    } };
    return operators("cm", matrices[static_cast<std::size_t>(orientation - 1)]);
}

std::string image_entries(Picture const& picture) {
    return "/Type/XObject/Subtype/Image/Width " + std::to_string(picture.width) + "/Height " + std::to_string(picture.height);
}

ObjectNumber put_image(Picture const& picture, FileWriter& writer) {
    auto entries = image_entries(picture) + picture.entries;
    if (!picture.opacity.empty()) {
        entries += "/SMask ";
        append_reference(entries,
            writer.put_stream(0, image_entries(picture) + "/BitsPerComponent 8/ColorSpace/DeviceGray", picture.opacity, Compression::Try));
    }
    return writer.put_stream(0, entries, picture.data, picture.is_compressed ? Compression::Keep : Compression::Try);
}

void put_page(DocumentPart& part, Picture const& picture, PartContext const& context, FileWriter& writer) {
    double wide = picture.width * points_per_pixel;
    double high = picture.height * points_per_pixel;
    if (is_on_its_side(picture)) { std::swap(wide, high); }
    double page_wide = static_cast<double>(page_width);
    double page_high = static_cast<double>(page_height);
    if (wide > high) { std::swap(page_wide, page_high); }
    auto const scale = std::min({ 1.0, (page_wide - 2 * margin) / wide, (page_high - 2 * margin) / high });
    Box const box { (page_wide - wide * scale) / 2, (page_high - high * scale) / 2, wide * scale, high * scale };

    auto const content = "q\n" + placed(box, picture.orientation) + "/Picture Do\nQ\n";
    std::string text = "<</Type/Page/Parent ";
    append_reference(text, part.page_tree);
    text += "/MediaBox[0 0 " + std::to_string(static_cast<int>(page_wide)) + ' ' + std::to_string(static_cast<int>(page_high));
    text += "]/Resources<</XObject<</Picture ";
    append_reference(text, put_image(picture, writer));
    text += ">>";
    std::string contents;
    append_reference(contents, writer.put_stream(0, "", std::as_bytes(std::span(content))));
    if (context.page_number_font != 0) {
        auto place = page_number_on_own_page(page_wide, writer);
        text += "/Font<<" + place.font + ' ';
        append_reference(text, context.page_number_font);
        text += ">>";
        contents += ' ';
        append_reference(contents, place.stream);
        part.page_numbers.push_back(std::move(place));
    }
    auto const number = writer.reserve();
    writer.put(number, text + ">>/Contents[" + contents + "]>>");
    part.pages.push_back(number);
}

}  // namespace

bool is_picture(std::span<std::byte const> bytes) {
    return is_png(bytes) || is_jpeg(bytes);
}

ErrorOr<DocumentPart> put_picture(std::span<std::byte const> bytes, PartContext const& context, FileWriter& writer) {
    auto picture = is_png(bytes) ? read_png(bytes) : read_jpeg(bytes);
    if (!picture) { return fail(Error::invalid("", "“" + context.title + "” " + picture.error().message)); }
    DocumentPart part;
    part.page_tree = writer.reserve();
    part.date = context.date;
    part.bookmark = { .title = context.title, .group = context.group, .number = writer.reserve() };
    part.tags.next_key = context.first_tag_key;
    part.warnings = picture->warnings;
    put_page(part, *picture, context, writer);
    put_page_tree(part, context.page_tree_root, writer);
    part.bookmark.destination = "[";
    append_reference(part.bookmark.destination, part.pages.front());
    part.bookmark.destination += "/Fit]";
    part.labels[0] = "<</S/D/P(" + std::to_string(context.document) + "-)>>";
    return part;
}

}  // namespace hub::pdf

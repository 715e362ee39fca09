#include "pdf/bundle/outline.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace hub::pdf {

namespace {

constexpr std::size_t most_entries = 100'000;

/// Adds up what shows when the outline is opened; -1 if its chain is broken.
std::int64_t visible_entries(QPDFObjectHandle const& outline) {
    QPDFObjGen::set seen;
    std::int64_t visible = 0;
    std::size_t entries = 0;
    for (auto entry = outline.getKey("/First"); !entry.isNull(); entry = entry.getKey("/Next")) {
        if (!entry.isDictionary() || !entry.isIndirect() || !seen.add(entry.getObjGen()) || ++entries > most_entries) { return -1; }
        auto const count = entry.getKey("/Count");
        visible += 1 + (count.isInteger() ? std::clamp<std::int64_t>(count.getIntValue(), 0, most_entries) : 0);
    }
    return visible;
}

struct Bookmark {
    ObjectNumber number = 0;
    std::string title;
    std::string destination;
    ObjectNumber first = 0;
    ObjectNumber last = 0;
    std::int64_t count = 0;  ///< negative: closed
};

/// Links bookmarks of one level to each other and puts them.
void put_level(FileWriter& writer, std::span<Bookmark const> level, ObjectNumber parent) {
    for (std::size_t i = 0; i < level.size(); ++i) {
        auto const& bookmark = level[i];
        std::string text = "<</Title ";
        append_text_string(text, bookmark.title);
        text += "/Parent ";
        append_reference(text, parent);
        text += "/Dest";
        text += bookmark.destination;
        auto const link = [&](std::string_view key, ObjectNumber number) {
            text += key;
            append_reference(text, number);
        };
        if (i > 0) { link("/Prev ", level[i - 1].number); }
        if (i + 1 < level.size()) { link("/Next ", level[i + 1].number); }
        if (bookmark.first != 0) {
            link("/First ", bookmark.first);
            link("/Last ", bookmark.last);
            text += "/Count ";
            append_number(text, bookmark.count);
        }
        text += ">>";
        writer.put(bookmark.number, std::move(text));
    }
}

Bookmark bookmark_of(DocumentBookmark const& document) {
    return { document.number, document.title, document.destination, document.first, document.last, -document.visible };
}

}  // namespace

bool copy_outline(DocumentBookmark& bookmark, QPDFObjectHandle const& root, FileWriter& writer, Copier& copier) {
    auto outline = root.getKey("/Outlines");
    if (!outline.isDictionary() || !outline.isIndirect() || outline.getKey("/First").isNull()) { return true; }
    auto const visible = visible_entries(outline);
    auto last = outline.getKey("/Last");
    if (visible <= 0 || !last.isDictionary() || !last.isIndirect()) { return false; }
    if (bookmark.number == 0) { bookmark.number = writer.reserve(); }
    copier.assign(outline, bookmark.number);
    bookmark.first = copier.copy(outline.getKey("/First"));
    bookmark.last = copier.copy(last);
    bookmark.visible = visible;
    if (bookmark.first == 0 || bookmark.last == 0) { bookmark.first = 0; }
    return bookmark.first != 0;
}

std::string top_of_page(ObjectNumber number, QPDFObjectHandle page) {
    std::string out = "[";
    append_reference(out, number);
    auto const box = page.getKey("/CropBox").isRectangle() ? page.getKey("/CropBox") : page.getKey("/MediaBox");
    auto const turned = page.getKey("/Rotate");
    if (!box.isRectangle() || (turned.isInteger() && turned.getIntValue() != 0)) { return out + "/Fit]"; }
    auto const corners = box.getArrayAsRectangle();
    auto const rounded = [](double value) { return static_cast<std::int64_t>(std::clamp(value, -1e6, 1e6)); };
    out += "/XYZ ";
    append_number(out, rounded(std::floor(corners.llx)));
    out += ' ';
    append_number(out, rounded(std::ceil(corners.ury)));
    return out + " null]";
}

ObjectNumber put_bookmarks(FileWriter& writer, std::vector<DocumentBookmark> const& documents, Bookmarks wanted) {
    if (wanted == Bookmarks::None || documents.empty()) { return 0; }
    auto const root = writer.reserve();
    std::vector<Bookmark> top;
    std::int64_t visible = 0;
    for (auto next = documents.begin(); next != documents.end();) {
        if (wanted == Bookmarks::PerDocument || next->group.empty()) {
            top.push_back(bookmark_of(*next++));
            ++visible;
            continue;
        }
        auto const end = std::find_if(next, documents.end(), [&](DocumentBookmark const& other) { return other.group != next->group; });
        std::vector<Bookmark> level;
        std::transform(next, end, std::back_inserter(level), bookmark_of);
        Bookmark group { writer.reserve(), next->group, next->destination, level.front().number, level.back().number, std::ssize(level) };
        put_level(writer, level, group.number);
        top.push_back(std::move(group));
        visible += 1 + std::ssize(level);
        next = end;
    }
    put_level(writer, top, root);
    std::string text = "<</Type/Outlines/First ";
    append_reference(text, top.front().number);
    text += "/Last ";
    append_reference(text, top.back().number);
    text += "/Count ";
    append_number(text, visible);
    text += ">>";
    writer.put(root, std::move(text));
    return root;
}

}  // namespace hub::pdf

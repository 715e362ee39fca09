#include "pdf/compose/true_type.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace hub::pdf {

namespace {

using Bytes = std::span<std::byte const>;

/// 0 beyond the end, so that a broken table gives wrong numbers but never a wrong access.
std::uint16_t u16(Bytes bytes, std::size_t at) {
    if (bytes.size() < 2 || at > bytes.size() - 2) { return 0; }
    return static_cast<std::uint16_t>((static_cast<unsigned>(bytes[at]) << 8U) | static_cast<unsigned>(bytes[at + 1]));
}

std::int16_t i16(Bytes bytes, std::size_t at) {
    return static_cast<std::int16_t>(u16(bytes, at));
}

std::uint32_t u32(Bytes bytes, std::size_t at) {
    return (static_cast<std::uint32_t>(u16(bytes, at)) << 16U) | u16(bytes, at + 2);
}

Bytes part(Bytes bytes, std::size_t at, std::size_t size) {
    if (at > bytes.size() || size > bytes.size() - at) { return {}; }
    return bytes.subspan(at, size);
}

Bytes table(Bytes file, std::string_view tag) {
    auto const count = u16(file, 4);
    for (std::size_t i = 0; i < count; ++i) {
        auto const record = part(file, 12 + 16 * i, 16);
        if (record.size() == 16 && std::string_view(reinterpret_cast<char const*>(record.data()), 4) == tag) {
            return part(file, u32(record, 8), u32(record, 12));
        }
    }
    return {};
}

/// The file that is being made.
class Output {
public:
    void u16(std::uint32_t value) {
        m_bytes.push_back(std::byte(static_cast<std::uint8_t>(value >> 8U)));
        m_bytes.push_back(std::byte(static_cast<std::uint8_t>(value)));
    }
    void u32(std::uint32_t value) {
        u16(value >> 16U);
        u16(value & 0xFFFFU);
    }
    void bytes(Bytes bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }
    void align() {
        while (m_bytes.size() % 4 != 0) { m_bytes.push_back(std::byte { 0 }); }
    }
    void set_u16(std::size_t at, std::uint16_t value) {
        m_bytes[at] = std::byte(static_cast<std::uint8_t>(value >> 8U));
        m_bytes[at + 1] = std::byte(static_cast<std::uint8_t>(value));
    }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }

private:
    std::vector<std::byte> m_bytes;
};

std::uint32_t checksum(Bytes bytes) {
    std::uint32_t sum = 0;
    std::size_t at = 0;
    for (; at + 4 <= bytes.size(); at += 4) { sum += u32(bytes, at); }
    std::uint32_t rest = 0;
    for (std::size_t i = 0; i < 4; ++i) { rest = (rest << 8U) | (at + i < bytes.size() ? static_cast<std::uint32_t>(bytes[at + i]) : 0U); }
    return sum + rest;
}

// A glyph made of others: where the numbers of those stand in its outline.
constexpr std::uint16_t words_follow = 0x0001;
constexpr std::uint16_t has_scale = 0x0008;
constexpr std::uint16_t more_follow = 0x0020;
constexpr std::uint16_t has_two_scales = 0x0040;
constexpr std::uint16_t has_matrix = 0x0080;

std::vector<std::size_t> component_places(Bytes outline) {
    std::vector<std::size_t> places;
    if (outline.size() < 10 || i16(outline, 0) >= 0) { return places; }
    std::size_t at = 10;
    std::uint16_t flags = more_follow;
    while ((flags & more_follow) != 0 && at + 4 <= outline.size()) {
        flags = u16(outline, at);
        places.push_back(at + 2);
        at += 4 + ((flags & words_follow) != 0 ? 4U : 2U);
        if ((flags & has_scale) != 0) { at += 2; }
        if ((flags & has_two_scales) != 0) { at += 4; }
        if ((flags & has_matrix) != 0) { at += 8; }
    }
    return places;
}

struct Table {
    std::string_view tag;
    std::vector<std::byte> bytes;
};

std::vector<std::byte> with_u16(Bytes original, std::size_t at, std::uint16_t value) {
    Output copy;
    copy.bytes(original);
    copy.set_u16(at, value);
    return copy.take();
}

std::vector<std::byte> font_file(std::array<Table, 6> const& tables) {
    Output file;
    file.u32(0x00010000);
    file.u16(static_cast<std::uint32_t>(tables.size()));
    file.u16(64);  // the largest power of two that is not above the number of tables, times 16, and what follows from it
    file.u16(2);
    file.u16(32);
    std::size_t offset = 12 + 16 * tables.size();
    for (auto const& [tag, bytes] : tables) {
        file.bytes(std::as_bytes(std::span(tag)));
        file.u32(checksum(bytes));
        file.u32(static_cast<std::uint32_t>(offset));
        file.u32(static_cast<std::uint32_t>(bytes.size()));
        offset += (bytes.size() + 3) / 4 * 4;
    }
    for (auto const& table : tables) {
        file.bytes(table.bytes);
        file.align();
    }
    return file.take();
}

}  // namespace

ErrorOr<TrueType> TrueType::read(std::span<std::byte const> bytes) {
    TrueType font;
    if (!font.read_tables(bytes)) { return fail(Error::internal("not a TrueType font with outlines and a Unicode character map")); }
    return font;
}

bool TrueType::read_tables(Bytes file) {
    m_head = table(file, "head");
    m_horizontal_header = table(file, "hhea");
    m_maximum_profile = table(file, "maxp");
    m_metrics = table(file, "hmtx");
    m_locations = table(file, "loca");
    m_outlines = table(file, "glyf");
    if (m_head.size() < 54 || m_horizontal_header.size() < 36 || m_maximum_profile.size() < 6 || m_metrics.empty()) { return false; }
    if (m_locations.empty() || m_outlines.empty()) { return false; }
    m_units_per_em = u16(m_head, 18);
    m_has_long_locations = u16(m_head, 50) != 0;
    m_ascent = i16(m_horizontal_header, 4);
    m_descent = i16(m_horizontal_header, 6);
    m_long_metrics = u16(m_horizontal_header, 34);
    m_glyphs = u16(m_maximum_profile, 4);
    auto const os2 = table(file, "OS/2");
    m_cap_height = os2.size() >= 90 ? i16(os2, 88) : m_ascent;
    m_character_map = table(file, "cmap");
    return m_units_per_em > 0 && m_glyphs > 0 && m_long_metrics > 0 && read_character_map();
}

bool TrueType::read_character_map() {
    auto const all = m_character_map;
    auto const count = u16(all, 2);
    for (std::size_t i = 0; i < count; ++i) {
        auto const platform = u16(all, 4 + 8 * i);
        auto const encoding = u16(all, 6 + 8 * i);
        bool const is_unicode = platform == 0 || (platform == 3 && encoding == 1);
        auto const offset = u32(all, 8 + 8 * i);
        if (!is_unicode || offset >= all.size()) { continue; }
        auto const subtable = all.subspan(offset);
        if (u16(subtable, 0) != 4) { continue; }
        m_character_map = subtable;
        return true;
    }
    return false;
}

Glyph TrueType::glyph(char32_t character) const {
    if (character > 0xFFFF) { return 0; }
    auto const code = static_cast<std::uint16_t>(character);
    auto const map = m_character_map;
    std::size_t const segments = u16(map, 6) / 2U;
    // The first segment that ends at or after the character.
    std::size_t low = 0;
    std::size_t high = segments;
    while (low < high) {
        auto const middle = (low + high) / 2;
        if (u16(map, 14 + 2 * middle) < code) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low >= segments) { return 0; }
    auto const starts = 16 + 2 * segments;
    auto const deltas = starts + 2 * segments;
    auto const offsets = deltas + 2 * segments;
    auto const start = u16(map, starts + 2 * low);
    if (start > code) { return 0; }
    auto const delta = u16(map, deltas + 2 * low);
    auto const offset = u16(map, offsets + 2 * low);
    std::uint16_t glyph = 0;
    if (offset == 0) {
        glyph = static_cast<std::uint16_t>(code + delta);
    } else {
        auto const found = u16(map, offsets + 2 * low + offset + 2 * static_cast<std::size_t>(code - start));
        glyph = found == 0 ? found : static_cast<std::uint16_t>(found + delta);
    }
    return glyph < m_glyphs ? glyph : Glyph { 0 };
}

Glyph TrueType::glyph_or_mark(char32_t character) const {
    auto const found = glyph(character);
    return found != 0 ? found : glyph(U'?');
}

int TrueType::advance(Glyph glyph) const {
    auto const index = std::min<std::size_t>(glyph, m_long_metrics - 1U);
    return (u16(m_metrics, 4 * index) * 1000 + m_units_per_em / 2) / m_units_per_em;
}

std::array<int, 4> TrueType::bounding_box() const {
    return { scaled(i16(m_head, 36)), scaled(i16(m_head, 38)), scaled(i16(m_head, 40)), scaled(i16(m_head, 42)) };
}

TrueType::Bytes TrueType::outline(Glyph glyph) const {
    std::size_t from = 0;
    std::size_t to = 0;
    if (m_has_long_locations) {
        from = u32(m_locations, 4 * std::size_t { glyph });
        to = u32(m_locations, 4 * std::size_t { glyph } + 4);
    } else {
        from = std::size_t { 2 } * u16(m_locations, 2 * std::size_t { glyph });
        to = std::size_t { 2 } * u16(m_locations, 2 * std::size_t { glyph } + 2);
    }
    return to > from ? part(m_outlines, from, to - from) : Bytes {};
}

std::vector<std::byte> TrueType::subset(std::span<Glyph const> glyphs) const {
    // The missing glyph first, then the wanted ones, then whatever those are made of.
    std::vector<Glyph> order { 0 };
    order.insert(order.end(), glyphs.begin(), glyphs.end());
    std::map<Glyph, Glyph> number;
    for (std::size_t i = 0; i < order.size(); ++i) { number.emplace(order[i], static_cast<Glyph>(i)); }

    Output outlines;
    Output locations;
    Output metrics;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto const glyph = order[i];
        auto const bytes = outline(glyph);
        auto const start = outlines.size();
        locations.u32(static_cast<std::uint32_t>(start));
        outlines.bytes(bytes);
        outlines.align();
        for (auto const place : component_places(bytes)) {
            auto const component = u16(bytes, place);
            auto const [found, is_new] = number.emplace(component, static_cast<Glyph>(order.size()));
            if (is_new) { order.push_back(component); }
            outlines.set_u16(start + place, found->second);
        }
        // Metrics are pairs of width and side bearing, at the end only bearings for glyphs as wide as the last pair.
        auto const long_metrics = std::size_t { m_long_metrics };
        bool const has_pair = glyph < long_metrics;
        metrics.u16(u16(m_metrics, 4 * (has_pair ? glyph : long_metrics - 1)));
        metrics.u16(u16(m_metrics, has_pair ? 4 * std::size_t { glyph } + 2 : 4 * long_metrics + 2 * (glyph - long_metrics)));
    }
    locations.u32(static_cast<std::uint32_t>(outlines.size()));

    auto const count = static_cast<std::uint16_t>(order.size());
    return font_file({ {
        { "glyf", outlines.take() },
        { "head", with_u16(m_head, 50, 1) },  // 1: long locations
        { "hhea", with_u16(m_horizontal_header, 34, count) },
        { "hmtx", metrics.take() },
        { "loca", locations.take() },
        { "maxp", with_u16(m_maximum_profile, 4, count) },
    } });
}

}  // namespace hub::pdf

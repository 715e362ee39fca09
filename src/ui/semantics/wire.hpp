// How changes of the semantics list cross to the page: one byte buffer a frame, nothing when nothing changed.
//
// Little-endian. A string is u32 length and UTF-8 bytes. Operations, each after its u8 code:
//   1 Upsert    u32 id, u32 parent, u32 previous sibling (0: it is the first), u8 role, u32 flags, f32 x y width height,
//               i32 a, i32 b, string name, u8 count, count x (u8 attribute, string)
//   2 Place     u32 id, f32 x y width height
//   3 Remove    u32 id                         children are removed with their parent, without operations of their own
//   4 Focus     u32 id                         asked for by the program: dialogs, first invalid field, after a deletion
//   5 Announce  u8 0 polite / 1 assertive, string
//   6 Page      string title, string language, string theme ("light", "dark", "hc-light", "hc-dark"), f32 text scale
//   7 Scroll    u32 id, f32 x y                the program has scrolled this Scroller
// Order within a buffer: Page, Remove, Upsert and Place in list order, Scroll, Focus, Announce.
#pragma once

#include "ui/semantics/node.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace hub::ui::semantics {

enum class Operation : std::uint8_t { Upsert = 1, Place = 2, Remove = 3, Focus = 4, Announce = 5, Page = 6, Scroll = 7 };

/// Appends operations to a byte buffer; knows nothing of trees.
class WireWriter {
public:
    void upsert(Node const& node, NodeId previous_sibling);
    void place(NodeId id, Rect const& rect);
    void remove(NodeId id);
    void focus(NodeId id);
    void announce(bool assertive, std::string_view text);
    void page(std::string_view title, std::string_view language, std::string_view theme, float text_scale);
    void scroll(NodeId id, float x, float y);

    [[nodiscard]] std::span<std::byte const> bytes() const { return m_bytes; }
    void clear() { m_bytes.clear(); }

private:
    std::vector<std::byte> m_bytes;
};

}  // namespace hub::ui::semantics

// Pages as lists of what is on them: text, shapes, and what the text is for a screen reader. Made by the layout, painted by
// the PDF writer, compared as text in tests. Units are points; y runs downwards from the top edge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hub::pdf {

inline constexpr float page_width = 612;
inline constexpr float page_height = 792;

enum class Weight : std::uint8_t { Regular, Bold };

/// Red, green, blue as 0xRRGGBB.
using Colour = std::uint32_t;

/// What a piece of text is. Those above Table, and a link, hold text; the others hold elements.
enum class Role : std::uint8_t {
    Title,
    Heading,
    Paragraph,
    ListBody,
    HeaderCell,
    Cell,
    Table,
    Row,
    List,
    ListItem,
    Link,
    Contents,  ///< a table of contents
    ContentsItem,
};

inline constexpr int no_element = -1;

/// One element of the tagged structure. `parent` is an index into Sheets::elements, or no_element for the document itself.
struct Element {
    Role role = Role::Paragraph;
    int parent = no_element;
    int page = 0;             ///< where its text is
    std::string spoken_text;  ///< replaces the text where a picture says part of it, such as a ticked box
};

struct Text {
    float x = 0;
    float baseline = 0;
    float size = 10;
    Weight weight = Weight::Regular;
    Colour colour = 0;
    std::string text;
    int element = no_element;  ///< no_element: decoration, such as the footer
};

struct Shape {
    enum class Kind : std::uint8_t { Filled, Outlined, Line, Tick } kind = Kind::Filled;
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    Colour colour = 0;
    float radius = 0;     ///< of the corners of boxes
    float thickness = 1;  ///< of lines and outlines
};

/// An area that leads to another page.
struct Link {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
    int element = no_element;     ///< never none: its Role::Link
    std::size_t destination = 0;  ///< counts the destinations that the writer of the file is given
    std::string words;            ///< where it leads, for those who do not see it
};

struct Sheet {
    std::vector<Shape> shapes;  ///< painted first
    std::vector<Text> texts;    ///< in reading order; the texts of one element follow each other
    std::vector<Link> links;
};

struct Sheets {
    std::vector<Sheet> pages;
    std::vector<Element> elements;
};

}  // namespace hub::pdf

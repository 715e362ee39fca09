#include "pdf/compose/cover.hpp"

#include "base/text.hpp"
#include "pdf/compose/flow.hpp"
#include "pdf/compose/page_number.hpp"

#include <algorithm>

namespace hub::pdf {

namespace {

using namespace look;

constexpr float top = 60;
constexpr float page_column = 44;
constexpr float date_column = 100;
constexpr float title_width = content_width - page_column - date_column - 20;
constexpr TextStyle entry { 9.75F, 13, Weight::Regular, ink };
constexpr TextStyle entry_page { 9.75F, 13, Weight::Bold, accent };
constexpr TextStyle group_heading { 11, 14, Weight::Bold, ink };

class CoverLayout {
public:
    CoverLayout(CoverFacts const& facts, std::span<CoverEntry const> entries, FontPair const& fonts, std::int32_t own_pages)
        : m_facts(facts), m_entries(entries), m_flow(fonts), m_own_pages(own_pages) {}

    Sheets write() {
        lay_out_head();
        lay_out_columns(m_flow.element(Role::Paragraph));
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            bool const is_new_group = i == 0 || m_entries[i].group != m_entries[i - 1].group;
            if (is_new_group) { open_group(m_entries[i].group); }
            lay_out_entry(i);
        }
        if (m_facts.is_numbered) { add_page_numbers(); }
        return std::move(m_flow.sheets());
    }

private:
    void lay_out_head() {
        m_flow.move_to(top);
        if (!m_facts.company.empty()) {
            m_flow.text(margin_left, m_flow.y(), m_facts.company, kind_label, m_flow.element(Role::Paragraph));
            m_flow.skip(kind_label.line + 3);
        }
        auto const lines = m_flow.broken(m_facts.title, title, content_width);
        m_flow.skip(m_flow.lines(margin_left, m_flow.y(), lines, title, m_flow.element(Role::Title)));
        m_flow.skip(6);
        auto const pages = plural(m_facts.documents, "document", "documents") + ", " + plural(m_facts.pages, "page", "pages");
        paragraph(pages + (m_facts.made.empty() ? "" : ". Made on " + m_facts.made + "."));
        m_flow.skip(16);
    }

    void paragraph(std::string_view words) {
        auto const lines = m_flow.broken(words, body, content_width);
        m_flow.skip(m_flow.lines(margin_left, m_flow.y(), lines, body, m_flow.element(Role::Paragraph)));
    }

    /// The heads of the columns; on later pages they are decoration.
    void lay_out_columns(int element) {
        m_flow.text(margin_left, m_flow.y(), "Document", table_header, element);
        bool const has_dates = std::ranges::any_of(m_entries, [](CoverEntry const& one) { return !one.date.empty(); });
        if (has_dates) { m_flow.text(content_right - page_column - date_column, m_flow.y(), "Date of service", table_header, element); }
        m_flow.text_right(content_right, m_flow.y(), "Page", table_header, element);
        m_flow.skip(table_header.line + 3);
        rule(hairline);
        m_flow.skip(6);
    }

    void rule(Colour colour) {
        m_flow.shape(
            { .kind = Shape::Kind::Line, .x = margin_left, .y = m_flow.y(), .width = content_width, .colour = colour, .thickness = 0.75F });
    }

    /// Room for what comes next; a new page repeats the heads and says whose documents go on.
    void need(float height, std::string_view group) {
        if (!m_flow.need(height)) { return; }
        m_flow.move_to(top);
        lay_out_columns(no_element);
        if (group.empty()) { return; }
        auto const lines = m_flow.broken(std::string(group) + " (continued)", group_heading, content_width);
        m_flow.skip(m_flow.lines(margin_left, m_flow.y(), lines, group_heading, no_element) + 2);
    }

    void open_group(std::string const& group) {
        if (!group.empty()) {
            auto const lines = m_flow.broken(group, group_heading, content_width);
            // A heading never stands alone at the foot of a page.
            need(8 + group_heading.line * static_cast<float>(lines.size()) + 3 * entry.line, {});
            m_flow.skip(8);
            m_flow.skip(m_flow.lines(margin_left, m_flow.y(), lines, group_heading, m_flow.element(Role::Heading)) + 2);
        }
        m_contents = m_flow.element(Role::Contents);
    }

    void lay_out_entry(std::size_t index) {
        auto const& document = m_entries[index];
        auto const lines = m_flow.broken(document.title, entry, title_width);
        auto const height = entry.line * static_cast<float>(lines.size()) + 5;
        need(height, document.group);
        auto const page = std::to_string(document.first_page + 1 + m_own_pages);
        auto const link = m_flow.element(Role::Link, m_flow.element(Role::ContentsItem, m_contents));
        auto const y = m_flow.y() + 2;
        m_flow.lines(margin_left, y, lines, entry, link);
        m_flow.text(content_right - page_column - date_column, y, document.date, entry, link);
        m_flow.text_right(content_right, y, page, entry_page, link);
        m_flow.page().links.push_back({ .x = margin_left,
            .y = m_flow.y(),
            .width = content_width,
            .height = height,
            .element = link,
            .destination = index,
            .words = document.title + ", page " + page });
        m_flow.skip(height);
        rule(light_hairline);
    }

    void add_page_numbers() {
        auto& pages = m_flow.sheets().pages;
        auto const all = m_facts.pages + static_cast<std::int32_t>(pages.size());
        for (std::size_t i = 0; i < pages.size(); ++i) {
            auto const words = page_number_text(static_cast<std::int32_t>(i) + 1, all);
            TextStyle const style { page_number_size, page_number_size, Weight::Regular, quiet };
            pages[i].texts.push_back({ .x = page_width - page_number_right - text_width(m_flow.fonts(), words, style),
                .baseline = page_height - page_number_bottom,
                .size = page_number_size,
                .weight = Weight::Regular,
                .colour = quiet,
                .text = words });
        }
    }

    CoverFacts const& m_facts;
    std::span<CoverEntry const> m_entries;
    Flow m_flow;
    std::int32_t m_own_pages;
    int m_contents = no_element;
};

}  // namespace

Sheets lay_out_cover(CoverFacts const& facts, std::span<CoverEntry const> entries, FontPair const& fonts) {
    // The numbers stand in a column of their own, so that their digits do not change how many pages there are.
    auto const draft = CoverLayout(facts, entries, fonts, 0).write();
    return CoverLayout(facts, entries, fonts, static_cast<std::int32_t>(draft.pages.size())).write();
}

}  // namespace hub::pdf

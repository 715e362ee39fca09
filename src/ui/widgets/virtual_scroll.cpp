#include "ui/widgets/virtual_scroll.hpp"

#include <algorithm>
#include <cmath>

namespace hub::ui::widgets {

namespace {

/// A float keeps eighths of a px up to two million.
constexpr double highest_page = 1'500'000;
/// Longer ways than so many views are a drag of the thumb or a jump.
constexpr float views_of_short_way = 4;

}  // namespace

double VirtualScroll::content_range() const {
    return std::max(0.0, m_content_height - static_cast<double>(m_view_height));
}

double VirtualScroll::page_range() const {
    return std::max(0.0, static_cast<double>(m_page_height - m_view_height));
}

float VirtualScroll::page_y_by_share() const {
    return content_range() <= 0 ? 0 : static_cast<float>(std::round(m_content_y / content_range() * page_range()));
}

void VirtualScroll::resize(double content_height, float view_height) {
    m_content_height = content_height;
    m_view_height = view_height;
    m_page_height = static_cast<float>(std::min(content_height, highest_page));
    m_content_y = std::clamp(m_content_y, 0.0, content_range());
    m_page_y = std::clamp(m_page_y, 0.0F, static_cast<float>(page_range()));
    if (m_content_height <= highest_page) { m_page_y = static_cast<float>(m_content_y); }
}

bool VirtualScroll::page_moved(float page_y) {
    float const way = page_y - m_page_y;
    m_page_y = page_y;
    if (m_content_height <= highest_page) {
        m_content_y = std::clamp(static_cast<double>(page_y), 0.0, content_range());
        return false;
    }
    if (std::abs(way) <= views_of_short_way * m_view_height) {
        m_content_y = std::clamp(m_content_y + static_cast<double>(way), 0.0, content_range());
    } else {
        m_content_y = page_range() <= 0 ? 0 : static_cast<double>(page_y) / page_range() * content_range();
    }
    // Near an end of the page that is not the end of the content there is no way left to scroll.
    bool const stuck_above = page_y < m_view_height && m_content_y > static_cast<double>(m_view_height);
    bool const stuck_below = static_cast<double>(page_y) > page_range() - static_cast<double>(m_view_height)
        && m_content_y < content_range() - static_cast<double>(m_view_height);
    if (!stuck_above && !stuck_below) { return false; }
    m_page_y = page_y_by_share();
    return std::abs(m_page_y - page_y) >= 1;
}

bool VirtualScroll::go_to(double content_y) {
    auto const before = m_page_y;
    m_content_y = std::clamp(content_y, 0.0, content_range());
    m_page_y = m_content_height <= highest_page ? static_cast<float>(m_content_y) : page_y_by_share();
    return m_page_y != before;
}

}  // namespace hub::ui::widgets

// Where a long list stands, when the page's scroller cannot be as high as the list: browsers stop at some 17 million px,
// and positions lose their fractions before. Short ways scroll by px; a long way (the thumb was dragged) goes by share.
#pragma once

namespace hub::ui::widgets {

class VirtualScroll {
public:
    /// Call each frame, before anything else.
    void resize(double content_height, float view_height);
    /// The page has scrolled to `page_y`. Returns true when the page must be scrolled elsewhere (see page_y()).
    bool page_moved(float page_y);
    /// Scrolls to this place of the content. Returns true when the page must follow.
    bool go_to(double content_y);

    /// Top of the visible part, in the content.
    [[nodiscard]] double content_y() const { return m_content_y; }
    /// Where the page's scroller stands, or should stand.
    [[nodiscard]] float page_y() const { return m_page_y; }
    [[nodiscard]] float page_height() const { return m_page_height; }

private:
    [[nodiscard]] double content_range() const;
    [[nodiscard]] double page_range() const;
    [[nodiscard]] float page_y_by_share() const;

    double m_content_height = 0;
    float m_view_height = 0;
    double m_content_y = 0;
    float m_page_y = 0;
    float m_page_height = 0;
};

}  // namespace hub::ui::widgets

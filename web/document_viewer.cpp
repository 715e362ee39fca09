#include "document_viewer.hpp"

#include "page.hpp"

namespace hub::web {

void DocumentViewer::show(client::ViewedDocument const& document) {
    hub_page_view(
        document.url.c_str(), document.title.c_str(), document.subtitle.c_str(), document.has_previous ? 1 : 0, document.has_next ? 1 : 0);
}

void DocumentViewer::hide() {
    m_wishes.clear();
    hub_page_close_view();
}

client::ViewerWish DocumentViewer::take_wish() {
    if (m_wishes.empty()) { return client::ViewerWish::None; }
    auto const wish = m_wishes.front();
    m_wishes.pop_front();
    return wish;
}

}  // namespace hub::web

// The viewer of documents is made of DOM (page/document_view.js, viewer/viewer.js), so that the browser's own text can be
// read, selected and searched. Here is only what the program sees of it.
#pragma once

#include "client/platform.hpp"

#include <deque>

namespace hub::web {

class DocumentViewer final : public client::DocumentViewer {
public:
    void show(client::ViewedDocument const& document) override;
    void hide() override;
    [[nodiscard]] client::ViewerWish take_wish() override;

    /// What the page tells.
    void wished(client::ViewerWish wish) { m_wishes.push_back(wish); }

private:
    std::deque<client::ViewerWish> m_wishes;
};

}  // namespace hub::web

// The difference between two frames, told so that a page which applies the operations in order ends up with the new
// list exactly: tests/ui/tree_test.cpp proves it on random trees.

#include "ui/semantics/tree.hpp"

#include <algorithm>

namespace hub::ui::semantics {

namespace {

bool same_content(Node const& a, Node const& b) {
    return a.parent == b.parent && a.role == b.role && a.flags == b.flags && a.a == b.a && a.b == b.b && a.name == b.name
        && a.texts == b.texts;
}

}  // namespace

void Tree::end_frame() {
    m_writer.clear();
    m_previous.assign(m_nodes.size(), none);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        auto const found = m_sent_index.find(m_nodes[i].id);
        if (found != m_sent_index.end()) { m_previous[i] = found->second; }
    }
    write_page();
    write_removals();
    find_moves();
    write_nodes();
    write_requests();
    remember();
}

void Tree::write_page() {
    if (m_sent_page == m_page) { return; }
    m_sent_page = m_page;
    m_writer.page(m_page.title, m_page.language, m_page.theme, m_page.text_scale);
}

/// Removes what is gone. A removed element takes its children along, so that survivors among them count as unknown.
void Tree::write_removals() {
    m_known.assign(m_sent.size(), true);
    for (std::size_t i = 0; i < m_sent.size(); ++i) {
        auto const parent = m_sent[i].parent_index;
        bool const parent_known = parent == none || m_known[parent];
        bool const survives = m_index.contains(m_sent[i].node.id);
        if (parent_known && !survives) { m_writer.remove(m_sent[i].node.id); }
        m_known[i] = parent_known && survives;
    }
    for (auto& previous : m_previous) {
        if (previous != none && !m_known[previous]) { previous = none; }
    }
}

/// Marks the nodes whose element must be moved. Siblings that keep their order stay where they are, because moving an
/// element costs its focus; only where the order is broken the fewest are moved.
void Tree::find_moves() {
    m_moved.assign(m_nodes.size(), false);
    auto const root = m_nodes.size();
    std::vector<std::uint32_t> last_position(m_nodes.size() + 1, 0);
    std::vector<bool> is_broken(m_nodes.size() + 1, false);
    bool any_broken = false;
    auto const slot = [&](std::size_t i) { return m_parents[i] == none ? root : std::size_t { m_parents[i] }; };
    auto const stayed = [&](std::size_t i) { return m_previous[i] != none && m_sent[m_previous[i]].node.parent == m_nodes[i].parent; };

    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        if (!stayed(i)) {
            m_moved[i] = true;
            continue;
        }
        auto& last = last_position[slot(i)];
        if (m_previous[i] + 1 < last) { any_broken = is_broken[slot(i)] = true; }
        last = m_previous[i] + 1;
    }
    if (!any_broken) { return; }
    for (std::size_t parent = 0; parent <= root; ++parent) {
        if (!is_broken[parent]) { continue; }
        std::vector<std::uint32_t> children;
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            if (slot(i) == parent && stayed(i)) { children.push_back(static_cast<std::uint32_t>(i)); }
        }
        keep_longest_run(children);
    }
}

/// Marks all children as moved but those of the longest run that stands in its old order.
void Tree::keep_longest_run(std::vector<std::uint32_t> const& children) {
    std::vector<std::uint32_t> tails;                          // child with the lowest old position that ends a run of this length
    std::vector<std::uint32_t> before(children.size(), none);  // the child before it in its run
    auto const position = [&](std::uint32_t child) { return m_previous[children[child]]; };
    for (std::uint32_t child = 0; child < children.size(); ++child) {
        auto const at = std::ranges::lower_bound(tails, position(child), {}, position);
        if (at != tails.begin()) { before[child] = *(at - 1); }
        if (at == tails.end()) {
            tails.push_back(child);
        } else {
            *at = child;
        }
    }
    for (auto const child : children) { m_moved[child] = true; }
    for (auto child = tails.empty() ? none : tails.back(); child != none; child = before[child]) { m_moved[children[child]] = false; }
}

void Tree::write_nodes() {
    std::vector<NodeId> last_child(m_nodes.size() + 1, 0);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        auto const& node = m_nodes[i];
        auto& previous_sibling = last_child[m_parents[i] == none ? m_nodes.size() : m_parents[i]];
        bool const forced = std::ranges::find(m_forced, node.id) != m_forced.end();
        if (m_previous[i] == none || m_moved[i] || forced || !same_content(m_sent[m_previous[i]].node, node)) {
            m_writer.upsert(node, previous_sibling);
        } else if (m_sent[m_previous[i]].node.rect != node.rect) {
            m_writer.place(node.id, node.rect);
        }
        previous_sibling = node.id;
    }
    m_forced.clear();
}

void Tree::write_requests() {
    for (auto const& scroll : m_scrolls) {
        if (m_index.contains(scroll.id)) { m_writer.scroll(scroll.id, scroll.offset.x, scroll.offset.y); }
    }
    m_scrolls.clear();
    if (m_wanted_focus != 0 && m_index.contains(m_wanted_focus)) {
        m_writer.focus(m_wanted_focus);
        m_wanted_focus = 0;
    } else if (m_wanted_focus != 0 && --m_focus_patience <= 0) {
        m_wanted_focus = 0;
    }
    for (auto const& announcement : m_announcements) {
        m_writer.announce(announcement.politeness == Politeness::Assertive, announcement.text);
    }
    m_announcements.clear();
}

void Tree::remember() {
    m_sent.resize(m_nodes.size());
    for (std::size_t i = 0; i < m_nodes.size(); ++i) { m_sent[i] = Sent { m_nodes[i], m_parents[i] }; }
    m_sent_index = m_index;
}

}  // namespace hub::ui::semantics

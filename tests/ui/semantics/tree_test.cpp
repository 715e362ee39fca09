#include "ui/semantics/tree.hpp"

#include "base/random.hpp"
#include "support/ui_mirror.hpp"
#include "ui/semantics/dump.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>

using namespace hub;
using namespace hub::ui::semantics;
using hub::tests::Mirror;

namespace {

Node node(NodeId id, Role role, std::string name, Rect rect = { 0, 0, 10, 10 }) {
    Node made;
    made.id = id;
    made.role = role;
    made.name = std::move(name);
    made.rect = rect;
    return made;
}

/// Publishes a random tree: few ids, so that the same ones come, go, move and change parents all the time.
class RandomScreen {
public:
    explicit RandomScreen(std::uint64_t seed) : m_random(seed) {}

    void publish(Tree& tree) {
        m_free.clear();
        for (NodeId id = 1; id <= 40; ++id) {
            if (m_random.below(10) < 7) { m_free.push_back(id); }
        }
        // Mostly the order of before, sometimes thoroughly mixed: lists are sorted anew.
        auto const swaps = m_random.below(4) == 0 ? 60 : m_random.below(4);
        for (std::uint64_t i = 0; i < swaps && !m_free.empty(); ++i) {
            std::swap(m_free[m_random.below(m_free.size())], m_free[m_random.below(m_free.size())]);
        }
        while (!m_free.empty()) { branch(tree, 0); }
    }

private:
    void branch(Tree& tree, int depth) {
        auto const id = m_free.front();
        m_free.erase(m_free.begin());
        auto made = node(id, m_random.below(8) == 0 ? Role::Scroller : Role::Group, "n" + std::to_string(m_random.below(3)));
        made.rect = { static_cast<float>(m_random.below(50)), static_cast<float>(m_random.below(3)), 10, 10 };
        made.flags = static_cast<std::uint32_t>(m_random.below(2));
        if (m_random.below(3) == 0) { made.texts.push_back({ Attribute::Description, "d" + std::to_string(m_random.below(2)) }); }
        tree.add(made);
        if (depth > 4) { return; }
        m_random.below(12) == 0 ? tree.push_root() : tree.push(id);
        while (!m_free.empty() && m_random.below(3) != 0) { branch(tree, depth + 1); }
        tree.pop();
    }

    SeededRandom m_random;
    std::vector<NodeId> m_free;
};

/// The list in the order of a document: children behind their parent, siblings as they were published.
std::vector<Node> in_document_order(std::span<Node const> nodes) {
    std::map<NodeId, std::vector<Node const*>> children;
    for (auto const& one : nodes) { children[one.parent].push_back(&one); }
    std::vector<Node> result;
    auto const visit = [&](auto const& self, NodeId parent) -> void {
        for (auto const* child : children[parent]) {
            result.push_back(*child);
            self(self, child->id);
        }
    };
    visit(visit, 0);
    return result;
}

void check_equal(Mirror const& mirror, Tree const& tree) {
    auto const expected = in_document_order(tree.nodes());
    auto const found = mirror.nodes();
    REQUIRE(dump(found, { .rectangles = true, .ids = true }) == dump(expected, { .rectangles = true, .ids = true }));
    for (std::size_t i = 0; i < found.size(); ++i) {
        REQUIRE((found[i].flags == expected[i].flags && found[i].texts == expected[i].texts && found[i].parent == expected[i].parent));
    }
}

/// Draws one frame and brings the mirror up to date.
template <class Draw>
void frame(Tree& tree, Mirror& mirror, Draw draw) {
    tree.begin_frame();
    draw();
    tree.end_frame();
    mirror.apply(tree.changes());
}

}  // namespace

TEST_CASE("A page that applies the operations has the program's list, whatever changes", "[ui][semantics]") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        Tree tree;
        Mirror mirror;
        RandomScreen screen(seed);
        for (int round = 0; round < 25; ++round) {
            frame(tree, mirror, [&] { screen.publish(tree); });
            check_equal(mirror, tree);
        }
    }
}

TEST_CASE("Nothing is sent when nothing has changed, and a moved node costs one small operation", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    float x = 0;
    auto const draw = [&] { tree.add(node(7, Role::Button, "Save", { x, 0, 80, 36 })); };
    frame(tree, mirror, draw);
    frame(tree, mirror, draw);
    CHECK(tree.changes().empty());
    x = 5;
    frame(tree, mirror, draw);
    CHECK(tree.changes().size() == 1 + 4 + 16);
    CHECK(mirror.find(7)->node.rect.x == 5);
}

TEST_CASE("Rows that keep their order are not moved when one is inserted or removed", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    std::vector<NodeId> rows { 1, 2, 3, 4, 5, 6, 7, 8 };
    auto const draw = [&] {
        for (auto const row : rows) { tree.add(node(row, Role::Row, "row")); }
    };
    frame(tree, mirror, draw);
    rows = { 2, 3, 4, 9, 5, 6, 7, 8 };
    frame(tree, mirror, draw);
    CHECK(mirror.operations == 2);  // one removed, one new
    rows = { 8, 2, 3, 4, 9, 5, 6, 7 };
    frame(tree, mirror, draw);
    CHECK(mirror.operations == 1);  // the last has become the first
    check_equal(mirror, tree);
}

TEST_CASE("A removed parent takes its children along, and those that live on are made anew", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    frame(tree, mirror, [&] {
        tree.add(node(1, Role::Group, "a"));
        tree.push(1);
        tree.add(node(2, Role::Text, "b"));
        tree.add(node(3, Role::Text, "c"));
        tree.pop();
    });
    frame(tree, mirror, [&] { tree.add(node(3, Role::Text, "c")); });
    CHECK(mirror.operations == 2);
    check_equal(mirror, tree);
}

TEST_CASE("Rectangles are relative to the parent, and to the content of a scroller", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    tree.set_scale(1.5F);
    frame(tree, mirror, [&] {
        tree.add(node(1, Role::Scroller, "list", { 10, 20, 100, 100 }));
        tree.push_at(1, 10, 20 - 300);  // scrolled by 300
        tree.add(node(2, Role::Row, "row", { 10, 24, 100, 44 }));
        tree.push(2);
        tree.add(node(3, Role::Button, "x", { 15, 30, 20, 20 }));
    });
    CHECK(mirror.find(2)->node.rect == Rect { 0, 304 * 1.5F, 150, 66 });
    CHECK(mirror.find(3)->node.rect == Rect { 7.5F, 9, 30, 30 });
}

TEST_CASE("Nodes without area are left out, and their children go to the parent", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    frame(tree, mirror, [&] {
        CHECK_FALSE(tree.add(node(1, Role::Group, "empty", { 0, 0, 0, 10 })));
        tree.push(1);
        tree.add(node(2, Role::Text, "words"));
        tree.pop();
    });
    CHECK(mirror.find(2)->node.parent == 0);
}

TEST_CASE("A click on text counts for the control around it, once", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    auto const draw = [&] {
        tree.add(node(1, Role::Row, ""));
        tree.push(1);
        tree.add(node(2, Role::Cell, ""));
        tree.push(2);
        tree.add(node(3, Role::Text, "words"));
        tree.pop();
        tree.pop();
    };
    frame(tree, mirror, draw);
    tree.handle({ .kind = Event::Kind::Activate, .id = 3, .x = 1 });
    tree.begin_frame();
    CHECK_FALSE(tree.take_activation(3));
    CHECK(tree.take_activation(1) == 1);
    CHECK_FALSE(tree.take_activation(1));
}

TEST_CASE("A disabled control never answers", "[ui][semantics]") {
    for (auto const flag : { Disabled, DisabledButFocusable }) {
        Tree tree;
        Mirror mirror;
        frame(tree, mirror, [&] {
            auto button = node(1, Role::Button, "Pay");
            button.flags = flag;
            tree.add(button);
        });
        tree.handle({ .kind = Event::Kind::Activate, .id = 1 });
        tree.begin_frame();
        CHECK_FALSE(tree.take_activation(1));
    }
}

TEST_CASE("What toggles itself is told its state again, also when nothing has changed", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    auto const draw = [&] {
        tree.add(node(1, Role::RadioGroup, "g"));
        tree.push(1);
        tree.add(node(2, Role::Radio, "a"));
        tree.add(node(3, Role::Radio, "b"));
        tree.pop();
        tree.add(node(4, Role::CheckBox, "c"));
        tree.add(node(5, Role::Button, "d"));
    };
    frame(tree, mirror, draw);
    auto const sent_after = [&](NodeId id) {
        tree.handle({ .kind = Event::Kind::Activate, .id = id });
        frame(tree, mirror, draw);
        return mirror.operations;
    };
    CHECK(sent_after(4) == 1);
    CHECK(sent_after(5) == 0);
    CHECK(sent_after(2) == 2);  // its neighbour has been unchecked by the browser
}

TEST_CASE("Text that the page wrote itself is not sent back, unless the program makes something else of it", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    std::string value = "a";
    auto const draw = [&] {
        auto field = node(1, Role::TextField, "Name");
        field.texts.push_back({ Attribute::Value, value });
        tree.add(field);
    };
    frame(tree, mirror, draw);
    tree.handle({ .kind = Event::Kind::SetText, .id = 1, .text = "ab" });
    tree.handle({ .kind = Event::Kind::SetText, .id = 1, .text = "abc" });
    tree.begin_frame();
    CHECK(tree.take_text(1) == "abc");
    value = "abc";
    draw();
    tree.end_frame();
    CHECK(tree.changes().empty());

    tree.handle({ .kind = Event::Kind::SetText, .id = 1, .text = "abcd" });
    frame(tree, mirror, draw);  // the program keeps "abc"
    CHECK(mirror.operations == 1);
}

TEST_CASE("A wish for the focus waits for its node, but not for ever", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    tree.request_focus(9);
    frame(tree, mirror, [] {});
    CHECK_FALSE(mirror.focus_request);
    CHECK(tree.focus_pending());
    frame(tree, mirror, [&] { tree.add(node(9, Role::Button, "late")); });
    CHECK(mirror.focus_request == 9U);
    tree.request_focus(10);
    for (int i = 0; i < 10; ++i) {
        frame(tree, mirror, [] {});
    }
    CHECK_FALSE(tree.focus_pending());
}

TEST_CASE("The focus is the page's, and is known with everything around it", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    auto const draw = [&] {
        tree.add(node(1, Role::Dialog, "d"));
        tree.push(1);
        tree.add(node(2, Role::Button, "b"));
        tree.pop();
    };
    frame(tree, mirror, draw);
    tree.handle({ .kind = Event::Kind::FocusIn, .id = 2, .x = 1 });
    frame(tree, mirror, draw);
    CHECK(tree.focused() == 2);
    CHECK(tree.focus_visible());
    CHECK(tree.contains_focus(1));
    tree.handle({ .kind = Event::Kind::FocusOut });
    frame(tree, mirror, draw);
    CHECK(tree.focused() == 0);
    CHECK_FALSE(tree.contains_focus(1));
}

TEST_CASE("Two nodes with one key are a mistake that names both; two keys with one hash are not", "[ui][semantics]") {
    Tree tree;
    std::string message;
    tree.on_duplicate = [&](std::string const& text) { message = text; };
    tree.begin_frame();
    tree.add(node(1, Role::Button, "Save"), 111);
    CHECK_FALSE(tree.add(node(1, Role::Link, "Open"), 222));
    CHECK(message.empty());
    CHECK_FALSE(tree.add(node(1, Role::Link, "Open"), 111));
    CHECK(message.contains("button \"Save\""));
    CHECK(message.contains("link \"Open\""));
}

TEST_CASE("Keys, Escape, scrolling, files and shortcuts are handed out once", "[ui][semantics]") {
    Tree tree;
    tree.handle({ .kind = Event::Kind::KeyDown, .id = 1, .key = Key::Down });
    tree.handle({ .kind = Event::Kind::KeyDown, .id = 1, .key = Key::Escape });
    tree.handle({ .kind = Event::Kind::Scroll, .id = 2, .x = 0, .y = 120 });
    tree.handle({ .kind = Event::Kind::Files, .id = 3, .text = "handle" });
    tree.handle({ .kind = Event::Kind::Shortcut, .text = "search" });
    tree.begin_frame();
    CHECK(tree.take_key(1) == Key::Down);
    CHECK(tree.take_key(1) == Key::None);
    tree.begin_frame();
    CHECK(tree.take_escape());
    CHECK_FALSE(tree.take_escape());
    CHECK(tree.take_scroll(2)->y == 120);
    CHECK_FALSE(tree.take_scroll(2));
    tree.begin_frame();
    CHECK(tree.take_files(3) == "handle");
    tree.begin_frame();
    CHECK(tree.take_shortcut("search"));
    CHECK_FALSE(tree.take_shortcut("search"));
    CHECK_FALSE(tree.has_pending_events());
}

TEST_CASE("However slow frames are, each act finds what the act before it has changed", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    auto const draw = [&] {
        tree.add(node(1, Role::TextField, "Name"));
        tree.add(node(2, Role::Button, "Continue"));
    };
    frame(tree, mirror, draw);
    tree.handle({ .kind = Event::Kind::FocusIn, .id = 1 });
    tree.handle({ .kind = Event::Kind::SetText, .id = 1, .text = "a" });
    tree.handle({ .kind = Event::Kind::SetText, .id = 1, .text = "ab" });
    tree.handle({ .kind = Event::Kind::FocusIn, .id = 2 });
    for (int i = 0; i < 2; ++i) { tree.handle({ .kind = Event::Kind::Activate, .id = 2 }); }

    frame(tree, mirror, draw);
    CHECK(tree.take_text(1) == "ab");
    CHECK_FALSE(tree.take_activation(2));
    for (int i = 0; i < 2; ++i) {
        CHECK(tree.has_pending_events());
        frame(tree, mirror, draw);
        CHECK(tree.take_activation(2));
        CHECK_FALSE(tree.take_activation(2));
    }
    CHECK_FALSE(tree.has_pending_events());
}

TEST_CASE("A mirror that was lost gets everything again", "[ui][semantics]") {
    Tree tree;
    Mirror first;
    auto const draw = [&] {
        tree.set_page("Results", "en", "dark", 1.25F);
        tree.add(node(1, Role::Heading, "Results"));
        tree.add(node(2, Role::Text, "words"));
    };
    frame(tree, first, draw);
    tree.resend();
    Mirror second;
    frame(tree, second, draw);
    CHECK(second.nodes().size() == 2);
    CHECK(second.title == "Results");
    CHECK(second.theme == "dark");
    CHECK(second.text_scale == 1.25F);
}

TEST_CASE("Announcements are polite or assertive, in their order", "[ui][semantics]") {
    Tree tree;
    Mirror mirror;
    frame(tree, mirror, [&] {
        tree.announce(Politeness::Polite, "214 rows");
        tree.announce(Politeness::Assertive, "Your session ends in 2 minutes");
    });
    REQUIRE(mirror.announcements.size() == 2);
    CHECK(mirror.announcements[0].text == "214 rows");
    CHECK_FALSE(mirror.announcements[0].assertive);
    CHECK(mirror.announcements[1].assertive);
}

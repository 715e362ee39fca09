// The dialog "Download as one PDF", by role and name.
#include "app/app_world.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace hub;
using namespace hub::tests;

namespace {

/// The results of one search, all selected, and the dialog open.
struct OpenDialog {
    explicit OpenDialog(std::string const& search) {
        program.sign_in("admin@acme.example");
        program.go("/results?q=" + search);
        program.harness.checkbox("Select all").click();
        program.settle();
        program.harness.button("Download as one PDF…").click();
        program.settle();
    }

    auto dialog() { return program.harness.dialog("Download as one PDF"); }
    void download() {
        dialog().button("Download").click();
        program.settle();
    }
    [[nodiscard]] IdleBundle const& bundle() const { return program.platform.idle_bundle; }
    /// The document and its employee in each row, from above.
    std::vector<std::string> rows() {
        std::vector<std::string> names;
        auto const items = dialog().role(ui::semantics::Role::ListItem);
        for (std::size_t i = 0; i < items.count(); ++i) { names.push_back(items.at(i).text()); }
        return names;
    }
    Locator grip(std::size_t row) { return dialog().button("Move").at(row); }
    Locator remover(std::size_t row) { return dialog().button("Leave out").at(row); }
    void pull(std::size_t row, float y) {
        auto const from = grip(row).rect();
        program.app.pointer_move(from.x + 8, from.y + 8, false);
        program.app.pointer_button(0, true);
        program.harness.run_frames(1);
        for (float const way : { y - 5, y }) {
            program.app.pointer_move(from.x + 8, way, false);
            program.harness.run_frames(1);
        }
    }
    void drop() {
        program.app.pointer_button(0, false);
        program.settle();
    }

    LiveProgram program;
};

}  // namespace

TEST_CASE("RSLT-A2: a bundle has a cover, bookmarks and page numbers unless they are not wanted", "[app][bundle]") {
    OpenDialog open("carter");
    CHECK(open.dialog().text().find("and a cover, about") != std::string::npos);
    SECTION("as it is") {
        open.download();
        auto const& options = open.bundle().options;
        CHECK(options.cover);
        CHECK(options.bookmarks);
        CHECK(options.page_numbers);
        CHECK(options.password.empty());
        CHECK(options.company == "Acme Manufacturing");
        CHECK(options.made.starts_with("Nov 19, 2026, "));
        REQUIRE_FALSE(open.bundle().items.empty());
        CHECK_FALSE(open.bundle().items.front().date.empty());
        CHECK(open.bundle().items.front().file.empty());
    }
    SECTION("without them") {
        for (auto const* name : { "Cover page", "Bookmarks", "Page numbers" }) { open.dialog().checkbox(name).click(); }
        open.program.settle();
        CHECK(open.dialog().text().find("and a cover") == std::string::npos);
        open.download();
        CHECK_FALSE(open.bundle().options.cover);
        CHECK_FALSE(open.bundle().options.bookmarks);
        CHECK_FALSE(open.bundle().options.page_numbers);
    }
}

TEST_CASE("RSLT-A2: a password is typed twice, has 8 characters, and is said to be unrecoverable", "[app][bundle]") {
    OpenDialog open("carter");
    auto& harness = open.program.harness;
    open.dialog().checkbox("Password").click();
    open.program.settle();
    CHECK(harness.field("Repeat the password").description().find("nobody can recover it") != std::string::npos);
    open.download();
    CHECK(open.bundle().items.empty());
    CHECK(harness.field("Password for the PDF").error() == "Enter a password, or untick Password.");
    harness.field("Password for the PDF").type("ąęć8567");
    open.download();
    CHECK(harness.field("Password for the PDF").error() == "Use at least 8 characters.");
    harness.field("Password for the PDF").type("ąęć85678");
    harness.field("Repeat the password").type("ąęć85679");
    open.download();
    CHECK(harness.field("Repeat the password").error() == "The two passwords are not the same.");
    harness.field("Password for the PDF").type(std::string(64, 'x') + std::string(64, 'y'));
    open.download();
    CHECK(harness.field("Password for the PDF").error() == "Use at most 127 characters; letters with accents count twice or more.");
    CHECK(open.bundle().items.empty());
    harness.field("Password for the PDF").type("ąęć85678");
    harness.field("Repeat the password").type("ąęć85678");
    open.download();
    CHECK(open.bundle().options.password == "ąęć85678");
}

TEST_CASE("RSLT-A2: one PDF per employee comes as a ZIP, its files named by a pattern", "[app][bundle]") {
    OpenDialog open("2026");
    auto& harness = open.program.harness;
    open.dialog().checkbox("One PDF per employee").click();
    open.program.settle();
    CHECK(harness.field("Names in the ZIP").description().ends_with("2026-11-19.pdf"));
    harness.field("Names in the ZIP").type("Results of {employee}");
    open.program.settle();
    open.download();
    auto& bundle = open.program.platform.idle_bundle;
    CHECK(bundle.options.file_name == "Acme Manufacturing results 2026-11-19.zip");
    REQUIRE_FALSE(bundle.items.empty());
    for (auto const& item : bundle.items) { CHECK(item.file.starts_with("Results of " + item.group)); }
    // The documents of one file follow each other.
    std::set<std::string> seen;
    for (std::size_t i = 0; i < bundle.items.size(); ++i) {
        if (i == 0 || bundle.items[i].file != bundle.items[i - 1].file) { CHECK(seen.insert(bundle.items[i].file).second); }
    }
    bundle.state.phase = client::BundleProgress::Phase::Done;
    bundle.state.files = 2;
    open.program.settle();
    CHECK(harness.dialog("Your PDFs are ready").text().find("2 files, ") != std::string::npos);
}

TEST_CASE("RSLT-A2: the person puts the documents in an order of their own, by keys, by menu and by pulling", "[app][bundle]") {
    OpenDialog open("whitmore");  // six documents: as many as can be seen at once
    auto& harness = open.program.harness;
    auto const listed = open.rows();
    REQUIRE(listed.size() >= 3);
    auto const all = std::to_string(listed.size());
    CHECK(open.grip(1).description().ends_with(", 2 of " + all));

    open.grip(1).press(ui::semantics::Key::Up);
    open.program.settle();
    CHECK(open.rows()[0] == listed[1]);
    CHECK(open.rows()[1] == listed[0]);
    CHECK(harness.radio("My order").is_checked());
    CHECK(open.grip(0).is_focused());
    CHECK(harness.announcements().back().ends_with(" is 1 of " + all + " now."));

    open.grip(0).click();
    open.program.settle();
    harness.menu_item("Move to the end").click();
    open.program.settle();
    CHECK(open.rows().back() == listed[1]);
    CHECK(open.rows()[0] == listed[0]);

    // Pulled below the last row, and back above the first.
    auto const last = open.grip(listed.size() - 1).rect();
    open.pull(0, last.y + last.height + 40);
    open.drop();
    CHECK(open.rows().back() == listed[0]);
    open.pull(listed.size() - 1, open.grip(0).rect().y - 4);
    open.drop();
    CHECK(open.rows().front() == listed[0]);
    auto const own = open.rows();

    // Another order, and one's own again.
    harness.radio("As listed").click();
    open.program.settle();
    CHECK(open.rows() == listed);
    harness.radio("My order").click();
    open.program.settle();
    CHECK(open.rows() == own);

    open.download();
    REQUIRE(open.bundle().items.size() == own.size());
    for (std::size_t i = 0; i < own.size(); ++i) { CHECK(own[i].find(open.bundle().items[i].title) != std::string::npos); }
    CHECK_FALSE(open.bundle().options.group_by_employee);
}

TEST_CASE("RSLT-A2: a row that is let go where it was stays, and so does the order", "[app][bundle]") {
    OpenDialog open("carter");
    auto const listed = open.rows();
    auto const place = open.grip(0).rect();
    open.pull(0, place.y + 20);
    open.drop();
    CHECK(open.rows() == listed);
    // The page took the gesture for something else.
    open.pull(0, place.y + 120);
    open.program.app.pointer_leave();
    open.drop();
    CHECK(open.rows() == listed);
    CHECK_FALSE(open.program.harness.radio("My order").is_checked());
}

TEST_CASE("RSLT-A2: a document is left out in the dialog, pages and size follow, and one always stays", "[app][bundle]") {
    OpenDialog open("whitmore");  // six documents: as many as can be seen at once
    auto& harness = open.program.harness;
    auto listed = open.rows();
    auto const before = open.dialog().text();
    auto const second = open.remover(1).description();
    CHECK(listed[1].find(second.substr(0, second.find(','))) != std::string::npos);
    open.remover(0).click();
    open.program.settle();
    listed.erase(listed.begin());
    CHECK(open.rows() == listed);
    CHECK(open.remover(0).is_focused());
    CHECK(open.dialog().text() != before);
    CHECK(open.dialog().text().find(std::to_string(listed.size()) + " documents of 1 employee, ") != std::string::npos);
    CHECK(harness.announcements().back() == "Left out. " + std::to_string(listed.size()) + " documents in the PDF.");
    CHECK_FALSE(open.dialog().text().find("no longer available") != std::string::npos);

    while (open.rows().size() > 1) {
        open.remover(open.rows().size() - 1).click();
        open.program.settle();
    }
    CHECK(open.rows().front() == listed.front());
    CHECK(open.remover(0).is_disabled());
    CHECK(open.remover(0).description() == "The PDF needs one document.");
    open.download();
    CHECK(open.bundle().items.size() == 1);
}

TEST_CASE("RSLT-A2: the password of a PDF is judged while one types", "[app][bundle]") {
    OpenDialog open("carter");
    auto& harness = open.program.harness;
    open.dialog().checkbox("Password").click();
    open.program.settle();
    auto const judged = [&](std::string_view password) {
        harness.field("Password for the PDF").type(password);
        open.program.settle();
        auto const text = open.dialog().text();
        auto const at = text.find("Strength: ");
        return at == std::string::npos ? std::string {} : text.substr(at, text.find('\n', at) - at);
    };
    CHECK(judged("").empty());
    CHECK(judged("short").empty());
    CHECK(judged("password1") == "Strength: weak. We do not keep it.");
    CHECK(judged("violet harbor 71 kettle") == "Strength: strong. We do not keep it.");
}

TEST_CASE("RSLT-A2: on a phone the first documents are shown, all of them on request, and the grips are there", "[app][bundle]") {
    OpenDialog open("2026");
    auto& harness = open.program.harness;
    auto const all = open.bundle().items.size();
    CHECK(all == 0);
    harness.set_viewport(390, 844, true);
    open.program.settle();
    CHECK(open.rows().size() == 6);
    CHECK_FALSE(harness.role(ui::semantics::Role::Scroller, "Documents in the PDF").exists());
    CHECK(open.grip(0).rect().width >= 44);
    CHECK(open.remover(0).rect().height >= 44);
    auto const count = open.grip(0).description().substr(open.grip(0).description().rfind(' ') + 1);
    open.dialog().button("Show all " + count + " documents").click();
    open.program.settle();
    CHECK(open.rows().size() == std::min<std::size_t>(200, std::stoul(count)));
}

TEST_CASE("RSLT-A2: a long list scrolls inside of the dialog, and follows what is moved", "[app][bundle]") {
    OpenDialog open("2026");
    auto& harness = open.program.harness;
    for (auto const& [width, height] : { std::pair { 1024.0F, 768.0F }, std::pair { 1600.0F, 900.0F } }) {
        harness.set_viewport(width, height);
        open.program.settle();
        auto const dialog = open.dialog().rect();
        auto const list = harness.role(ui::semantics::Role::Scroller, "Documents in the PDF").rect();
        CHECK(list.height < 330);
        CHECK(list.y + list.height < dialog.y + dialog.height - 60);
        CHECK(dialog.height < height);
    }
    auto const first = open.rows().front();
    auto const shown = open.rows().size();
    open.grip(0).press(ui::semantics::Key::End);
    open.program.settle();
    CHECK(open.rows().front() != first);
    // It is far below, and still has the focus.
    auto const description = harness.mirror().find(harness.focused());
    REQUIRE(description != nullptr);
    CHECK(description->node.name == "Move");
    CHECK(shown > 6);
}

TEST_CASE("RSLT-A2: a bundle without structure for screen readers says so", "[app][bundle]") {
    OpenDialog open("carter");
    open.download();
    auto& bundle = open.program.platform.idle_bundle;
    bundle.state.phase = client::BundleProgress::Phase::Done;
    bundle.state.is_tagged = false;
    open.program.settle();
    CHECK(open.program.harness.dialog("Your PDF is ready").text().find("no structure for screen readers") != std::string::npos);
    CHECK(bundle.saved == 1);
}

TEST_CASE("RSLT-A2: pages are compared before the file is offered, and what is missing is told", "[app][bundle]") {
    OpenDialog open("carter");
    open.download();
    auto& bundle = open.program.platform.idle_bundle;
    bundle.state.phase = client::BundleProgress::Phase::Done;
    auto const ready = [&] { return open.program.harness.dialog("Your PDF is ready"); };
    SECTION("pages are missing: the person decides") {
        bundle.state.notes.push_back({ .index = 0, .pages = 1, .expected_pages = 3, .text = "It was damaged and has been repaired." });
        open.program.settle();
        CHECK(bundle.saved == 0);
        CHECK(ready().text().find("1 document should be looked at.") != std::string::npos);
        CHECK(ready().text().find("It has 1 page in place of 3. It was damaged and has been repaired.") != std::string::npos);
        CHECK(ready().text().find(bundle.items.front().title + ", ") != std::string::npos);
        ready().button("Save anyway").click();
        open.program.settle();
        CHECK(bundle.saved == 1);
    }
    SECTION("repaired, with all its pages: saved, and told") {
        bundle.state.notes.push_back({ .index = 0, .pages = 3, .expected_pages = 3, .text = "It was damaged and has been repaired." });
        open.program.settle();
        CHECK(bundle.saved == 1);
        CHECK(ready().text().find("has been repaired.") != std::string::npos);
        CHECK(ready().text().find("in place of") == std::string::npos);
    }
    SECTION("nothing to tell") {
        open.program.settle();
        CHECK(bundle.saved == 1);
        CHECK(ready().text().find("looked at") == std::string::npos);
    }
}

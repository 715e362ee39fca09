#include "app/app_world.hpp"
#include "store/accounts.hpp"
#include "store/documents.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

using namespace hub;
using namespace hub::tests;
using client::ViewerWish;
using ui::semantics::Role;

namespace {

/// The first document of a list is looked at.
struct OpenViewer {
    LiveProgram program;
    UiHarness& harness = program.harness;
    TestViewer& viewer = program.platform.test_viewer;

    explicit OpenViewer(std::string_view route) {
        program.sign_in("admin@acme.example");
        program.go(route);
        harness.role(Role::Table, "Results").role(Role::Link).at(0).click();
        program.settle();
        harness.button("View").click();
        program.settle();
        REQUIRE(viewer.shown);
    }

    void wish(ViewerWish wanted) {
        viewer.wishes = { wanted };
        program.settle();
    }
};

constexpr std::string_view before_id = "/api/v1/documents/";

domain::DocumentId document_of(client::ViewedDocument const& shown) {
    auto const id = domain::DocumentId::parse(std::string_view { shown.url }.substr(before_id.size(), 36));
    REQUIRE(id);
    return *id;
}

/// "…?q=hernandez&open=ID" or "…?open=ID&q=hernandez"
std::string open_document_of(std::string const& route) {
    auto const at = route.find("open=");
    REQUIRE(at != std::string::npos);
    return route.substr(at, 41);
}

}  // namespace

TEST_CASE("RSLT-04, RSLT-A4: a document is looked at in the page, with the next ones of the list", "[app][results]") {
    OpenViewer open { "/results?q=hernandez" };
    auto const first = *open.viewer.shown;
    CHECK(first.url.starts_with(before_id));
    CHECK_FALSE(first.has_previous);
    CHECK(first.has_next);

    open.wish(ViewerWish::Next);
    REQUIRE(open.viewer.shown);
    CHECK(open.viewer.shown->url != first.url);
    CHECK(open.viewer.shown->has_previous);
    open.wish(ViewerWish::Previous);
    REQUIRE(open.viewer.shown);
    CHECK(open.viewer.shown->url == first.url);

    open.wish(ViewerWish::Download);
    REQUIRE(open.program.platform.saved.size() == 1);
    CHECK(open.program.platform.saved.front().text == first.url + "?for_saving=true");

    open.wish(ViewerWish::Closed);
    CHECK_FALSE(open.viewer.shown);
    CHECK(open.harness.button("View").exists());
}

TEST_CASE("RSLT-26: looking at a document does not mark it as reviewed", "[app][results]") {
    OpenViewer open { "/results?tab=new" };
    open.wish(ViewerWish::Closed);
    CHECK(open.harness.button("Mark as reviewed").exists());
}

TEST_CASE("A document is not looked at any longer when one goes elsewhere", "[app][results]") {
    OpenViewer open { "/results?q=hernandez" };
    open.program.go("/");
    CHECK_FALSE(open.viewer.shown);
}

TEST_CASE("RSLT-16: what is withdrawn while it is looked at is closed, and said so", "[app][results]") {
    OpenViewer open { "/results?q=hernandez" };
    auto const id = document_of(*open.viewer.shown);
    auto const links = open.harness.role(Role::Table, "Results").role(Role::Link);
    auto const next = links.at(1).href();
    auto& database = open.program.sandbox->database();
    REQUIRE(database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const account, store::find_account(db, "admin@acme.example"));
        return store::withdraw_document(db, account.value().employer, id);
    }));
    open.harness.advance(31'000);
    open.program.settle();
    CHECK_FALSE(open.viewer.shown);
    CHECK(open.harness.text().find("This document is no longer available.") != std::string::npos);
    // The page gives the focus back when it has closed the viewer: then it goes to the row in the document's place.
    CHECK_FALSE(links.at(0).is_focused());
    open.wish(ViewerWish::Closed);
    CHECK(links.at(0).is_focused());
    CHECK(open_document_of(links.at(0).href()) == open_document_of(next));
}

TEST_CASE("RSLT-16: a saved link to a document that is no longer there says so", "[app][results]") {
    LiveProgram program;
    program.sign_in("admin@acme.example");
    program.go("/results?open=01a2055d-d775-7e0e-842b-c78eacf82ff5");
    CHECK(program.harness.text().find("This document is no longer available.") != std::string::npos);
    CHECK_FALSE(program.harness.role(Role::Region, "Document details").exists());
}

TEST_CASE("AUTH-18: the form of an authorization is looked at in the page, to be printed", "[app][authorizations]") {
    LiveProgram program;
    auto& harness = program.harness;
    auto& viewer = program.platform.test_viewer;
    program.sign_in("admin@acme.example");
    program.go("/authorizations");
    harness.role(Role::Table, "Authorizations").role(Role::Link).at(0).click();
    program.settle();
    harness.button("More").click();
    program.settle();
    harness.role(Role::MenuItem, "View and print the form").click();
    program.settle();
    REQUIRE(viewer.shown);
    CHECK(viewer.shown->url.ends_with("/form.pdf"));
    viewer.wishes = { ViewerWish::Download };
    program.settle();
    REQUIRE(program.platform.saved.size() == 1);
    CHECK(program.platform.saved.front().file_name == viewer.shown->title + ".pdf");
    program.go("/authorizations");
    CHECK_FALSE(viewer.shown);
}

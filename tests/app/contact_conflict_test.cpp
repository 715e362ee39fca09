// A contact that somebody else changes meanwhile, against a server that says what the test says.
#include "app/app_world.hpp"

#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "api/problem.hpp"
#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;

namespace {

struct Editing : ScriptedProgram {
    domain::ContactId id = domain::ContactId::make(platform.manual_clock, platform.seeded);

    Editing() {
        harness.set_viewport(1600, 900);
        start_signed_in();
        app.open_route("/contacts/" + id.to_string() + "?tab=data");
        settle();
        REQUIRE(transport.answer("/api/v1/contacts/", 200, api::write_json(detail(3, "(214) 555-0188"))));
        settle();
        harness.button("Edit").click();
        settle();
        harness.field("Phone").type("(214) 555-0199");
        settle();
    }
    [[nodiscard]] api::ContactDetail detail(std::int64_t version, std::string phone) const {
        api::ContactDetail made;
        made.contact = { .id = id,
            .first_name = "Luis",
            .last_name = "Ferreira",
            .email = "luis@acme.example",
            .phone = std::move(phone),
            .job_title = "Plant safety lead" };
        made.contact.version = version;
        return made;
    }
    /// The other one saved another number and another title.
    void be_late() {
        harness.button("Save changes").click();
        settle();
        REQUIRE(transport.answer("/api/v1/contacts/", 412, api::write_problem(Error::outdated(), "r1")));
        settle();
        auto theirs = detail(4, "(214) 555-0111");
        theirs.contact.job_title = "Plant manager";
        REQUIRE(transport.answer("/api/v1/contacts/", 200, api::write_json(theirs)));
        settle();
        harness.run_frames(4);
    }
};

}  // namespace

TEST_CASE("ACCT-A1: whoever saves second decides with both values before them", "[app][contacts]") {
    Editing program;
    program.be_late();
    auto const dialog = program.harness.dialog("Somebody else saved first");
    REQUIRE(dialog.exists());
    check_expected("screens/contact-conflict.txt", dialog.dump());
    CHECK(dialog.text().find("(214) 555-0111") != std::string::npos);
    CHECK(dialog.text().find("(214) 555-0199") != std::string::npos);
    CHECK(dialog.text().find("Plant manager") == std::string::npos);  // nobody asks about what was not touched
    dialog.button("Keep mine and save").click();
    program.settle();
    auto const& body = program.transport.sent.back().body;
    CHECK(program.transport.sent.back().method == client::Method::Put);
    CHECK(body.find("\"version\":4") != std::string::npos);
    CHECK(body.find("(214) 555-0199") != std::string::npos);
    CHECK(body.find("Plant manager") != std::string::npos);
}

TEST_CASE("ACCT-A1: taking theirs throws one's own values away and sends nothing", "[app][contacts]") {
    Editing program;
    program.be_late();
    auto const puts = [&] { return std::ranges::count(program.transport.sent, client::Method::Put, &client::Request::method); };
    auto const before = puts();
    program.harness.dialog("Somebody else saved first").button("Take theirs").click();
    program.settle();
    CHECK(puts() == before);
    CHECK_FALSE(program.harness.dialog().exists());
    CHECK_FALSE(program.harness.field("Phone").exists());
    CHECK(program.harness.text().find("(214) 555-0111") != std::string::npos);
}

TEST_CASE("A contact that cannot be loaded says so, and tries again", "[app][contacts]") {
    ScriptedProgram program;
    program.start_signed_in();
    auto const id = domain::ContactId::make(program.platform.manual_clock, program.platform.seeded);
    program.app.open_route("/contacts/" + id.to_string());
    program.settle();
    program.harness.advance(400);
    CHECK(program.harness.text().find("Loading contact") != std::string::npos);
    REQUIRE(program.transport.lose("/api/v1/contacts/"));
    program.settle();
    auto const sent = program.transport.sent.size();
    program.harness.button("Try again").click();
    program.settle();
    CHECK(program.transport.sent.size() > sent);
    CHECK(program.harness.button("Back to the list").exists());
}

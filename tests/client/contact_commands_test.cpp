#include "api/json.hpp"
#include "client/hub.hpp"
#include "support/scripted_transport.hpp"
#include "support/test_platform.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::client;

namespace {

struct World {
    tests::TestPlatform platform;
    tests::ScriptedTransport transport;
    Hub hub { platform, transport, false };

    explicit World(domain::Role role = domain::Role::UserAdmin) {
        api::Session session;
        session.contact = make();
        session.role = role;
        session.csrf_token = "csrf";
        session.server_time = platform.manual_clock.now();
        hub.start();
        REQUIRE(transport.answer("/api/v1/session", 200, api::write_json(session)));
        hub.step();
    }
    domain::ContactId make() { return domain::ContactId::make(platform.manual_clock, platform.seeded); }
    void send(Command command) {
        hub.send(std::move(command));
        hub.step();
    }
    void answer(std::string_view target, int status, std::string const& body) {
        REQUIRE(transport.answer(target, status, body));
        hub.step();
    }
    void refuse(std::string_view target, int status, ErrorCode code, std::string message) {
        answer(target, status, api::write_problem(Error { code, std::move(message), {}, {} }, "r1"));
    }
    std::string key_of(std::size_t back = 0) {
        for (auto const& [name, value] : transport.sent.at(transport.sent.size() - 1 - back).headers) {
            if (name == "idempotency-key") { return value; }
        }
        return {};
    }
    ContactWork const& work() { return hub.data().contact; }
};

api::ContactDetail luis(domain::ContactId id, std::int64_t version = 3) {
    api::ContactDetail detail;
    detail.contact.id = id;
    detail.contact.first_name = "Luis";
    detail.contact.last_name = "Ferreira";
    detail.contact.phone = "(214) 555-0188";
    detail.contact.version = version;
    return detail;
}

std::string path_of(domain::ContactId id) {
    return "/api/v1/contacts/" + id.to_string();
}

}  // namespace

TEST_CASE("CONT-04: the contact on the screen is loaded once, and stays while it is loaded again", "[client][contacts]") {
    World world;
    auto const id = world.make();
    world.send(ShowContact { id });
    world.send(ShowContact { id });
    CHECK(world.transport.sent.back().target == path_of(id));
    world.answer(path_of(id), 200, api::write_json(luis(id)));
    REQUIRE(world.work().detail.value);
    auto const sent = world.transport.sent.size();
    world.hub.need(NeedShownContact);
    CHECK(world.transport.sent.size() == sent);
    world.platform.pass_ms(31'000);
    world.hub.need(NeedShownContact);
    CHECK(world.transport.sent.size() == sent + 1);
    CHECK(world.work().detail.value);
    world.send(ShowContact { world.make() });
    CHECK_FALSE(world.work().detail.value);
}

TEST_CASE("CONT-05, L5: a contact that is created is sent with one key, also when it is sent again after the connection was lost",
    "[client][contacts]") {
    World world;
    ChangeContact const create {
        .ask = api::CreateContact { .first_name = "Zofia", .last_name = "Nowak" }, .name = "Zofia Nowak", .before = {}
    };
    world.send(create);
    CHECK(world.work().is_busy(ContactChange::Create));
    auto const key = world.key_of();
    CHECK(key.size() == 32);
    REQUIRE(world.transport.lose("/api/v1/contacts"));
    world.hub.step();
    REQUIRE(world.work().error_of(ContactChange::Create) != nullptr);
    world.send(create);
    CHECK(world.key_of() == key);
    auto made = luis(world.make());
    made.contact.first_name = "Zofia";
    world.answer("/api/v1/contacts", 201, api::write_json(made));
    CHECK(world.work().submission.succeeded == 1);
    CHECK(world.work().changed == made.contact.id);
    REQUIRE(world.hub.data().notices.size() == 1);
    CHECK(world.hub.data().notices[0].text == "Zofia Ferreira was added.");
    CHECK(world.transport.sent.back().target == "/api/v1/contacts");  // the list is read again
    CHECK(world.transport.sent.back().method == Method::Get);
    world.send(create);
    CHECK(world.key_of() != key);
}

TEST_CASE("ACCT-A1: when somebody else saved first, both versions are kept and the contact is read again", "[client][contacts]") {
    World world;
    auto const id = world.make();
    world.send(ShowContact { id });
    world.answer(path_of(id), 200, api::write_json(luis(id)));
    api::EditContact edit { .id = id, .version = 3, .first_name = "Luis", .last_name = "Ferreira", .phone = "(214) 555-0199" };
    world.send(ChangeContact { .ask = edit, .name = "Luis Ferreira", .before = luis(id) });
    world.refuse(path_of(id), 412, ErrorCode::Outdated, "Somebody else saved first.");
    CHECK(world.work().submission.busy);
    auto theirs = luis(id, 4);
    theirs.contact.phone = "(214) 555-0111";
    world.answer(path_of(id), 200, api::write_json(theirs));
    CHECK_FALSE(world.work().submission.busy);
    CHECK_FALSE(world.work().submission.error);
    REQUIRE(world.work().conflict);
    CHECK(std::get<api::EditContact>(world.work().conflict->yours.ask).phone == "(214) 555-0199");
    CHECK(world.work().conflict->theirs.contact.phone == "(214) 555-0111");
    CHECK(world.work().detail.value->contact.version == 4);
    world.send(EndContactConflict {});
    CHECK_FALSE(world.work().conflict);
}

TEST_CASE("SIGN-A4: a refused edit keeps the field errors for the form", "[client][contacts]") {
    World world;
    auto const id = world.make();
    world.send(ChangeContact { .ask = api::EditContact { .id = id, .version = 1 }, .name = "Luis", .before = luis(id) });
    Error const broken { ErrorCode::Invalid, "Enter the first name.", "first_name", {} };
    world.answer(path_of(id), 422, api::write_problem(broken, "r1"));
    REQUIRE(world.work().error_of(ContactChange::Edit) != nullptr);
    CHECK(world.work().submission.error->field == "first_name");
}

TEST_CASE("CONT-09: result mails that were changed can be set back", "[client][contacts]") {
    World world;
    auto const id = world.make();
    world.send(
        ChangeContact { .ask = api::ChangeNotifications { id, 3, domain::ResultMail::Off }, .name = "Luis Ferreira", .before = luis(id) });
    auto after = luis(id, 4);
    after.result_mail = domain::ResultMail::Off;
    world.answer(path_of(id) + "/notifications", 200, api::write_json(after));
    REQUIRE(world.hub.data().notices.size() == 1);
    CHECK(world.hub.data().notices[0].action == "Undo");
    world.hub.send(UndoNotice { world.hub.data().notices[0].id });
    world.hub.step();
    auto const& body = world.transport.sent.back().body;
    CHECK(body.find("\"at_once\"") != std::string::npos);
    CHECK(body.find("\"version\":4") != std::string::npos);
}

TEST_CASE("CONT-08: the list of contacts comes from the server as a file", "[client][contacts]") {
    World world;
    world.send(DownloadContacts {});
    REQUIRE(world.platform.saved.size() == 1);
    CHECK(world.platform.saved[0].file_name == "Contacts 2026-11-19.csv");
    CHECK(world.platform.saved[0].text == "/api/v1/contacts.csv");
}

TEST_CASE("A removed contact is no longer shown", "[client][contacts]") {
    World world;
    auto const id = world.make();
    world.send(ShowContact { id });
    world.answer(path_of(id), 200, api::write_json(luis(id)));
    world.send(ChangeContact { .ask = api::RemoveContact { id, 3, false }, .name = "Luis Ferreira", .before = luis(id) });
    world.answer(path_of(id) + "/removal", 204, "");
    CHECK_FALSE(world.work().shown);
    CHECK(world.hub.data().notices.back().text == "Luis Ferreira was removed from the contacts.");
}

TEST_CASE("CHNG-01, ACCT-A5: changes are marked as verified and back", "[client][changes]") {
    World world;
    auto const change = domain::ChangeId::make(world.platform.manual_clock, world.platform.seeded);
    world.send(VerifyChanges { .changes = { change } });
    world.answer("/api/v1/changes/verification", 200, api::write_json(api::ChangeList {}));
    CHECK(world.hub.data().changes.value);
    REQUIRE(world.hub.data().notices.size() == 1);
    CHECK(world.hub.data().notices[0].text == "1 change marked as verified.");
    world.hub.send(UndoNotice { world.hub.data().notices[0].id });
    world.hub.step();
    CHECK(world.transport.sent.back().body.find("\"verified\":false") != std::string::npos);
}

TEST_CASE("Z1: what needs a User Admin is not asked for by others", "[client][changes]") {
    World world { domain::Role::Basic };
    auto const sent = world.transport.sent.size();
    world.hub.need(NeedChanges | NeedEmployerSettings);
    CHECK(world.transport.sent.size() == sent);
}

TEST_CASE("ACCT-A1: settings that somebody else changed are read again, and the refusal is told", "[client][changes]") {
    World world;
    world.send(ChangeEmployerSettings { { .version = 1, .idle_minutes = 10 } });
    world.refuse("/api/v1/settings", 412, ErrorCode::Outdated, "Somebody else saved first.");
    REQUIRE(world.hub.data().change_employer_settings.error);
    world.answer("/api/v1/settings", 200, api::write_json(api::EmployerSettings { .version = 2, .idle_minutes = 20 }));
    CHECK(world.hub.data().employer_settings.value->idle_minutes == 20);
}

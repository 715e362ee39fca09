// My profile, and the dialogs that come up by themselves.
#include "app/account_world.hpp"

#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;
using ui::semantics::Key;
using ui::semantics::Role;

TEST_CASE("A11: a refused action asks who one is and goes on, with the form as it was", "[app][account]") {
    OnProfile program("password");
    auto& harness = program.harness;
    harness.field("Present password").type("the old password");
    harness.field("New password").type(good_password);
    harness.field("New password again").type(good_password);
    harness.button("Change password").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/profile/password", 403, problem(ErrorCode::StepUpNeeded, "Confirm.")));
    program.settle();
    program.harness.run_frames(4);
    REQUIRE(harness.dialog("Confirm that it is you").exists());
    auto const dialog = harness.dialog("Confirm that it is you");
    CHECK(dialog.field("Password").is_focused());
    check_expected("account/step-up.txt", dialog.dump());
    dialog.button("Confirm").click();
    program.settle();
    CHECK(dialog.field("Password").error() == "Enter your password.");
    dialog.field("Password").type("the old password");
    dialog.button("Confirm").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/session/step-up", 204, ""));
    program.settle();
    CHECK_FALSE(harness.dialog().exists());
    CHECK(program.transport.sent.back().target == "/api/v1/profile/password");
    CHECK(program.transport.sent.back().body.find(good_password) != std::string::npos);
}

TEST_CASE("A11: Escape gives the confirmation up and keeps what was typed", "[app][account]") {
    OnProfile program("password");
    auto& harness = program.harness;
    harness.field("Present password").type("the old password");
    harness.field("New password").type(good_password);
    harness.field("New password again").type(good_password);
    harness.button("Change password").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/profile/password", 403, problem(ErrorCode::StepUpNeeded, "Confirm.")));
    program.settle();
    program.harness.run_frames(4);
    harness.press(Key::Escape);
    program.settle();
    CHECK_FALSE(harness.dialog().exists());
    CHECK(harness.text().find("Nothing was changed") != std::string::npos);
    auto const sent = program.transport.sent.size();
    harness.button("Change password").click();
    program.settle();
    CHECK(program.transport.sent.size() == sent + 1);
}

TEST_CASE("A9: a minute before the end the page asks, counts quietly, and stays on request", "[app][account]") {
    ScriptedProgram program;
    program.start_signed_in();
    auto& harness = program.harness;
    harness.advance(14 * 60'000);
    harness.run_frames(4);
    auto const dialog = harness.role(Role::AlertDialog, "Are you still there?");
    REQUIRE(dialog.exists());
    check_expected("account/idle.txt", dialog.dump());
    auto const told = harness.announcements().size();
    for (int second = 0; second < 25; ++second) { harness.advance(1'000); }
    CHECK(dialog.text().find("In 35 seconds") != std::string::npos);
    CHECK(harness.announcements().size() == told);
    for (int second = 0; second < 10; ++second) { harness.advance(1'000); }
    CHECK(harness.announcements().size() == told + 1);
    CHECK(harness.announcements().back() == "You will be signed out in 30 seconds.");
    dialog.button("Stay signed in").click();
    program.settle();
    CHECK_FALSE(dialog.exists());
    CHECK(program.transport.sent.back().target == "/api/v1/session/extension");
}

TEST_CASE("A9: when the time is over everything is hidden and the address stands in the sign-in form", "[app][account]") {
    ScriptedProgram program;
    program.start_signed_in();
    program.harness.advance(15 * 60'000 + 1'000);
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/session", 401, problem(ErrorCode::Unauthenticated, "Ended.")));
    program.settle();
    CHECK(program.harness.heading("Sign in").exists());
    CHECK(program.harness.field("Work e-mail").value() == "dana@acme.example");
    CHECK(program.harness.text().find("Your session has ended") != std::string::npos);
}

TEST_CASE("My profile is reached from the account menu", "[app][account]") {
    ScriptedProgram program;
    program.start_signed_in();
    program.harness.button("Account of Dana Okafor").click();
    program.harness.run_frames(4);
    program.harness.link("My profile").click();
    program.settle();
    CHECK(program.harness.heading("My profile").exists());
}

TEST_CASE("SIGN-16, SIGN-A3: My profile shows one's data, how to change it, and what one may do", "[app][account]") {
    OnProfile program("data");
    check_expected("account/profile-data.txt", program.harness.dump());
}

TEST_CASE("A4: the second step is set up from My profile, and its codes are shown once", "[app][account]") {
    OnProfile program("second-step");
    auto& harness = program.harness;
    check_expected("account/profile-second-step-off.txt", harness.dump());
    harness.button("Set up").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/profile/second-factor", 201,
        api::write_json(api::SecondFactorSetup { "JBSWY3DPEHPK3PXP", "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP" })));
    program.settle();
    CHECK(harness.role(Role::Image, "QR code for your authenticator app").exists());
    harness.button("Cancel").click();
    program.settle();
    CHECK(harness.button("Set up").exists());
}

TEST_CASE("A4: with the second step on, codes are renewed after a question, and a required step stays on", "[app][account]") {
    auto profile = a_profile(Instant { 1'794'000'000'000 });
    profile.has_second_factor = true;
    profile.second_factor_is_required = true;
    profile.recovery_codes_left = 2;
    OnProfile program("second-step", profile);
    auto& harness = program.harness;
    check_expected("account/profile-second-step-on.txt", harness.dump());
    CHECK(harness.button("Switch off…").is_disabled());
    harness.button("New recovery codes…").click();
    program.settle();
    harness.run_frames(4);
    harness.dialog("Make new recovery codes?").button("Make new codes").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/profile/recovery-codes", 201, api::write_json(api::RecoveryCodes { { "one", "two" } })));
    program.settle();
    CHECK(harness.heading("Keep your recovery codes").exists());
    harness.button("I have kept them").click();
    program.settle();
    CHECK_FALSE(harness.heading("Keep your recovery codes").exists());
}

TEST_CASE("A10: devices are listed with this one marked, and each other one can be signed out", "[app][account]") {
    OnProfile program("devices");
    auto& harness = program.harness;
    auto const list = two_sessions(program);
    REQUIRE(program.transport.answer("/api/v1/profile/sessions", 200, api::write_json(list)));
    program.settle();
    check_expected("account/profile-devices.txt", harness.dump());
    CHECK(harness.button("Sign out").count() == 1);
    harness.button("Sign out").click();
    program.settle();
    CHECK(program.transport.sent.back().method == client::Method::Delete);
    CHECK(program.transport.sent.back().target == "/api/v1/profile/sessions/" + list.items.at(1).id.to_string());
}

TEST_CASE("NOTE-04: the mails about new results are one's own choice, at once, daily or never", "[app][account]") {
    OnProfile program("notifications");
    auto& harness = program.harness;
    check_expected("account/profile-notifications.txt", harness.dump());
    harness.role(Role::Radio).at(1).click();
    program.settle();
    CHECK(program.transport.sent.back().target == "/api/v1/profile/notifications");
}

TEST_CASE("My profile on a phone, in its tabs", "[app][account]") {
    OnProfile program("data");
    program.harness.set_viewport(390, 844, true);
    program.settle();
    for (auto const* tab : { "password", "display" }) {
        program.app.open_route("/profile?tab=" + std::string { tab });
        program.settle();
        check_expected("account/profile-" + std::string { tab } + "-phone.txt", program.harness.dump());
    }
}

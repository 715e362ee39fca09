// The pages outside of the portal.
#include "app/account_world.hpp"

#include "support/expected.hpp"

using namespace hub;
using namespace hub::tests;
using ui::semantics::Key;
using ui::semantics::Role;

TEST_CASE("SIGN-03, SIGN-04: the answer to a forgotten password is the same for all, and tells where the mail may be", "[app][account]") {
    SignedOut program;
    auto& harness = program.harness;
    harness.link("Forgot password?").click();
    program.settle();
    CHECK(harness.heading("Forgot password").exists());
    CHECK(harness.field("Work e-mail").is_focused());
    check_expected("account/forgot-password.txt", harness.dump());

    harness.button("Send link").click();
    program.settle();
    CHECK(harness.field("Work e-mail").error() == "Enter your work e-mail address.");
    CHECK(harness.field("Work e-mail").is_focused());
    harness.field("Work e-mail").type("nobody@nowhere.example");
    harness.button("Send link").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/password-resets", 204, ""));
    program.settle();
    check_expected("account/forgot-password-sent.txt", harness.dump());
    harness.link("Back to sign in").click();
    program.settle();
    CHECK(harness.heading("Sign in").exists());
}

TEST_CASE("SIGN-02: the first password is typed twice, judged while one types, and leads to the filled sign-in page", "[app][account]") {
    OnLink program;
    auto& harness = program.harness;
    CHECK(harness.heading("Welcome to Employer Hub").exists());
    CHECK(harness.field("User name").value() == "dana@acme.example");
    check_expected("account/new-password.txt", harness.dump());

    harness.field("New password").type("short");
    program.settle();
    CHECK(harness.text().find("Strength: too short.") != std::string::npos);
    harness.button("Set password").click();
    program.settle();
    CHECK(harness.field("New password").is_focused());
    CHECK_FALSE(harness.field("New password").error().empty());

    // As pasting does: the whole value at once.
    harness.field("New password").type(good_password);
    harness.field("New password again").type("correct horse battery stable");
    harness.button("Set password").click();
    program.settle();
    CHECK(harness.field("New password again").error() == "The two passwords differ.");
    harness.field("New password again").type(good_password);
    CHECK(harness.dump().find(good_password) == std::string::npos);
    harness.button("Set password").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/passwords", 204, ""));
    program.settle();
    CHECK(harness.heading("Sign in").exists());
    CHECK(harness.field("Work e-mail").value() == "dana@acme.example");
    CHECK(harness.text().find("Your new password is set.") != std::string::npos);
}

TEST_CASE("SIGN-A1: the characters of a new password are shown on demand", "[app][account]") {
    OnLink program;
    auto& harness = program.harness;
    harness.field("New password").type(good_password);
    CHECK(harness.field("New password").has(ui::semantics::Password));
    harness.button("Show password").at(0).click();
    program.settle();
    CHECK_FALSE(harness.field("New password").has(ui::semantics::Password));
    CHECK(harness.field("New password again").has(ui::semantics::Password));
}

TEST_CASE("A12: a used or expired link says so and offers a new one", "[app][account]") {
    SignedOut program("/password?token=0123456789abcdef");
    REQUIRE(program.transport.answer("/api/v1/password-links", 404, problem(ErrorCode::NotFound, "This link does not work any more.")));
    program.settle();
    check_expected("account/dead-link.txt", program.harness.dump());
    program.harness.link("Send a new link").click();
    program.settle();
    CHECK(program.harness.heading("Forgot password").exists());
}

TEST_CASE("A12: a password page without its token asks for the link", "[app][account]") {
    SignedOut program("/password");
    CHECK(program.harness.heading("This link does not work").exists());
    CHECK(program.harness.text().find("lacks its end") != std::string::npos);
}

TEST_CASE("A12: a link that cannot be looked up now can be tried again", "[app][account]") {
    SignedOut program("/password?token=0123456789abcdef");
    REQUIRE(program.transport.lose("/api/v1/password-links"));
    program.settle();
    program.harness.button("Try again").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/password-links", 200, invitation()));
    program.settle();
    CHECK(program.harness.field("New password").exists());
}

TEST_CASE("A4: a wrong code is told at its field, a recovery code does as well", "[app][account]") {
    Halfway program(api::SignInStage::SecondFactor);
    auto& harness = program.harness;
    check_expected("account/second-factor.txt", harness.dump());
    harness.field("Code").type("000000");
    harness.button("Continue").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/session/second-factor", 422, problem(ErrorCode::Invalid, "This code does not fit.", "code")));
    program.settle();
    CHECK(harness.field("Code").error() == "This code does not fit.");
    CHECK(harness.field("Code").is_focused());
    CHECK(harness.field("Code").value().empty());
    harness.button("Use a recovery code").click();
    program.settle();
    harness.field("Recovery code").type("abcd-efgh-jkmn-pqrs");
    harness.field("Recovery code").press(Key::Enter);
    program.settle();
    CHECK(program.transport.sent.back().body.find("abcd-efgh-jkmn-pqrs") != std::string::npos);
    program.session.stage = api::SignInStage::Complete;
    REQUIRE(program.transport.answer("/api/v1/session/second-factor", 200, api::write_json(program.session)));
    program.settle();
    CHECK(harness.role(Role::Navigation).exists());
}

TEST_CASE("A4: where a second factor is required it is set up before anything else", "[app][account]") {
    Halfway program(api::SignInStage::SecondFactorSetup);
    auto& harness = program.harness;
    CHECK(harness.text().find("Acme Manufacturing asks everybody") != std::string::npos);
    harness.button("Begin").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/profile/second-factor", 201,
        api::write_json(
            api::SecondFactorSetup { "JBSWY3DPEHPK3PXP", "otpauth://totp/Employer%20Hub:dana@acme.example?secret=JBSWY3DPEHPK3PXP" })));
    program.settle();
    check_expected("account/second-factor-setup.txt", harness.dump());
    harness.button("Copy key").click();
    program.settle();
    CHECK(program.platform.copied == "JBSWY3DPEHPK3PXP");
    harness.field("Code of the app").type("123456");
    harness.button("Switch on").click();
    program.settle();
    REQUIRE(program.transport.answer("/api/v1/profile/second-factor/confirmation", 201,
        api::write_json(api::RecoveryCodes { { "aaaa-bbbb", "cccc-dddd", "eeee-ffff" } })));
    program.settle();
    check_expected("account/recovery-codes.txt", harness.dump());
    harness.button("Download").click();
    program.settle();
    REQUIRE(program.platform.saved.size() == 1);
    CHECK(program.platform.saved.front().text.find("cccc-dddd") != std::string::npos);
    harness.button("I have kept them, go on").click();
    program.settle();
    program.session.stage = api::SignInStage::Complete;
    REQUIRE(program.transport.answer("/api/v1/session", 200, api::write_json(program.session)));
    program.settle();
    CHECK(harness.role(Role::Navigation).exists());
    CHECK(harness.dump().find("cccc-dddd") == std::string::npos);
}

TEST_CASE("SIGN-07 to SIGN-12: an account is asked for with what Support needs, and the answer says how long it takes", "[app][account]") {
    SignedOut program;
    auto& harness = program.harness;
    harness.link("Request an account").click();
    program.settle();
    check_expected("account/request-account.txt", harness.dump());
    harness.button("Send request").click();
    program.settle();
    CHECK(harness.field("First name").is_focused());
    CHECK(harness.field("Company").error() == "Enter the name of your company.");
    harness.field("First name").type("Mai");
    harness.field("Last name").type("Nguyễn");
    harness.field("Work e-mail").type("mai@");
    harness.field("Phone").type("(214) 555-0134");
    harness.field("Job title").type("Buyer");
    harness.field("Company").type("Initech");
    harness.checkbox("Receive and pay invoices").click();
    program.settle();
    harness.button("Send request").click();
    program.settle();
    CHECK(harness.field("Work e-mail").error() == "Enter an e-mail address such as name@company.com.");
    CHECK(harness.field("Locations and markets").error() == "Name the company locations and markets that you handle invoices for.");
    harness.field("Work e-mail").type("mai@initech.example");
    harness.field("Locations and markets").type("Dallas plant, Dallas market");
    harness.button("Send request").click();
    program.settle();
    CHECK(program.transport.sent.back().body.find("Dallas plant") != std::string::npos);
    REQUIRE(program.transport.answer("/api/v1/account-requests", 202, api::write_json(api::AccountRequestReceipt { "R-2026-000123" })));
    program.settle();
    CHECK(harness.text().find("R-2026-000123") != std::string::npos);
    CHECK(harness.text().find("one to five business days") != std::string::npos);
}

#include "domain/passwords.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace hub;
using namespace hub::domain;

namespace {

PasswordOwner const dana { "dana.okafor@acme.example", "Dana", "Okafor", "Acme Manufacturing", false };

PasswordOwner with_second_factor() {
    auto owner = dana;
    owner.has_second_factor = true;
    return owner;
}

std::string refusal(std::string_view password, PasswordOwner const& owner = dana) {
    auto const checked = check_password(password, owner);
    if (checked) { return {}; }
    CHECK(checked.error().code == ErrorCode::Invalid);
    CHECK(checked.error().field == "password");
    return checked.error().message;
}

}  // namespace

TEST_CASE("A1: 15 characters are enough alone, 8 beside a second factor; 128 are the most", "[domain][passwords]") {
    CHECK(refusal("vexing-quartz1").contains("at least 15 characters: 1 more"));
    CHECK(refusal("vexing-quartz12").empty());
    CHECK(refusal("vexqu-1", with_second_factor()).contains("at least 8 characters: 1 more"));
    CHECK(refusal("vexqu-1z", with_second_factor()).empty());
    std::string const long_one =
        "vexing quartz sphinx judge my vow and some more words that are not a sentence at all, so that it becomes long: 0123 x 4567 y 89zz";
    CHECK(refusal(long_one.substr(0, 128)).empty());
    CHECK(refusal(long_one + long_one).contains("at most 128"));
}

TEST_CASE("A1: characters are counted, not bytes, and every one is allowed", "[domain][passwords]") {
    CHECK(refusal("żółta gęś śpi na dachu").empty());
    CHECK(refusal("žluťoučký kůň úpě").empty());
    CHECK(refusal("只要八个不同的汉", with_second_factor()).empty());
    CHECK(refusal("只要八个不同的", with_second_factor()).contains("1 more"));
    CHECK(refusal("correct horse battery").empty());  // no rules of composition
}

TEST_CASE("A2: common passwords are refused, in every usual disguise", "[domain][passwords]") {
    auto const owner = with_second_factor();
    for (std::string_view const password : { "password", "12345678", "qwertyuiop", "1234567890", "iloveyou", "trustno1", "football",
             "princess", "PASSWORD", "Password1", "password2026!", "2026password", "baseball!!", "passwordpassword", "sunshine1" }) {
        CAPTURE(password);
        CHECK_FALSE(refusal(password, owner).empty());
    }
    CHECK(refusal("password2026!", owner).contains("Many people"));
    CHECK(is_common_password("password"));
    CHECK(is_common_password("1qaz2wsx"));
    CHECK_FALSE(is_common_password("vexing-quartz12"));
}

TEST_CASE("A2: of a thousand passwords that nobody uses at most a handful are taken for common", "[domain][passwords]") {
    int common = 0;
    for (int i = 0; i < 1000; ++i) { common += is_common_password("vexing quartz number " + std::to_string(i)) ? 1 : 0; }
    CHECK(common <= 6);
}

TEST_CASE("A2: what repeats itself or goes on by itself is refused", "[domain][passwords]") {
    for (std::string_view const password : { "aaaaaaaaaaaaaaaaaa", "123456789012345678", "abcdefghijklmnopqr", "qwertyuiopasdfghjkl",
             "abcabcabcabcabcabc", "zyxwvutsrqponmlkj", "xyxyxyxyxyxyxyxyxy", "1111222233334444555" }) {
        CAPTURE(password);
        CHECK(refusal(password).contains("goes on by itself"));
    }
}

TEST_CASE("A2: names that anybody knows do not make a password", "[domain][passwords]") {
    CHECK(refusal("dana.okafor@acme.example").contains("mostly your name"));
    CHECK(refusal("DanaOkafor-2026").contains("mostly your name"));
    CHECK(refusal("Acme Manufacturing 1").contains("mostly your name"));
    CHECK(refusal("Employer-Hub-2026").contains("mostly your name"));
    // A word in a sentence is no harm.
    CHECK(refusal("my manufacturing vexes quartz").empty());
    CHECK(refusal("dana likes vexing quartz").empty());
}

TEST_CASE("SIGN-A1: the meter goes with the same rules", "[domain][passwords]") {
    CHECK(password_strength("", dana) == PasswordStrength::TooShort);
    CHECK(password_strength("vexing-quartz1", dana) == PasswordStrength::TooShort);
    CHECK(password_strength("aaaaaaaaaaaaaaaaaa", dana) == PasswordStrength::Weak);
    CHECK(password_strength("DanaOkafor-2026", dana) == PasswordStrength::Weak);
    CHECK(password_strength("vexqu-1z", with_second_factor()) == PasswordStrength::Fair);
    CHECK(password_strength("vexing-quartz12", dana) == PasswordStrength::Good);
    CHECK(password_strength("correct horse battery staple", dana) == PasswordStrength::Strong);
}

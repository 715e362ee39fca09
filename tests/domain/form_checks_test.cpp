#include "domain/form_checks.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace hub::domain;

TEST_CASE("SIGN-A4: what looks like an e-mail address", "[domain][forms]") {
    for (auto const* text :
        { "a@b.co", "ana.garcia@acme-logistics.com", "o'neil+hub@mail.example.org", "x_y@sub.sub.example.museum", "1@2.com" }) {
        INFO(text);
        CHECK(is_email_form(text));
    }
    for (auto const* text : { "", "@", "a", "a@", "@b.com", "a@b", "a@b.c", "a@b..com", "a@.b.com", "a@-b.com", "a@b-.com", ".a@b.com",
             "a.@b.com", "a..b@c.com", "a b@c.com", "a@b@c.com", "a@b.com ", "a@b.com\r\nBcc: c@d.com", "\"a b\"@c.com", "a@[10.0.0.1]",
             "a@b.12", "é@b.com" }) {
        INFO(text);
        CHECK_FALSE(is_email_form(text));
    }
    std::string const local(64, 'a');
    CHECK(is_email_form(local + "@b.com"));
    CHECK_FALSE(is_email_form(local + "a@b.com"));
    std::string const label(60, 'b');
    CHECK_FALSE(is_email_form(local + "@" + label + "." + label + "." + label + ".com.com.com"));
}

TEST_CASE("ACCT-A1: what looks like a US telephone number", "[domain][forms]") {
    for (auto const* text : { "2145550134", "(214) 555-0134", "214-555-0134", "214.555.0134", "214/555-0134", "1-844-305-8868",
             "+1 214 555 0134", "(214) 555-0134 x12", "(214) 555-0134 ext. 12", "214 555 0134 Extension 7", " 214 555 0134 " }) {
        INFO(text);
        CHECK(is_us_phone_form(text));
    }
    for (auto const* text :
        { "", "555-0134", "214 555 013", "214 555 01345", "+49 30 123456", "114 555 0134", "214 155 0134", "014-555-0134",
            "(214) 555-0134 x", "(214) 555-0134 extra", "call me", "(214) 555-0134 x1234567", "2-214-555-0134", "214 555 0134 #5" }) {
        INFO(text);
        CHECK_FALSE(is_us_phone_form(text));
    }
}

TEST_CASE("A line has no control characters", "[domain][forms]") {
    CHECK(is_one_line(""));
    CHECK(is_one_line("Nguyễn Văn A"));
    CHECK_FALSE(is_one_line("a\nb"));
    CHECK_FALSE(is_one_line("a\tb"));
    CHECK_FALSE(is_one_line("a\x7F"));
}

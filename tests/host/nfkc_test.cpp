#include "nfkc.hpp"

#include <catch2/catch_test_macros.hpp>

using hub::host::to_nfkc;

TEST_CASE("A1: what looks the same is the same password", "[host][passwords]") {
    CHECK(to_nfkc("plain ASCII stays 123") == "plain ASCII stays 123");
    CHECK(to_nfkc("cafe\u0301") == "caf\u00E9");
    CHECK(to_nfkc("\u212B") == "\u00C5");                // the Ångström sign
    CHECK(to_nfkc("\uFB01sh") == "fish");                // a ligature
    CHECK(to_nfkc("\uFF21\uFF11") == "A1");              // full width
    CHECK(to_nfkc("x\u00B2") == "x2");                   // superscript
    CHECK(to_nfkc("q\u0307\u0323") == "q\u0323\u0307");  // marks in the standard's order
    CHECK(to_nfkc("\u1E0B\u0323") == "\u1E0D\u0307");    // UAX 15, example
    CHECK(to_nfkc("\u1100\u1161\u11A8") == "\uAC01");    // Hangul
    CHECK(to_nfkc("\uAC01") == "\uAC01");
    CHECK(to_nfkc("\u0958") == "\u0915\u093C");  // excluded from composition
    CHECK(to_nfkc("Nguye\u0302\u0303n") == "Nguy\u1EC5n");
    CHECK(to_nfkc("").empty());
}

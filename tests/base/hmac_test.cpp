#include "base/hmac.hpp"
#include "base/totp.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace hub;

namespace {

std::string mac_256(std::string_view key, std::string_view message) {
    return to_hex(hmac_sha256(bytes_of(key), bytes_of(message)));
}

std::string mac_1(std::string_view key, std::string_view message) {
    return to_hex(hmac_sha1(bytes_of(key), bytes_of(message)));
}

}  // namespace

TEST_CASE("SHA-1 gives the digests of FIPS 180-4's examples", "[base][hmac]") {
    auto const digest = [](std::string_view text) { return to_hex(sha1(bytes_of(text))); };
    CHECK(digest("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(digest("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") == "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    CHECK(digest(std::string(1'000'000, 'a')) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("HMAC-SHA-256 gives the codes of RFC 4231", "[base][hmac]") {
    CHECK(mac_256(std::string(20, '\x0b'), "Hi There") == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(mac_256("Jefe", "what do ya want for nothing?") == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(mac_256(std::string(20, '\xaa'), std::string(50, '\xdd')) == "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    CHECK(mac_256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("HMAC-SHA-1 gives the codes of RFC 2202", "[base][hmac]") {
    CHECK(mac_1(std::string(20, '\x0b'), "Hi There") == "b617318655057264e28bc0b6fb378c8ef146be00");
    CHECK(mac_1("Jefe", "what do ya want for nothing?") == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    CHECK(mac_1(std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")
        == "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

TEST_CASE("Security A4: one-time codes are those of RFC 6238", "[base][totp]") {
    std::string_view const secret = "12345678901234567890";
    auto const code = [&](std::int64_t seconds) { return totp_code(bytes_of(secret), totp_step(Instant { seconds * 1000 }), 8); };
    CHECK(code(59) == "94287082");
    CHECK(code(1'111'111'109) == "07081804");
    CHECK(code(1'111'111'111) == "14050471");
    CHECK(code(1'234'567'890) == "89005924");
    CHECK(code(2'000'000'000) == "69279037");
    CHECK(code(20'000'000'000) == "65353130");
    CHECK(totp_code(bytes_of(secret), 0) == "755224");  // RFC 4226, appendix D
    CHECK(totp_code(bytes_of(secret), 9) == "520489");
}

TEST_CASE("base32 is RFC 4648's without padding", "[base][totp]") {
    CHECK(to_base32(bytes_of("")).empty());
    CHECK(to_base32(bytes_of("f")) == "MY");
    CHECK(to_base32(bytes_of("fo")) == "MZXQ");
    CHECK(to_base32(bytes_of("foo")) == "MZXW6");
    CHECK(to_base32(bytes_of("foob")) == "MZXW6YQ");
    CHECK(to_base32(bytes_of("fooba")) == "MZXW6YTB");
    CHECK(to_base32(bytes_of("foobar")) == "MZXW6YTBOI");
}

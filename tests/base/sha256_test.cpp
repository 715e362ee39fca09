#include "base/sha256.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using namespace hub;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples", "[base][sha256]") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 pads correctly around the length of a block", "[base][sha256]") {
    CHECK(sha256_hex(std::string(55, 'a')) == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    CHECK(sha256_hex(std::string(56, 'a')) == "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    CHECK(sha256_hex(std::string(64, 'a')) == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST_CASE("base64url has no padding and no characters that a header or URL would mind", "[base][sha256]") {
    auto const encode = [](std::vector<std::uint8_t> const& bytes) { return to_base64url(bytes); };
    CHECK(encode({}).empty());
    CHECK(encode({ 'f' }) == "Zg");
    CHECK(encode({ 'f', 'o' }) == "Zm8");
    CHECK(encode({ 'f', 'o', 'o' }) == "Zm9v");
    CHECK(encode({ 0xFB, 0xFF, 0xFE }) == "-__-");
    CHECK(encode(std::vector<std::uint8_t>(32)).size() == 43);
}

TEST_CASE("equal_in_constant_time is equality", "[base][sha256]") {
    CHECK(equal_in_constant_time("", ""));
    CHECK(equal_in_constant_time("token", "token"));
    CHECK_FALSE(equal_in_constant_time("token", "tokem"));
    CHECK_FALSE(equal_in_constant_time("token", "toke"));
}

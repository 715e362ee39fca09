// The key that both programs share: made once, whichever comes first, and refused when it is no key.
#include "payment_key.hpp"

#include "host/test_host.hpp"
#include "machine.hpp"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <iterator>

using namespace hub;
using namespace hub::test;

TEST_CASE("The payment key is made where it is missing, also under a name without a folder, and stays", "[payments]") {
    REQUIRE(host::start_cryptography());
    TemporaryFolder folder;
    auto const before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    auto const made = host::load_payment_key("pay.key");
    std::filesystem::current_path(before);
    REQUIRE(made);
    CHECK(made->size() == 32);
    CHECK(host::load_payment_key(folder.path() / "pay.key") == made);
    auto const mode = std::filesystem::status(folder.path() / "pay.key").permissions();
    CHECK((mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none);
    CHECK(std::distance(std::filesystem::directory_iterator { folder.path() }, {}) == 1);
    folder.write("short.key", "too short");
    CHECK(host::load_payment_key(folder.path() / "short.key").error().message.contains("too short"));
    CHECK_FALSE(host::load_payment_key(folder.path() / "no-such-folder" / "pay.key"));
}

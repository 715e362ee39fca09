#include "command_options.hpp"

#include <catch2/catch_test_macros.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace hub;

namespace {

/// The value of "--data", or what is wrong.
std::string read(std::vector<char const*> const& arguments) {
    std::string data = "usual";
    auto const taken = host::read_command_options(arguments, "job", "archive", [&](auto name, auto value) -> ErrorOr<bool> {
        if (name != "--data") { return false; }
        if (value == "bad") { return fail(Error::invalid({}, "--data is a folder.")); }
        data = value;
        return true;
    });
    return taken ? data : taken.error().message;
}

}  // namespace

TEST_CASE("RSLT-08: a command reads its options by name and value, and says what is wrong with them", "[host]") {
    CHECK(read({ "archive" }) == "usual");
    CHECK(read({ "archive", "--data", "here" }) == "here");
    CHECK(read({ "archive", "--data", "here", "--data", "there" }) == "there");
    CHECK(read({}) == "There is only: job archive.");
    CHECK(read({ "archives" }) == "There is only: job archive.");
    CHECK(read({ "archive", "--data" }) == "--data needs a value.");
    CHECK(read({ "archive", "--day", "3" }) == "There is no option --day.");
    CHECK(read({ "archive", "--data", "bad" }) == "--data is a folder.");
}

TEST_CASE("A command complains with the detail where there is one", "[host]") {
    std::ostringstream complaints;
    auto error = Error::unavailable("The file cannot be read.");
    host::complain(complaints, error);
    error.detail = "no such file";
    host::complain(complaints, error);
    CHECK(complaints.str() == "hub-server: The file cannot be read.\nhub-server: The file cannot be read. (no such file)\n");
}

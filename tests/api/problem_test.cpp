#include "api/problem.hpp"

#include "api/random_value.hpp"
#include "base/random.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdint>
#include <string>

using namespace hub;
using namespace hub::api;

namespace {

constexpr std::array all_codes { ErrorCode::Invalid, ErrorCode::Unauthenticated, ErrorCode::Forbidden, ErrorCode::NotFound,
    ErrorCode::Conflict, ErrorCode::Outdated, ErrorCode::StepUpNeeded, ErrorCode::TooLarge, ErrorCode::TooMany, ErrorCode::Unavailable,
    ErrorCode::Internal };

}  // namespace

TEST_CASE("Each code has its status", "[api][problem]") {
    CHECK(status_of(Error { ErrorCode::Invalid, "", "", "" }) == 400);
    CHECK(status_of(Error { ErrorCode::Invalid, "", "expires", "" }) == 422);
    CHECK(status_of(Error { ErrorCode::Unauthenticated, "", "", "" }) == 401);
    CHECK(status_of(Error { ErrorCode::Forbidden, "", "", "" }) == 403);
    CHECK(status_of(Error { ErrorCode::NotFound, "", "", "" }) == 404);
    CHECK(status_of(Error { ErrorCode::Conflict, "", "", "" }) == 409);
    CHECK(status_of(Error { ErrorCode::TooLarge, "", "", "" }) == 413);
    CHECK(status_of(Error { ErrorCode::TooMany, "", "", "" }) == 429);
    CHECK(status_of(Error { ErrorCode::Unavailable, "", "", "" }) == 503);
    CHECK(status_of(Error { ErrorCode::Internal, "", "", "" }) == 500);
    CHECK(status_of(Error { ErrorCode::Cancelled, "", "", "" }) == 500);
    CHECK(status_of(Error { ErrorCode::Outdated, "", "", "" }) == 412);
    CHECK(status_of(Error { ErrorCode::StepUpNeeded, "", "", "" }) == 403);
    for (auto const code : all_codes) {
        // Without a readable problem, a 403 means the more common of the two.
        auto const expected = code == ErrorCode::StepUpNeeded ? ErrorCode::Forbidden : code;
        CHECK(code_of_status(status_of(Error { code, "", "", "" })) == expected);
    }
}

TEST_CASE("A problem is RFC 9457 and carries no detail", "[api][problem]") {
    auto error = Error::invalid("recipients[2]", "Please enter an e-mail address.");
    error.detail = "SELECT secret";
    CHECK(write_problem(error, "req-1")
        == R"({"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"Please enter an e-mail address.",)"
           R"("code":"invalid","field":"recipients[2]","request_id":"req-1"})");
}

TEST_CASE("Problems come back as they were, save for the detail", "[api][problem]") {
    for (auto const code : all_codes) {
        Problem const sent { { code, "Words — with \"quotes\".", "field[1].x", {} }, {}, "req-1" };
        auto const received = read_problem(write_problem(sent), status_of(sent.error));
        CHECK(received == sent);
    }
    auto const many = Problem::of({ Error::invalid("first_name", "Please enter it."), Error::invalid("expires", "Too late.") });
    CHECK(many.error.field == "first_name");
    CHECK(many.errors.size() == 2);
    CHECK(read_problem(write_problem(many), 422) == many);
    CHECK(Problem::of({ Error::invalid("a", "b") }).errors.empty());
}

TEST_CASE("Any other answer becomes an error by its status, with words of its own", "[api][problem]") {
    struct Case {
        int status;
        ErrorCode code;
    };
    for (auto const& [status, code] :
        { Case { 400, ErrorCode::Invalid }, { 401, ErrorCode::Unauthenticated }, { 403, ErrorCode::Forbidden },
            { 404, ErrorCode::NotFound }, { 412, ErrorCode::Outdated }, { 413, ErrorCode::TooLarge }, { 429, ErrorCode::TooMany },
            { 502, ErrorCode::Unavailable }, { 503, ErrorCode::Unavailable }, { 504, ErrorCode::Unavailable }, { 500, ErrorCode::Internal },
            { 405, ErrorCode::Internal }, { 302, ErrorCode::Internal }, { 0, ErrorCode::Internal }, { 599, ErrorCode::Internal } }) {
        for (auto const* body : { "", "<html>Bad gateway</html>", "{}", "[]", R"({"detail":1,"code":2})" }) {
            INFO(status << " " << body);
            auto const problem = read_problem(body, status);
            CHECK(problem.error.code == code);
            CHECK_FALSE(problem.error.message.empty());
            CHECK_FALSE(problem.error.message.contains("html"));
        }
    }
}

TEST_CASE("A code that is not known yet falls back to the status", "[api][problem]") {
    auto const problem = read_problem(R"({"detail":"Gone for good.","code":"vanished","new":[1]})", 404);
    CHECK(problem.error.code == ErrorCode::NotFound);
    CHECK(problem.error.message == "Gone for good.");
    CHECK(read_problem(R"({"detail":"","code":"cancelled"})", 500).error == Error::internal({}));
}

TEST_CASE("Damaged problems give an error, never a crash", "[api][problem][property]") {
    Problem sent = Problem::of({ Error::invalid("a", "b"), Error::invalid("c", "d") });
    sent.request_id = "req-1";
    for (std::uint64_t seed = 1; seed <= 2'000; ++seed) {
        SeededRandom random { seed };
        auto const body = test::mutated(write_problem(sent), random);
        INFO("seed " << seed << ": " << body);
        if (read_problem(body, 422).error.message.empty()) { FAIL_CHECK("an error needs words"); }
    }
}

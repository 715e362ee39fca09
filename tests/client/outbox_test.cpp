#include "client/outbox.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace hub;
using namespace hub::client;

namespace {

constexpr Instant now { 1'795'100'000'000 };

Instant later(std::int64_t ms) {
    return { now.ms + ms };
}

WaitingEntry entry(std::string key, std::int64_t created_ms = 0) {
    WaitingEntry made;
    made.key = std::move(key);
    made.ask.draft.first_name = "Siobhán";
    made.ask.draft.last_name = "O'Neil";
    made.created = later(created_ms);
    made.next = made.created;
    return made;
}

Error error(ErrorCode code, std::string field = {}) {
    return { code, "Words", std::move(field), {} };
}

}  // namespace

TEST_CASE("Without a connection: entries are sent one at a time, in the order in which they were written", "[client][outbox]") {
    Outbox box;
    box.load({ entry("second", 10), entry("first", 5), entry("third", 20) });
    REQUIRE(box.due(later(100)) != nullptr);
    CHECK(box.due(later(100))->key == "first");
    CHECK(box.begin("first").tries == 1);
    CHECK(box.due(later(100)) == nullptr);  // one is under way
    CHECK_FALSE(box.next());
    box.remove("first");
    CHECK(box.due(later(100))->key == "second");
}

TEST_CASE("Without a connection: a try that may succeed later keeps its key and holds the ones behind it", "[client][outbox]") {
    Outbox box;
    SeededRandom random { 7 };
    box.load({ entry("first"), entry("second", 1) });
    box.begin("first");
    auto const* const failed = box.failed("first", error(ErrorCode::Unavailable), {}, now, random);
    REQUIRE(failed != nullptr);
    CHECK(failed->state == WaitingState::Waiting);
    CHECK(failed->key == "first");
    CHECK(failed->may_be_sent());
    CHECK(failed->next > now);
    CHECK(box.due(now) == nullptr);
    CHECK(box.next() == failed->next);
    CHECK(box.due(failed->next)->key == "first");
    box.hurry(now);
    CHECK(box.due(now)->key == "first");
}

TEST_CASE("Without a connection: what the server's rules refuse stands aside and does not hold the others", "[client][outbox]") {
    Outbox box;
    SeededRandom random { 7 };
    box.load({ entry("first"), entry("second", 1) });
    box.begin("first");
    auto const* refused = box.failed("first", error(ErrorCode::Invalid), { error(ErrorCode::Invalid, "draft.birth_date") }, now, random);
    REQUIRE(refused != nullptr);
    CHECK(refused->state == WaitingState::Refused);
    CHECK_FALSE(refused->may_be_sent());
    REQUIRE(refused->field_errors.size() == 1);
    CHECK(box.due(later(5))->key == "second");
    auto const* const again = box.retry("first", later(5));
    REQUIRE(again != nullptr);
    CHECK_FALSE(again->problem);
    CHECK(box.due(later(5))->key == "first");
    // Being changed, it is not sent under the person's hands.
    box.hold("first");
    CHECK(box.due(later(5))->key == "second");
}

TEST_CASE(
    "Without a connection: only a network, a busy server, an ended session or the same key under way is tried again", "[client][outbox]") {
    for (auto const code : { ErrorCode::Unavailable, ErrorCode::Internal, ErrorCode::TooMany, ErrorCode::Unauthenticated }) {
        CAPTURE(to_string(code));
        CHECK(may_help_later(error(code)));
    }
    CHECK(may_help_later(error(ErrorCode::Conflict, "idempotency_key")));
    CHECK_FALSE(may_help_later(error(ErrorCode::Invalid, "idempotency_key")));  // 422: the key was used for something else
    for (auto const code :
        { ErrorCode::Invalid, ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::Conflict, ErrorCode::Outdated, ErrorCode::TooLarge }) {
        CAPTURE(to_string(code));
        CHECK_FALSE(may_help_later(error(code)));
    }
}

TEST_CASE("Without a connection: waiting grows to five minutes and is never the same for all", "[client][outbox]") {
    SeededRandom random { 3 };
    for (int tries = 1; tries <= 20; ++tries) {
        std::int64_t const full = std::min<std::int64_t>(2'000 * (INT64_C(1) << std::min(tries - 1, 10)), 300'000);
        std::vector<std::int64_t> waits;
        for (int i = 0; i < 20; ++i) { waits.push_back(backoff_ms(tries, random)); }
        CAPTURE(tries, full);
        CHECK(*std::ranges::min_element(waits) >= full / 2);
        CHECK(*std::ranges::max_element(waits) <= full / 2 + full);
        CHECK(std::ranges::adjacent_find(waits, std::ranges::equal_to {}) == waits.end());
    }
}

TEST_CASE("Without a connection: an entry is read as it was written; what was being sent waits again", "[client][outbox]") {
    auto written = entry("the-key-of-one-intention");
    written.ask.allow_duplicate = true;
    written.tries = 3;
    written.state = WaitingState::Sending;
    written.problem = error(ErrorCode::Unavailable);
    written.field_errors = { error(ErrorCode::Invalid, "draft.expires") };
    auto const read = read_entry(write_entry(written));
    REQUIRE(read);
    CHECK(read->key == written.key);
    CHECK(read->ask.draft == written.ask.draft);
    CHECK(read->ask.allow_duplicate);
    CHECK(read->created == written.created);
    CHECK(read->tries == 3);
    CHECK(read->state == WaitingState::Waiting);
    CHECK(read->problem == written.problem);
    CHECK(read->field_errors == written.field_errors);
    CHECK_FALSE(read_entry("{}"));
    CHECK_FALSE(read_entry("nonsense"));
}

TEST_CASE("Without a connection: another tab's changes are taken over, and what this one is sending goes on", "[client][outbox]") {
    Outbox box;
    SeededRandom random { 7 };
    box.load({ entry("first"), entry("second", 1) });
    box.begin("first");
    auto as_on_disk = entry("first");
    box.load({ as_on_disk, entry("third", 2) });
    CHECK(box.is_sending());
    CHECK(box.find("second") == nullptr);
    CHECK(box.find("third") != nullptr);
    // Discarded elsewhere while it was under way: its answer finds nothing any more.
    box.load({ entry("third", 2) });
    CHECK(box.failed("first", error(ErrorCode::Unavailable), {}, now, random) == nullptr);
    CHECK(box.due(later(5))->key == "third");
}

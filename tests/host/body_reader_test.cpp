#include "body_reader.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace hub;
using namespace hub::host;

namespace {

RequestHead chunked() {
    RequestHead head;
    head.framing = Framing::Chunked;
    return head;
}

RequestHead with_length(std::uint64_t length) {
    RequestHead head;
    head.framing = Framing::Length;
    head.content_length = length;
    return head;
}

struct Outcome {
    int status = 0;
    std::string body;
    std::string rest;
    bool is_done = false;
};

/// Feeds `text` in pieces of `step` bytes, as a socket would.
Outcome read(RequestHead const& head, std::string const& text, std::size_t step, std::uint64_t limit = 1'000) {
    BodyReader reader(head, limit);
    std::string received;
    for (std::size_t at = 0; at < text.size() && !reader.is_done(); at += step) {
        received += text.substr(at, step);
        auto const taken = reader.feed(received);
        if (!taken) { return { .status = taken.error().status }; }
        received.erase(0, *taken);
    }
    return { .body = reader.body(), .rest = received, .is_done = reader.is_done() };
}

}  // namespace

TEST_CASE("Bodies come out the same however they are cut", "[host][body]") {
    std::string const in_chunks = "5\r\nhello\r\nA;x=y\r\n, world!!!\r\n0\r\nHost: evil\r\nX-T: 1\r\n\r\nNEXT";
    for (std::size_t step = 1; step <= in_chunks.size(); ++step) {
        auto const outcome = read(chunked(), in_chunks, step);
        INFO(step);
        REQUIRE(outcome.is_done);
        CHECK(outcome.body == "hello, world!!!");
        CHECK(std::string("NEXT").starts_with(outcome.rest));
    }
    for (std::size_t step = 1; step <= 9; ++step) {
        auto const outcome = read(with_length(5), "helloNEXT", step);
        REQUIRE(outcome.is_done);
        CHECK(outcome.body == "hello");
    }
}

TEST_CASE("H2: more than the limit is refused while it comes", "[host][body]") {
    CHECK(read(chunked(), "3E9\r\n" + std::string(1'001, 'x'), 100).status == 413);
    CHECK(read(chunked(), "FFFFFFFF\r\n", 100).status == 413);
    CHECK(read(chunked(), "FFFFFFFFFFFFFFFF\r\n", 100).status == 400);
    CHECK(read(chunked(), "5;" + std::string(300, 'x'), 100).status == 400);
    CHECK(read(chunked(), "0\r\nA: " + std::string(5'000, 'x'), 100).status == 431);
    std::string many;
    for (int i = 0; i < 200; ++i) { many += "A\r\n0123456789\r\n"; }
    CHECK(read(chunked(), many, 64).status == 413);
}

TEST_CASE("H5: chunks that could be read in two ways are refused", "[host][body]") {
    for (auto const* const text : { "+5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "5\nhello\n0\n\n", "-1\r\n", "g\r\n",
             "5\r\nhelloX0\r\n\r\n", "\r\n5\r\nhello\r\n0\r\n\r\n", "0 junk\r\n\r\n", "0\r\n{}\r\n\r\n", "000000005\r\nhello\r\n0\r\n\r\n",
             "5;a\x01=b\r\nhello\r\n0\r\n\r\n", "0\r\n A: b\r\n\r\n", "5\r\nhello\n0\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n" }) {
        INFO(text);
        for (std::size_t const step : { 1, 2, 3, 100 }) { CHECK(read(chunked(), text, step).status == 400); }
    }
}

// The strictness layer against bytes of any kind, as a connection would receive them: the head is found, parsed, judged, and
// its body decoded. The same bytes cut into other pieces must come to the same end.
#include "body_reader.hpp"
#include "request_rules.hpp"
#include "second_opinion.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace hub;
using namespace hub::host;

namespace {

void require(bool holds) {
    if (!holds) { std::abort(); }
}

Limits const limits;

struct Outcome {
    int status = 0;  ///< of the refusal; 0: not refused
    std::string path;
    std::string body;
    bool is_complete = false;
    bool operator==(Outcome const&) const = default;
};

Place const& place() {
    static Place const here {
        .hosts = { "a", "" }, .trusted_proxies = { Network::parse("127.0.0.0/8").value() }, .https_origin = "https://a"
    };
    return here;
}

Outcome judge(std::string_view text, std::size_t step) {
    HeadScanner scanner { limits };
    std::string received;
    std::size_t at = 0;
    auto const more = [&] {
        received += text.substr(at, step);
        at += step;
    };
    std::size_t head_size = 0;
    while (head_size == 0) {
        if (at >= text.size()) { return {}; }
        more();
        auto const found = scanner.scan(received);
        if (!found) { return { .status = found.error().status }; }
        head_size = found->value_or(0);
    }
    auto const head_text = received.substr(0, head_size);
    auto head = parse_head(head_text, limits);
    received.erase(0, head_size);
    if (!head) { return { .status = head.error().status }; }
    if (!beast_agrees(head_text, *head)) { return { .status = 400 }; }
    require(!head->method.empty() && !head->target.contains(' '));
    require(head->framing != Framing::Chunked || head->header("content-length").empty());
    auto const admitted = admit(*head, Address::parse("127.0.0.1").value(), place(), limits);
    if (!admitted) { return { .status = admitted.error().status }; }
    Outcome outcome { .path = admitted->request.path };
    require(outcome.path.starts_with('/') && !outcome.path.contains("/../") && !outcome.path.contains('\0'));
    if (!admitted->has_body) { return outcome; }
    BodyReader reader { *head, admitted->body_limit };
    for (;;) {
        auto const taken = reader.feed(received);
        if (!taken) { return { .status = taken.error().status }; }
        require(*taken <= received.size());
        received.erase(0, *taken);
        if (reader.is_done() || at >= text.size()) { break; }
        more();
    }
    outcome.body = reader.body();
    outcome.is_complete = reader.is_done();
    require(outcome.body.size() <= admitted->body_limit);
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) { return 0; }
    std::string_view const text { reinterpret_cast<char const*>(data) + 1, size - 1 };
    auto const whole = judge(text, text.size() + 1);
    auto const in_pieces = judge(text, 1 + data[0] % 32U);
    // What is cut off is judged by what came until then, so only complete requests have to agree.
    if (whole.is_complete || in_pieces.is_complete) { require(whole == in_pieces); }
    return 0;
}

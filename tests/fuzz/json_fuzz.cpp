// Every parser of the API against bytes of any kind: JSON (with nlohmann/json as the second opinion), asks from path, query
// and body, problems. The first byte chooses the endpoint.
#include "api/endpoints.hpp"
#include "api/json.hpp"
#include "api/problem.hpp"
#include "api/request.hpp"
#include "base/text.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace hub;
using namespace hub::api;

namespace {

void require(bool holds) {
    if (!holds) { std::abort(); }
}

void check_against_second_opinion(std::string_view text) {
    auto const ours = JsonDocument::parse(text);
    bool const theirs = nlohmann::json::accept(text);
    if (ours) {
        require(theirs);
    } else if (theirs) {
        auto const& why = ours.error().message;
        bool const is_stricter = why.contains("twice") || why.contains("deeply") || why.contains("U+0000");
        bool const is_their_freedom = text.starts_with("\xEF\xBB\xBF") || text.contains('\0');  // they end at NUL, whatever follows
        require(is_stricter || is_their_freedom);
    }
}

template <class T>
void check_struct(std::string_view text) {
    auto const strict = read_json<T>(text);
    auto const lenient = read_json_leniently<T>(text);
    if (!strict) {
        require(strict.error().code == ErrorCode::Invalid && is_valid_utf8(strict.error().field));
        return;
    }
    require(lenient.has_value());
    auto const written = write_json(*strict);
    auto const again = read_json<T>(written);
    require(again && write_json(*again) == written);
}

template <class Ask, class Answer>
void check_ask(Endpoint<Ask, Answer> const& endpoint, std::string_view text) {
    auto const end_of_path = text.find('\n');
    auto const path = text.substr(0, end_of_path);
    auto const rest = end_of_path == std::string_view::npos ? std::string_view {} : text.substr(end_of_path + 1);
    Parameters parameters;
    if (endpoint.path.contains('{')) { parameters.push_back({ "id", std::string { path } }); }
    auto const ask = has_body(endpoint.method) ? read_ask(endpoint, parameters, {}, rest) : read_ask(endpoint, parameters, rest, {});
    if (ask) { require(!fill_path(endpoint, *ask).empty()); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) { return 0; }
    auto const choice = data[0];
    std::string_view const text { reinterpret_cast<char const*>(data) + 1, size - 1 };
    check_against_second_opinion(text);
    require(!read_problem(text, 400).error.message.empty());
    if (auto const decoded = percent_decode(text)) { require(percent_decode(percent_encode(*decoded)) == *decoded); }
    unsigned count = 0;
    for_each_endpoint([&](auto const&) { ++count; });
    unsigned index = 0;
    for_each_endpoint([&]<class Ask, class Answer>(Endpoint<Ask, Answer> const& endpoint) {
        if (index++ != choice % count) { return; }
        check_struct<Ask>(text);
        check_struct<Answer>(text);
        check_ask(endpoint, text);
    });
    return 0;
}

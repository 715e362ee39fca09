#include "server/answers.hpp"

#include "api/json.hpp"
#include "api/problem_body.hpp"
#include "api/request.hpp"
#include "base/text.hpp"

#include <utility>

namespace hub::server {

namespace {

Response answer(int status, std::string_view media_type, std::string_view policy, std::string body) {
    Response response { .status = status, .headers = {}, .body = std::move(body) };
    response.set_header("content-type", media_type);
    response.set_header("cache-control", "no-store");
    response.set_header("content-security-policy", policy);
    return response;
}

constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'";
constexpr std::string_view file_policy = "sandbox; default-src 'none'; frame-ancestors 'none'";

}  // namespace

Response json_answer(int status, std::string body) {
    auto response = answer(status, "application/json; charset=utf-8", data_policy, std::move(body));
    if (status == 204) {
        response.body.clear();
        std::erase_if(response.headers, [](auto const& header) { return header.first == "content-type"; });
    }
    return response;
}

Response problem_answer(api::Problem const& problem) {
    return answer(api::status_of(problem.error), api::problem_media_type, data_policy, api::write_problem(problem));
}

Response problem_answer(int status, std::string_view message, std::string_view request_id) {
    api::ProblemBody body;
    body.type = "about:blank";
    body.title = api::status_title(status);
    body.status = status;
    body.detail = message;
    body.code = to_string(ErrorCode::Invalid);
    body.request_id = request_id;
    return answer(status, api::problem_media_type, data_policy, api::write_json(body));
}

Response file_answer(int status, Bytes bytes) {
    auto response = answer(status, bytes.media_type, file_policy, std::move(bytes.bytes));
    response.set_header("content-disposition", content_disposition(bytes.file_name));
    return response;
}

std::string content_disposition(std::string_view file_name) {
    std::string plain;
    for (std::size_t at = 0; at < file_name.size();) {
        auto const code_point = next_code_point(file_name, at);
        bool const is_harmless = code_point >= 0x20 && code_point < 0x7F && code_point != '"' && code_point != '\\' && code_point != '/';
        plain += is_harmless ? static_cast<char>(code_point) : '_';
    }
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + api::percent_encode(file_name);
}

}  // namespace hub::server

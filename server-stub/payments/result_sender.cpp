#include "result_sender.hpp"

#include <algorithm>
#include <array>
#include <curl/curl.h>
#include <memory>

namespace hub::payments {

namespace {

constexpr std::size_t at_once = 20;
constexpr std::int64_t first_wait_ms = 2'000;
constexpr std::int64_t longest_wait_ms = 600'000;
constexpr std::array<int, 4> final_answers { 400, 403, 404, 422 };
constexpr long whole_seconds = 20;

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace

int post_json(std::string const& address, std::string const& body) {
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const connection { curl_easy_init(), curl_easy_cleanup };
    curl_slist* list = curl_slist_append(nullptr, "Content-Type: application/json");
    list = curl_slist_append(list, "Accept: application/json");
    list = curl_slist_append(list, "Expect:");
    std::unique_ptr<curl_slist, FreeList> const headers { list };
    if (!connection || !headers) { return 0; }
    auto const set = [&](CURLoption option, auto value) { curl_easy_setopt(connection.get(), option, value); };
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    set(CURLOPT_POSTFIELDS, body.data());
    set(CURLOPT_WRITEFUNCTION, &ignore);
    set(CURLOPT_TIMEOUT, whole_seconds);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    long answer = 0;
    if (curl_easy_perform(connection.get()) != CURLE_OK) { return 0; }
    curl_easy_getinfo(connection.get(), CURLINFO_RESPONSE_CODE, &answer);
    return static_cast<int>(answer);
}

int ResultSender::run() {
    int confirmed = 0;
    for (auto& outcome : m_ledger.due(m_clock.now(), at_once)) {
        // The token has no character that JSON would escape.
        int const status = m_post(outcome.result_address, R"({"result":")" + outcome.result + R"("})");
        bool const is_confirmed = status >= 200 && status < 300;
        bool const is_final = is_confirmed || std::ranges::contains(final_answers, status);
        ++outcome.attempts;
        outcome.is_delivered = is_final;
        outcome.due_at = { m_clock.now().ms + std::min(first_wait_ms << std::min(outcome.attempts - 1, 10), longest_wait_ms) };
        if (auto const kept = m_ledger.update(outcome); !kept) {
            m_log.write(LogLevel::Warning, "ledger_unwritable", { { "detail", kept.error().detail } });
        }
        m_log.write(is_confirmed ? LogLevel::Info : LogLevel::Warning, is_confirmed ? "result_delivered" : "result_not_delivered",
            { { "payment", outcome.id.to_string() }, { "status", std::to_string(status) },
                { "attempts", std::to_string(outcome.attempts) } });
        if (is_confirmed) { ++confirmed; }
    }
    return confirmed;
}

}  // namespace hub::payments

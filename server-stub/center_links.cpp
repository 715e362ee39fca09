#include "center_links.hpp"

#include "address.hpp"
#include "durable_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <curl/curl.h>
#include <format>
#include <memory>
#include <span>

namespace hub::host {

namespace {

constexpr long connect_seconds = 15;
constexpr long whole_seconds = 60;
constexpr std::array<long, 6> final_answers { 400, 404, 409, 410, 413, 422 };

/// The answer is of no interest, and may be long.
std::size_t ignore(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

/// libcurl asks about once a second whether to go on.
int ask_whether_interrupted(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return *static_cast<std::atomic<bool> const*>(self) ? 1 : 0;
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::unique_ptr<curl_slist, FreeList> headers_of(std::string_view message_id) {
    curl_slist* list = nullptr;
    for (auto const& line : { std::string { "Content-Type: application/fhir+json" }, std::string { "Accept: application/fhir+json" },
             std::string { "Expect:" }, std::format("X-Request-Id: {}", message_id) }) {
        list = curl_slist_append(list, line.c_str());
    }
    return std::unique_ptr<curl_slist, FreeList> { list };
}

bool is_this_machine(std::string_view url) {
    std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> const parts { curl_url(), curl_url_cleanup };
    char* host = nullptr;
    if (!parts || curl_url_set(parts.get(), CURLUPART_URL, std::string { url }.c_str(), 0) != CURLUE_OK
        || curl_url_get(parts.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK) {
        return false;
    }
    std::string name { host };
    curl_free(host);
    if (name.starts_with('[') && name.ends_with(']')) { name = name.substr(1, name.size() - 2); }
    auto const address = Address::parse(name);
    return name == "localhost" || (address && address->is_loopback());
}

}  // namespace

ErrorOr<void> check_center_address(std::string_view url) {
    constexpr std::string_view secure = "https://";
    if (url.starts_with(secure) && url.size() > secure.size()) { return {}; }
    if (url.starts_with("http://") && is_this_machine(url)) { return {}; }
    return fail(Error::invalid({}, "Messages to medical centers name people: the address must be https://…, or http://… on this machine."));
}

ErrorOr<void> FolderCenterLink::send(std::string_view message_id, std::string_view body) {
    return write_durably(m_folder / std::format("{}.json", message_id), std::as_bytes(std::span { body }));
}

HttpCenterLink::HttpCenterLink(std::string url) : m_url(std::move(url)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

HttpCenterLink::~HttpCenterLink() {
    curl_global_cleanup();
}

ErrorOr<void> HttpCenterLink::send(std::string_view message_id, std::string_view body) {
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const connection { curl_easy_init(), curl_easy_cleanup };
    auto const headers = headers_of(message_id);
    if (!connection || !headers) { return fail(Error::unavailable({}, "no memory")); }
    auto const set = [&](CURLoption option, auto value) { curl_easy_setopt(connection.get(), option, value); };
    set(CURLOPT_URL, m_url.c_str());
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    set(CURLOPT_POSTFIELDS, body.data());
    set(CURLOPT_WRITEFUNCTION, &ignore);
    set(CURLOPT_XFERINFOFUNCTION, ask_whether_interrupted);
    set(CURLOPT_XFERINFODATA, &m_is_interrupted);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_TIMEOUT, whole_seconds);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    auto const done = curl_easy_perform(connection.get());
    long answer = 0;
    curl_easy_getinfo(connection.get(), CURLINFO_RESPONSE_CODE, &answer);
    if (done == CURLE_OK && answer >= 200 && answer < 300) { return {}; }
    auto detail = std::format("{}, answer {}", curl_easy_strerror(done), answer);
    bool const is_final = done == CURLE_OK && std::ranges::contains(final_answers, answer);
    if (is_final) { return fail(Error { ErrorCode::Invalid, {}, {}, std::move(detail) }); }
    return fail(Error::unavailable({}, std::move(detail)));
}

}  // namespace hub::host

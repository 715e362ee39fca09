#include "mail_transports.hpp"

#include "address.hpp"
#include "api/request.hpp"
#include "durable_file.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <curl/curl.h>
#include <format>
#include <memory>
#include <sodium.h>
#include <utility>

namespace hub::host {

namespace {

constexpr long connect_seconds = 15;
constexpr long whole_seconds = 60;

/// What libcurl reads the mail from.
struct Reading {
    std::string_view rest;

    static std::size_t read(char* to, std::size_t size, std::size_t count, void* self) {
        auto& rest = static_cast<Reading*>(self)->rest;
        auto const taken = std::min(rest.size(), size * count);
        std::memcpy(to, rest.data(), taken);
        rest.remove_prefix(taken);
        return taken;
    }
};

/// libcurl asks about once a second whether to go on.
int ask_whether_interrupted(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return *static_cast<std::atomic<bool> const*>(self) ? 1 : 0;
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::string in_brackets(std::string_view address) {
    return "<" + std::string { address } + ">";
}

std::unexpected<Error> refuse(std::string_view text) {
    return fail(Error::invalid({}, std::format("“{}” is not smtp://HOST:PORT or smtps://HOST:PORT.", text)));
}

bool is_this_machine(std::string_view host_and_port) {
    auto const host = host_and_port.substr(0, host_and_port.rfind(':'));
    auto const address = Address::parse(host);
    return host == "localhost" || (address && address->is_loopback());
}

}  // namespace

ErrorOr<SmtpServer> SmtpServer::parse(std::string_view text) {
    auto const slashes = text.find("://");
    auto const scheme = text.substr(0, slashes);
    if (slashes == std::string_view::npos || (scheme != "smtp" && scheme != "smtps")) { return refuse("…"); }
    auto rest = text.substr(slashes + 3);
    SmtpServer server;
    if (auto const at = rest.rfind('@'); at != std::string_view::npos) {
        auto const colon = rest.find(':');
        bool const has_password = colon < at;
        HUB_TRY_ASSIGN(server.user, api::percent_decode(rest.substr(0, has_password ? colon : at)));
        if (has_password) { HUB_TRY_ASSIGN(server.password, api::percent_decode(rest.substr(colon + 1, at - colon - 1))); }
        rest = rest.substr(at + 1);
    }
    if (rest.empty() || rest.find_first_of("/?# ") != std::string_view::npos) { return refuse(scheme); }
    server.url = std::string { scheme } + "://" + std::string { rest };
    server.is_local = is_this_machine(rest);
    return server;
}

SmtpTransport::SmtpTransport(SmtpServer server) : m_server(std::move(server)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

SmtpTransport::~SmtpTransport() {
    sodium_memzero(m_server.password.data(), m_server.password.size());
    curl_global_cleanup();
}

ErrorOr<void> SmtpTransport::send(std::string_view from, std::string_view to, std::string_view message) {
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const connection { curl_easy_init(), curl_easy_cleanup };
    std::unique_ptr<curl_slist, FreeList> const recipients { curl_slist_append(nullptr, in_brackets(to).c_str()) };
    if (!connection || !recipients) { return fail(Error::unavailable({}, "no memory")); }
    Reading reading { message };
    auto const set = [&](CURLoption option, auto value) { curl_easy_setopt(connection.get(), option, value); };
    set(CURLOPT_URL, m_server.url.c_str());
    if (!m_server.user.empty()) {
        set(CURLOPT_USERNAME, m_server.user.c_str());
        set(CURLOPT_PASSWORD, m_server.password.c_str());
    }
    set(CURLOPT_USE_SSL, static_cast<long>(m_server.is_local ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!m_server.ca_file.empty()) { set(CURLOPT_CAINFO, m_server.ca_file.c_str()); }
    set(CURLOPT_MAIL_FROM, in_brackets(from).c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_READFUNCTION, &Reading::read);
    set(CURLOPT_READDATA, &reading);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_XFERINFOFUNCTION, ask_whether_interrupted);
    set(CURLOPT_XFERINFODATA, &m_is_interrupted);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_TIMEOUT, whole_seconds);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    auto const done = curl_easy_perform(connection.get());
    if (done == CURLE_OK) { return {}; }
    long answer = 0;
    curl_easy_getinfo(connection.get(), CURLINFO_RESPONSE_CODE, &answer);
    // The number and libcurl's own words: what the server says may repeat the address.
    auto detail = std::format("{}, answer {}", curl_easy_strerror(done), answer);
    if (answer >= 500 && done != CURLE_LOGIN_DENIED) { return fail(Error { ErrorCode::Invalid, {}, {}, std::move(detail) }); }
    return fail(Error::unavailable({}, std::move(detail)));
}

ErrorOr<void> SpoolTransport::send(std::string_view, std::string_view, std::string_view message) {
    auto const path = m_folder / std::format("{}-{:04}.eml", m_clock.now().ms, m_count++ % 10'000);
    return write_durably(path, std::as_bytes(std::span { message }));
}

}  // namespace hub::host

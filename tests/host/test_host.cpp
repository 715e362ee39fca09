#include "host/test_host.hpp"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace hub::test {

namespace {

template <class T>
T must(ErrorOr<T> maybe) {
    if (!maybe) { throw std::runtime_error(maybe.error().message); }
    return *std::move(maybe);
}

server::Response json_response(std::string body) {
    server::Response response;
    response.headers.emplace_back("content-type", "application/json; charset=utf-8");
    response.body = std::move(body);
    return response;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "hub-host-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) { throw std::runtime_error("no temporary folder"); }
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

void TemporaryFolder::write(std::string const& name, std::string_view bytes) const {
    std::filesystem::create_directories((m_path / name).parent_path());
    std::ofstream { m_path / name, std::ios::binary } << bytes;
}

void MemoryLog::write(LogLevel, std::string_view event, std::initializer_list<LogField> fields) {
    std::scoped_lock const lock { m_mutex };
    m_text += event;
    for (auto const& [name, value] : fields) { m_text.append(" ").append(name).append("=").append(value); }
    m_text += '\n';
}

std::string MemoryLog::text() const {
    std::scoped_lock const lock { m_mutex };
    return m_text;
}

server::Response stand_in(server::Request const& request) {
    using namespace std::chrono_literals;
    if (request.path == "/api/echo") {
        std::string seen = request.path + "|" + request.query + "|" + request.client_address + "|" + request.body;
        return json_response(std::move(seen));
    }
    if (request.path == "/api/large") { return json_response(std::string(std::stoul("0" + request.query), 'x')); }
    if (request.path == "/api/slow") {
        std::this_thread::sleep_for(std::chrono::milliseconds { std::stol("0" + request.query) });
        return json_response("{}");
    }
    if (request.path == "/api/throw") { throw std::runtime_error("the secret reason"); }
    if (request.path == "/api/bad-header") {
        auto response = json_response("{}");
        response.headers.emplace_back("x-note", "a\r\nset-cookie: stolen");
        return response;
    }
    if (request.path == "/api/pdf") {
        server::Response response;
        response.headers.emplace_back("content-type", "application/pdf");
        response.body = "%PDF-1.7";
        return response;
    }
    if (request.path == "/api/none") { return { .status = 204 }; }
    if (request.path == "/healthz" || request.path == "/readyz" || request.path == "/api/v1/session") { return json_response("{}"); }
    auto response = json_response("{}");
    response.status = 404;
    return response;
}

TestHost::TestHost(TestHostOptions const& options) {
    m_site_folder.write("index.html", "<!doctype html><title>Portal</title>");
    m_site_folder.write("app.3f9c2a71.js", "export {};");
    m_site_folder.write("app.3f9c2a71.js.br", "BROTLI");
    m_site_folder.write("app.3f9c2a71.js.gz", "GZIP");
    m_site_folder.write("manifest.webmanifest", "{}");
    m_site_folder.write("hub.wasm", std::string("\0asm", 4));
    m_site_folder.write(".secret", "hidden");

    host::ListenerOptions listening;
    listening.host = "127.0.0.1";
    listening.port = 0;
    listening.limits = options.limits;
    m_listener = must(host::Listener::open(listening, m_log, m_metrics));
    m_site = must(host::StaticSite::open(m_site_folder.path()));
    m_responder = std::make_unique<host::Responder>(options.handle, *m_site, m_random, m_log, options.responder);
    host::Place place { .hosts = options.more_hosts, .trusted_proxies = options.trusted_proxies, .https_origin = options.https_origin };
    place.hosts.push_back(host());
    auto const started = m_listener->start(place,
        [this](host::Admitted admitted, host::Listener::Done done) { return m_responder->respond(std::move(admitted), std::move(done)); });
    if (!started) { throw std::runtime_error(started.error().message); }
}

TestHost::~TestHost() {
    static_cast<void>(m_listener->finish(host::Milliseconds { 2'000 }));
}

std::string TestHost::request(std::string_view method_and_path, std::string_view headers) const {
    std::string text { method_and_path };
    text += " HTTP/1.1\r\nHost: " + host() + "\r\n";
    text += headers;
    return text + "\r\n";
}

std::string TestHost::post(std::string_view body) const {
    return request("POST /api/echo", "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n")
        + std::string { body };
}

}  // namespace hub::test

// The host in the test's own process: a listener on a free port, a site of a few files, and a stand-in for the core.
#pragma once

#include "base/random.hpp"
#include "listener.hpp"
#include "responder.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace hub::test {

/// A folder that is gone again after the test.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return m_path; }
    void write(std::string const& name, std::string_view bytes) const;

private:
    std::filesystem::path m_path;
};

/// Keeps the lines it is told.
class MemoryLog final : public Log {
public:
    void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) override;
    [[nodiscard]] std::string text() const;

private:
    mutable std::mutex m_mutex;
    std::string m_text;
};

/// Answers by path: /api/echo with the request, /api/large with megabytes, /api/slow after a while, /api/throw not at all,
/// /api/pdf with a file, /healthz and /readyz with 200.
[[nodiscard]] server::Response stand_in(server::Request const& request);

struct TestHostOptions {
    host::Limits limits;
    host::ResponderOptions responder;
    host::Responder::Handle handle = stand_in;
    std::vector<std::string> more_hosts;
    std::vector<host::Network> trusted_proxies;
    std::string https_origin;
};

class TestHost {
public:
    explicit TestHost(TestHostOptions const& options = {});
    ~TestHost();

    [[nodiscard]] std::uint16_t port() const { return m_listener->port(); }
    [[nodiscard]] std::string host() const { return "127.0.0.1:" + std::to_string(port()); }
    /// "GET /path" with a Host header, more headers, and the empty line.
    [[nodiscard]] std::string request(std::string_view method_and_path, std::string_view headers = {}) const;
    /// A POST of JSON to /api/echo.
    [[nodiscard]] std::string post(std::string_view body) const;

    [[nodiscard]] host::Listener& listener() { return *m_listener; }
    [[nodiscard]] host::Responder& responder() { return *m_responder; }
    [[nodiscard]] host::Metrics& metrics() { return m_metrics; }
    [[nodiscard]] TemporaryFolder const& site() const { return m_site_folder; }
    [[nodiscard]] std::string log_text() const { return m_log.text(); }

private:
    TemporaryFolder m_site_folder;
    MemoryLog m_log;
    SeededRandom m_random { 1 };
    host::Metrics m_metrics;
    std::unique_ptr<host::Listener> m_listener;  // outlives the responder, whose threads hand answers to it
    std::unique_ptr<host::StaticSite> m_site;
    std::unique_ptr<host::Responder> m_responder;
};

}  // namespace hub::test

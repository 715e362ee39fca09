// Accounts over the wire: the finished program sends mail through a real mail server, and the link in it works.
#include "host/test_host.hpp"
#include "mail_transports.hpp"
#include "support/http/http_transport.hpp"
#include "support/http/server_process.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sys/stat.h>

using namespace hub;
using namespace hub::test;

namespace {

/// tests/host/smtp_sink.py.
class SmtpSink {
public:
    SmtpSink(int mails, std::string const& user, std::string const& password)
        : m_pipe(::popen(("/usr/bin/python3 " HUB_TESTS_DIR "/host/smtp_sink.py " + std::to_string(mails) + " " + user + " " + password
                             + " 2>/dev/null")
                             .c_str(),
                     "r"),
              ::pclose) {}

    /// The next line it says: its port, then each mail; empty when it has ended.
    [[nodiscard]] std::string next() {
        std::array<char, 16'384> line {};
        return std::fgets(line.data(), line.size(), m_pipe.get()) == nullptr ? std::string {} : std::string { line.data() };
    }

private:
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> m_pipe;
};

bool has_sink() {
    return std::system("/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null") == 0;
}

struct EnvironmentValue {
    EnvironmentValue(char const* given, std::string const& value) : name(given) { ::setenv(name, value.c_str(), 1); }
    ~EnvironmentValue() { ::unsetenv(name); }
    EnvironmentValue(EnvironmentValue const&) = delete;
    EnvironmentValue& operator=(EnvironmentValue const&) = delete;
    char const* name;
};

/// The status of a POST of JSON; -1 without an answer.
int post(HttpTransport& transport, std::string target, std::string body) {
    std::optional<ErrorOr<client::Response>> answer;
    transport.send({ .method = api::Method::Post,
                       .target = std::move(target),
                       .headers = { { "content-type", "application/json" } },
                       .body = std::move(body) },
        [&](ErrorOr<client::Response> response) { answer = std::move(response); });
    for (int i = 0; i < 60 && !answer; ++i) {
        transport.wait();
        transport.poll();
    }
    return answer && *answer ? (*answer)->status : -1;
}

int sign_in(HttpTransport& transport, std::string const& password) {
    return post(transport, "/api/v1/session", R"({"email":"admin@acme.example","password":")" + password + R"("})");
}

std::string token_in(std::string const& mail) {
    constexpr std::string_view mark = "#/password?token=";
    auto const at = mail.find(mark);
    return at == std::string::npos ? std::string {} : mail.substr(at + mark.size(), 43);
}

std::string whole(std::filesystem::path const& path) {
    std::ifstream file { path, std::ios::binary };
    return { std::istreambuf_iterator<char> { file }, {} };
}

}  // namespace

TEST_CASE("SIGN-03, A12, O1: a forgotten password is replaced with the link of a mail that really came", "[host][accounts]") {
    if (!has_sink()) { SKIP("python3-aiosmtpd is missing; tools/setup --tests installs it"); }
    SmtpSink sink { 2, "portal", "canary@secret" };
    auto const port = std::to_string(std::stoi(sink.next()));
    EnvironmentValue const smtp { "HUB_SMTP", "smtp://portal:canary%40secret@127.0.0.1:" + port };
    ServerProcess server { { .arguments = { "--demo", "--password-memory", "19", "--password-passes", "2" } } };
    HttpTransport transport { server.port() };
    CHECK(post(transport, "/api/v1/password-resets", R"({"email":"admin@acme.example"})") == 204);
    CHECK(post(transport, "/api/v1/password-resets", R"({"email":"nobody@acme.example"})") == 204);
    auto const mail = sink.next();
    CHECK(mail.contains(R"("from": "portal.support@concentra.com")"));
    CHECK(mail.contains(R"("to": ["admin@acme.example"])"));
    CHECK(mail.contains(R"("defects": [])"));
    auto const token = token_in(mail);
    REQUIRE(token.size() == 43);

    CHECK(post(transport, "/api/v1/passwords", R"({"token":")" + token + R"(","password":"too short"})") == 422);
    CHECK(post(transport, "/api/v1/passwords", R"({"token":")" + token + R"(","password":"canary quartz sphinx"})") == 204);
    CHECK(post(transport, "/api/v1/passwords", R"({"token":")" + token + R"(","password":"canary quartz sphinx"})") == 404);
    CHECK(sink.next().contains("was changed"));
    CHECK(sign_in(transport, "Training-2026-portal") == 401);
    CHECK(sign_in(transport, "canary quartz sphinx") == 201);

    auto const words = server.words();
    CHECK(words.contains("mail_sent"));
    for (auto const& secret : { std::string { "acme.example" }, std::string { "canary" }, token }) { CHECK_FALSE(words.contains(secret)); }
    CHECK_FALSE(whole("/proc/" + std::to_string(server.process_id()) + "/cmdline").contains("canary"));
}

TEST_CASE("Without a mail server mail becomes files that only the owner reads", "[host][accounts]") {
    TemporaryFolder folder;
    ManualClock const clock { Instant { 1'000 } };
    host::SpoolTransport spool { folder.path(), clock };
    REQUIRE(spool.send("a@b.example", "c@d.example", "From: a\r\n\r\nText"));
    REQUIRE(spool.send("a@b.example", "c@d.example", "From: a\r\n\r\nSecond"));
    CHECK(whole(folder.path() / "1000-0000.eml") == "From: a\r\n\r\nText");
    CHECK(whole(folder.path() / "1000-0001.eml").ends_with("Second"));
    struct stat about {};
    REQUIRE(::stat((folder.path() / "1000-0000.eml").c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600);
}

TEST_CASE("A mail server that is not there is unavailable, and one's name is not told", "[host][accounts]") {
    host::SmtpTransport transport { host::SmtpServer::parse("smtp://127.0.0.1:1").value() };
    auto const sent = transport.send("a@b.example", "c@d.example", "From: a\r\n\r\nText");
    REQUIRE_FALSE(sent);
    CHECK(sent.error().code == ErrorCode::Unavailable);
    CHECK_FALSE(sent.error().detail.contains("@"));
}

TEST_CASE("T1: mail goes out under TLS, and not to a server that nobody vouches for", "[host][accounts]") {
    if (!has_sink()) { SKIP("python3-aiosmtpd is missing; tools/setup --tests installs it"); }
    TemporaryFolder folder;
    auto const certificate = (folder.path() / "relay.pem").string();
    auto const key = (folder.path() / "relay.key").string();
    std::string const make = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=relay"
                             " -addext subjectAltName=IP:127.0.0.1 -keyout "
        + key + " -out " + certificate + " 2>/dev/null";
    REQUIRE(std::system(make.c_str()) == 0);
    EnvironmentValue const shown { "HUB_SINK_CERTIFICATE", certificate };
    EnvironmentValue const kept { "HUB_SINK_KEY", key };
    SmtpSink sink { 1, "portal", "word" };
    auto address = host::SmtpServer::parse("smtp://portal:word@127.0.0.1:" + std::to_string(std::stoi(sink.next()))).value();
    std::string_view const mail = "From: a@b.example\r\nSubject: Greeting\r\n\r\nText\r\n";

    auto const stranger = host::SmtpTransport { address }.send("a@b.example", "c@d.example", mail);
    REQUIRE_FALSE(stranger);
    CHECK(stranger.error().code == ErrorCode::Unavailable);

    address.ca_file = certificate;
    REQUIRE(host::SmtpTransport { address }.send("a@b.example", "c@d.example", mail));
    auto const taken = sink.next();
    CHECK(taken.contains(R"("tls": true)"));
    CHECK(taken.contains("Greeting"));
}

TEST_CASE("T5: the address of a mail server", "[host][options]") {
    auto const server = host::SmtpServer::parse("smtps://us%65r:p%3Aw%40d@mail.example:465");
    REQUIRE(server);
    CHECK(server->url == "smtps://mail.example:465");
    CHECK(server->user == "user");
    CHECK(server->password == "p:w@d");
    CHECK_FALSE(server->is_local);
    CHECK(host::SmtpServer::parse("smtp://localhost:2525")->is_local);
    CHECK(host::SmtpServer::parse("smtp://mail.example")->user.empty());
    CHECK_FALSE(host::SmtpServer::parse("mail.example"));
    CHECK_FALSE(host::SmtpServer::parse("http://mail.example"));
    CHECK_FALSE(host::SmtpServer::parse("smtp://user:secret@"));
    CHECK_FALSE(host::SmtpServer::parse("smtp://mail.example/path"));
    auto const ended = run_server({ "--smtp", "smtp://user:canary@mail.example" });
    CHECK(ended.status == 2);
    CHECK(ended.words.contains("HUB_SMTP"));
    CHECK_FALSE(ended.words.contains("canary"));
}

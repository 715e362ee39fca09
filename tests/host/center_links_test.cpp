// Messages to medical centers over the wire and into a folder.
#include "center_links.hpp"

#include "host/test_host.hpp"

#include <arpa/inet.h>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

using namespace hub;
using namespace hub::test;

namespace {

/// A listener on this machine that takes one request and answers it with one status.
class OneAnswer {
public:
    explicit OneAnswer(std::string status) : m_status(std::move(status)), m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        REQUIRE(::bind(m_socket, reinterpret_cast<sockaddr*>(&address), length) == 0);
        REQUIRE(::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &length) == 0);
        REQUIRE(::listen(m_socket, 1) == 0);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread { [this] { serve(); } };
    }
    ~OneAnswer() {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    OneAnswer(OneAnswer const&) = delete;
    OneAnswer& operator=(OneAnswer const&) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/fhir"; }
    /// What came; to be read after the answer was sent.
    [[nodiscard]] std::string const& request() const { return m_request; }

private:
    void serve() {
        int const connection = ::accept(m_socket, nullptr, nullptr);
        if (connection < 0) { return; }
        std::string text;
        char part[4096];
        while (!text.ends_with("</end>")) {
            auto const got = ::recv(connection, part, sizeof part, 0);
            if (got <= 0) { break; }
            text.append(part, static_cast<std::size_t>(got));
        }
        m_request = text;
        auto const answer = "HTTP/1.1 " + m_status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        static_cast<void>(::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL));
        ::close(connection);
    }

    std::string m_status;
    int m_socket;
    std::uint16_t m_port = 0;
    std::string m_request;
    std::thread m_thread;
};

ErrorOr<void> send_to(OneAnswer& receiver) {
    host::HttpCenterLink link { receiver.url() };
    return link.send("message-1", "{\"x\":\"Łoś\"}</end>");
}

}  // namespace

TEST_CASE("AUTH-06: a message is posted as FHIR, and an answer of 2xx is a receipt", "[host][centers]") {
    OneAnswer receiver { "201 Created" };
    CHECK(send_to(receiver));
    auto const& request = receiver.request();
    CHECK(request.starts_with("POST /fhir HTTP/1.1\r\n"));
    CHECK(request.contains("\r\nContent-Type: application/fhir+json\r\n"));
    CHECK(request.contains("\r\nX-Request-Id: message-1\r\n"));
    CHECK(request.ends_with("\r\n\r\n{\"x\":\"Łoś\"}</end>"));
}

TEST_CASE("AUTH-06: a wrong message is refused for good, everything else is tried again", "[host][centers]") {
    for (auto const& [status, code] : { std::pair { "422 Unprocessable Entity", ErrorCode::Invalid },
             { "400 Bad Request", ErrorCode::Invalid }, { "503 Service Unavailable", ErrorCode::Unavailable },
             { "401 Unauthorized", ErrorCode::Unavailable }, { "302 Found", ErrorCode::Unavailable } }) {
        CAPTURE(status);
        OneAnswer receiver { status };
        auto const sent = send_to(receiver);
        REQUIRE_FALSE(sent);
        CHECK(sent.error().code == code);
        CHECK(sent.error().detail.contains(std::string { status }.substr(0, 3)));
    }
    host::HttpCenterLink nobody { "http://127.0.0.1:1/" };
    CHECK(nobody.send("message-1", "{}").error().code == ErrorCode::Unavailable);
}

TEST_CASE("AUTH-06: messages name people, so they leave this machine only under TLS", "[host][centers]") {
    for (auto const* good :
        { "https://centers.example/fhir", "http://localhost:9000/", "http://127.0.0.1:9000/fhir", "http://[::1]:9000/" }) {
        CAPTURE(good);
        CHECK(host::check_center_address(good));
    }
    for (auto const* bad :
        { "", "https://", "http://centers.example/", "ftp://127.0.0.1/", "http://localhost.example/", "http://127.0.0.1@evil.example/" }) {
        CAPTURE(bad);
        CHECK_FALSE(host::check_center_address(bad));
    }
}

TEST_CASE("AUTH-06: without an address each message is a file, and one that comes again replaces its own", "[host][centers]") {
    TemporaryFolder folder;
    host::FolderCenterLink link { folder.path() };
    REQUIRE(link.send("a", "first"));
    REQUIRE(link.send("a", "second"));
    REQUIRE(link.send("b", "other"));
    std::size_t files = 0;
    for (auto const& entry : std::filesystem::directory_iterator { folder.path() }) {
        ++files;
        CHECK(entry.path().extension() == ".json");
    }
    CHECK(files == 2);
    std::ifstream file { std::filesystem::path { folder.path() } / "a.json" };
    CHECK(std::string { std::istreambuf_iterator<char> { file }, {} } == "second");
}

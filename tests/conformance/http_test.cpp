// The conformance suite against the real hub-server, in a process of its own, over HTTP.
#include "conformance/catch_cases.hpp"
#include "support/http/http_transport.hpp"
#include "support/http/server_process.hpp"

#include <chrono>
#include <thread>

using namespace hub;

namespace {

class OverHttp final : public conformance::Place {
public:
    std::unique_ptr<client::Transport> open_transport() override { return std::make_unique<test::HttpTransport>(m_server.port()); }
    void wait() override { std::this_thread::sleep_for(std::chrono::milliseconds { 1 }); }

private:
    test::ServerProcess m_server;
};

}  // namespace

TEST_CASE("Conformance over HTTP", "[conformance]") {
    static OverHttp place;
    static conformance::Run run { place };
    conformance::check_cases(run);
}

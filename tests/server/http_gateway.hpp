// The core behind the real host, on a socket: with HUB_TEST_OVER_HTTP=1 every request of a test's visitors takes this way
// instead of a function call, so that what holds in process is seen to hold over HTTP.
#pragma once

#include "host/test_host.hpp"
#include "server/http.hpp"

#include <functional>

namespace hub::test {

class HttpGateway {
public:
    explicit HttpGateway(std::function<server::Response(server::Request const&)> handle);

    /// The request as bytes, and the answer read from bytes. The visitor's address and https come from a trusted proxy.
    [[nodiscard]] server::Response send(server::Request const& request);

    [[nodiscard]] static bool is_wanted();

private:
    TestHost m_host;
};

}  // namespace hub::test

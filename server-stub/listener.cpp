#include "listener.hpp"

#include "connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/strand.hpp>

#include <condition_variable>
#include <exception>
#include <format>
#include <mutex>
#include <openssl/ssl.h>
#include <set>
#include <thread>
#include <typeinfo>
#include <vector>

namespace hub::host {

namespace {

using Acceptor = net::ip::tcp::acceptor;
using Endpoint = net::ip::tcp::endpoint;

constexpr int longest_backlog = 4096;

Address address_of(Endpoint const& endpoint) {
    auto address = endpoint.address();
    auto const bytes =
        address.is_v4() ? net::ip::make_address_v6(net::ip::v4_mapped, address.to_v4()).to_bytes() : address.to_v6().to_bytes();
    Address result;
    std::ranges::copy(bytes, result.bytes.begin());
    return result;
}

/// TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only (T1).
ErrorOr<std::unique_ptr<net::ssl::context>> make_tls(ListenerOptions const& options) {
    auto context = std::make_unique<net::ssl::context>(net::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context->native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SystemError failed;
    context->use_certificate_chain_file(options.tls_certificate, failed);
    if (failed) {
        return fail(Error::unavailable("The certificate " + options.tls_certificate + " cannot be used: " + failed.message() + "."));
    }
    context->use_private_key_file(options.tls_key, net::ssl::context::pem, failed);
    if (failed) { return fail(Error::unavailable("The key " + options.tls_key + " cannot be used: " + failed.message() + ".")); }
    return context;
}

Error port_is_taken(Endpoint const& endpoint) {
    return Error::conflict(std::format(
        "Port {} of {} is taken by another program. Choose another one with --listen.", endpoint.port(), endpoint.address().to_string()));
}

}  // namespace

struct Listener::Impl {
    Impl(ListenerOptions const& chosen, Log& log, Metrics& metrics)
        : options(chosen), gate(options.limits, metrics),
          around { .limits = options.limits, .place = {}, .respond = {}, .gate = gate, .log = log, .metrics = metrics } {}

    ErrorOr<void> bind(net::ip::address const& address);
    net::awaitable<void> accept(Acceptor& acceptor);
    void welcome(Socket socket);
    template <class Stream>
    void spawn(Stream stream, Address peer, Counted counted, Entry entry);
    void run();

    ListenerOptions options;
    Gate gate;
    Surroundings around;
    net::io_context context;
    std::unique_ptr<net::ssl::context> tls;
    std::vector<std::unique_ptr<Acceptor>> acceptors;
    std::vector<std::thread> threads;

    std::mutex mutex;
    std::condition_variable has_ended;
    std::size_t running = 0;  ///< threads
    std::set<std::shared_ptr<AnyConnection>> connections;
};

ErrorOr<void> Listener::Impl::bind(net::ip::address const& address) {
    auto acceptor = std::make_unique<Acceptor>(net::make_strand(context));
    Endpoint const endpoint { address, options.port };
    SystemError failed;
    acceptor->open(endpoint.protocol(), failed);
    if (!failed && address.is_v6()) { acceptor->set_option(net::ip::v6_only(true), failed); }
    if (!failed) { acceptor->set_option(Acceptor::reuse_address(true), failed); }
    if (!failed) { acceptor->bind(endpoint, failed); }
    if (failed == net::error::address_in_use) { return fail(port_is_taken(endpoint)); }
    if (failed) {
        return fail(
            Error::unavailable(std::format("Cannot listen on {}, port {}: {}.", address.to_string(), options.port, failed.message())));
    }
    options.port = acceptor->local_endpoint().port();
    acceptors.push_back(std::move(acceptor));
    return {};
}

net::awaitable<void> Listener::Impl::accept(Acceptor& acceptor) {
    for (;;) {
        auto [failed, socket] = co_await acceptor.async_accept(net::make_strand(context), as_result);
        if (around.is_stopping || failed == net::error::operation_aborted) { co_return; }
        if (!failed) {
            welcome(std::move(socket));
            continue;
        }
        // No descriptor is free, or the client has gone again. A pause keeps this from turning in circles.
        net::steady_timer pause { context, std::chrono::milliseconds { 50 } };
        co_await pause.async_wait(as_result);
    }
}

void Listener::Impl::welcome(Socket socket) {
    SystemError failed;
    auto const endpoint = socket.remote_endpoint(failed);
    if (failed) { return; }
    auto const peer = address_of(endpoint);
    auto const counted = is_trusted(peer, around.place.trusted_proxies) ? Counted::InAllOnly : Counted::ByAddress;
    auto const entry = gate.enter(peer, counted);
    if (entry == Entry::Dropped) { return; }
    if (tls) {
        spawn(TlsStream { std::move(socket), *tls }, peer, counted, entry);
    } else {
        spawn(std::move(socket), peer, counted, entry);
    }
}

template <class Stream>
void Listener::Impl::spawn(Stream stream, Address peer, Counted counted, Entry entry) {
    auto const connection = std::make_shared<Connection<Stream>>(std::move(stream), peer, around);
    auto const executor = connection->executor();
    {
        std::scoped_lock const lock { mutex };
        connections.insert(connection);
    }
    auto const life = [connection, entry] { return entry == Entry::Welcome ? connection->serve() : connection->turn_away(); };
    net::co_spawn(executor, life, [this, connection, peer, counted, entry](std::exception_ptr const& thrown) {
        if (thrown) { around.log.write(LogLevel::Error, "connection_failed", {}); }
        gate.leave(peer, counted, entry);
        std::scoped_lock const lock { mutex };
        connections.erase(connection);
    });
}

void Listener::Impl::run() {
    for (;;) {
        try {
            context.run();
            break;
        } catch (std::exception const& thrown) { around.log.write(LogLevel::Error, "exception", { { "what", typeid(thrown).name() } }); }
    }
    std::scoped_lock const lock { mutex };
    running -= 1;
    has_ended.notify_all();
}

ErrorOr<std::unique_ptr<Listener>> Listener::open(ListenerOptions const& options, Log& log, Metrics& metrics) {
    auto impl = std::make_unique<Impl>(options, log, metrics);
    if (!options.tls_certificate.empty()) { HUB_TRY_ASSIGN(impl->tls, make_tls(options)); }
    if (options.host == "localhost") {
        HUB_TRY(impl->bind(net::ip::address_v4::loopback()));
        auto const also = impl->bind(net::ip::address_v6::loopback());
        if (!also && also.error().code == ErrorCode::Conflict) { return fail(also.error()); }  // a machine without IPv6 is all right
    } else {
        SystemError failed;
        auto const address = net::ip::make_address(options.host, failed);
        if (failed) { return fail(Error::invalid("listen", "“" + options.host + "” is not an IP address.")); }
        HUB_TRY(impl->bind(address));
    }
    return std::unique_ptr<Listener> { new Listener(std::move(impl)) };
}

Listener::Listener(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Listener::~Listener() {
    static_cast<void>(finish(Milliseconds { 0 }));
}

std::uint16_t Listener::port() const {
    return m_impl->options.port;
}

ErrorOr<void> Listener::start(Place place, Respond respond) {
    auto& impl = *m_impl;
    for (auto const& acceptor : impl.acceptors) {
        SystemError failed;
        acceptor->listen(longest_backlog, failed);
        if (failed) { return fail(port_is_taken(acceptor->local_endpoint())); }
    }
    impl.around.place = std::move(place);
    impl.around.place.tls = impl.tls != nullptr;
    impl.around.respond = std::move(respond);
    for (auto const& acceptor : impl.acceptors) { net::co_spawn(acceptor->get_executor(), impl.accept(*acceptor), net::detached); }
    impl.running = static_cast<std::size_t>(impl.options.threads);
    for (int i = 0; i < impl.options.threads; ++i) {
        impl.threads.emplace_back([&impl] { impl.run(); });
    }
    return {};
}

void Listener::stop_accepting() {
    auto& impl = *m_impl;
    impl.around.is_stopping = true;
    for (auto const& acceptor : impl.acceptors) {
        net::post(acceptor->get_executor(), [raw = acceptor.get()] {
            SystemError ignored;
            raw->close(ignored);
        });
    }
    std::scoped_lock const lock { impl.mutex };
    for (auto const& connection : impl.connections) { connection->stop(); }
}

bool Listener::finish(Milliseconds longest) {
    auto& impl = *m_impl;
    if (!impl.around.is_stopping) { stop_accepting(); }
    bool is_complete = false;
    {
        // A thread of the listener ends by itself when nothing is left to do.
        std::unique_lock lock { impl.mutex };
        is_complete = impl.has_ended.wait_for(lock, longest, [&] { return impl.running == 0; });
    }
    impl.context.stop();
    for (auto& thread : impl.threads) { thread.join(); }
    impl.threads.clear();
    return is_complete;
}

}  // namespace hub::host

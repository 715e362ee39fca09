// Takes messages to medical centers out of the queue and hands them to the link (AUTH-06, AUTH-26). The host calls run()
// every now and then, on a thread of its own: no request ever waits for a center.
#pragma once

#include "server/app.hpp"
#include "server/center_link.hpp"
#include "store/center_messages.hpp"

#include <string>
#include <string_view>

namespace hub::server {

inline constexpr int center_attempts = 14;  ///< some eight hours; then the center has to be called

class CenterDelivery {
public:
    /// All outlive it.
    CenterDelivery(Services services, CenterLink& link) : m_services(services), m_link(link) {}

    /// Tries what is due, at most a few at a time; returns how many were delivered. One that fails is tried again after a
    /// minute, then after twice as long each time, at most an hour; after center_attempts it is given up. Messages about
    /// the same authorization arrive in the order of its changes.
    int run();
    /// From another thread: the program ends.
    void interrupt() { m_link.interrupt(); }

private:
    struct Letter {
        std::string body;
        std::string center_name;
    };
    [[nodiscard]] bool send(store::CenterMessage const& message);
    [[nodiscard]] ErrorOr<Letter> write(store::CenterMessage const& message);
    [[nodiscard]] ErrorOr<void> note_receipt(store::CenterMessage const& message, std::string_view center_name);
    void put_off(store::CenterMessage const& message, std::string_view center_name, Error const& error);
    [[nodiscard]] ErrorOr<void> give_up(store::CenterMessage const& message, std::string_view center_name, Error const& error);
    void tell(LogLevel level, std::string_view event, store::CenterMessage const& message, std::string_view why);

    Services m_services;
    CenterLink& m_link;
};

}  // namespace hub::server

// Takes mail out of the queue and hands it to whatever sends it. The host calls run() every now and then, on a thread of its
// own: no request ever waits for a mail server.
#pragma once

#include "server/app.hpp"
#include "server/mail_message.hpp"
#include "store/mail_queue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::server {

/// The way out: a mail server, or a folder.
struct MailTransport {
    virtual ~MailTransport() = default;
    /// `message` is a whole RFC 5322 text. Invalid when the mail was refused for good; any other error is tried again. The
    /// error's detail goes to the log, so it must name neither addresses nor texts.
    [[nodiscard]] virtual ErrorOr<void> send(std::string_view from, std::string_view to, std::string_view message) = 0;
    /// From another thread: lets a send() that is under way fail soon.
    virtual void interrupt() {}
};

class MailDelivery {
public:
    /// All outlive it.
    MailDelivery(Services services, MailTransport& transport) : m_services(services), m_transport(transport) {}

    /// Tries what is due, at most a few at a time; returns how many were sent. A mail that cannot be sent is tried again
    /// after one minute, then after twice as long each time, at most an hour; after three days it is given up.
    int run();
    /// From another thread: the program ends.
    void interrupt() { m_transport.interrupt(); }

private:
    [[nodiscard]] bool send(store::Mail const& mail);
    [[nodiscard]] ErrorOr<bool> may_have(store::Mail const& mail);
    [[nodiscard]] ErrorOr<std::string> compose(store::Mail const& mail);
    [[nodiscard]] ErrorOr<std::vector<MailAttachment>> attachments_of(store::Mail const& mail);
    void put_off(store::Mail const& mail, Error const& error);
    void remove(store::Mail const& mail);
    void tell(LogLevel level, std::string_view event, store::Mail const& mail, std::string_view why);

    Services m_services;
    MailTransport& m_transport;
};

}  // namespace hub::server

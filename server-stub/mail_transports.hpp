// The two ways out for mail: a mail server (SMTP, through libcurl), or files in a folder for a portal without one.
#pragma once

#include "base/clock.hpp"
#include "server/mail_delivery.hpp"

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>

namespace hub::host {

/// "smtp://user:password@host:port", in which name, password and port may be missing.
struct SmtpServer {
    std::string url;  ///< without name and password
    std::string user;
    std::string password;
    std::string ca_file;    ///< authorities in PEM that vouch for it; empty: the machine's own
    bool is_local = false;  ///< on this machine: then TLS is used only if the server offers it

    [[nodiscard]] static ErrorOr<SmtpServer> parse(std::string_view text);
};

/// smtps:// is TLS from the beginning; smtp:// starts it with STARTTLS and does not go on without, except on this machine.
class SmtpTransport final : public server::MailTransport {
public:
    explicit SmtpTransport(SmtpServer server);
    ~SmtpTransport() override;
    /// Invalid for an answer of 500 and above, Unavailable for everything else.
    [[nodiscard]] ErrorOr<void> send(std::string_view from, std::string_view to, std::string_view message) override;
    void interrupt() override { m_is_interrupted = true; }

private:
    SmtpServer m_server;
    std::atomic<bool> m_is_interrupted = false;
};

/// One .eml file a mail, named by the time.
class SpoolTransport final : public server::MailTransport {
public:
    SpoolTransport(std::filesystem::path folder, Clock const& clock) : m_folder(std::move(folder)), m_clock(clock) {}
    [[nodiscard]] ErrorOr<void> send(std::string_view from, std::string_view to, std::string_view message) override;

private:
    std::filesystem::path m_folder;
    Clock const& m_clock;
    int m_count = 0;
};

}  // namespace hub::host

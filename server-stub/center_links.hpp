// The two ways out for messages to medical centers: an HTTP address of the provider (FHIR, through libcurl), or files in a
// folder for a portal that has none yet.
#pragma once

#include "server/center_link.hpp"

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace hub::host {

/// Whether messages may go there: https://…, or http://… on this machine, since they name people. The error's message is one
/// sentence.
[[nodiscard]] ErrorOr<void> check_center_address(std::string_view url);

/// One file a message, named by its id; a message that comes again replaces its own file.
class FolderCenterLink final : public server::CenterLink {
public:
    explicit FolderCenterLink(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] ErrorOr<void> send(std::string_view message_id, std::string_view body) override;

private:
    std::filesystem::path m_folder;
};

/// POST of application/fhir+json. Received is an answer of 200 to 299 and nothing else; redirections are not followed.
class HttpCenterLink final : public server::CenterLink {
public:
    explicit HttpCenterLink(std::string url);
    ~HttpCenterLink() override;
    /// Invalid for 400, 404, 409, 410, 413 and 422, which say that the message itself is wrong; Unavailable for all else.
    [[nodiscard]] ErrorOr<void> send(std::string_view message_id, std::string_view body) override;
    void interrupt() override { m_is_interrupted = true; }

private:
    std::string m_url;
    std::atomic<bool> m_is_interrupted = false;
};

}  // namespace hub::host

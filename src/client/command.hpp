// What the user interface asks for. A draw function only sends one of these; they run between frames, in order.
#pragma once

#include "client/account_commands.hpp"
#include "client/authorization_commands.hpp"
#include "client/billing_commands.hpp"
#include "client/contact_commands.hpp"
#include "client/device_data.hpp"
#include "client/document_commands.hpp"
#include "client/platform.hpp"
#include "client/route.hpp"
#include "client/search_commands.hpp"
#include "domain/authorization.hpp"
#include "domain/ids.hpp"

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace hub::client {

struct SignIn {
    std::string email;
    std::string password;
};
struct SignOut {
    bool discards_waiting = false;  ///< what waits on this device, if anything does, is thrown away
};
struct Go {
    Route route;
    History history = History::Push;
};
struct Reload {};  ///< everything that the present screen shows
struct MarkDocuments {
    std::vector<domain::DocumentId> documents;
    std::optional<bool> flagged;
    std::optional<bool> reviewed;
    bool can_undo = true;  ///< false when it is itself the undoing
};
struct CreateAuthorization {
    domain::AuthorizationDraft draft;
    std::string idempotency_key;                              ///< made once per form, so that pressing Submit again sends nothing twice
    bool allow_duplicate = false;                             ///< AUTH-A1: the person has seen that one is active already
    std::optional<domain::AuthorizationDraftId> saved_draft;  ///< is thrown away when it was created
    std::string replaces;                                     ///< the key of one that waits on this device, and goes then
};
struct BundleDocuments {
    std::vector<domain::DocumentId> documents;  ///< in the order of the list
    BundleOptions options;
};
struct CancelBundle {};
struct SaveBundle {};
struct CloseBundle {};
struct DownloadDocument {
    domain::DocumentId document;
    std::string file_name;
};
/// Shows it in the page; `data.viewer` follows.
struct ViewDocument {
    domain::DocumentId document;
    std::string title;
    std::string subtitle;
    bool has_previous = false;
    bool has_next = false;
};
struct CloseViewer {};
struct SaveText {
    std::string file_name;
    std::string media_type;
    std::string text;
};
struct CopyText {
    std::string text;
};
struct OpenExternal {
    std::string url;
};
struct Print {};
struct ChangeSetting {
    std::string key;
    std::string value;
};
struct DismissNotice {
    std::uint64_t id = 0;
};
/// The notice is being read: it stays a while longer.
struct HoldNotice {
    std::uint64_t id = 0;
};
struct UndoNotice {
    std::uint64_t id = 0;
};
struct ResetSandbox {};
struct MoveTrainingClock {
    std::int32_t days = 0;
};
/// In the sandbox: signs in as one of the training accounts.
struct ChangeTrainingRole {
    std::string email;
};

struct AnyCommand;

/// One of the structs above, or of those in account_commands.hpp, contact_commands.hpp, authorization_commands.hpp, document_commands.hpp,
/// search_commands.hpp and device_data.hpp. Which one is known to the hub only (any_command.hpp), so that a screen that sends one command
/// does not compile all of them; for a type that is none of them the program does not link.
class Command {
public:
    template <class Alternative>
        requires(!std::same_as<std::remove_cvref_t<Alternative>, Command>)
    Command(Alternative&& alternative)
        : Command(std::in_place, std::remove_cvref_t<Alternative> { std::forward<Alternative>(alternative) }) {
    }  // NOLINT(google-explicit-constructor): a command is what it is made of

    Command(Command const& other);
    Command(Command&& other) noexcept;
    Command& operator=(Command const& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();

    [[nodiscard]] AnyCommand& alternative() { return *m_alternative; }

private:
    template <class Alternative>
    Command(std::in_place_t, Alternative alternative);  // compiled in command.cpp, once for each

    std::unique_ptr<AnyCommand> m_alternative;
};

}  // namespace hub::client

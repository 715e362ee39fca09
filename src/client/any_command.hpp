// What a Command can be. For the hub, which runs them; nobody else needs to compile all of them.
#pragma once

#include "client/command.hpp"

#include <variant>

namespace hub::client {

struct AnyCommand {
    std::variant<SignIn, SignOut, Go, Reload, MarkDocuments, CreateAuthorization, BundleDocuments, CancelBundle, SaveBundle, CloseBundle,
        DownloadDocument, ViewDocument, CloseViewer, SaveText, CopyText, OpenExternal, Print, ChangeSetting, DismissNotice, HoldNotice,
        UndoNotice, ResetSandbox, MoveTrainingClock, ChangeTrainingRole, AccountCommand, ContactCommand, AuthorizationCommand,
        DeviceCommand, SearchCommand, DocumentCommand, BillingCommand>
        value;
};

}  // namespace hub::client

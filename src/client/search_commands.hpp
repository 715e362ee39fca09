// Saved searches of the results (RSLT-A4): what the screen asks for, and what it reads. One alternative of Command.
#pragma once

#include "api/searches.hpp"
#include "client/query.hpp"

#include <optional>
#include <string>
#include <variant>

namespace hub::client {

struct SaveSearch {
    std::string name;
    std::string address;
    std::optional<domain::SavedSearchId> id = {};  ///< to bring back one that was removed
    bool mail = false;
};
/// Switches the mails about a search on or off.
struct SetSearchMail {
    api::SavedSearch search;  ///< as it is; `mail` is turned round
};
struct RemoveSearch {
    api::SavedSearch search;  ///< whole, so that it can be brought back
};
/// The dialog that showed the last refusal is closed.
struct ForgetSearchError {};

using SearchCommand = std::variant<SaveSearch, SetSearchMail, RemoveSearch, ForgetSearchError>;

struct SearchWork {
    Query<api::SavedSearchList> saved;
    Submission save;
};

}  // namespace hub::client

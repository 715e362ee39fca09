// Everything the screens read: answers of the server, what is being sent, notices and settings. Only Hub writes it,
// between frames; draw functions see it as const.
#pragma once

#include "api/changes.hpp"
#include "api/endpoints.hpp"
#include "base/date.hpp"
#include "client/account_data.hpp"
#include "client/authorization_commands.hpp"
#include "client/command.hpp"
#include "client/contact_commands.hpp"
#include "client/device_data.hpp"
#include "client/document_commands.hpp"
#include "client/platform.hpp"
#include "client/query.hpp"
#include "client/results_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::client {

enum class SessionState : std::uint8_t {
    Unknown,  ///< asked the server, no answer yet
    SignedOut,
    Halfway,  ///< the password was right; the second factor is asked for, or must be set up first (SignInStage)
    SignedIn,
    Offline,  ///< begun without the server: `session` is what this device remembers of it, and only the form can be used
    Expired,  ///< ended by the server; the work in forms is kept for the same person
};

enum class ThemeChoice : std::uint8_t { System, Light, Dark };
enum class ContrastChoice : std::uint8_t { System, Normal, High };

/// Of this device; kept by the platform.
struct Settings {
    ThemeChoice theme = ThemeChoice::System;
    ContrastChoice contrast = ContrastChoice::System;
    float text_scale = 1.0F;  ///< 1.0 to 2.0
    bool compact_rows = false;
};

/// A short message at the foot of the screen; errors of commands end here, with Retry.
struct Notice {
    enum class Tone : std::uint8_t { Info, Success, Failure };
    std::uint64_t id = 0;
    Tone tone = Tone::Info;
    std::string text;
    std::string action;  ///< "Undo", "Retry", or empty
    std::optional<Command> on_action;
    double until_ms = 0;  ///< monotonic
};

/// The document that is looked at in the page (RSLT-A4).
struct ViewerData {
    bool is_there = false;  ///< this browser can show documents in the page
    std::optional<domain::DocumentId> document;
    ViewerWish wish = ViewerWish::None;  ///< the last one
    std::uint64_t wishes = 0;            ///< how many there were
};

struct Data {
    SessionState session_state = SessionState::Unknown;
    std::optional<api::Session> session;
    domain::Viewer viewer;  ///< of the session; empty when signed out
    Submission sign_in;
    std::optional<Error> start_error;  ///< the server could not even be asked who is signed in
    AccountData account;
    DeviceData device;

    Query<api::Home> home;
    Query<domain::Reference> reference;
    Query<api::AuthorizationList> authorizations;
    Query<api::ContactList> contacts;
    BillingWork billing;
    ContactWork contact;
    Query<api::ChangeList> changes;  ///< User Admins only, like the settings
    Query<api::EmployerSettings> employer_settings;
    Submission change_employer_settings;
    ResultsTable results;              ///< columns, kept fresh by cursor
    Query<api::Nothing> results_load;  ///< state of loading `results`; a value means that the first page is there
    DocumentWork document;             ///< the one that is open beside the list

    Query<api::SpecimenList> specimens;  ///< drug screens under way

    Submission create_authorization;
    std::optional<api::AuthorizationItem> created_authorization;
    AuthorizationWork authorization;
    Submission mark;
    SearchWork search;
    ViewerData document_viewer;

    BundleProgress const* bundle = nullptr;            ///< never null once the program runs
    std::vector<domain::DocumentId> bundle_documents;  ///< what the present bundle was asked for, by index

    std::vector<Notice> notices;
    Settings settings;
    bool sandbox = false;
    bool online = true;

    Instant now;  ///< the server's clock as far as it is known
    Date today;   ///< in Central Time
};

}  // namespace hub::client

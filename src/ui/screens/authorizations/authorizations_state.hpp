// What the list of authorizations, the forms and their dialogs keep between frames. A form outlives leaving the screen, so
// that nothing that was typed is lost.
#pragma once

#include "api/authorizations.hpp"
#include "base/error.hpp"
#include "domain/authorization.hpp"
#include "domain/authorization_sheet.hpp"
#include "ui/screens/facet_chips.hpp"
#include "ui/screens/list_order.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::ui {

enum class AuthorizationsTab : std::uint8_t { All, Active, Expiring, Expired, Drafts };
/// What the list can be narrowed by, beside its search and its tabs.
enum class AuthorizationFacet : std::uint8_t { Service, Center, Location, Creator, VisitType };
inline constexpr std::size_t authorization_facet_count = 5;

/// The steps of the form, as in the mock-up.
enum class FormStep : std::uint8_t { Employee, ServicesAndCenter, RecipientsAndReview };

/// E-mail addresses that are being collected, and the confirmation that each has a business need (AUTH-08).
struct RecipientEntry {
    std::string text;
    std::string error;
    bool confirmed = false;
    bool confirm_error = false;
};

struct AuthorizationFormState {
    domain::AuthorizationDraft draft;
    FormStep step = FormStep::Employee;
    RecipientEntry recipient;
    std::string center_query;
    bool duplicate_confirmed = false;  ///< AUTH-A1
    bool duplicate_error = false;
    std::array<bool, 3> shows_errors {};  ///< of a step, once one tried to leave it
    std::vector<Error> server_errors;
    std::string replaces;  ///< the key of one that waits on this device and is changed here
    std::uint64_t seen_kept = 0;
    std::string idempotency_key;  ///< made with the form, so that pressing Submit again sends nothing twice
    std::uint64_t seen_success = 0;
    bool is_begun = false;
    bool was_busy = false;
    bool asks_discard = false;

    std::string source;                             ///< what the address asked to begin with: "from=…", "edit=…", "draft=…", or empty
    std::optional<api::AuthorizationItem> editing;  ///< AUTH-13: the one that is changed
    std::string notice;                             ///< what was filled in from elsewhere, in words
    std::optional<domain::AuthorizationDraftId> draft_id;  ///< of the saved draft, once there is one
    domain::AuthorizationDraft saved;                      ///< the draft as it was last saved, or as the form began
    domain::AuthorizationDraft seen;                       ///< the draft of the last frame
    double changed_at_ms = 0;                              ///< when it last changed
    std::optional<std::uint64_t> saves_sent;               ///< successes before the first save: after one more, the draft has its id
    bool closes_when_saved = false;
};

enum class AuthorizationDialog : std::uint8_t { None, Extend, Email, Delete, Template };

struct AuthorizationDialogState {
    AuthorizationDialog open = AuthorizationDialog::None;
    std::vector<domain::AuthorizationId> about;  ///< one, or for Extend many
    std::optional<Date> expires;
    std::vector<std::string> recipients;
    RecipientEntry recipient;
    std::string reason;
    std::string name;   ///< of the template
    std::string error;  ///< of a field of the dialog, ours
    std::uint64_t seen_success = 0;
};

/// A row of the form for several employees.
struct BulkRow {
    domain::SheetRow cells;
    std::string request;  ///< what makes it the same row when it is sent again; made with its first text
    bool allow_duplicate = false;
    std::string sent_as;         ///< its confirmation number, once it was sent: then it is done
    std::vector<Error> refused;  ///< what the server said of it, until it is changed
};

struct BulkState {
    std::vector<BulkRow> rows;
    domain::SheetDefaults defaults;
    bool is_begun = false;
    bool asks_paste = false;
    std::string pasted;
    std::string paste_error;
    std::string left_out;  ///< which rows of a paste had no room (AUTH-12)
    bool asks_send = false;
    bool asks_discard = false;
    bool was_busy = false;
    std::optional<std::size_t> edits;    ///< the row whose fields are in a dialog, on narrow screens
    bool edits_common = false;           ///< there the fields for all rows are in one, too
    std::optional<std::size_t> reveals;  ///< the row that "Go to first" leads to
    bool focuses = false;                ///< its cell is to have the focus
    std::uint64_t made_requests = 0;
};

struct AuthorizationsState {
    std::string query;
    AuthorizationsTab tab = AuthorizationsTab::All;
    std::array<std::vector<std::string>, authorization_facet_count> chosen;  ///< of each facet, in words
    ChipRowState chips;
    bool filters_sheet = false;  ///< where there is no room for the chips
    ListOrder order { "created", true };
    std::uint64_t seen_route = 0;
    std::vector<domain::AuthorizationId> selected;
    AuthorizationFormState form;
    AuthorizationDialogState dialog;
    BulkState bulk;

    /// Whether anything narrows the list, apart from the tab.
    [[nodiscard]] bool has_filters() const {
        return !query.empty() || std::ranges::any_of(chosen, [](auto const& values) { return !values.empty(); });
    }
    [[nodiscard]] bool is_filtered() const { return has_filters() || (tab != AuthorizationsTab::All && tab != AuthorizationsTab::Drafts); }
    void clear_filters() {
        query.clear();
        for (auto& values : chosen) { values.clear(); }
    }
};

}  // namespace hub::ui

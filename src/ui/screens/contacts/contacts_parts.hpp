// The parts of My contacts, each in a file of its own. Not for other screens.
#pragma once

#include "domain/reference.hpp"
#include "ui/frame.hpp"
#include "ui/screens/contacts/contacts_state.hpp"
#include "ui/screens/contacts/contacts_view.hpp"

#include <span>
#include <string>
#include <vector>

namespace hub::ui {

/// Opens it beside the list or in its place; asks first when changes of another contact are not saved yet.
void open_contact(Frame& frame, ContactsState& state, std::optional<domain::ContactId> contact);

void contacts_filters_ui(Frame& frame, Rect row, ContactsState& state, ContactsView const& view);
/// All filters below one another, where the row has no room for them.
void contacts_filters_sheet_ui(Frame& frame, ContactsState& state, ContactsView const& view);

/// The contact that is open: header, tabs, and what the tab shows. `covers`: it stands in the list's place.
void contact_ui(Frame& frame, Rect area, ContactsState& state, bool covers);
void contact_access_ui(Frame& frame, Rect area, ContactsState& state, api::ContactDetail const& detail);
void contact_data_ui(Frame& frame, Rect area, ContactsState& state, api::ContactDetail const& detail);
void contact_reports_ui(Frame& frame, Rect area, api::ContactDetail const& detail);
void contact_notifications_ui(Frame& frame, Rect area, ContactsState const& state, api::ContactDetail const& detail);
void contact_sessions_ui(Frame& frame, Rect area, ContactsState& state, api::ContactDetail const& detail);
/// The dialogs of the contact that is open.
void contact_dialogs_ui(Frame& frame, ContactsState& state, api::ContactDetail const& detail);
/// Somebody else saved first: both values of each field (412).
void contact_conflict_ui(Frame& frame, ContactsState& state);

void begin_edit(ContactsState& state, api::ContactDetail const& detail);
[[nodiscard]] bool has_unsaved(ContactPageState const& page);

/// Checkboxes of the company's locations, with a search where there are many.
void locations_picker_ui(
    Ui& ui, Flow& flow, domain::Reference const* reference, std::vector<domain::LocationId>& chosen, std::string& query);

/// The data fields of a contact, in the create and the edit form alike.
struct ContactFields {
    std::string& first_name;
    std::string& last_name;
    std::string& email;
    std::string& phone;
    std::string& job_title;
    std::vector<domain::LocationId>& locations;
    std::string& location_query;
    bool email_is_locked = false;  ///< it is the user name (SIGN-16)
};
/// What is broken, and what of it may be shown by now: after leaving the field, or once one tried to send.
struct ContactFieldErrors {
    std::vector<Error> errors;
    std::vector<Error>& server_errors;
    std::vector<std::string>& left;
    bool shows_all = false;
};
void contact_fields_ui(Frame& frame, Flow& flow, ContactFields const& fields, ContactFieldErrors const& broken);
/// The first broken field gets the focus, and its message is read.
void focus_first_error(Frame& frame, std::vector<Error> const& errors);

}  // namespace hub::ui

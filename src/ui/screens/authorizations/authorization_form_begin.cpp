#include "ui/screens/authorizations/authorization_form_begin.hpp"

#include "ui/screens/authorizations/authorization_form_view.hpp"

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

/// A pause in typing after which the draft is saved.
constexpr double autosave_after_ms = 1'500;

struct Source {
    std::string text;  ///< "edit=…": as it stands in the address
    std::string kind;
    std::string id;
};

Source source_of(client::Route const& route) {
    for (auto const* kind : { "edit", "from", "draft", "template", "waiting" }) {
        if (auto id = route.get(kind); !id.empty()) {
            return { std::string { kind } + "=" + std::string { id }, kind, std::string { id } };
        }
    }
    return {};
}

template <class Items>
auto find_by_id(Items const& items, std::string const& id) -> decltype(&items.front()) {
    auto const found = std::ranges::find_if(items, [&](auto const& item) { return item.id.to_string() == id; });
    return found == items.end() ? nullptr : &*found;
}

/// False while the list that has it is loading. One that is gone leaves the form empty, with a word about it.
template <class Query, class Take>
bool take_from(Query const& query, AuthorizationFormState& form, std::string const& id, Take const& take) {
    if (!query.value) { return query.error.has_value(); }
    if (auto const* item = find_by_id(query.value->items, id)) {
        take(*item);
    } else {
        form.notice = "What this form was to begin with is no longer available.";
    }
    return true;
}

void take_copy(AuthorizationFormState& form, api::AuthorizationItem const& item) {
    form.draft = domain::template_of(item.draft);
    form.draft.location = item.draft.location;
    form.notice = "Filled in from authorization " + item.number + ". Please enter the employee.";
}

void take_edit(AuthorizationFormState& form, api::AuthorizationItem const& item) {
    form.editing = item;
    form.draft = item.draft;
    form.draft.expires = item.expires;
}

/// One that waits on this device. It goes when the changed one is submitted.
void take_waiting(AuthorizationFormState& form, client::DeviceData const& device, std::string const& key) {
    auto const entry = std::ranges::find(device.waiting, key, &client::WaitingEntry::key);
    if (entry == device.waiting.end()) {
        form.notice = "What this form was to begin with does not wait on this device any more, or the device is locked.";
        return;
    }
    form.draft = entry->ask.draft;
    form.draft_id = entry->saved_draft;
    form.replaces = entry->key;
    form.server_errors = entry->field_errors;
    if (form.server_errors.empty() && entry->problem && !entry->problem->field.empty()) { form.server_errors.push_back(*entry->problem); }
    for (auto& error : form.server_errors) {
        if (error.field.starts_with("draft.")) { error.field.erase(0, 6); }
    }
    form.notice = entry->problem && entry->state == client::WaitingState::Held ? "It was refused: " + entry->problem->message
                                                                               : "It waits on this device until you submit it again.";
}

bool take_source(Frame& frame, AuthorizationFormState& form, Source const& source) {
    auto const& data = frame.data;
    auto const& work = data.authorization;
    if (source.kind == "edit") {
        return take_from(data.authorizations, form, source.id, [&](api::AuthorizationItem const& item) { take_edit(form, item); });
    }
    if (source.kind == "from") {
        return take_from(data.authorizations, form, source.id, [&](api::AuthorizationItem const& item) { take_copy(form, item); });
    }
    if (source.kind == "waiting") {
        take_waiting(form, data.device, source.id);
        return data.device.state.phase != client::DevicePhase::Unknown;
    }
    if (source.kind == "draft") {
        return take_from(work.drafts, form, source.id, [&](api::SavedDraft const& saved) {
            form.draft = saved.draft;
            form.draft_id = saved.id;
        });
    }
    return take_from(work.templates, form, source.id, [&](api::AuthorizationTemplate const& known) {
        form.draft = known.draft;
        form.notice = "Filled in from the template " + known.name + ".";
    });
}

}  // namespace

bool begin_form(Frame& frame, AuthorizationFormState& form, domain::Reference const& reference) {
    auto const source = source_of(frame.route);
    // Coming back without a source, the form that is open goes on.
    if (form.is_begun && (source.text == form.source || (source.text.empty() && !form.editing))) { return true; }
    AuthorizationFormState fresh;
    if (!source.text.empty() && !take_source(frame, fresh, source)) { return false; }
    fresh.source = source.text;
    fresh.is_begun = true;
    fresh.seen_success = frame.data.authorization.submission.succeeded;
    fresh.seen_kept = frame.data.device.kept;
    // One intention, one key. The frame has no randomness; who and when is enough, since keys are the user's own.
    fresh.idempotency_key = "authorization-" + frame.data.viewer.contact.to_string() + "-" + std::to_string(frame.data.now.ms);
    if (reference.locations.size() == 1 && fresh.draft.location.is_nil()) { fresh.draft.location = reference.locations.front().id; }
    fresh.saved = fresh.draft;
    fresh.seen = fresh.draft;
    form = std::move(fresh);
    return true;
}

bool is_unsaved(AuthorizationFormState const& form) {
    return form.is_begun && !(form.draft == form.saved);
}

void keep_draft(Frame& frame, AuthorizationFormState& form) {
    auto const& work = frame.data.authorization;
    double const now = frame.ui.now_ms();
    if (!(form.draft == form.seen)) {
        form.seen = form.draft;
        form.changed_at_ms = now;
        form.duplicate_confirmed = false;
    }
    if (form.editing) { return; }
    if (!form.draft_id && form.saves_sent && work.save_draft.succeeded > *form.saves_sent) { form.draft_id = work.saved_draft; }
    if (!is_unsaved(form) || work.save_draft.busy || frame.data.create_authorization.busy) { return; }
    double const rest = form.changed_at_ms + autosave_after_ms - now;
    if (rest > 0 && !form.closes_when_saved) { return frame.ui.wake_after(rest); }
    form.saved = form.draft;
    if (!form.draft_id) { form.saves_sent = work.save_draft.succeeded; }
    frame.send(client::SaveDraft { form.draft_id, form.draft });
}

std::string keeping_text(Frame const& frame, AuthorizationFormState const& form) {
    auto const& work = frame.data.authorization;
    if (form.editing) { return is_unsaved(form) ? "Not saved yet" : ""; }
    if (work.save_draft.busy) { return "Saving the draft"; }
    if (work.save_draft.error) { return "The draft could not be saved. It stays on this page."; }
    if (form.draft_id && work.draft_saved_at) { return "Draft saved at " + central_time_text(*work.draft_saved_at); }
    return "";
}

}  // namespace hub::ui

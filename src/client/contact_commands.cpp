// What the commands about contacts, changes and settings do. Every failure ends in a notice, in the Submission it belongs
// to, or, where somebody else saved first, in a conflict that the user decides.
#include "client/contact_commands.hpp"

#include "base/text.hpp"
#include "client/hub.hpp"

#include <utility>

namespace hub::client {

namespace {

auto const& endpoint_of(api::CreateContact const&) {
    return api::create_contact;
}
auto const& endpoint_of(api::EditContact const&) {
    return api::edit_contact;
}
auto const& endpoint_of(api::ChangeAccess const&) {
    return api::change_access;
}
auto const& endpoint_of(api::ChangePermissions const&) {
    return api::change_permissions;
}
auto const& endpoint_of(api::ReplaceContact const&) {
    return api::replace_contact;
}
auto const& endpoint_of(api::RemoveContact const&) {
    return api::remove_contact;
}
auto const& endpoint_of(api::ChangeNotifications const&) {
    return api::change_notifications;
}
auto const& endpoint_of(api::OneContact const&) {
    return api::resend_invitation;
}

template <class Ask>
Ask sent_as(Ask const& ask) {
    return ask;
}
api::OneContact sent_as(ResendInvitation const& ask) {
    return { ask.contact };
}

std::string name_of(api::ContactItem const& contact) {
    return contact.first_name + " " + contact.last_name;
}

/// What is told when it has succeeded.
struct Success {
    std::string name;

    std::string operator()(api::CreateContact const& ask) const {
        return name + (ask.grant_access ? " was added. The invitation is on its way." : " was added.");
    }
    std::string operator()(api::EditContact const&) const { return "The data of " + name + " were saved."; }
    std::string operator()(api::ChangeAccess const& ask) const {
        return ask.granted ? name + " is invited. The link in the mail works for 72 hours." : name + " can no longer sign in.";
    }
    std::string operator()(api::ChangePermissions const&) const { return "Role and permissions of " + name + " were saved."; }
    std::string operator()(api::ReplaceContact const&) const { return name + " has taken over."; }
    std::string operator()(api::RemoveContact const&) const { return name + " was removed from the contacts."; }
    std::string operator()(api::ChangeNotifications const&) const { return "The result mails of " + name + " were changed."; }
    std::string operator()(ResendInvitation const&) const {
        return "A new invitation to " + name + " is on its way. Earlier links no longer work.";
    }
};

/// Those without a form or dialog that could show the refusal tell it in a notice.
bool tells_by_notice(ContactChange change) {
    return change == ContactChange::Notifications || change == ContactChange::Invitation;
}

std::optional<domain::ContactId> contact_of(ContactAsk const& ask) {
    return std::visit(
        [](auto const& one) -> std::optional<domain::ContactId> {
            if constexpr (requires { one.contact; }) { return one.contact; }
            if constexpr (requires { one.id; }) { return one.id; }
            return std::nullopt;
        },
        ask);
}

}  // namespace

struct Hub::ContactRunner {
    Hub& hub;

    void operator()(ShowContact const& command) const {
        auto& work = hub.m_data.contact;
        if (work.shown == command.contact) { return; }
        work.shown = command.contact;
        work.detail.clear();
        work.sessions.clear();
        work.conflict.reset();
        if (!work.submission.busy) { work.submission.error.reset(); }
        load_detail();
    }

    void operator()(LoadContactSessions const&) const {
        auto& work = hub.m_data.contact;
        if (!work.shown || work.sessions.loading) { return; }
        work.sessions.begin(hub.m_platform.monotonic_ms());
        auto const id = *work.shown;
        hub.ask(api::list_contact_sessions, api::OneContact { id }, [&hub = hub, id](Answer<api::SessionList> answer) {
            auto& sessions = hub.m_data.contact.sessions;
            if (hub.m_data.contact.shown == id) { sessions.finish(std::move(answer.value)); }
        });
    }

    void operator()(EndContactSessions const& command) const {
        hub.ask(api::end_contact_sessions, api::OneContact { command.contact }, [&hub = hub, command](Answer<api::Nothing> answer) {
            if (!answer.value) { return hub.report(answer.value.error(), "The sessions were not ended.", command); }
            hub.notify(Notice::Tone::Success, "Signed out everywhere.");
            ContactRunner { hub }(LoadContactSessions {});
            ContactRunner { hub }.load_detail();
        });
    }

    void operator()(ChangeContact const& command) const {
        auto& work = hub.m_data.contact;
        if (work.submission.busy) { return; }
        work.submission.begin();
        work.kind = kind_of(command.ask);
        work.conflict.reset();
        std::visit([&](auto const& ask) { send(sent_as(ask), command); }, command.ask);
    }

    void operator()(EndContactConflict const&) const { hub.m_data.contact.conflict.reset(); }

    void operator()(ForgetContactError const&) const {
        auto& submission = hub.m_data.contact.submission;
        if (submission.busy) { return; }
        submission.error.reset();
        submission.field_errors.clear();
    }

    void operator()(DownloadContacts const&) const {
        hub.m_platform.save_url(api::fill_path(api::export_contacts, api::Nothing {}), "Contacts " + hub.m_data.today.to_iso() + ".csv");
    }

    void operator()(VerifyChanges const& command) const {
        api::VerifyChanges const ask { .changes = command.changes, .verified = command.verified };
        hub.ask(api::verify_changes, ask, [&hub = hub, command](Answer<api::ChangeList> answer) {
            if (!answer.value) { return hub.report(answer.value.error(), "The changes were not marked.", command); }
            hub.m_data.changes.finish(std::move(answer.value));
            auto const count = plural(static_cast<std::int64_t>(command.changes.size()), "change", "changes");
            VerifyChanges const undo { .changes = command.changes, .verified = !command.verified, .can_undo = false };
            hub.notify(Notice::Tone::Success, count + (command.verified ? " marked as verified." : " marked as not verified."),
                command.can_undo ? "Undo" : "", command.can_undo ? std::optional<Command> { undo } : std::nullopt);
        });
    }

    void operator()(ChangeEmployerSettings const& command) const {
        auto& submission = hub.m_data.change_employer_settings;
        if (submission.busy) { return; }
        submission.begin();
        auto const key = hub.m_settings_intention.key_of(
            api::write_body(api::change_employer_settings, command.settings), [&] { return hub.m_api.make_idempotency_key(); });
        hub.ask(
            api::change_employer_settings, command.settings,
            [&hub = hub](Answer<api::EmployerSettings> answer) {
                auto& done = hub.m_data.change_employer_settings;
                done.busy = false;
                if (!answer.value) { return ContactRunner { hub }.settings_refused(std::move(answer)); }
                hub.m_settings_intention.end();
                ++done.succeeded;
                hub.m_data.employer_settings.finish(std::move(answer.value));
                hub.notify(Notice::Tone::Success, "The security settings were saved.");
                ContactRunner { hub }.grow_old(hub.m_data.changes);
            },
            key);
    }

    void load_detail() const {
        auto& work = hub.m_data.contact;
        if (!work.shown || work.detail.loading) { return; }
        bool const again = work.detail.has_value();
        work.detail.begin(hub.m_platform.monotonic_ms());
        auto const id = *work.shown;
        hub.ask(
            api::get_contact, api::OneContact { id },
            [&hub = hub, id](Answer<api::ContactDetail> answer) {
                if (hub.m_data.contact.shown == id) { hub.m_data.contact.detail.finish(std::move(answer.value)); }
            },
            {}, again ? Polling::Yes : Polling::No);
    }

    /// As Hub::refresh, for what needs a User Admin.
    template <class Value>
    void load(api::Endpoint<api::Nothing, Value> const& endpoint, Query<Value>& query, double older_than_ms) const {
        double const now = hub.m_platform.monotonic_ms();
        if (query.loading || now - query.asked_at_ms < older_than_ms) { return; }
        bool const again = query.has_value();
        query.begin(now);
        hub.ask(
            endpoint, api::Nothing {}, [&query](Answer<Value> answer) { query.finish(std::move(answer.value)); }, {},
            again ? Polling::Yes : Polling::No);
    }

private:
    template <class Query>
    void grow_old(Query& query) const {
        query.asked_at_ms = -1e18;
    }

    template <class Ask>
    void send(Ask const& ask, ChangeContact const& command) const {
        auto const& endpoint = endpoint_of(ask);
        using Value = typename std::remove_cvref_t<decltype(endpoint)>::AnswerType;
        std::string const what = std::string { endpoint.id } + api::fill_path(endpoint, ask) + api::write_body(endpoint, ask);
        auto const key = hub.m_contact_intention.key_of(what, [&] { return hub.m_api.make_idempotency_key(); });
        hub.ask(
            endpoint, ask,
            [&hub = hub, command](Answer<Value> answer) {
                ContactRunner const runner { hub };
                hub.m_data.contact.submission.busy = false;
                if (!answer.value) { return runner.refused(std::move(answer.value).error(), std::move(answer.field_errors), command); }
                hub.m_contact_intention.end();
                if constexpr (std::is_same_v<Value, api::ContactDetail>) {
                    runner.saved(command, std::move(*answer.value));
                } else {
                    runner.removed(command);
                }
            },
            key);
    }

    void refused(Error error, std::vector<Error> field_errors, ChangeContact const& command) const {
        if (error.code == ErrorCode::Cancelled) { return; }  // no step-up: everything stays as it is
        if (error.code == ErrorCode::Outdated && fetch_theirs(command)) { return; }
        auto const kind = kind_of(command.ask);
        if (tells_by_notice(kind)) {
            hub.report(
                error, kind == ContactChange::Invitation ? "The invitation was not sent." : "The result mails were not changed.", command);
        }
        auto& submission = hub.m_data.contact.submission;
        submission.error = std::move(error);
        submission.field_errors = std::move(field_errors);
        load_detail();
    }

    /// The submission stays busy until it is known what the other one saved.
    bool fetch_theirs(ChangeContact const& command) const {
        auto const id = contact_of(command.ask);
        if (!id) { return false; }
        hub.m_data.contact.submission.busy = true;
        hub.ask(api::get_contact, api::OneContact { *id }, [&hub = hub, command, id = *id](Answer<api::ContactDetail> answer) {
            auto& work = hub.m_data.contact;
            work.submission.busy = false;
            if (!answer.value) {
                work.submission.error = std::move(answer.value).error();
                return;
            }
            if (work.shown == id) { work.detail.finish(*answer.value); }
            work.conflict = ContactConflict { command, std::move(*answer.value) };
            ContactRunner { hub }.refresh_lists();
        });
        return true;
    }

    void saved(ChangeContact const& command, api::ContactDetail detail) const {
        auto& work = hub.m_data.contact;
        ++work.submission.succeeded;
        work.changed = detail.contact.id;
        auto const name = name_of(detail.contact);
        std::optional<Command> undo;
        if (auto const* mails = std::get_if<api::ChangeNotifications>(&command.ask);
            mails != nullptr && command.can_undo && command.before) {
            undo = ChangeContact { .ask = api::ChangeNotifications { mails->id, detail.contact.version, command.before->result_mail },
                .name = name,
                .before = {},
                .can_undo = false };
        }
        hub.notify(Notice::Tone::Success, std::visit(Success { name }, command.ask), undo ? "Undo" : "", std::move(undo));
        bool const is_me = hub.m_data.session && hub.m_data.session->contact == detail.contact.id;
        bool const is_edit = kind_of(command.ask) == ContactChange::Edit;
        if (work.shown == detail.contact.id) { work.detail.finish(std::move(detail)); }
        refresh_lists();
        if (is_me && is_edit) { hub.read_session(); }  // the name at the top of the page
    }

    void removed(ChangeContact const& command) const {
        auto& work = hub.m_data.contact;
        ++work.submission.succeeded;
        work.changed = contact_of(command.ask);
        if (work.shown == work.changed) {
            work.shown.reset();
            work.detail.clear();
            work.sessions.clear();
        }
        hub.notify(Notice::Tone::Success, std::visit(Success { command.name }, command.ask));
        refresh_lists();
    }

    void settings_refused(Answer<api::EmployerSettings> answer) const {
        auto error = std::move(answer.value).error();
        if (error.code == ErrorCode::Cancelled) { return; }
        // What is saved now is shown beside what the user wants.
        if (error.code == ErrorCode::Outdated) { load(api::get_employer_settings, hub.m_data.employer_settings, 0); }
        hub.m_data.change_employer_settings.error = std::move(error);
        hub.m_data.change_employer_settings.field_errors = std::move(answer.field_errors);
    }

    void refresh_lists() const {
        grow_old(hub.m_data.changes);
        hub.refresh(NeedContacts, 0);
    }
};

void Hub::run_contact(ContactCommand const& command) {
    std::visit(ContactRunner { *this }, command);
}

void Hub::refresh_contacts(std::uint32_t needs, double older_than_ms) {
    ContactRunner const runner { *this };
    auto const& work = m_data.contact;
    bool const is_stale = m_platform.monotonic_ms() - work.detail.asked_at_ms >= older_than_ms;
    if ((needs & NeedShownContact) != 0 && is_stale) { runner.load_detail(); }
    if (m_data.viewer.role != domain::Role::UserAdmin) { return; }
    if ((needs & NeedChanges) != 0) { runner.load(api::list_changes, m_data.changes, older_than_ms); }
    if ((needs & NeedEmployerSettings) != 0) { runner.load(api::get_employer_settings, m_data.employer_settings, older_than_ms); }
}

void Hub::forget_contacts() {
    m_data.contacts.clear();
    m_data.contact = {};
    m_data.changes.clear();
    m_data.employer_settings.clear();
    m_data.change_employer_settings = {};
    m_contact_intention.end();
    m_settings_intention.end();
}

}  // namespace hub::client

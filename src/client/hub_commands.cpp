// What each command does. One function a command; every failure ends in a notice or in the Submission it belongs to.
#include "base/text.hpp"
#include "client/any_command.hpp"
#include "client/bundle_files.hpp"
#include "client/hub.hpp"

#include <utility>

namespace hub::client {

namespace {

constexpr double held_notice_ms = 4'000;

std::string document_url(domain::DocumentId id, bool for_saving = false) {
    auto url = api::fill_path(api::document_file, api::DocumentFile { id, for_saving });
    if (!for_saving) { url.resize(url.find('?')); }  // the purpose is told only where it is not the usual one
    return url;
}

}  // namespace

struct Hub::Runner {
    Hub& hub;

    void operator()(SignIn& command) const {
        auto& data = hub.m_data;
        if (data.sign_in.busy) { return; }
        data.sign_in.begin();
        api::SignIn ask { .email = std::string { trim(command.email) }, .password = std::move(command.password) };
        hub.m_api.call(api::sign_in, ask, [&hub = hub](Answer<api::Session> answer) {
            hub.m_changed = true;
            auto& sign_in = hub.m_data.sign_in;
            sign_in.busy = false;
            if (!answer.value) {
                sign_in.error = std::move(answer.value).error();
                sign_in.field_errors = std::move(answer.field_errors);
                return;
            }
            auto const done = sign_in.succeeded + 1;
            ++hub.m_epoch;
            hub.adopt_session(std::move(*answer.value));
            hub.m_data.sign_in.succeeded = done;
        });
    }

    void operator()(SignOut& command) const {
        if (hub.ends_device_at_sign_out(command)) { return; }
        if (hub.m_data.session_state == SessionState::Offline) { return hub.leave_offline(SessionState::SignedOut); }
        hub.m_api.call(api::sign_out, api::Nothing {}, [&hub = hub](Answer<api::Nothing> answer) {
            if (!answer.value && answer.value.error().code != ErrorCode::Unauthenticated) {
                hub.report(answer.value.error(), "You could not be signed out.", SignOut {});
                return;
            }
            hub.session_ended(false);
            hub.m_last_contact.reset();
            hub.send(Go { Route {}, History::Replace });
        });
    }

    void operator()(Go const& command) const {
        if (command.route == hub.m_route) { return; }
        hub.m_route = command.route;
        ++hub.m_route_version;
        hub.m_platform.set_route(hub.m_route.to_string(), command.history);
    }

    void operator()(Reload&) const {
        if (hub.m_data.session_state == SessionState::SignedIn) {
            hub.refresh(hub.m_needs, 0);
        } else if (hub.m_data.session_state == SessionState::Offline) {
            hub.knock();
        } else {
            hub.start();
        }
    }

    void operator()(MarkDocuments& command) const {
        auto const before = hub.m_data.results.set_marks(command.documents, command.flagged, command.reviewed);
        api::MarkResults ask { .documents = command.documents, .flagged = command.flagged, .reviewed = command.reviewed };
        hub.m_api.call(api::mark_results, ask, [&hub = hub, command, before, epoch = hub.m_epoch](Answer<api::MarkedResults> answer) {
            if (epoch != hub.m_epoch) { return; }
            hub.m_changed = true;
            if (!answer.value) {
                hub.m_data.results.restore_marks(before);
                hub.report(answer.value.error(), "The change was not saved.", command);
                return;
            }
            hub.refresh_marks();  // the time of review, the note at the flag
            if (!command.can_undo) { return; }
            auto const count = static_cast<std::int64_t>(command.documents.size());
            std::string const documents = plural(count, "document", "documents");
            std::string const what = command.reviewed
                ? (*command.reviewed ? documents + " marked as reviewed." : documents + " marked as new.")
                : command.flagged.value_or(false) ? documents + " flagged."
                                                  : "Flag removed from " + documents + ".";
            hub.notify(Notice::Tone::Success, what, "Undo", undo_of(command, before));
        });
    }

    void operator()(CreateAuthorization& command) const {
        auto& submission = hub.m_data.create_authorization;
        if (submission.busy) { return; }
        submission.begin();
        if (hub.m_data.session_state == SessionState::Offline) { return hub.keep_without_connection(command, 0); }
        api::CreateAuthorization ask { command.draft, command.allow_duplicate };
        hub.m_api.call(api::create_authorization, ask,
            [&hub = hub, epoch = hub.m_epoch, command](Answer<api::AuthorizationItem> answer) {
                if (epoch != hub.m_epoch) { return; }
                hub.m_changed = true;
                auto& done = hub.m_data.create_authorization;
                done.busy = false;
                if (!answer.value) {
                    done.error = std::move(answer.value).error();
                    done.field_errors = std::move(answer.field_errors);
                    if (hub.keeps_instead(command, *done.error)) { return; }
                    if (done.error->code == ErrorCode::Unauthenticated) { hub.session_ended(true); }
                    return;
                }
                ++done.succeeded;
                hub.m_data.created_authorization = std::move(*answer.value);
                if (command.saved_draft) { hub.run_authorization(RemoveDraft { *command.saved_draft }); }
                if (!command.replaces.empty() && hub.m_platform.device() != nullptr) { hub.remove_waiting(command.replaces); }
                hub.refresh(NeedAuthorizations | NeedHome, 0);
            },
            { .idempotency_key = command.idempotency_key, .polling = Polling::No });
    }

    void operator()(BundleDocuments& command) const {
        std::vector<BundledDocument> documents;
        for (auto const id : command.documents) {
            auto const row = hub.m_data.results.find(id);
            if (!row) { continue; }
            auto const document = hub.m_data.results.document(*row);
            documents.push_back({ .id = id,
                .birth_date = document.birth_date,
                .item = { .url = document_url(id),
                    .title = document.name,
                    .group = document.employee,
                    .date = document.service_date.to_us(),
                    .expected_pages = document.pages } });
        }
        if (!command.options.file_pattern.empty()) { part_by_employee(documents, command.options.file_pattern, hub.m_data.today); }
        command.options.made = central_date_time_text(hub.m_data.now);
        if (hub.m_data.session) { command.options.company = hub.m_data.session->employer_name; }
        std::vector<BundleItem> items;
        hub.m_data.bundle_documents.clear();
        for (auto& document : documents) {
            hub.m_data.bundle_documents.push_back(document.id);
            items.push_back(std::move(document.item));
        }
        hub.m_platform.bundle().start(std::move(items), std::move(command.options));
    }
    void operator()(CancelBundle&) const { hub.m_platform.bundle().cancel(); }
    void operator()(SaveBundle&) const { hub.save_bundle(); }
    void operator()(CloseBundle&) const { hub.m_platform.bundle().reset(); }

    void operator()(DownloadDocument& command) const {
        hub.m_platform.save_url(document_url(command.document, true), command.file_name);
        hub.expect_download();
    }

    void operator()(ViewDocument& command) const {
        if (hub.m_platform.viewer() == nullptr) { return; }
        hub.m_data.document_viewer.document = command.document;
        hub.show_in_page({ .url = document_url(command.document),
            .title = std::move(command.title),
            .subtitle = std::move(command.subtitle),
            .has_previous = command.has_previous,
            .has_next = command.has_next });
    }
    void operator()(CloseViewer&) const { hub.close_viewer(); }

    void operator()(SaveText& command) const {
        hub.m_platform.save_file(
            command.file_name, command.media_type, std::as_bytes(std::span { command.text.data(), command.text.size() }));
    }
    void operator()(CopyText& command) const {
        hub.m_platform.copy_text(command.text);
        hub.notify(Notice::Tone::Info, "Copied.");
    }
    void operator()(OpenExternal& command) const { hub.m_platform.open_external(command.url); }
    void operator()(Print&) const { hub.m_platform.print(); }

    void operator()(ChangeSetting& command) const {
        hub.m_platform.set_setting(command.key, command.value);
        hub.load_settings();
    }

    void operator()(DismissNotice& command) const {
        std::erase_if(hub.m_data.notices, [&](Notice const& notice) { return notice.id == command.id; });
    }
    void operator()(HoldNotice const& command) const {
        for (auto& notice : hub.m_data.notices) {
            if (notice.id == command.id) { notice.until_ms = hub.m_platform.monotonic_ms() + held_notice_ms; }
        }
    }
    void operator()(UndoNotice& command) const {
        for (auto& notice : hub.m_data.notices) {
            if (notice.id != command.id || !notice.on_action) { continue; }
            hub.m_commands.push_back(std::move(*notice.on_action));
            notice.until_ms = 0;
            return;
        }
    }

    void operator()(ResetSandbox&) const {
        hub.m_platform.reset_sandbox();
        hub.session_ended(false);
        hub.m_last_contact.reset();
        hub.m_data.session_state = SessionState::Unknown;
        hub.start();
        hub.notify(Notice::Tone::Success, "The training data is as new.");
    }

    void operator()(MoveTrainingClock& command) const {
        hub.m_platform.move_sandbox_clock(command.days);
        hub.update_clock();
        // The jump is longer than any session lasts; the role is kept by signing in again.
        if (hub.m_data.session) { (*this)(ChangeTrainingRole { hub.m_data.session->email }); }
    }

    void operator()(ChangeTrainingRole const& command) const {
        SignIn sign_in { .email = command.email, .password = "Training-2026-portal" };
        (*this)(sign_in);
    }

    void operator()(ContactCommand const& command) const { hub.run_contact(command); }

    void operator()(AuthorizationCommand const& command) const { hub.run_authorization(command); }
    void operator()(SearchCommand const& command) const { hub.run_search(command); }

    void operator()(DeviceCommand const& command) const { hub.run_device(command); }

    void operator()(DocumentCommand const& command) const { hub.run_document(command); }

    void operator()(BillingCommand const& command) const { hub.run_billing(command); }

    void operator()(AccountCommand& command) const { hub.run_account(std::move(command)); }

    static std::optional<Command> undo_of(MarkDocuments const& command, ResultsTable::Marks const& before) {
        // Undoing sets back only what has really changed; rows that were so before stay.
        MarkDocuments undo { .documents = before.changed, .flagged = {}, .reviewed = {}, .can_undo = false };
        if (command.flagged) { undo.flagged = !*command.flagged; }
        if (command.reviewed) { undo.reviewed = !*command.reviewed; }
        return undo;
    }
};

void Hub::run(Command command) {
    // Without a session the server is asked for nothing: a form that wants to save its draft has nowhere to.
    auto const& value = command.alternative().value;
    bool const wants_server = std::holds_alternative<SearchCommand>(value) || std::holds_alternative<AuthorizationCommand>(value)
        || std::holds_alternative<AccountCommand>(value) || std::holds_alternative<ContactCommand>(value)
        || std::holds_alternative<DocumentCommand>(value) || std::holds_alternative<BillingCommand>(value);
    if (m_data.session_state == SessionState::Offline && wants_server) { return; }
    std::visit(Runner { *this }, command.alternative().value);
}

}  // namespace hub::client

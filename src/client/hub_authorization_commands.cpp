// What the commands about authorizations do. Every failure ends in a notice, in the Submission it belongs to, or, where
// somebody else saved first, in a conflict that the user decides.
#include "base/text.hpp"
#include "client/hub.hpp"

#include <algorithm>
#include <utility>

namespace hub::client {

namespace {

/// AUTH-A4: a deletion can be taken back so long; a little less, because the request takes its time.
constexpr double undo_deletion_ms = 1000.0 * domain::undo_seconds - 2'000;

auto const& endpoint_of(api::EditAuthorization const&) {
    return api::edit_authorization;
}
auto const& endpoint_of(api::ExtendAuthorizations const&) {
    return api::extend_authorizations;
}
auto const& endpoint_of(api::DeleteAuthorization const&) {
    return api::delete_authorization;
}
auto const& endpoint_of(api::EmailAuthorization const&) {
    return api::email_authorization;
}
auto const& endpoint_of(api::OneAuthorization const&) {
    return api::restore_authorization;
}

template <class Ask>
Ask sent_as(Ask const& ask) {
    return ask;
}
api::OneAuthorization sent_as(RestoreAuthorization const& ask) {
    return { ask.id };
}

std::optional<domain::AuthorizationId> authorization_of(AuthorizationAsk const& ask) {
    return std::visit(
        [](auto const& one) -> std::optional<domain::AuthorizationId> {
            if constexpr (requires { one.id; }) { return one.id; }
            return std::nullopt;
        },
        ask);
}

}  // namespace

struct Hub::AuthorizationRunner {
    Hub& hub;

    void operator()(ShowAuthorization const& command) const {
        auto& work = hub.m_data.authorization;
        if (work.shown == command.id) { return; }
        work.shown = command.id;
        work.history.clear();
        work.conflict.reset();
        if (!work.submission.busy) { work.submission.error.reset(); }
        load_history();
    }

    void operator()(ChangeAuthorization const& command) const {
        auto& work = hub.m_data.authorization;
        if (work.submission.busy) { return; }
        work.submission.begin();
        work.kind = kind_of(command.ask);
        work.conflict.reset();
        std::visit([&](auto const& ask) { send(sent_as(ask), command); }, command.ask);
    }

    void operator()(EndAuthorizationConflict const&) const { hub.m_data.authorization.conflict.reset(); }

    void operator()(ForgetAuthorizationError const&) const {
        auto& submission = hub.m_data.authorization.submission;
        if (submission.busy) { return; }
        submission.error.reset();
        submission.field_errors.clear();
    }

    void operator()(SendBatch const& command) const {
        auto& work = hub.m_data.authorization;
        if (work.batch.busy) { return; }
        work.batch.begin();
        work.batch_is_dry_run = command.batch.dry_run;
        auto const key = hub.m_batch_intention.key_of(
            api::write_body(api::create_authorizations, command.batch), [&] { return hub.m_api.make_idempotency_key(); });
        hub.ask(
            api::create_authorizations, command.batch,
            [&hub = hub, dry_run = command.batch.dry_run](Answer<api::BatchResult> answer) {
                auto& done = hub.m_data.authorization;
                done.batch.busy = false;
                if (!answer.value) {
                    done.batch.error = std::move(answer.value).error();
                    done.batch.field_errors = std::move(answer.field_errors);
                    return;
                }
                hub.m_batch_intention.end();
                ++done.batch.succeeded;
                (dry_run ? done.checked : done.sent) = std::move(*answer.value);
                if (!dry_run) { hub.refresh(NeedAuthorizations | NeedHome, 0); }
            },
            key);
    }

    void operator()(ForgetBatch const&) const {
        auto& work = hub.m_data.authorization;
        if (work.batch.busy) { return; }
        work.batch = Submission { .succeeded = work.batch.succeeded };
        work.checked.reset();
        work.sent.reset();
    }

    void operator()(SaveDraft const& command) const {
        auto& submission = hub.m_data.authorization.save_draft;
        if (submission.busy) { return; }
        submission.begin();
        auto const id = command.id.value_or(domain::AuthorizationDraftId::make(hub.m_platform.clock(), hub.m_platform.random()));
        hub.ask(api::save_authorization_draft, api::SavedDraft { .id = id, .draft = command.draft, .saved_at = {} },
            [&hub = hub](Answer<api::SavedDraft> answer) {
                auto& work = hub.m_data.authorization;
                work.save_draft.busy = false;
                if (!answer.value) {
                    work.save_draft.error = std::move(answer.value).error();
                    return;
                }
                ++work.save_draft.succeeded;
                work.saved_draft = answer.value->id;
                work.draft_saved_at = answer.value->saved_at;
                work.drafts.asked_at_ms = -1e18;
            });
    }

    void operator()(RemoveDraft const& command) const {
        hub.ask(api::remove_authorization_draft, api::OneDraft { command.id }, [&hub = hub, command](Answer<api::Nothing> answer) {
            // One that was never saved is as gone as it should be.
            if (!answer.value && answer.value.error().code != ErrorCode::NotFound) {
                return hub.report(answer.value.error(), "The draft was not removed.", command);
            }
            auto& drafts = hub.m_data.authorization.drafts;
            if (drafts.value) {
                std::erase_if(drafts.value->items, [&](api::SavedDraft const& draft) { return draft.id == command.id; });
            }
        });
    }

    void operator()(SaveTemplate const& command) const {
        auto& submission = hub.m_data.authorization.save_template;
        if (submission.busy) { return; }
        submission.begin();
        hub.ask(api::save_authorization_template, api::SaveTemplate { command.name, command.draft },
            [&hub = hub](Answer<api::AuthorizationTemplate> answer) {
                auto& work = hub.m_data.authorization;
                work.save_template.busy = false;
                if (!answer.value) {
                    work.save_template.error = std::move(answer.value).error();
                    return;
                }
                ++work.save_template.succeeded;
                hub.notify(Notice::Tone::Success, "The template " + answer.value->name + " was saved for everybody of the company.");
                hub.refresh(NeedAuthorizationTemplates, 0);
            });
    }

    void operator()(RemoveTemplate const& command) const {
        hub.ask(api::remove_authorization_template, api::OneTemplate { command.id }, [&hub = hub, command](Answer<api::Nothing> answer) {
            if (!answer.value) { return hub.report(answer.value.error(), "The template was not removed.", command); }
            hub.notify(Notice::Tone::Success, "The template " + command.name + " was removed.");
            hub.refresh(NeedAuthorizationTemplates, 0);
        });
    }

    void operator()(OpenAuthorizationForm const& command) const {
        auto const url = api::fill_path(api::get_authorization_form, api::OneAuthorization { command.id });
        std::string const name = "Authorization " + command.number;
        if (hub.m_platform.viewer() == nullptr) { return hub.m_platform.save_url(url, name + ".pdf"); }
        hub.m_data.document_viewer.document.reset();
        hub.show_in_page(
            { .url = url, .title = name, .subtitle = "The form for the employee, to print or to show on a phone" }, name + ".pdf");
    }

    void load_history() const {
        auto& work = hub.m_data.authorization;
        if (!work.shown || work.history.loading) { return; }
        bool const again = work.history.has_value();
        work.history.begin(hub.m_platform.monotonic_ms());
        auto const id = *work.shown;
        hub.ask(
            api::get_authorization_history, api::OneAuthorization { id },
            [&hub = hub, id](Answer<api::AuthorizationHistory> answer) {
                if (hub.m_data.authorization.shown == id) { hub.m_data.authorization.history.finish(std::move(answer.value)); }
            },
            {}, again ? Polling::Yes : Polling::No);
    }

private:
    template <class Ask>
    void send(Ask const& ask, ChangeAuthorization const& command) const {
        auto const& endpoint = endpoint_of(ask);
        using Value = typename std::remove_cvref_t<decltype(endpoint)>::AnswerType;
        std::string const what = std::string { endpoint.id } + api::fill_path(endpoint, ask) + api::write_body(endpoint, ask);
        auto const key = hub.m_authorization_intention.key_of(what, [&] { return hub.m_api.make_idempotency_key(); });
        hub.ask(
            endpoint, ask,
            [&hub = hub, command](Answer<Value> answer) {
                AuthorizationRunner const runner { hub };
                auto& work = hub.m_data.authorization;
                work.submission.busy = false;
                if (!answer.value) { return runner.refused(std::move(answer.value).error(), std::move(answer.field_errors), command); }
                hub.m_authorization_intention.end();
                ++work.submission.succeeded;
                runner.saved(command, std::move(*answer.value));
                hub.refresh(NeedAuthorizations | NeedHome, 0);
                if (kind_of(command.ask) == AuthorizationChange::Delete) { work.shown.reset(); }
                if (work.shown) { runner.load_history(); }
            },
            key);
    }

    void refused(Error error, std::vector<Error> field_errors, ChangeAuthorization const& command) const {
        if (error.code == ErrorCode::Cancelled) { return; }
        if (error.code == ErrorCode::Outdated && fetch_theirs(command)) { return; }
        if (kind_of(command.ask) == AuthorizationChange::Restore) { return hub.report(error, "It was not restored.", {}); }
        auto& submission = hub.m_data.authorization.submission;
        submission.error = std::move(error);
        submission.field_errors = std::move(field_errors);
    }

    /// The submission stays busy until it is known what the other one saved.
    bool fetch_theirs(ChangeAuthorization const& command) const {
        auto const id = authorization_of(command.ask);
        if (!id) { return false; }
        hub.m_data.authorization.submission.busy = true;
        hub.ask(api::get_authorization, api::OneAuthorization { *id }, [&hub = hub, command](Answer<api::AuthorizationItem> answer) {
            auto& work = hub.m_data.authorization;
            work.submission.busy = false;
            if (!answer.value) {
                work.submission.error = std::move(answer.value).error();
                return;
            }
            put(hub.m_data.authorizations, *answer.value);
            work.conflict = AuthorizationConflict { command, std::move(*answer.value) };
        });
        return true;
    }

    /// The list has it at once, before it is loaded again.
    static void put(Query<api::AuthorizationList>& list, api::AuthorizationItem const& item) {
        if (!list.value) { return; }
        auto& items = list.value->items;
        auto const found = std::ranges::find(items, item.id, &api::AuthorizationItem::id);
        bool const deleted = item.status == domain::AuthorizationStatus::Deleted;
        if (found != items.end() && deleted) {
            items.erase(found);
        } else if (found != items.end()) {
            *found = item;
        } else if (!deleted) {
            items.insert(items.begin(), item);
        }
        ++list.version;
    }

    void saved(ChangeAuthorization const& command, api::AuthorizationItem const& item) const {
        put(hub.m_data.authorizations, item);
        switch (kind_of(command.ask)) {
        case AuthorizationChange::Delete:
            if (auto& created = hub.m_data.created_authorization; created && created->id == item.id) { created.reset(); }
            hub.notify(Notice::Tone::Success, "The authorization of " + command.name + " was deleted.", "Undo",
                ChangeAuthorization { .ask = RestoreAuthorization { item.id }, .name = command.name, .before = {} });
            hub.m_data.notices.back().until_ms = hub.m_platform.monotonic_ms() + undo_deletion_ms;
            break;
        case AuthorizationChange::Restore: hub.notify(Notice::Tone::Success, "The authorization of " + command.name + " is back."); break;
        default: hub.notify(Notice::Tone::Success, "The authorization of " + command.name + " was saved."); break;
        }
    }

    void saved(ChangeAuthorization const&, api::ExtendedAuthorizations const& answer) const {
        std::int64_t extended = 0;
        std::string problem;
        for (auto const& one : answer.items) {
            if (one.item) {
                ++extended;
                put(hub.m_data.authorizations, *one.item);
            } else if (problem.empty()) {
                problem = one.problem;
            }
        }
        auto const left = static_cast<std::int64_t>(answer.items.size()) - extended;
        if (extended > 0) {
            hub.notify(Notice::Tone::Success, plural(extended, "authorization was", "authorizations were") + " extended.");
        }
        if (left > 0) {
            hub.notify(Notice::Tone::Failure, plural(left, "authorization was", "authorizations were") + " not extended. " + problem);
        }
    }

    void saved(ChangeAuthorization const& command, api::AuthorizationHistory answer) const {
        auto const* ask = std::get_if<api::EmailAuthorization>(&command.ask);
        auto const count = ask != nullptr ? static_cast<std::int64_t>(ask->recipients.size()) : 0;
        hub.notify(Notice::Tone::Success, plural(count, "copy is", "copies are") + " on the way.");
        auto& work = hub.m_data.authorization;
        if (ask != nullptr && work.shown == ask->id) { work.history.finish(std::move(answer)); }
    }
};

void Hub::run_authorization(AuthorizationCommand const& command) {
    std::visit(AuthorizationRunner { *this }, command);
}

void Hub::refresh_authorizations(std::uint32_t needs, double older_than_ms) {
    auto const& work = m_data.authorization;
    bool const is_stale = m_platform.monotonic_ms() - work.history.asked_at_ms >= older_than_ms;
    if ((needs & NeedAuthorizationHistory) != 0 && is_stale) { AuthorizationRunner { *this }.load_history(); }
}

void Hub::forget_authorizations() {
    m_data.authorizations.clear();
    m_data.created_authorization.reset();
    m_data.create_authorization = {};
    m_data.authorization = {};
    m_batch_intention.end();
    m_authorization_intention.end();
}

}  // namespace hub::client

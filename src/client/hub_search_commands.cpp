// What the commands about saved searches do.
#include "client/hub.hpp"

#include <utility>

namespace hub::client {

struct Hub::SearchRunner {
    Hub& hub;

    void operator()(SaveSearch const& command) const {
        auto& submission = hub.m_data.search.save;
        if (submission.busy) { return; }
        submission.begin();
        auto const id = command.id.value_or(domain::SavedSearchId::make(hub.m_platform.clock(), hub.m_platform.random()));
        hub.ask(api::save_search, api::SavedSearch { id, command.name, command.address, command.mail },
            [&hub = hub](Answer<api::SavedSearch> answer) {
                auto& work = hub.m_data.search;
                work.save.busy = false;
                if (!answer.value) {
                    work.save.error = std::move(answer.value).error();
                    work.save.field_errors = std::move(answer.field_errors);
                    return;
                }
                ++work.save.succeeded;
                hub.notify(Notice::Tone::Success, "The search " + answer.value->name + " was saved.");
                hub.refresh(NeedSearches, 0);
            });
    }

    void operator()(SetSearchMail const& command) const {
        auto search = command.search;
        search.mail = !search.mail;
        hub.ask(api::save_search, search, [&hub = hub, command](Answer<api::SavedSearch> const& answer) {
            if (!answer.value) { return hub.report(answer.value.error(), "Mails about this search were not changed.", command); }
            hub.notify(Notice::Tone::Success,
                answer.value->mail ? "A mail will tell you when new documents match “" + answer.value->name + "”."
                                   : "No more mails about “" + answer.value->name + "”.");
            hub.refresh(NeedSearches, 0);
        });
    }

    void operator()(RemoveSearch const& command) const {
        hub.ask(api::remove_search, api::OneSearch { command.search.id }, [&hub = hub, command](Answer<api::Nothing> answer) {
            // One that another window has removed is as gone as it should be.
            if (!answer.value && answer.value.error().code != ErrorCode::NotFound) {
                return hub.report(answer.value.error(), "The search was not removed.", command);
            }
            auto const& [id, name, address, mail] = command.search;
            hub.notify(Notice::Tone::Success, "The search " + name + " was removed.", "Undo", SaveSearch { name, address, id, mail });
            hub.refresh(NeedSearches, 0);
        });
    }

    void operator()(ForgetSearchError const&) const {
        auto& submission = hub.m_data.search.save;
        if (submission.busy) { return; }
        submission.error.reset();
        submission.field_errors.clear();
    }
};

void Hub::run_search(SearchCommand const& command) {
    std::visit(SearchRunner { *this }, command);
}

}  // namespace hub::client

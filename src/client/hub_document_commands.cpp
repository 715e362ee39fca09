// How the list of results is followed, what the commands about one document do, and how what was saved is kept in mind. Every failure
// ends in a notice or in the Submission it belongs to.
#include "client/document_commands.hpp"

#include "client/hub.hpp"

#include <portal.hpp>

#include <algorithm>
#include <functional>
#include <span>
#include <utility>

namespace hub::client {

namespace {

constexpr double number_notice_ms = 30'000;    ///< as long as a notice with Undo: the number may have to be written down
constexpr double download_arrives_ms = 2'000;  ///< by then the server has sent a document that was asked for
constexpr std::size_t most_saved_at_once = 5'000;
constexpr std::int32_t first_page_rows = 2'000;  ///< small, so that the list is usable at once
constexpr std::int32_t page_rows = 20'000;

std::string words_of(domain::TicketReason reason, std::string const& number) {
    if (!domain::hides_document(reason)) { return "Ticket " + number + " is on its way to the medical center."; }
    return "Ticket " + number + " is with the privacy office, and the document is gone from your lists. Please also call "
        + std::string { portal::hipaa_hotline } + ".";
}

}  // namespace

struct Hub::DocumentRunner {
    Hub& hub;

    void operator()(ShowDocument const& command) const {
        auto& work = hub.m_data.document;
        if (work.shown == command.document) { return; }
        work.shown = command.document;
        work.marks.clear();
        if (!work.note.busy) { work.note.error.reset(); }
        load_marks();
    }

    void operator()(WriteFlagNote const& command) const {
        auto& work = hub.m_data.document;
        work.note.begin();
        std::string before;
        if (work.shown == command.document && work.marks.value) { before = work.marks.value->note; }
        hub.ask(api::write_flag_note, api::FlagNote { command.document, command.note },
            [&hub = hub, command, before](Answer<api::FlagNote> answer) {
                auto& done = hub.m_data.document;
                done.note.busy = false;
                if (!answer.value) {
                    done.note.error = answer.value.error();
                    return hub.report(answer.value.error(), "The note was not saved.", command);
                }
                ++done.note.succeeded;
                if (done.shown == command.document && done.marks.value) { done.marks.value->note = answer.value->note; }
                if (!command.can_undo) { return; }
                WriteFlagNote const undo { .document = command.document, .note = before, .can_undo = false };
                hub.notify(Notice::Tone::Success, answer.value->note.empty() ? "Note removed." : "Note saved.", "Undo", undo);
            });
    }

    void operator()(OpenTicket const& command) const {
        auto& work = hub.m_data.document;
        if (work.ticket.busy) { return; }
        work.ticket.begin();
        work.ticket_about = command.about;
        if (auto const* const document = std::get_if<domain::DocumentId>(&command.about)) {
            open(api::open_document_ticket, api::OpenDocumentTicket { *document, command.reason, command.text }, command);
        } else {
            auto const& specimen = std::get<domain::SpecimenId>(command.about);
            open(api::open_specimen_ticket, api::OpenSpecimenTicket { specimen, command.reason, command.text }, command);
        }
    }

    void operator()(ForgetTicketError const&) const {
        auto& submission = hub.m_data.document.ticket;
        if (submission.busy) { return; }
        submission.error.reset();
        submission.field_errors.clear();
    }

    void operator()(ShowSpecimen const& command) const {
        auto& shown = hub.m_data.document.specimen;
        if (shown.document == command.document && (shown.query.loading || shown.query.has_value())) { return; }
        if (shown.document != command.document) { shown.query.clear(); }
        shown.document = command.document;
        load_specimen();
    }

    void load_marks() const {
        auto& work = hub.m_data.document;
        if (!work.shown || work.marks.loading) { return; }
        bool const again = work.marks.has_value();
        work.marks.begin(hub.m_platform.monotonic_ms());
        auto const id = *work.shown;
        hub.ask(
            api::get_document_marks, api::OneDocument { id },
            [&hub = hub, id](Answer<api::DocumentMarks> answer) {
                if (hub.m_data.document.shown == id) { hub.m_data.document.marks.finish(std::move(answer.value)); }
            },
            {}, again ? Polling::Yes : Polling::No);
    }

    /// Nothing, when it is about another document than the one that is shown.
    void load_specimen() const {
        auto& work = hub.m_data.document;
        auto& query = work.specimen.query;
        if (!work.specimen.document || work.specimen.document != work.shown || query.loading) { return; }
        bool const again = query.has_value();
        query.begin(hub.m_platform.monotonic_ms());
        auto const id = *work.specimen.document;
        hub.ask(
            api::get_document_specimen, api::OneDocument { id },
            [&hub = hub, id](Answer<api::DocumentSpecimen> answer) {
                auto& asked = hub.m_data.document.specimen;
                if (asked.document != id) { return; }
                // RSLT-16: what is there no more is not kept, as it would be where the server cannot be reached.
                if (!answer.value && answer.value.error().code == ErrorCode::NotFound) { asked.query.value.reset(); }
                asked.query.finish(std::move(answer.value));
            },
            {}, again ? Polling::Yes : Polling::No);
    }

    /// Takes over what the list does not have yet; `done` hears whether there is more of it.
    void fetch_results(Polling polling, std::function<void(ErrorOr<bool> more)> done) const {
        bool const first = hub.m_data.results.cursor().empty();
        hub.ask(
            api::list_results,
            api::ListResults { .cursor = std::string { hub.m_data.results.cursor() }, .limit = first ? first_page_rows : page_rows },
            [&hub = hub, done = std::move(done)](Answer<api::ResultPage> answer) {
                if (answer.value) {
                    if (auto applied = hub.m_data.results.apply(*answer.value); !applied) {
                        answer.value = fail(std::move(applied).error());
                    }
                }
                done(answer.value ? ErrorOr<bool> { answer.value->more } : fail(std::move(answer.value).error()));
            },
            {}, polling);
    }

private:
    template <class Ask>
    void open(api::Endpoint<Ask, api::TicketReceipt> const& endpoint, Ask const& ask, OpenTicket const& command) const {
        std::string const what = api::fill_path(endpoint, ask) + api::write_body(endpoint, ask);
        auto const key = hub.m_ticket_intention.key_of(what, [&] { return hub.m_api.make_idempotency_key(); });
        hub.ask(
            endpoint, ask,
            [&hub = hub, command](Answer<api::TicketReceipt> answer) {
                auto& done = hub.m_data.document.ticket;
                done.busy = false;
                if (!answer.value) {
                    done.error = std::move(answer.value).error();
                    done.field_errors = std::move(answer.field_errors);
                    return;
                }
                hub.m_ticket_intention.end();
                ++done.succeeded;
                if (domain::hides_document(command.reason)) { DocumentRunner { hub }.forget(std::get<domain::DocumentId>(command.about)); }
                hub.notify(Notice::Tone::Success, words_of(command.reason, answer.value->number));
                hub.m_data.notices.back().until_ms = hub.m_platform.monotonic_ms() + number_notice_ms;
            },
            key);
    }

    /// SUPP-A2: nothing of it stays in the page, without waiting for the list to be asked again.
    void forget(domain::DocumentId document) const {
        auto& data = hub.m_data;
        if (data.document_viewer.document == document) { hub.close_viewer(); }
        if (data.document.shown == document) { (*this)(ShowDocument {}); }
        data.results.remove(document);
        hub.drop_bundle_with_gone();
        hub.refresh(NeedResults | NeedHome, 0);
    }
};

void Hub::run_document(DocumentCommand const& command) {
    std::visit(DocumentRunner { *this }, command);
}

void Hub::refresh_document(std::uint32_t needs, double older_than_ms) {
    if ((needs & NeedResults) == 0) { return; }
    auto const& work = m_data.document;
    auto const is_stale = [&](QueryState const& query) { return m_platform.monotonic_ms() - query.asked_at_ms >= older_than_ms; };
    if (is_stale(work.marks)) { refresh_marks(); }
    if (is_stale(work.specimen.query)) { DocumentRunner { *this }.load_specimen(); }
}

void Hub::refresh_marks() {
    DocumentRunner { *this }.load_marks();
}

void Hub::forget_document() {
    m_data.document = {};
    m_ticket_intention.end();
    m_saving_seen_ms = 0;
}

/// The browser fetches it by itself; the server notes it then, and the list is asked afterwards.
void Hub::expect_download() {
    m_saving_seen_ms = m_platform.monotonic_ms() + download_arrives_ms;
}

void Hub::watch_downloads() {
    if (m_saving_seen_ms <= 0 || m_platform.monotonic_ms() < m_saving_seen_ms) { return; }
    m_saving_seen_ms = 0;
    if (m_data.session_state == SessionState::SignedIn) { refresh(NeedResults, 0); }
}

void Hub::load_results() {
    bool const first = m_data.results.cursor().empty();
    m_data.results_load.begin(m_platform.monotonic_ms());
    DocumentRunner { *this }.fetch_results(first ? Polling::No : Polling::Yes, [this](ErrorOr<bool> more) {
        bool const goes_on = more.value_or(false);
        m_data.results_load.finish(more ? ErrorOr<api::Nothing> { api::Nothing {} } : fail(std::move(more).error()));
        if (goes_on) { load_results(); }
    });
}

/// What was withdrawn after it was fetched does not leave in a file (RSLT-16): the list's changes are asked for first.
void Hub::save_bundle() {
    if (m_data.bundle_documents.empty()) { return m_platform.bundle().save(); }  // invoices
    DocumentRunner { *this }.fetch_results(Polling::No, [this](ErrorOr<bool> more) {
        if (!more) { return report(more.error(), "The PDF was not saved.", SaveBundle {}); }
        if (*more) { return save_bundle(); }
        if (drop_bundle_with_gone()) { return; }
        m_platform.bundle().save();
        note_bundle_saved();
    });
}

/// True where the bundle holds, or is about to hold, what has left the list: then it is thrown away.
bool Hub::drop_bundle_with_gone() {
    auto& bundle = m_platform.bundle();
    auto const& progress = bundle.progress();
    if (progress.phase == BundleProgress::Phase::Idle) { return false; }
    for (std::size_t i = 0; i < m_data.bundle_documents.size(); ++i) {
        bool const is_left_out = std::ranges::contains(progress.failures, i, &BundleFailure::index);
        if (is_left_out || m_data.results.find(m_data.bundle_documents[i])) { continue; }
        bundle.cancel();
        bundle.reset();
        m_data.bundle_documents.clear();
        notify(Notice::Tone::Info, "The PDF was thrown away: a document in it is no longer available. Please make it again.");
        return true;
    }
    return false;
}

/// What the saved bundle holds, without what was left out of it.
void Hub::note_bundle_saved() {
    auto const& progress = m_platform.bundle().progress();
    if (progress.phase != BundleProgress::Phase::Done) { return; }
    std::vector<domain::DocumentId> saved;
    for (std::size_t i = 0; i < m_data.bundle_documents.size(); ++i) {
        if (!std::ranges::contains(progress.failures, i, &BundleFailure::index)) { saved.push_back(m_data.bundle_documents[i]); }
    }
    for (std::span<domain::DocumentId const> rest { saved }; !rest.empty();) {
        auto const some = rest.first(std::min(rest.size(), most_saved_at_once));
        rest = rest.subspan(some.size());
        ask(api::note_saved_results, api::SavedResults { { some.begin(), some.end() } }, [this](Answer<api::Nothing> answer) {
            if (answer.value) { return refresh(NeedResults, 0); }
            if (answer.value.error().code == ErrorCode::NotFound) { return; }  // all of them have left the portal meanwhile
            report(answer.value.error(), "The file is yours, but the portal could not note that you saved its documents.", {});
        });
    }
}

}  // namespace hub::client

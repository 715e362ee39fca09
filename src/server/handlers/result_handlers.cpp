#include "server/handlers/handlers.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "domain/permissions.hpp"
#include "server/audit.hpp"
#include "server/delivered_documents.hpp"
#include "server/results_list.hpp"
#include "store/document_marks.hpp"

#include <span>
#include <utility>

namespace hub::server {

namespace {

/// Which rows left: a few by their ids, many by how many, from when to when, and a hash of their ids. With the report
/// settings of that time, whose versions are kept, these say again which they were.
AuditEvent event_of(api::ResultPage const& page) {
    constexpr std::size_t few = 20;
    AuditEvent event { .action = "results.listed", .object_type = "documents", .details = { { "rows", std::to_string(page.id.size()) } } };
    std::string ids;
    for (auto const id : page.id) { (ids += ids.empty() ? "" : " ") += id.to_string(); }
    if (page.id.size() <= few) {
        event.details.emplace_back("ids", std::move(ids));
        return event;
    }
    event.details.emplace_back("ids_sha256", sha256_hex(ids));
    event.details.emplace_back("newest", Instant { page.posted_at.front() }.to_iso());
    event.details.emplace_back("oldest", Instant { page.posted_at.back() }.to_iso());
    return event;
}

ErrorOr<api::ResultPage> list_results(HandlerContext const& context, Call const& call, api::ListResults const& ask) {
    HUB_TRY_ASSIGN(
        auto page, read_with(context, [&](store::Connection& db) { return ResultsList { db, owner_of(call), call.today }.answer(ask); }));
    if (!page.id.empty()) { HUB_TRY(audit_now(context.services, call, event_of(page))); }  // polling mostly brings nothing
    return page;
}

/// "Audiogram result - Siobhán O'Neil - 2026-11-19.pdf"
std::string file_name_of(domain::Document const& document) {
    return document.name + " - " + document.first_name + " " + document.last_name + " - " + document.service_date.to_iso() + ".pdf";
}

ErrorOr<domain::Document> read_delivered(HandlerContext const& context, Call const& call, domain::DocumentId id) {
    return read_with(context, [&](store::Connection& db) { return find_delivered(db, call, id); });
}

/// Told before the bytes leave: what cannot be told of is not given.
ErrorOr<void> tell_of_file(HandlerContext const& context, Call const& call, domain::Document const& document, bool for_saving) {
    AuditEvent const event { .action = for_saving ? "document.saved" : "document.opened",
        .object_type = "document",
        .object_id = document.id.to_string(),
        .subject = document.employee.to_string() };
    if (!for_saving) { return audit_now(context.services, call, event); }
    auto const told = context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY(store::note_saved(db, owner_of(call), std::span { &document.id, 1 }, call.now));
        return audit(db, context.services, call, event);
    });
    if (told) { return {}; }
    return fail(Error::unavailable(
        "This cannot be saved right now. Please try again in a moment.", "saving: " + told.error().message + " " + told.error().detail));
}

ErrorOr<Bytes> document_file(HandlerContext const& context, Call const& call, api::DocumentFile const& ask) {
    HUB_TRY_ASSIGN(auto const document, read_delivered(context, call, ask.id));
    auto bytes = context.services.files.read(document.file);
    // The document is there, so a lost file is our trouble and not an answer about the document.
    if (!bytes) {
        return fail(Error::unavailable("This document cannot be opened right now. Please try again later.", bytes.error().detail));
    }
    HUB_TRY(tell_of_file(context, call, document, ask.for_saving));
    return Bytes { "application/pdf", file_name_of(document), std::move(*bytes) };
}

ErrorOr<api::MarkedResults> mark_results(HandlerContext const& context, Call const& call, api::MarkResults const& ask) {
    api::MarkedResults marked;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const delivered, find_delivered(db, call, ask.documents));
        HUB_TRY_ASSIGN(marked.changed,
            store::mark_documents(db, call.who.employer(), call.who.contact.id, delivered, { ask.flagged, ask.reviewed }, call.now));
        if (marked.changed == 0) { return {}; }
        return audit(db, context.services, call,
            { .action = "results.marked", .object_type = "documents", .details = { { "rows", std::to_string(marked.changed) } } });
    }));
    return marked;
}

/// A bundle was saved: its documents were fetched one by one before, and whether the bundle came to be only the page knows.
ErrorOr<api::Nothing> note_saved_results(HandlerContext const& context, Call const& call, api::SavedResults const& ask) {
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const delivered, find_delivered(db, call, ask.documents));
        if (delivered.empty()) { return {}; }
        HUB_TRY(store::note_saved(db, owner_of(call), delivered, call.now));
        return audit(db, context.services, call,
            { .action = "results.saved", .object_type = "documents", .details = { { "rows", std::to_string(delivered.size()) } } });
    }));
    return api::Nothing {};
}

ErrorOr<api::DocumentMarks> get_marks(HandlerContext const& context, Call const& call, domain::DocumentId id) {
    api::DocumentMarks answer;
    HUB_TRY_ASSIGN(auto const document, read_with(context, [&](store::Connection& db) -> ErrorOr<domain::Document> {
        HUB_TRY_ASSIGN(auto found, find_delivered(db, call, id));
        HUB_TRY_ASSIGN(auto marks, store::find_document_marks(db, owner_of(call), id));
        if (marks.flagged) { answer.note = std::move(marks.note); }
        answer.reviewed_at = marks.reviewed_at;
        answer.first_saved_at = marks.first_saved_at;
        answer.last_saved_at = marks.last_saved_at;
        if (!domain::is_user_admin(call.who.viewer())) { return found; }
        HUB_TRY_ASSIGN(auto reviewers, store::list_other_reviewers(db, owner_of(call), id));
        for (auto& reviewer : reviewers) {
            answer.reviewers.push_back({ reviewer.contact, std::move(reviewer.name), reviewer.reviewed_at });
        }
        return found;
    }));
    HUB_TRY(audit_now(context.services, call,
        { .action = "document.marks_read",
            .object_type = "document",
            .object_id = id.to_string(),
            .subject = document.employee.to_string() }));
    return answer;
}

/// The note is somebody's own words, so the log has its hash only.
ErrorOr<api::FlagNote> write_flag_note(HandlerContext const& context, Call const& call, store::Connection& db, api::FlagNote const& ask) {
    HUB_TRY_ASSIGN(auto const document, find_delivered(db, call, ask.id));
    HUB_TRY_ASSIGN(auto const marks, store::find_document_marks(db, owner_of(call), ask.id));
    HUB_TRY(domain::check_flag_note(ask.note, marks.flagged));
    api::FlagNote answer { ask.id, std::string { trim(ask.note) } };
    if (!marks.flagged || marks.note == answer.note) { return answer; }
    HUB_TRY(store::set_flag_note(db, owner_of(call), ask.id, answer.note));
    HUB_TRY(audit(db, context.services, call,
        { .action = "document.note_changed",
            .object_type = "document",
            .object_id = ask.id.to_string(),
            .subject = document.employee.to_string(),
            .changes = { { "note", marks.note, answer.note } } }));
    return answer;
}

}  // namespace

void add_result_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_results, [&context](Call& call, api::ListResults const& ask) { return list_results(context, call, ask); });
    router.on(api::document_file, [&context](Call& call, api::DocumentFile const& ask) { return document_file(context, call, ask); });
    router.on(api::mark_results, [&context](Call& call, api::MarkResults const& ask) { return mark_results(context, call, ask); });
    router.on(
        api::note_saved_results, [&context](Call& call, api::SavedResults const& ask) { return note_saved_results(context, call, ask); });
    router.on(api::get_document_marks, [&context](Call& call, api::OneDocument const& ask) { return get_marks(context, call, ask.id); });
    router.on_write(api::write_flag_note,
        [&context](Call& call, store::Connection& db, api::FlagNote const& ask) { return write_flag_note(context, call, db, ask); });
}

}  // namespace hub::server

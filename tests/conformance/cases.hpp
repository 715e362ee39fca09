// The conformance suite: what a client may rely on, whatever carries its requests. Each case stands alone, changes only
// what it makes itself, and can run against a portal that others have used before.
#pragma once

#include "api/endpoints.hpp"
#include "conformance/place.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace hub::conformance {

struct Case {
    std::string_view name;
    void (*run)(Run&);
};

namespace cases {

/// What a caller could tell two refusals apart by.
inline std::string seen(client::Response const& answer) {
    auto problem = api::read_problem(answer.body, answer.status);
    problem.request_id.clear();
    return std::to_string(answer.status) + api::write_problem(problem);
}

inline void answers_come_out_of_poll(Run& run) {
    Browser browser { run.place, run.report };
    bool has_answer = false;
    browser.transport().send(
        { .method = client::Method::Get, .target = "/healthz", .headers = {}, .body = {} }, [&](auto const&) { has_answer = true; });
    run.report.check(!has_answer, "no answer inside send");
    for (int i = 0; i < 20'000 && !has_answer; ++i) {
        browser.transport().poll();
        if (!has_answer) { run.place.wait(); }
    }
    run.report.check(has_answer, "the answer comes out of poll");
}

inline void a_cancelled_request_is_silent(Run& run) {
    Browser browser { run.place, run.report };
    bool has_answer = false;
    auto const ticket = browser.transport().send(
        { .method = client::Method::Get, .target = "/healthz", .headers = {}, .body = {} }, [&](auto const&) { has_answer = true; });
    browser.transport().cancel(ticket);
    browser.transport().cancel(ticket + 1'000'000);
    run.report.equal(browser.get("/healthz").status, 200, "a later request");
    run.report.check(!has_answer, "nothing of the cancelled one");
}

inline void sessions_begin_and_end(Run& run) {
    Browser browser { run.place, run.report };
    run.report.equal(browser.get("/api/v1/session").status, 401, "before sign-in");
    auto const refused = browser.raw(api::sign_in, { "nobody@acme.example", "wrong" });
    run.report.equal(refused.status, 401, "unknown user");
    run.report.equal(refused.header("content-type"), "application/problem+json", "content type of a problem");
    run.report.check(browser.sign_in("basic@acme.example", demo_password), "sign-in");
    auto const session = browser.call(api::current_session);
    run.report.equal(session.email, "basic@acme.example", "the session's user");
    run.report.equal(browser.raw(api::sign_out, {}).status, 204, "sign-out");
    run.report.equal(browser.get("/api/v1/session").status, 401, "after sign-out");
}

inline void browsers_do_not_share_sessions(Run& run) {
    Browser stranger { run.place, run.report };
    run.report.equal(run.admin().get("/api/v1/session").status, 200, "signed in");
    run.report.equal(stranger.get("/api/v1/session").status, 401, "another browser");
}

inline void changes_need_the_token(Run& run) {
    Browser browser { run.place, run.report };
    run.report.check(browser.sign_in("basic@acme.example", demo_password), "sign-in");
    browser.forget_token();
    run.report.equal(browser.raw(api::mark_results, {}).status, 403, "without token");
}

inline void refusals_are_problems(Run& run) {
    auto& admin = run.admin();
    auto const missing = admin.get("/api/v1/nothing");
    run.report.equal(missing.status, 404, "unknown address");
    run.report.equal(missing.header("content-type"), "application/problem+json", "content type");
    auto const wrong = admin.send(client::Method::Put, "/api/v1/home", "{}");
    run.report.equal(wrong.status, 405, "wrong method");
    run.report.equal(wrong.header("allow"), "GET", "allowed methods");
    run.report.equal(admin.get("/api/v1/results?limit=0").status, 422, "a value out of range");
    run.report.equal(admin.send(client::Method::Put, "/api/v1/results/marks", "{").status, 400, "broken JSON");
}

inline void the_list_loads_in_pages_and_then_only_changes(Run& run) {
    auto& admin = run.admin();
    std::set<std::string> ids;
    api::ListResults ask { {}, 75 };
    api::ResultPage page;
    do {
        page = admin.call(api::list_results, ask);
        for (auto const& id : page.id) { ids.insert(id.to_string()); }
        ask.cursor = page.cursor;
    } while (page.more);
    run.report.equal(ids.size(), static_cast<std::size_t>(page.total), "rows");
    run.report.check(ids.size() > 250, "several hundred documents");

    auto const first = domain::DocumentId::parse(*ids.begin()).value_or(domain::DocumentId {});
    auto const quiet = admin.call(api::list_results, ask);
    run.report.equal(quiet.id.size() + quiet.removed.size(), std::size_t { 0 }, "nothing changed");
    admin.call(api::mark_results, { { first }, true, std::nullopt });
    admin.call(api::mark_results, { { first }, false, std::nullopt });
    auto const changed = admin.call(api::list_results, { quiet.cursor, 75 });
    run.report.equal(changed.id.size(), std::size_t { 1 }, "one row changed");
    if (!changed.id.empty()) { run.report.check(changed.id.front() == first && changed.flagged.front() == 0, "that one, as it is now"); }
}

inline void documents_are_pdfs(Run& run) {
    auto const page = run.admin().call(api::list_results);
    for (std::size_t i = 0; i < page.id.size(); i += page.id.size() / 4 + 1) {
        auto const answer = run.admin().raw(api::document_file, { page.id[i] });
        run.report.equal(answer.status, 200, "a document");
        run.report.equal(answer.header("content-type"), "application/pdf", "its type");
        run.report.check(answer.body.starts_with("%PDF-") && answer.body.contains("%%EOF"), "its bytes");
        run.report.check(
            page.bytes[i] == 0 || page.bytes[i] == static_cast<std::int64_t>(answer.body.size()), "its size as the list has it");
    }
}

inline void notes_and_saving_are_kept(Run& run) {
    auto& admin = run.admin();
    auto const page = admin.call(api::list_results);
    if (page.id.size() < 2) { return run.report.check(false, "documents to work with"); }
    auto const id = page.id[1];
    std::string const key = "conformance-note-" + std::to_string(admin.call(api::get_home).as_of.ms);
    admin.call(api::mark_results, { { id }, true, std::nullopt });
    admin.call(api::write_flag_note, { id, "Zürich’s “second” page & 100 %" }, key);
    run.report.equal(admin.call(api::get_document_marks, { id }).note, "Zürich’s “second” page & 100 %", "the note");
    run.report.equal(admin.raw(api::write_flag_note, { id, std::string(201, 'x') }, key + "-long").status, 422, "a longer note");
    admin.call(api::write_flag_note, { id, "" }, key + "-empty");
    admin.call(api::mark_results, { { id }, false, std::nullopt });
    run.report.equal(admin.raw(api::document_file, { id, true }).status, 200, "the file, to be saved");
    run.report.check(admin.call(api::get_document_marks, { id }).last_saved_at.has_value(), "that it was saved");
    run.report.equal(admin.raw(api::note_saved_results, { { page.id[0] } }).status, 204, "a bundle");
    run.report.check(admin.call(api::get_document_marks, { page.id[0] }).last_saved_at.has_value(), "that the bundle was saved");
}

inline void what_was_received_in_error_is_gone(Run& run) {
    auto& basic = run.as("basic@acme.example");
    auto const page = basic.call(api::list_results);
    if (page.id.empty()) { return run.report.check(false, "documents to work with"); }
    auto const id = page.id.back();
    api::OpenDocumentTicket const question { id, domain::TicketReason::ResultMissing, "The second page is missing." };
    auto const key = "conformance-ticket-" + id.to_string();
    run.report.check(basic.call(api::open_document_ticket, question, key).number.starts_with("T-"), "a ticket's number");
    auto const too_short = basic.raw(api::open_document_ticket, { id, domain::TicketReason::ResultMissing, "?" }, key + "-short");
    run.report.equal(too_short.status, 422, "a text that is too short");
    basic.call(api::open_document_ticket, { id, domain::TicketReason::ReceivedInError, {} }, key + "-error");
    auto const change = basic.call(api::list_results, { page.cursor, 100 });
    run.report.check(std::ranges::contains(change.removed, id), "gone from the list");
    run.report.equal(basic.raw(api::document_file, { id }).status, 404, "its file");
    run.report.equal(basic.call(api::get_home).results, change.total, "counts");
}

inline void foreign_records_answer_like_missing_ones(Run& run) {
    auto& globex = run.as("admin@globex.example");
    auto const own = globex.call(api::list_results);
    run.report.check(!own.id.empty(), "the other employer has documents");
    if (own.id.empty()) { return; }
    auto const nothing = domain::DocumentId::parse("019a9d45-f900-7625-9560-2d4e8d865900").value_or(domain::DocumentId {});
    auto const foreign = run.admin().raw(api::document_file, { own.id.front() });
    run.report.equal(foreign.status, 404, "a foreign document");
    run.report.equal(seen(foreign), seen(run.admin().raw(api::document_file, { nothing })), "foreign as missing");
}

inline domain::AuthorizationDraft some_draft(domain::Reference const& reference, std::string_view last_name) {
    domain::AuthorizationDraft draft;
    draft.first_name = "Zoë";
    draft.last_name = last_name;
    draft.birth_date = Date::from_parts(1990, 2, 28);
    if (!reference.locations.empty()) { draft.location = reference.locations.front().id; }
    auto const center = std::ranges::find(reference.centers, "Dallas Trinity", &domain::Center::name);
    if (center != reference.centers.end()) { draft.center = center->id; }
    draft.service_codes = { "audiogram" };
    draft.instructions = "Zeile mit ü, “quotes” and a\nline break & 100 % of it";
    return draft;
}

inline void an_authorization_is_made_once(Run& run) {
    auto& admin = run.admin();
    auto const before = admin.call(api::list_authorizations).items.size();
    std::string const key = "conformance-authorization-" + std::to_string(before);
    api::CreateAuthorization const ask { some_draft(admin.call(api::get_reference), "O'Brien-Łoś"), true };
    auto const made = admin.call(api::create_authorization, ask, key);
    auto const again = admin.call(api::create_authorization, ask, key);
    run.report.check(made.id == again.id, "the same answer to the same key");
    auto const list = admin.call(api::list_authorizations).items;
    run.report.equal(list.size(), before + 1, "one more");
    auto const read = admin.call(api::get_authorization, { made.id });
    run.report.equal(read.draft.last_name, "O'Brien-Łoś", "name");
    run.report.equal(read.draft.instructions, ask.draft.instructions, "instructions");
    run.report.equal(admin.raw(api::create_authorization, { some_draft({}, "Other") }, key).status, 422, "another body with the same key");
}

inline void a_broken_form_names_its_fields(Run& run) {
    auto const answer = run.admin().raw(api::create_authorization, { domain::AuthorizationDraft {} }, "conformance-broken-form-1");
    run.report.equal(answer.status, 422, "status");
    auto const problem = api::read_problem(answer.body, answer.status);
    run.report.check(problem.errors.size() > 3, "each broken field");
    run.report.equal(problem.error.field, "draft.first_name", "the first one");
}

inline void lists_and_counts_agree(Run& run) {
    auto& admin = run.admin();
    auto const home = admin.call(api::get_home);
    run.report.equal(home.results, admin.call(api::list_results).total, "results");
    run.report.check(!home.billing.has_value(), "no billing for a plain User Admin");
    run.report.equal(admin.call(api::list_contacts).items.size(), std::size_t { 28 }, "contacts");
    auto const reference = admin.call(api::get_reference);
    run.report.equal(reference.centers.size(), std::size_t { 60 }, "centers");
    run.report.equal(reference.employer.name, "Acme Manufacturing", "employer");
}

inline void billing_is_for_billing(Run& run) {
    run.report.equal(run.admin().raw(api::list_invoices, {}).status, 403, "a plain User Admin");
    auto& billing = run.as("billing@acme.example");
    auto const own = billing.call(api::list_invoices);
    auto const rows = billing.call(api::get_bill_delivery).rows.size();
    auto const one = billing.call(api::get_invoice, api::OneInvoice { own.id.front() });
    run.report.equal(one.number, own.number.front(), "the list and the invoice");
    run.report.equal(rows, std::size_t { 3 }, "places of a billing contact");
    auto const all = run.as("billingadmin@acme.example").call(api::list_invoices);
    run.report.check(!own.id.empty() && own.id.size() < all.id.size(), "a billing contact sees some, a Billing Admin all");
    run.report.equal(all.count, static_cast<std::int64_t>(all.id.size()), "rows of the list");
    run.report.check(!run.admin().call(api::list_billing_helpers).user_admins.empty(), "User Admins who can help");
}

inline void drug_screens_go_with_the_results(Run& run) {
    auto& admin = run.admin();
    auto const list = admin.call(api::list_specimens);
    run.report.check(list.programme.kind == domain::DrugProgrammeKind::EndToEnd && list.delivered, "tested end to end");
    run.report.check(!list.items.empty(), "some are under way");
    for (auto const& item : list.items) {
        run.report.check(!item.result && !item.steps.empty(), "under way, with stages");
        run.report.check(std::ranges::is_sorted(item.steps, {}, &domain::SpecimenStep::at), "times never decrease");
    }
    if (!list.items.empty()) {
        api::OpenSpecimenTicket const question { list.items.front().id, domain::TicketReason::ResultMissing, "Where is the result?" };
        auto const key = "conformance-specimen-" + question.id.to_string();
        run.report.check(admin.call(api::open_specimen_ticket, question, key).number.starts_with("T-"), "a ticket about a drug screen");
        auto const too_short = admin.raw(api::open_specimen_ticket, { question.id, question.reason, "?" }, key + "-short");
        run.report.equal(too_short.status, 422, "a question that is too short");
        auto const foreign = run.as("admin@globex.example").raw(api::open_specimen_ticket, question, key + "-foreign");
        run.report.equal(foreign.status, 404, "a ticket about another employer's drug screen");
    }
    auto const home = admin.call(api::get_home);
    run.report.check(home.drug_screens && home.drug_screens->under_way == static_cast<std::int64_t>(list.items.size()), "home counts them");
    auto const page = admin.call(api::list_results);
    auto const result = std::ranges::find(page.kind, 11);
    run.report.check(result != page.kind.end(), "there is a result of a drug screen");
    if (result == page.kind.end()) { return; }
    auto const id = page.id[static_cast<std::size_t>(result - page.kind.begin())];
    auto const answer = admin.call(api::get_document_specimen, { id });
    run.report.check(answer.specimen && answer.specimen->result, "its specimen has a result");
    auto& globex = run.as("admin@globex.example");
    run.report.equal(globex.raw(api::get_document_specimen, { id }).status, 404, "another employer's");
    auto const elsewhere = globex.call(api::list_specimens);
    run.report.check(
        elsewhere.programme.kind == domain::DrugProgrammeKind::ThirdParty && elsewhere.items.empty(), "a third party's programme");
    run.report.check(!elsewhere.programme.portal_url.empty(), "with a link to its portal");
}

inline void awkward_addresses_do_no_harm(Run& run) {
    auto& admin = run.admin();
    // A host may refuse such an address before the program sees it.
    auto const dots = admin.get("/api/v1/documents/%2e%2e%2f/file").status;
    run.report.check(dots == 404 || dots == 400, "dots: " + std::to_string(dots));
    run.report.check(admin.get("/api/v1/results?cursor=%ff").status >= 400, "invalid UTF-8");
    run.report.equal(admin.get("/api/v1/results?cursor=Nguy%E1%BB%85n").status, 422, "a strange cursor");
    run.report.equal(admin.get("/api/v1/results?limit=1&limit=2").status, 422, "the same parameter twice");
}

}  // namespace cases

[[nodiscard]] inline std::span<Case const> all_cases() {
    static constexpr Case list[] {
        { "answers come out of poll, never out of send", cases::answers_come_out_of_poll },
        { "a cancelled request is silent", cases::a_cancelled_request_is_silent },
        { "SIGN-01: sessions begin and end", cases::sessions_begin_and_end },
        { "browsers do not share sessions", cases::browsers_do_not_share_sessions },
        { "security B1: changes need the session's token", cases::changes_need_the_token },
        { "refusals are problems", cases::refusals_are_problems },
        { "RSLT-01: the list loads in pages and then only changes", cases::the_list_loads_in_pages_and_then_only_changes },
        { "RSLT-04: documents are PDFs", cases::documents_are_pdfs },
        { "RSLT-A3, RSLT-08: notes and saving are kept", cases::notes_and_saving_are_kept },
        { "SUPP-A2: what was received in error is gone", cases::what_was_received_in_error_is_gone },
        { "security Z2: foreign records answer like missing ones", cases::foreign_records_answer_like_missing_ones },
        { "AUTH-01: an authorization is made once", cases::an_authorization_is_made_once },
        { "AUTH-A2: a broken form names its fields", cases::a_broken_form_names_its_fields },
        { "GEN-A1: lists and counts agree", cases::lists_and_counts_agree },
        { "BILL-01: billing is for billing contacts and Billing Admins", cases::billing_is_for_billing },
        { "RSLT-17, RSLT-19: drug screens go with the results", cases::drug_screens_go_with_the_results },
        { "awkward addresses do no harm", cases::awkward_addresses_do_no_harm },
    };
    return list;
}

}  // namespace hub::conformance

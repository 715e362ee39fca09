#include "ui/dialogs/bundle_view.hpp"

#include "base/text.hpp"
#include "client/bundle_files.hpp"
#include "ui/screens/profile/new_password_ui.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace hub::ui {

namespace {

using Document = client::ResultsTable::Document;
using Phase = client::BundleProgress::Phase;

constexpr std::size_t longest_file_name = 120;
constexpr std::size_t shortest_password = 8;
constexpr std::size_t longest_password_bytes = 127;  // what PDF has room for

void sort(std::vector<Document>& documents, BundleOrder order) {
    if (order == BundleOrder::AsListed || order == BundleOrder::Arranged) { return; }
    auto const by_date = [](Document const& document) { return document.service_date; };
    std::ranges::stable_sort(documents, {}, by_date);
    if (order == BundleOrder::Employee) {
        std::ranges::stable_sort(documents, {}, [](Document const& document) { return fold(document.employee); });
    }
}

BundleRow row_of(Document const& document) {
    return {
        .id = document.id,
        .name = document.name,
        .line = document.employee + ", visit " + document.service_date.to_us(),
        .pages = document.pages > 0 ? plural(document.pages, "page", "pages") : "",
    };
}

std::string subtitle_of(std::vector<Document> const& documents, BundleState const& state) {
    std::unordered_set<std::string_view> employees;
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
    for (auto const& document : documents) {
        employees.insert(document.employee);
        pages += document.pages;
        bytes += document.bytes;
    }
    return plural(static_cast<std::int64_t>(documents.size()), "document", "documents") + " of "
        + plural(static_cast<std::int64_t>(employees.size()), "employee", "employees") + ", " + plural(pages, "page", "pages")
        + (!state.cover              ? ""
                : state.per_employee ? " and covers"
                                     : " and a cover")
        + ", about " + byte_size_text(static_cast<std::uint64_t>(bytes));
}

float share_of(client::BundleProgress const& progress) {
    if (progress.total == 0) { return 0; }
    switch (progress.phase) {
    case Phase::Done: return 1;
    case Phase::Writing: return 0.9F;
    default: break;
    }
    auto const handled = static_cast<float>(progress.added + progress.failures.size());
    return 0.9F * handled / static_cast<float>(progress.total);
}

std::string line_of(client::BundleProgress const& progress) {
    switch (progress.phase) {
    case Phase::Starting: return "Getting ready";
    case Phase::Writing: return "Writing the file, " + plural(progress.pages, "page", "pages");
    case Phase::Done:
        return (progress.files > 0 ? plural(progress.files, "file", "files") + ", " : "") + plural(progress.pages, "page", "pages") + ", "
            + byte_size_text(progress.bytes_out);
    case Phase::Cancelled: return "Cancelled. Nothing was saved.";
    default: break;
    }
    return with_thousands(static_cast<std::int64_t>(progress.added)) + " of "
        + plural(static_cast<std::int64_t>(progress.total), "document", "documents") + ", " + byte_size_text(progress.bytes_read) + " read";
}

}  // namespace

BundleView bundle_view(client::Data const& data, BundleState const& state) {
    BundleView view;
    std::vector<Document> documents;
    for (auto const id : state.order == BundleOrder::Arranged ? state.arranged : state.documents) {
        if (auto const row = data.results.find(id)) { documents.push_back(data.results.document(*row)); }
    }
    view.gone = state.documents.size() - documents.size();
    sort(documents, state.order);
    for (auto const& document : documents) { view.rows.push_back(row_of(document)); }
    view.subtitle = subtitle_of(documents, state);
    if (!documents.empty()) { view.first_file = client::employee_file_name(state.file_pattern, documents.front().employee, data.today); }
    return view;
}

void choose_order(BundleState& state, BundleView const& shown, BundleOrder order) {
    if (order == BundleOrder::Arranged && state.arranged.empty()) {
        for (auto const& row : shown.rows) { state.arranged.push_back(row.id); }
    }
    state.order = order;
}

void arrange(BundleState& state, BundleView const& shown, std::size_t from, std::size_t to) {
    if (std::max(from, to) >= shown.rows.size()) { return; }
    if (state.order != BundleOrder::Arranged) { state.arranged.clear(); }
    choose_order(state, shown, BundleOrder::Arranged);
    auto& all = state.arranged;
    // What is gone has no row any more.
    auto const moved = std::ranges::find(all, shown.rows[from].id);
    auto const target = std::ranges::find(all, shown.rows[to].id);
    if (moved == all.end() || target == all.end()) { return; }
    if (moved < target) {
        std::rotate(moved, moved + 1, target + 1);
    } else {
        std::rotate(target, moved, moved + 1);
    }
}

void leave_out(BundleState& state, domain::DocumentId id) {
    std::erase(state.documents, id);
    std::erase(state.arranged, id);
}

std::string pdf_password_judgement(std::string_view password) {
    if (!pdf_password_problem(password).empty()) { return {}; }
    // The same 8 characters are enough as for an account with a second factor.
    auto const strength = domain::password_strength(password, { .has_second_factor = true });
    return "Strength: " + std::string { words_of(strength) } + ". We do not keep it.";
}

namespace {

/// A document that is withdrawn meanwhile is named by nothing (RSLT-16).
BundleRow told_row(client::Data const& data, std::size_t index, std::string line) {
    BundleRow row { .id = {}, .name = "A document", .line = std::move(line), .pages = {} };
    if (index >= data.bundle_documents.size()) { return row; }
    row.id = data.bundle_documents[index];
    if (auto const found = data.results.find(row.id)) {
        auto const document = data.results.document(*found);
        row.name = document.name + ", " + document.employee;
    }
    return row;
}

std::string line_of(client::BundleNote const& note) {
    if (!note.has_other_pages()) { return note.text; }
    return "It has " + plural(note.pages, "page", "pages") + " in place of " + std::to_string(note.expected_pages) + "."
        + (note.text.empty() ? "" : " " + note.text);
}

}  // namespace

BundleProgressView bundle_progress_view(client::Data const& data) {
    auto const& progress = *data.bundle;
    BundleProgressView view;
    view.is_working = progress.phase == Phase::Starting || progress.phase == Phase::Reading || progress.phase == Phase::Writing;
    view.is_done = progress.phase == Phase::Done;
    view.done_title = progress.files > 0 ? "Your PDFs are ready" : "Your PDF is ready";
    if (view.is_done && !progress.is_tagged) {
        view.note = progress.files > 0 ? "Some of the PDFs have no structure for screen readers, because not all of their documents have."
                                       : "The PDF has no structure for screen readers, because not all of its documents have.";
    }
    view.title = "Putting " + plural(static_cast<std::int64_t>(progress.total), "document", "documents") + " together";
    view.line = line_of(progress);
    view.share = share_of(progress);
    view.percent = std::to_string(std::lround(view.share * 100)) + "%";
    if (progress.phase == Phase::Failed) { view.error = progress.error.message; }
    for (auto const& failure : progress.failures) {
        auto row = told_row(data, failure.index, failure.error.message);
        // The list may not have heard yet that it is gone.
        if (failure.error.code == ErrorCode::NotFound) { row.name = "A document"; }
        view.left_out.push_back(std::move(row));
    }
    for (auto const& note : progress.notes) { view.noted.push_back(told_row(data, note.index, line_of(note))); }
    view.needs_decision = !view.left_out.empty() || std::ranges::any_of(progress.notes, &client::BundleNote::has_other_pages);
    return view;
}

std::string default_bundle_name(client::Data const& data) {
    std::string const employer = data.session ? data.session->employer_name + " results " : "Results ";
    return employer + data.today.to_iso();
}

std::string file_name_problem(std::string_view name) {
    auto const trimmed = trim(name);
    if (trimmed.empty()) { return "Enter a name for the file."; }
    if (code_point_count(trimmed) > longest_file_name) { return "Use at most 120 characters."; }
    if (trimmed.find_first_of("\\/:*?\"<>|") != std::string_view::npos) { return "Leave out \\ / : * ? \" < > |"; }
    return {};
}

std::string pdf_password_problem(std::string_view password) {
    if (password.empty()) { return "Enter a password, or untick Password."; }
    if (code_point_count(password) < shortest_password) { return "Use at least 8 characters."; }
    if (password.size() > longest_password_bytes) { return "Use at most 127 characters; letters with accents count twice or more."; }
    return {};
}

std::string_view check_bundle_form(BundleState& state) {
    state.file_name_error = file_name_problem(state.file_name);
    state.file_pattern_error = state.per_employee && trim(state.file_pattern).empty() ? "Enter a name for the files in the ZIP." : "";
    state.password_error = state.has_password ? pdf_password_problem(state.password) : "";
    bool const differs = state.has_password && state.password_error.empty() && state.password != state.password_again;
    state.password_again_error = differs ? "The two passwords are not the same." : "";
    if (!state.file_name_error.empty()) { return "file-name"; }
    if (!state.file_pattern_error.empty()) { return "file-pattern"; }
    if (!state.password_error.empty()) { return "password"; }
    if (differs) { return "password-again"; }
    return {};
}

}  // namespace hub::ui

#include "ui/screens/authorizations/bulk_view.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace hub::ui {

namespace {

using domain::SheetColumn;

struct FieldColumn {
    std::string_view field;
    SheetColumn column;
};
constexpr std::array field_columns { FieldColumn { "first_name", SheetColumn::FirstName },
    FieldColumn { "last_name", SheetColumn::LastName }, FieldColumn { "birth_date", SheetColumn::BirthDate },
    FieldColumn { "email", SheetColumn::Email }, FieldColumn { "location", SheetColumn::Location },
    FieldColumn { "service_codes", SheetColumn::Services } };

std::optional<SheetColumn> column_of(std::string_view field) {
    auto const found = std::ranges::find(field_columns, field, &FieldColumn::field);
    return found == field_columns.end() ? std::nullopt : std::optional { found->column };
}

/// What is wrong, for a narrow column; the whole sentence is the cell's.
std::string short_text(Error const& problem, domain::AuthorizationDraft const& draft, Date today) {
    std::string_view const field = problem.field;
    if (field == "first_name") { return "First name is missing"; }
    if (field == "last_name") { return "Last name is missing"; }
    if (field == "email") { return "E-mail is not complete"; }
    if (field == "dot_agency") { return "Choose the DOT agency above"; }
    if (field == "reason") { return "Choose the reason for test above"; }
    if (field != "birth_date") { return problem.message; }
    if (!draft.birth_date) { return "Birth date is not complete"; }
    if (*draft.birth_date > today) { return "Birth date is in the future"; }
    return "Birth date gives an age of " + std::to_string(age_in_years(*draft.birth_date, today));
}

/// An active authorization, or an earlier row of the grid, for the same employee and service.
std::string duplicate_of(
    std::vector<BulkRowView> const& earlier, domain::AuthorizationDraft const& draft, std::vector<api::AuthorizationItem> const* known) {
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        bool const counts = earlier[i].check != BulkCheck::Empty && earlier[i].check != BulkCheck::Broken;
        if (counts && domain::is_same_care(earlier[i].draft, draft)) { return "Same employee as row " + std::to_string(i + 1); }
    }
    if (known == nullptr) { return {}; }
    for (auto const& item : *known) {
        if (item.status == domain::AuthorizationStatus::Active && domain::is_same_care(item.draft, draft)) {
            return "Active authorization exists: " + item.number;
        }
    }
    return {};
}

void check_row(BulkRowView& view, BulkRow const& row, std::vector<BulkRowView> const& earlier, BulkState const& state,
    domain::Reference const& reference, std::vector<api::AuthorizationItem> const* known, Date today) {
    auto read = domain::draft_of(row.cells, state.defaults, reference, today);
    view.draft = std::move(read.draft);
    auto const& problems = read.problems.empty() ? row.refused : read.problems;
    // A colleague's authorization is known to the server alone.
    bool const is_duplicate = !problems.empty() && problems.front().field == "allow_duplicate";
    if (is_duplicate) {
        view.check = BulkCheck::Duplicate;
        view.text = problems.front().message;
        return;
    }
    if (!problems.empty()) {
        view.check = BulkCheck::Broken;
        view.text = short_text(problems.front(), view.draft, today);
        view.problem = problems.front().message;
        view.column = column_of(problems.front().field);
        return;
    }
    view.text = row.allow_duplicate ? std::string {} : duplicate_of(earlier, view.draft, known);
    view.check = view.text.empty() ? BulkCheck::Ready : BulkCheck::Duplicate;
    if (view.text.empty()) { view.text = "Ready"; }
}

void count(BulkView& view, BulkRowView const& row, std::size_t index) {
    switch (row.check) {
    case BulkCheck::Empty: return;
    case BulkCheck::Ready: ++view.ready; break;
    case BulkCheck::Duplicate: ++view.duplicates; break;
    case BulkCheck::Broken: ++view.broken; break;
    case BulkCheck::Sent: ++view.sent; break;
    }
    ++view.filled;
    bool const is_problem = row.check == BulkCheck::Broken || row.check == BulkCheck::Duplicate;
    if (is_problem && !view.first_problem) { view.first_problem = index; }
}

void note_needs(BulkView& view, domain::AuthorizationDraft const& draft, domain::Reference const& reference) {
    for (auto const& code : draft.service_codes) {
        auto const* service = reference.find_service(code);
        if (service == nullptr) { continue; }
        view.needs_reason = view.needs_reason || service->drug_or_alcohol;
        view.needs_dot_agency = view.needs_dot_agency || service->dot;
    }
}

}  // namespace

BulkView bulk_view(
    BulkState const& state, domain::Reference const& reference, std::vector<api::AuthorizationItem> const* known, Date today) {
    BulkView view;
    domain::AuthorizationDraft common;
    common.service_codes = state.defaults.service_codes;
    note_needs(view, common, reference);
    for (std::size_t i = 0; i < state.rows.size(); ++i) {
        auto const& row = state.rows[i];
        BulkRowView one;
        if (!row.sent_as.empty()) {
            one.check = BulkCheck::Sent;
            one.text = "Sent, " + row.sent_as;
        } else if (!domain::is_empty(row.cells)) {
            check_row(one, row, view.rows, state, reference, known, today);
            note_needs(view, one.draft, reference);
        }
        count(view, one, i);
        view.rows.push_back(std::move(one));
    }
    view.count = std::to_string(view.filled) + " of " + std::to_string(domain::max_bulk) + " rows";
    return view;
}

void add_rows(BulkState& state, std::vector<domain::SheetRow> const& rows) {
    while (!state.rows.empty() && domain::is_empty(state.rows.back().cells)) { state.rows.pop_back(); }
    auto const room = static_cast<std::size_t>(domain::max_bulk) - std::min(state.rows.size(), static_cast<std::size_t>(domain::max_bulk));
    auto const taken = std::min(room, rows.size());
    for (std::size_t i = 0; i < taken; ++i) { state.rows.push_back({ .cells = rows[i], .request = {}, .sent_as = {}, .refused = {} }); }
    state.left_out.clear();
    if (taken == rows.size()) { return; }
    auto const left = static_cast<std::int64_t>(rows.size() - taken);
    state.left_out = "Only " + std::to_string(domain::max_bulk) + " employees can be authorized at once. "
        + plural(left, "row was", "rows were") + " left out: paste " + (left == 1 ? "it" : "them") + " again after these are sent.";
}

api::CreateBatch batch_of(BulkState const& state, BulkView const& view) {
    api::CreateBatch batch;
    for (std::size_t i = 0; i < state.rows.size() && i < view.rows.size(); ++i) {
        if (view.rows[i].check != BulkCheck::Ready) { continue; }
        batch.rows.push_back(
            { .request = state.rows[i].request, .draft = view.rows[i].draft, .allow_duplicate = state.rows[i].allow_duplicate });
    }
    return batch;
}

void take_results(BulkState& state, api::BatchResult const& result) {
    for (auto const& one : result.rows) {
        auto const row = std::ranges::find(state.rows, one.request, &BulkRow::request);
        if (row == state.rows.end()) { continue; }
        row->refused.clear();
        if (one.outcome == domain::BatchOutcome::Created && one.item) { row->sent_as = one.item->number; }
        for (auto const& problem : one.problems) { row->refused.push_back(Error::invalid(problem.field, problem.message)); }
        if (one.outcome == domain::BatchOutcome::Duplicate && row->refused.empty()) {
            row->refused.push_back(Error::invalid(
                "allow_duplicate", "Active authorization exists" + (one.duplicate_of.empty() ? "" : ": " + one.duplicate_of)));
        }
    }
}

std::string_view column_label(SheetColumn column) {
    switch (column) {
    case SheetColumn::FirstName: return "First name";
    case SheetColumn::LastName: return "Last name";
    case SheetColumn::BirthDate: return "Birth date";
    case SheetColumn::Email: return "E-mail";
    case SheetColumn::Location: return "Location";
    case SheetColumn::Services: return "Services";
    }
    return {};
}

}  // namespace hub::ui

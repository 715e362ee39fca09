#include "ui/screens/results/results_view.hpp"

#include "base/text.hpp"
#include "domain/document.hpp"
#include "ui/screens/contacts/contact_words.hpp"

#include <algorithm>
#include <unordered_set>

namespace hub::ui {

namespace {

constexpr int urgent_days = 3;

// Places of the filters in the list's view; a filter keeps what it has computed while it stays in its place.
enum Place : std::size_t {
    Search,
    States,
    VisitTypes,
    Centers,
    Locations,
    Documents,
    Categories,
    Birth,
    Visited,
    Posted,
    Reviewed,
    Flagged,
    TabReviewed,
    TabFlagged,
    TabPosted,
    Saved,
    PlaceCount
};

table::DateBetween archiving_soon(client::Data const& data) {
    return { data.results.columns().posted, std::nullopt, domain::last_posting_of_archiving(data.today) };
}

std::optional<table::Flag> wanted(std::vector<std::string> const& chosen, std::string_view set) {
    auto const mark = domain::wanted_mark(chosen, set);
    return mark ? std::optional { *mark ? table::Flag::Set : table::Flag::Clear } : std::nullopt;
}

std::optional<table::Flag> wanted_if(bool condition, table::Flag flag) {
    return condition ? std::optional { flag } : std::nullopt;
}

std::vector<table::Filter> filters_of(client::Data const& data, ResultsFilters const& filters) {
    auto const& columns = data.results.columns();
    auto const birth = filters.wanted_birth_date();
    std::vector<table::Filter> list(PlaceCount, table::Search {});
    list[Search] = table::Search { { columns.employee, columns.name, columns.claim, columns.center, columns.location },
        filters.typed_birth_date() ? std::string {} : filters.query };
    list[States] = table::OneOf { columns.state, filters.states };
    list[VisitTypes] = table::OneOf { columns.visit_type, filters.visit_types };
    list[Centers] = table::OneOf { columns.center, filters.centers };
    list[Locations] = table::OneOf { columns.location, filters.locations };
    list[Documents] = table::OneOf { columns.name, filters.documents };
    list[Categories] = table::OneOf { columns.category, filters.categories };
    list[Birth] = table::DateBetween { columns.birth_date, birth, birth };
    auto const visited = domain::days_of(filters.visited, data.today);
    auto const posted = domain::days_of(filters.posted, data.today);
    list[Visited] = table::DateBetween { columns.service_date, visited.first, visited.last };
    list[Posted] = table::DateBetween { columns.posted, posted.first, posted.last };
    list[Reviewed] = table::FlagIs { columns.reviewed, wanted(filters.review, domain::mark_reviewed) };
    list[Flagged] = table::FlagIs { columns.flagged, wanted(filters.flag, domain::mark_flagged) };
    list[TabReviewed] = table::FlagIs { columns.reviewed, wanted_if(filters.tab == ResultsTab::New, table::Flag::Clear) };
    list[TabFlagged] = table::FlagIs { columns.flagged, wanted_if(filters.tab == ResultsTab::Flagged, table::Flag::Set) };
    list[TabPosted] =
        filters.tab == ResultsTab::Archiving ? archiving_soon(data) : table::DateBetween { columns.posted, std::nullopt, std::nullopt };
    list[Saved] = table::FlagIs { columns.saved, filters.not_saved ? std::optional { table::Flag::Clear } : std::nullopt };
    return list;
}

std::vector<table::SortKey> keys_of(client::Data const& data, ListOrder const& order) {
    auto const& columns = data.results.columns();
    auto const direction = order.descending ? table::Direction::Descending : table::Direction::Ascending;
    table::SortKey const newest { columns.posted, table::Direction::Descending };
    auto const by = [&](table::ColumnId column) { return std::vector<table::SortKey> { { column, direction }, newest }; };
    // In groups: people of one name by their birth dates, the documents of each by visit.
    if (order.column == "employee") {
        return { { columns.employee, direction }, { columns.birth_date, direction }, { columns.service_date, table::Direction::Descending },
            newest };
    }
    if (order.column == "document") { return by(columns.name); }
    if (order.column == "type") { return by(columns.visit_type); }
    if (order.column == "center") { return by(columns.center); }
    if (order.column == "visit") { return by(columns.service_date); }
    if (order.column == "reviewed") { return by(columns.reviewed); }
    return { { columns.posted, direction } };  // "archives" counts from the posting day
}

void prepare_tabs(client::Data const& data, ResultsLooks& looks) {
    auto const& columns = data.results.columns();
    looks.tabs[static_cast<std::size_t>(ResultsTab::New)].set_filters({ table::FlagIs { columns.reviewed, table::Flag::Clear } });
    looks.tabs[static_cast<std::size_t>(ResultsTab::Flagged)].set_filters({ table::FlagIs { columns.flagged, table::Flag::Set } });
    looks.tabs[static_cast<std::size_t>(ResultsTab::Archiving)].set_filters({ archiving_soon(data) });
    looks.not_saved.set_filters({ archiving_soon(data), table::FlagIs { columns.saved, table::Flag::Clear } });
}

ResultsLooks& looks_of(client::Data const& data, ResultsState& state) {
    if (!state.looks || state.generation != data.results.generation()) {
        state.looks = std::make_shared<ResultsLooks>(data.results.rows());
        state.generation = data.results.generation();
        ++state.selection_version;
    }
    return *state.looks;
}

void count_selection(client::Data const& data, ResultsState& state) {
    auto const& rows = data.results.rows();
    auto& facts = state.facts;
    if (facts.version == state.selection_version && facts.revision == rows.revision()) { return; }
    facts = { .version = state.selection_version, .revision = rows.revision() };
    auto const& columns = data.results.columns();
    std::unordered_set<std::string_view> employees;
    for (auto const row : state.looks->selection.rows()) {
        ++facts.documents;
        employees.insert(rows.text(columns.employee, row));
        facts.bytes += rows.number(columns.bytes, row);
        facts.pages += rows.number(columns.pages, row);
        facts.any_unflagged = facts.any_unflagged || rows.flag(columns.flagged, row) == table::Flag::Clear;
        facts.any_new = facts.any_new || rows.flag(columns.reviewed, row) == table::Flag::Clear;
    }
    facts.employees = employees.size();
}

std::string number(std::size_t count) {
    return with_thousands(static_cast<std::int64_t>(count));
}

/// Of the facets that are columns of words; nothing for the two flags.
std::optional<table::DictionaryId> column_of(client::ResultsTable::Columns const& columns, ResultsFacet facet) {
    switch (facet) {
    case ResultsFacet::State: return columns.state;
    case ResultsFacet::VisitType: return columns.visit_type;
    case ResultsFacet::Center: return columns.center;
    case ResultsFacet::Location: return columns.location;
    case ResultsFacet::Document: return columns.name;
    case ResultsFacet::Category: return columns.category;
    case ResultsFacet::Review:
    case ResultsFacet::Flag: break;
    }
    return std::nullopt;
}

std::vector<FacetValue> flag_values(client::Data const& data, ResultsState& state, ResultsFacet facet) {
    bool const is_review = facet == ResultsFacet::Review;
    auto const& columns = data.results.columns();
    auto const counts = state.looks->list.flag_counts(is_review ? columns.reviewed : columns.flagged);
    auto const& chosen = chosen_values(state, facet);
    auto const value = [&](std::string_view name, std::size_t count) {
        return FacetValue { std::string { name }, static_cast<std::uint32_t>(count), std::ranges::find(chosen, name) != chosen.end() };
    };
    return { value(is_review ? domain::mark_not_reviewed : domain::mark_flagged, is_review ? counts.clear : counts.set),
        value(is_review ? domain::mark_reviewed : domain::mark_not_flagged, is_review ? counts.set : counts.clear) };
}

}  // namespace

ResultsView results_view(client::Data const& data, ResultsState& state) {
    auto& looks = looks_of(data, state);
    looks.list.set_filters(filters_of(data, state.filters));
    looks.list.set_order(keys_of(data, state.order));
    prepare_tabs(data, looks);
    count_selection(data, state);

    ResultsView view;
    view.loaded = data.results.size();
    view.total = std::max<std::int64_t>(data.results.total(), static_cast<std::int64_t>(view.loaded));
    view.is_complete = data.results_load.has_value() && static_cast<std::int64_t>(view.loaded) >= data.results.total();
    view.visible = looks.list.visible_count();
    for (std::size_t i = 0; i < results_tab_count; ++i) { view.tab_counts[i] = looks.tabs[i].visible_count(); }
    view.not_saved = looks.not_saved.visible_count();
    view.selected = state.facts.documents;
    view.selected_visible = view.selected == 0 ? 0 : looks.selection.count_in(looks.list.visible());
    std::string const all = plural(static_cast<std::int64_t>(view.loaded), "document", "documents");
    view.count = view.visible == view.loaded ? all : number(view.visible) + " of " + all;
    view.selection = plural(static_cast<std::int64_t>(state.facts.employees), "employee", "employees") + ", about "
        + byte_size_text(static_cast<std::uint64_t>(std::max<std::int64_t>(0, state.facts.bytes)));
    return view;
}

ResultRow result_row_of(client::Data const& data, ResultsState& state, table::Row row) {
    ResultRow result { .document = data.results.document(row), .posted = {}, .archives = {} };
    result.posted = result.document.posted.to_us();
    result.days_left = days_between(data.today, result.document.posted.plus_days(domain::archive_after_days));
    result.archives = result.days_left <= 0 ? "Today" : "In " + plural(result.days_left, "day", "days");
    result.archives_tone = result.days_left <= urgent_days ? Tone::Danger
        : result.days_left <= domain::archiving_soon_days  ? Tone::Warning
                                                           : Tone::Neutral;
    result.selected = state.looks->selection.contains(row);
    return result;
}

ResultRow result_row(client::Data const& data, ResultsState& state, std::size_t place) {
    auto const row = state.looks->list.row_at(place);
    auto result = result_row_of(data, state, row);
    if (state.order.column == "employee" && place > 0) {
        result.continues_group = data.results.is_same_person(row, state.looks->list.row_at(place - 1));
    }
    return result;
}

std::vector<std::string>& chosen_values(ResultsState& state, ResultsFacet facet) {
    auto& filters = state.filters;
    switch (facet) {
    case ResultsFacet::State: return filters.states;
    case ResultsFacet::VisitType: return filters.visit_types;
    case ResultsFacet::Center: return filters.centers;
    case ResultsFacet::Location: return filters.locations;
    case ResultsFacet::Category: return filters.categories;
    case ResultsFacet::Review: return filters.review;
    case ResultsFacet::Flag: return filters.flag;
    case ResultsFacet::Document: break;
    }
    return filters.documents;
}

std::string_view facet_word(std::string_view value) {
    if (value == domain::mark_reviewed) { return "Reviewed"; }
    if (value == domain::mark_not_reviewed) { return "Not reviewed"; }
    if (value == domain::mark_flagged) { return "Flagged"; }
    if (value == domain::mark_not_flagged) { return "Not flagged"; }
    auto const category = domain::enum_from<domain::ReportCategory>(value);
    return category ? category_word(*category) : value;
}

std::vector<FacetValue> facet_values(client::Data const& data, ResultsState& state, ResultsFacet facet) {
    auto& looks = looks_of(data, state);
    auto const words = column_of(data.results.columns(), facet);
    if (!words) { return flag_values(data, state, facet); }
    auto const column = *words;
    auto values = named_counts(data.results.rows().dictionary(column), looks.list.facet_counts(column), chosen_values(state, facet));
    bool const is_code = facet == ResultsFacet::Category;
    std::ranges::stable_sort(values, {}, [&](FacetValue const& value) { return fold(is_code ? facet_word(value.value) : value.value); });
    return values;
}

std::vector<domain::DocumentId> selected_documents(client::Data const& data, ResultsState& state) {
    auto& looks = looks_of(data, state);
    std::vector<domain::DocumentId> documents;
    auto const& visible = looks.list.visible();
    std::vector<std::pair<std::size_t, table::Row>> seen;
    std::vector<table::Row> hidden;
    for (auto const row : looks.selection.rows()) {
        if (row < visible.size() && visible.test(row)) {
            seen.emplace_back(looks.list.place_of(row).value_or(0), row);
        } else {
            hidden.push_back(row);
        }
    }
    std::ranges::sort(seen);
    auto const& rows = data.results.rows();
    for (auto const& [place, row] : seen) { documents.push_back(domain::DocumentId { rows.id(row) }); }
    for (auto const row : hidden) { documents.push_back(domain::DocumentId { rows.id(row) }); }
    return documents;
}

std::string results_csv(client::Data const& data, ResultsState& state) {
    auto& looks = looks_of(data, state);
    std::string csv =
        "Employee,Birth date,Document,Visit type,Center,State,Location,Claim number,Visit date,Posted,Last day,Flagged,Reviewed,Saved\r\n";
    std::size_t const count = std::min(looks.list.visible_count(), csv_row_limit);
    for (std::size_t place = 0; place < count; ++place) {
        auto const document = data.results.document(looks.list.row_at(place));
        csv += csv_field(document.employee) + "," + document.birth_date.to_iso() + ",";
        for (auto const* text :
            { &document.name, &document.visit_type, &document.center, &document.state, &document.location, &document.claim }) {
            csv += csv_field(*text) + ",";
        }
        csv += document.service_date.to_iso() + "," + document.posted.to_iso() + ","
            + document.posted.plus_days(domain::archive_after_days).to_iso() + ",";
        csv += document.flagged ? "yes," : "no,";
        csv += document.reviewed ? "yes," : "no,";
        csv += document.saved ? "yes\r\n" : "no\r\n";
    }
    return csv;
}

}  // namespace hub::ui

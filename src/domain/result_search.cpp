#include "domain/result_search.hpp"

#include "base/text.hpp"
#include "domain/document.hpp"

#include <algorithm>
#include <ranges>

namespace hub::domain {

namespace {

constexpr std::array<std::string_view, results_tab_count> tab_names { "", "new", "flagged", "archiving" };
constexpr char separator = '~';  // no name has it

std::string_view value_of(AddressQuery const& query, std::string const& name) {
    auto const found = query.find(name);
    return found == query.end() ? std::string_view {} : found->second;
}

bool is_one_of(std::vector<std::string> const& values, std::string_view value) {
    return values.empty() || std::ranges::contains(values, value);
}

bool has_words(ResultSearch const& search, ResultFacts const& document) {
    if (search.typed_birth_date()) { return true; }
    auto const tokens = search_tokens(search.query);
    if (tokens.empty()) { return true; }
    std::array const texts { fold(document.employee), fold(document.name), fold(document.claim), fold(document.center),
        fold(document.location) };
    return std::ranges::all_of(tokens, [&](std::string const& token) {
        return std::ranges::any_of(texts, [&](std::string const& text) { return text.contains(token); });
    });
}

bool is_in_tab(ResultsTab tab, ResultFacts const& document, Date today) {
    switch (tab) {
    case ResultsTab::All: return true;
    case ResultsTab::New: return !document.reviewed;
    case ResultsTab::Flagged: return document.flagged;
    case ResultsTab::Archiving: return document.posted <= last_posting_of_archiving(today);
    }
    return false;
}

bool has_marks(ResultSearch const& search, ResultFacts const& document) {
    return wanted_mark(search.review, mark_reviewed).value_or(document.reviewed) == document.reviewed
        && wanted_mark(search.flag, mark_flagged).value_or(document.flagged) == document.flagged && !(search.not_saved && document.saved);
}

}  // namespace

std::optional<bool> wanted_mark(std::vector<std::string> const& chosen, std::string_view set) {
    if (chosen.size() != 1) { return std::nullopt; }
    return chosen.front() == set;
}

std::optional<Date> ResultSearch::typed_birth_date() const {
    auto const date = Date::parse_us(trim(query));
    return date ? std::optional { *date } : std::nullopt;
}

std::optional<Date> ResultSearch::wanted_birth_date() const {
    return birth_date ? birth_date : typed_birth_date();
}

ResultSearch result_search_of(AddressQuery const& query) {
    auto const text = [&](char const* name) { return value_of(query, name); };
    auto const tab = std::ranges::find(tab_names, text("tab"));
    auto const birth = Date::parse_iso(text("born"));
    return {
        .query = std::string { text("q") },
        .tab = tab == tab_names.end() ? ResultsTab::All : static_cast<ResultsTab>(tab - tab_names.begin()),
        .states = facet_values_of(text("state")),
        .visit_types = facet_values_of(text("type")),
        .centers = facet_values_of(text("center")),
        .locations = facet_values_of(text("location")),
        .documents = facet_values_of(text("document")),
        .categories = facet_values_of(text("kind")),
        .review = facet_values_of(text("review")),
        .flag = facet_values_of(text("flag")),
        .visited = date_span_of(text("visit")),
        .posted = date_span_of(text("posted")),
        .birth_date = birth ? std::optional { *birth } : std::nullopt,
        .not_saved = text("saved") == "no",
    };
}

void write_result_search(ResultSearch const& search, AddressQuery& query) {
    query["q"] = search.query;
    query["tab"] = tab_names[static_cast<std::size_t>(search.tab)];
    query["state"] = facet_text(search.states);
    query["type"] = facet_text(search.visit_types);
    query["center"] = facet_text(search.centers);
    query["location"] = facet_text(search.locations);
    query["document"] = facet_text(search.documents);
    query["kind"] = facet_text(search.categories);
    query["review"] = facet_text(search.review);
    query["flag"] = facet_text(search.flag);
    query["visit"] = date_span_text(search.visited);
    query["posted"] = date_span_text(search.posted);
    if (search.birth_date) { query["born"] = search.birth_date->to_iso(); }
    if (search.not_saved) { query["saved"] = "no"; }
    std::erase_if(query, [](auto const& entry) { return entry.second.empty(); });
}

std::string facet_text(std::vector<std::string> const& values) {
    std::string text;
    for (auto const& value : values) { text += (text.empty() ? "" : std::string { separator }) + value; }
    return text;
}

std::vector<std::string> facet_values_of(std::string_view text) {
    std::vector<std::string> values;
    for (auto const part : split(text, separator)) {
        if (!part.empty()) { values.emplace_back(part); }
    }
    return values;
}

Date last_posting_of_archiving(Date today) {
    return today.plus_days(archiving_soon_days - archive_after_days);
}

bool matches(ResultSearch const& search, ResultFacts const& document, Date today) {
    auto const birth = search.wanted_birth_date();
    return has_words(search, document) && is_in_tab(search.tab, document, today) && is_one_of(search.states, document.state)
        && is_one_of(search.visit_types, document.injury ? visit_type_injury : visit_type_non_injury)
        && is_one_of(search.centers, document.center) && is_one_of(search.locations, document.location)
        && is_one_of(search.documents, document.name) && is_one_of(search.categories, document.category)
        && (!birth || *birth == document.birth_date) && days_of(search.visited, today).contain(document.service_date)
        && days_of(search.posted, today).contain(document.posted) && has_marks(search, document);
}

}  // namespace hub::domain

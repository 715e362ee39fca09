#include "ui/screens/authorizations/authorizations_view.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace hub::ui {

namespace {

constexpr std::array<std::string_view, 5> tab_names { "", "active", "expiring", "expired", "drafts" };

constexpr std::array<std::string_view, authorization_facet_count> facet_names { "service", "center", "location", "by", "type" };

std::vector<std::string> service_names(std::vector<std::string> const& codes, domain::Reference const* reference) {
    std::vector<std::string> names;
    for (auto const& code : codes) {
        auto const* service = reference != nullptr ? reference->find_service(code) : nullptr;
        names.push_back(service != nullptr ? service->name : code);
    }
    return names;
}

std::string joined(std::vector<std::string> const& names) {
    std::string text;
    for (auto const& name : names) { text += (text.empty() ? "" : ", ") + name; }
    return text;
}

std::vector<std::string> values_of(AuthorizationRow const& row, AuthorizationFacet facet) {
    switch (facet) {
    case AuthorizationFacet::Service: return row.service_names;
    case AuthorizationFacet::Center: return { row.place };
    case AuthorizationFacet::Location: return { row.location };
    case AuthorizationFacet::Creator: return { row.item->created_by_name };
    case AuthorizationFacet::VisitType: return { row.visit_type };
    }
    return {};
}

/// Which facets keep the row, a bit each.
unsigned facets_that_keep(AuthorizationRow const& row, AuthorizationsState const& state) {
    unsigned kept = 0;
    for (std::size_t i = 0; i < authorization_facet_count; ++i) {
        auto const& chosen = state.chosen.at(i);
        auto const is_chosen = [&](std::string const& value) { return std::ranges::find(chosen, value) != chosen.end(); };
        if (chosen.empty() || std::ranges::any_of(values_of(row, static_cast<AuthorizationFacet>(i)), is_chosen)) { kept |= 1U << i; }
    }
    return kept;
}

constexpr unsigned every_facet = (1U << authorization_facet_count) - 1;

using FacetCounts = std::array<std::map<std::string, std::uint32_t>, authorization_facet_count>;

/// A row counts for a facet when all other facets keep it.
void count_facets(FacetCounts& counts, AuthorizationRow const& row, unsigned kept) {
    for (std::size_t i = 0; i < authorization_facet_count; ++i) {
        if ((kept | (1U << i)) != every_facet) { continue; }
        for (auto& value : values_of(row, static_cast<AuthorizationFacet>(i))) { ++counts.at(i)[value]; }
    }
}

/// What is chosen stays to be seen where nothing has it any more.
std::vector<FacetValue> facet_values(std::map<std::string, std::uint32_t> counts, std::vector<std::string> const& chosen) {
    for (auto const& value : chosen) { counts.try_emplace(value, 0); }
    std::vector<FacetValue> values;
    for (auto const& [value, count] : counts) {
        if (!value.empty()) { values.push_back({ value, count, std::ranges::find(chosen, value) != chosen.end() }); }
    }
    std::ranges::stable_sort(values, {}, [](FacetValue const& value) { return fold(value.value); });
    return values;
}

void say_status(AuthorizationRow& row, domain::AuthorizationStatus status) {
    if (status == domain::AuthorizationStatus::Expired) {
        row.status = "Expired";
        return;
    }
    if (row.days_left <= expiring_within_days) {
        row.status = row.days_left == 0 ? "Last day" : plural(row.days_left, "day", "days") + " left";
        row.status_tone = Tone::Warning;
        row.status_icon = icon::clock;
        return;
    }
    row.status = "Active";
    row.status_tone = Tone::Success;
    row.status_dot = true;
}

bool is_expiring(AuthorizationRow const& row) {
    return row.item->status == domain::AuthorizationStatus::Active && row.days_left <= expiring_within_days;
}

bool is_in_tab(AuthorizationRow const& row, AuthorizationsTab tab) {
    switch (tab) {
    case AuthorizationsTab::All: return true;
    case AuthorizationsTab::Active: return row.item->status == domain::AuthorizationStatus::Active;
    case AuthorizationsTab::Expiring: return is_expiring(row);
    case AuthorizationsTab::Expired: return row.item->status == domain::AuthorizationStatus::Expired;
    case AuthorizationsTab::Drafts: return false;
    }
    return true;
}

bool is_found(AuthorizationRow const& row, std::vector<std::string> const& tokens) {
    if (tokens.empty()) { return true; }
    auto const haystack = fold(row.employee + " " + row.services + " " + row.place + " " + row.location + " " + row.item->number + " "
        + row.item->created_by_name + " " + row.item->draft.claim_number);
    return std::ranges::all_of(tokens, [&](std::string const& token) { return haystack.find(token) != std::string::npos; });
}

void sort(std::vector<AuthorizationRow>& rows, ListOrder const& order) {
    auto const by = [&](auto const& key) { sort_rows(rows, order.descending, key); };
    if (order.column == "employee") {
        by([](AuthorizationRow const& row) { return fold(row.employee); });
    } else if (order.column == "services") {
        by([](AuthorizationRow const& row) { return fold(row.services); });
    } else if (order.column == "place") {
        by([](AuthorizationRow const& row) { return fold(row.place); });
    } else if (order.column == "location") {
        by([](AuthorizationRow const& row) { return fold(row.location); });
    } else if (order.column == "expires" || order.column == "status") {
        by([](AuthorizationRow const& row) { return row.item->expires; });
    } else if (order.column == "by") {
        by([](AuthorizationRow const& row) { return fold(row.item->created_by_name); });
    } else {
        by([](AuthorizationRow const& row) { return row.item->created_at; });
    }
}

}  // namespace

AuthorizationRow authorization_row(api::AuthorizationItem const& item, domain::Reference const* reference, Date today) {
    AuthorizationRow row;
    row.item = &item;
    row.employee = item.draft.first_name + " " + item.draft.last_name;
    row.service_names = service_names(item.draft.service_codes, reference);
    row.services = joined(row.service_names);
    auto const* center = reference != nullptr ? reference->find_center(item.draft.center) : nullptr;
    row.place = item.draft.place == domain::CarePlace::Telemedicine ? "Telemedicine" : center != nullptr ? center->name : "";
    auto const* location = reference != nullptr ? reference->find_location(item.draft.location) : nullptr;
    row.location = location != nullptr ? location->name : "";
    row.visit_type = item.draft.visit_type == domain::VisitType::Injury ? "Injury" : "Non-injury";
    row.created = central_date(item.created_at).to_us();
    row.expires = item.expires.to_us();
    row.days_left = days_between(today, item.expires);
    say_status(row, item.status);
    return row;
}

AuthorizationsView authorizations_view(
    std::vector<api::AuthorizationItem> const& items, domain::Reference const* reference, AuthorizationsState const& state, Date today) {
    AuthorizationsView view;
    view.total = items.size();
    auto const tokens = search_tokens(state.query);
    FacetCounts counts;
    for (auto const& item : items) {
        auto row = authorization_row(item, reference, today);
        bool const active = item.status == domain::AuthorizationStatus::Active;
        view.active += active ? 1 : 0;
        view.expired += active ? 0 : 1;
        view.expiring += is_expiring(row) ? 1 : 0;
        if (!is_in_tab(row, state.tab) || !is_found(row, tokens)) { continue; }
        auto const kept = facets_that_keep(row, state);
        count_facets(counts, row, kept);
        if (kept == every_facet) { view.rows.push_back(std::move(row)); }
    }
    for (std::size_t i = 0; i < authorization_facet_count; ++i) {
        view.facets.at(i) = facet_values(std::move(counts.at(i)), state.chosen.at(i));
    }
    sort(view.rows, state.order);
    auto const total = plural(static_cast<std::int64_t>(view.total), "authorization", "authorizations");
    view.count = view.rows.size() == view.total ? total : with_thousands(static_cast<std::int64_t>(view.rows.size())) + " of " + total;
    return view;
}

std::string authorizations_csv(AuthorizationsView const& view) {
    std::string csv = "Number,Employee,Services,Visit type,Center,Location,Created by,Created,Expires,Status\r\n";
    for (auto const& row : view.rows) {
        for (auto const& text : { row.item->number, row.employee, row.services, row.visit_type, row.place, row.location,
                 row.item->created_by_name, row.created, row.expires }) {
            csv += csv_field(text) + ",";
        }
        csv += csv_field(row.status) + "\r\n";
    }
    return csv;
}

void read_route(client::Route const& route, AuthorizationsState& state) {
    state.query = route.get("q");
    for (std::size_t i = 0; i < authorization_facet_count; ++i) { state.chosen.at(i) = facet_values_of(route.get(facet_names.at(i))); }
    state.order = ListOrder::parse(route.get("sort"), "-created");
    auto const tab = std::ranges::find(tab_names, route.get("tab"));
    state.tab = tab == tab_names.end() ? AuthorizationsTab::All : static_cast<AuthorizationsTab>(tab - tab_names.begin());
}

client::Route write_route(AuthorizationsState const& state) {
    client::Route route { .path = "/authorizations", .query = {} };
    route.query["q"] = state.query;
    for (std::size_t i = 0; i < authorization_facet_count; ++i) {
        route.query[std::string { facet_names.at(i) }] = facet_text(state.chosen.at(i));
    }
    route.query["tab"] = tab_names[static_cast<std::size_t>(state.tab)];
    if (state.order.to_string() != "-created") { route.query["sort"] = state.order.to_string(); }
    std::erase_if(route.query, [](auto const& entry) { return entry.second.empty(); });
    return route;
}

}  // namespace hub::ui

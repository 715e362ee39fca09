#include "ui/screens/contacts/contacts_view.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

constexpr std::array<std::string_view, contact_tab_count> tab_names { "access", "data", "reports", "notifications", "sessions" };

std::string joined(std::vector<std::string> const& names) {
    std::string text;
    for (auto const& name : names) { text += (text.empty() ? "" : ", ") + name; }
    return text;
}

ContactRow row_of(api::ContactItem const& item, Instant now) {
    return {
        .id = item.id,
        .name = full_name(item),
        .initials = initials_of(item),
        .job_title = item.job_title,
        .role = std::string { role_word(item.role) },
        .access = access_look(item, now),
        .email = item.email,
        .phone = item.phone,
        .locations = joined(item.locations),
        .last_signed_in = item.last_signed_in ? central_date(*item.last_signed_in).to_us() : "Never",
        .last = item.last_signed_in.value_or(Instant {}),
        .billing_contact = !item.billing_for.empty(),
        .billing_admin = item.billing_admin,
    };
}

bool has_grant(api::ContactItem const& item, GrantFilter grant) {
    switch (grant) {
    case GrantFilter::VisitActivity: return item.visit_activity || item.role == domain::Role::UserAdmin;  // ROLE-08
    case GrantFilter::OwnReportSettings: return item.own_report_settings || item.role == domain::Role::UserAdmin;
    case GrantFilter::BillingAdmin: return item.billing_admin;
    case GrantFilter::BillingContact: return !item.billing_for.empty();
    }
    return false;
}

bool passes(api::ContactItem const& item, ContactRow const& row, ContactFilters const& filters, Instant now,
    std::vector<std::string> const& tokens) {
    if (filters.role && item.role != *filters.role) { return false; }
    if (filters.access && access_state(item, now) != *filters.access) { return false; }
    if (filters.grant && !has_grant(item, *filters.grant)) { return false; }
    if (!filters.location.empty() && !std::ranges::contains(item.locations, filters.location)) { return false; }
    if (filters.no_email && !item.email.empty()) { return false; }
    if (filters.never_signed_in && item.last_signed_in) { return false; }
    if (tokens.empty()) { return true; }
    auto const haystack = fold(row.name + " " + row.job_title + " " + row.email + " " + row.phone + " " + row.locations);
    return std::ranges::all_of(tokens, [&](std::string const& token) { return haystack.find(token) != std::string::npos; });
}

void sort(std::vector<ContactRow>& rows, ListOrder const& order) {
    auto const by = [&](auto const& key) { sort_rows(rows, order.descending, key); };
    if (order.column == "role") {
        by([](ContactRow const& row) { return row.role; });
    } else if (order.column == "access") {
        by([](ContactRow const& row) { return row.access.word; });
    } else if (order.column == "marks") {
        by([](ContactRow const& row) { return (row.billing_contact ? 0 : 2) + (row.billing_admin ? 0 : 1); });
    } else if (order.column == "email") {
        by([](ContactRow const& row) { return row.email; });
    } else if (order.column == "phone") {
        by([](ContactRow const& row) { return row.phone; });
    } else if (order.column == "job") {
        by([](ContactRow const& row) { return fold(row.job_title); });
    } else if (order.column == "locations") {
        by([](ContactRow const& row) { return fold(row.locations); });
    } else if (order.column == "last") {
        by([](ContactRow const& row) { return row.last; });
    } else {
        by([](ContactRow const& row) { return fold(row.name); });
    }
}

}  // namespace

ContactsView contacts_view(std::vector<api::ContactItem> const& items, ContactsState const& state, Instant now) {
    ContactsView view { .rows = {}, .total = items.size(), .count = {}, .locations = {} };
    auto const tokens = search_tokens(state.filters.query);
    for (auto const& item : items) {
        view.locations.insert(view.locations.end(), item.locations.begin(), item.locations.end());
        auto row = row_of(item, now);
        if (passes(item, row, state.filters, now, tokens)) { view.rows.push_back(std::move(row)); }
    }
    std::ranges::sort(view.locations);
    auto const rest = std::ranges::unique(view.locations);
    view.locations.erase(rest.begin(), rest.end());
    sort_rows(view.rows, false, [](ContactRow const& row) { return fold(row.name); });
    sort(view.rows, state.order);
    auto const total = static_cast<std::int64_t>(view.total);
    view.count = view.rows.size() == view.total
        ? plural(total, "contact", "contacts")
        : with_thousands(static_cast<std::int64_t>(view.rows.size())) + " of " + plural(total, "contact", "contacts");
    return view;
}

void read_route(client::Route const& route, ContactsState& state) {
    auto const named = [&](auto const& choices, std::string_view key, auto const& name_of) -> decltype(&choices[0]) {
        auto const found = std::ranges::find_if(choices, [&](auto const& choice) { return name_of(choice) == route.get(key); });
        return found == choices.end() ? nullptr : &*found;
    };
    auto& filters = state.filters;
    filters.query = route.get("q");
    filters.role = domain::enum_from<domain::Role>(route.get("role"));
    auto const* access = named(access_choices, "access", [](AccessState choice) { return look_of(choice).name; });
    filters.access = access != nullptr ? std::optional { *access } : std::nullopt;
    auto const* grant = named(grant_choices, "grant", [](GrantChoice const& choice) { return choice.name; });
    filters.grant = grant != nullptr ? std::optional { grant->value } : std::nullopt;
    filters.location = route.get("location");
    filters.no_email = route.get("no_email") == "1";
    filters.never_signed_in = route.get("never") == "1";
    state.order = ListOrder::parse(route.get("sort"), "name");
    auto const id = route.match("/contacts/{id}");
    auto const open = domain::ContactId::parse(id.value_or(""));
    state.open = open ? std::optional { *open } : std::nullopt;
    auto const tab = std::ranges::find(tab_names, route.get("tab"));
    state.tab = tab == tab_names.end() ? ContactTab::Access : static_cast<ContactTab>(tab - tab_names.begin());
}

client::Route route_to(ContactsState const& state, std::optional<domain::ContactId> open) {
    client::Route route { .path = open ? "/contacts/" + open->to_string() : "/contacts", .query = {} };
    auto const& filters = state.filters;
    route.query["q"] = filters.query;
    if (filters.role) { route.query["role"] = domain::enum_name(*filters.role); }
    if (filters.access) { route.query["access"] = look_of(*filters.access).name; }
    if (filters.grant) { route.query["grant"] = grant_choices.at(static_cast<std::size_t>(*filters.grant)).name; }
    route.query["location"] = filters.location;
    if (filters.no_email) { route.query["no_email"] = "1"; }
    if (filters.never_signed_in) { route.query["never"] = "1"; }
    if (state.order.to_string() != "name") { route.query["sort"] = state.order.to_string(); }
    if (open && state.tab != ContactTab::Access) { route.query["tab"] = tab_names.at(static_cast<std::size_t>(state.tab)); }
    std::erase_if(route.query, [](auto const& entry) { return entry.second.empty(); });
    return route;
}

client::Route write_route(ContactsState const& state) {
    return route_to(state, state.open);
}

}  // namespace hub::ui

#include "ui/screens/changes/changes_view.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace hub::ui {

namespace {

using enum domain::ChangeKind;

constexpr std::array looks {
    ChangeKindLook { ContactAdded, "Contact added", icon::user_plus },
    ChangeKindLook { ContactUpdated, "Contact updated", icon::pencil },
    ChangeKindLook { ContactRemoved, "Contact removed", icon::user_minus },
    ChangeKindLook { ContactReplaced, "Contact replaced", icon::user_cog },
    ChangeKindLook { AccessGranted, "Access given", icon::key_round },
    ChangeKindLook { AccessRevoked, "Access removed", icon::lock },
    ChangeKindLook { RoleChanged, "Role changed", icon::users },
    ChangeKindLook { PermissionsChanged, "Permissions changed", icon::shield_check },
    ChangeKindLook { ReportSettingsChanged, "Report settings changed", icon::settings },
    ChangeKindLook { NotificationsChanged, "Notifications changed", icon::bell },
    ChangeKindLook { DeliveryMethodChanged, "Delivery method changed", icon::receipt },
    ChangeKindLook { SettingsChanged, "Security settings changed", icon::shield_alert },
};

ChangeRow row_of(api::ChangeItem const& item) {
    ChangeRow row { .item = &item,
        .at = central_date_time_text(item.at),
        .whom = item.whom.empty() ? "Your company" : item.whom,
        .first = {},
        .more = {},
        .status = "Not verified" };
    if (!item.fields.empty()) { row.first = field_change_text(item.fields.front()); }
    if (item.fields.size() > 1) { row.more = "and " + std::to_string(item.fields.size() - 1) + " more"; }
    if (item.verified_at) { row.status = "Verified by " + item.verified_by; }
    return row;
}

bool passes(ChangeRow const& row, ChangeFilters const& filters, std::vector<std::string> const& tokens) {
    auto const& item = *row.item;
    auto const day = central_date(item.at);
    if (filters.kind && item.kind != *filters.kind) { return false; }
    if (!filters.person.empty() && item.by != filters.person && item.whom != filters.person) { return false; }
    if (filters.from && day < *filters.from) { return false; }
    if (filters.until && day > *filters.until) { return false; }
    if (filters.not_verified && item.verified_at) { return false; }
    if (tokens.empty()) { return true; }
    std::string words = item.by + " " + item.whom + " " + std::string { look_of(item.kind).word };
    for (auto const& field : item.fields) { words += " " + field.field + " " + field.before + " " + field.after; }
    auto const haystack = fold(words);
    return std::ranges::all_of(tokens, [&](std::string const& token) { return haystack.find(token) != std::string::npos; });
}

void sort(std::vector<ChangeRow>& rows, ListOrder const& order) {
    auto const by = [&](auto const& key) { sort_rows(rows, order.descending, key); };
    if (order.column == "what") {
        by([](ChangeRow const& row) { return look_of(row.item->kind).word; });
    } else if (order.column == "whom") {
        by([](ChangeRow const& row) { return fold(row.whom); });
    } else if (order.column == "change") {
        by([](ChangeRow const& row) { return fold(row.first); });
    } else if (order.column == "by") {
        by([](ChangeRow const& row) { return fold(row.item->by); });
    } else if (order.column == "status") {
        by([](ChangeRow const& row) { return row.item->verified_at.value_or(Instant {}); });
    } else {
        by([](ChangeRow const& row) { return row.item->at; });
    }
}

std::optional<Date> date_of(std::string_view text) {
    auto const date = Date::parse_iso(text);
    return date ? std::optional { *date } : std::nullopt;
}

}  // namespace

std::span<ChangeKindLook const> change_kinds() {
    return looks;
}

ChangeKindLook const& look_of(domain::ChangeKind kind) {
    return looks.at(static_cast<std::size_t>(kind));
}

std::string field_change_text(api::FieldChange const& change) {
    auto const or_none = [](std::string const& text) { return text.empty() ? std::string { "None" } : text; };
    return change.field + ": " + or_none(change.before) + " → " + or_none(change.after);
}

std::string date_range_text(ChangeFilters const& filters) {
    if (filters.from && filters.until) { return filters.from->to_us() + " to " + filters.until->to_us(); }
    if (filters.from) { return "Since " + filters.from->to_us(); }
    return filters.until ? "Until " + filters.until->to_us() : std::string {};
}

ChangesView changes_view(api::ChangeList const& list, ChangesState const& state) {
    ChangesView view;
    view.total = list.items.size();
    auto const tokens = search_tokens(state.filters.query);
    for (auto const& item : list.items) {
        view.people.push_back(item.by);
        if (!item.whom.empty()) { view.people.push_back(item.whom); }
        auto row = row_of(item);
        if (!passes(row, state.filters, tokens)) { continue; }
        if (!item.verified_at) { view.not_verified.push_back(item.id); }
        view.rows.push_back(std::move(row));
    }
    std::ranges::sort(view.people);
    auto const rest = std::ranges::unique(view.people);
    view.people.erase(rest.begin(), rest.end());
    sort(view.rows, state.order);
    auto const total = plural(static_cast<std::int64_t>(view.total), "change", "changes");
    view.count = view.rows.size() == view.total ? total : with_thousands(static_cast<std::int64_t>(view.rows.size())) + " of " + total;
    view.count += view.not_verified.empty() ? ", all verified"
                                            : ", " + with_thousands(static_cast<std::int64_t>(view.not_verified.size())) + " not verified";
    if (view.rows.empty()) { view.count = view.total == 0 ? "No changes" : "0 of " + total; }
    return view;
}

std::string changes_csv(ChangesView const& view) {
    std::string csv = "When,What,Whom,Who,Field,Old,New,Verified by,Verified on\r\n";
    for (auto const& row : view.rows) {
        auto const& item = *row.item;
        auto const fields = item.fields.empty() ? std::vector<api::FieldChange> { {} } : item.fields;
        for (auto const& field : fields) {
            for (auto const& text : { row.at, std::string { look_of(item.kind).word }, row.whom, item.by, field.field, field.before,
                     field.after, item.verified_by }) {
                csv += csv_field(text) + ",";
            }
            csv += (item.verified_at ? csv_field(central_date_time_text(*item.verified_at)) : std::string {}) + "\r\n";
        }
    }
    return csv;
}

void read_route(client::Route const& route, ChangesState& state) {
    auto& filters = state.filters;
    filters.query = route.get("q");
    filters.kind = domain::enum_from<domain::ChangeKind>(route.get("kind"));
    filters.person = route.get("person");
    filters.from = date_of(route.get("from"));
    filters.until = date_of(route.get("until"));
    filters.not_verified = route.get("not_verified") == "1";
    state.order = ListOrder::parse(route.get("sort"), "-at");
    auto const open = domain::ChangeId::parse(route.get("open"));
    state.open = open ? std::optional { *open } : std::nullopt;
}

client::Route write_route(ChangesState const& state) {
    client::Route route { .path = "/changes", .query = {} };
    auto const& filters = state.filters;
    route.query["q"] = filters.query;
    if (filters.kind) { route.query["kind"] = domain::enum_name(*filters.kind); }
    route.query["person"] = filters.person;
    if (filters.from) { route.query["from"] = filters.from->to_iso(); }
    if (filters.until) { route.query["until"] = filters.until->to_iso(); }
    if (filters.not_verified) { route.query["not_verified"] = "1"; }
    if (state.order.to_string() != "-at") { route.query["sort"] = state.order.to_string(); }
    if (state.open) { route.query["open"] = state.open->to_string(); }
    std::erase_if(route.query, [](auto const& entry) { return entry.second.empty(); });
    return route;
}

}  // namespace hub::ui

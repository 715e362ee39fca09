#include "ui/screens/invoices/delivery_view.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

using domain::DeliveryMethod;

bool passes(api::BillDeliveryRow const& row, std::vector<std::string> const& tokens) {
    auto const haystack = fold(row.location_name + " " + row.market_name + " " + row.contact_name);
    return std::ranges::all_of(tokens, [&](std::string const& token) { return haystack.find(token) != std::string::npos; });
}

std::string pending_words(api::BillDeliveryRow const& row) {
    if (!row.pending) { return {}; }
    auto words = std::string { method_word(*row.pending) };
    if (row.pending_from) { words += " from " + row.pending_from->to_us(); }
    return row.changed_by.empty() ? words : words + ", by " + row.changed_by;
}

}  // namespace

std::string_view method_word(DeliveryMethod method) {
    return method == DeliveryMethod::Online ? "Online" : "On paper";
}

DeliveryView delivery_view(api::BillDelivery const& delivery, DeliveryState const& state) {
    DeliveryView view;
    view.total = delivery.rows.size();
    view.all_online = true;
    auto const tokens = search_tokens(state.query);
    for (auto const& row : delivery.rows) {
        bool const becomes_online = row.pending.value_or(row.method) == DeliveryMethod::Online;
        view.all_online = view.all_online && becomes_online;
        if (passes(row, tokens)) { view.rows.push_back({ &row, std::string { method_word(row.method) }, pending_words(row) }); }
    }
    auto const by = [&](auto const& key) { sort_rows(view.rows, state.order.descending, key); };
    if (state.order.column == "market") {
        by([](DeliveryRow const& row) { return fold(row.row->market_name); });
    } else if (state.order.column == "contact") {
        by([](DeliveryRow const& row) { return fold(row.row->contact_name); });
    } else if (state.order.column == "method") {
        by([](DeliveryRow const& row) { return row.method + row.pending; });
    } else {
        by([](DeliveryRow const& row) { return fold(row.row->location_name + " " + row.row->market_name); });
    }
    auto const all = plural(static_cast<std::int64_t>(view.total), "location and market", "locations and markets");
    view.count = view.rows.size() == view.total ? all : with_thousands(static_cast<std::int64_t>(view.rows.size())) + " of " + all;
    if (delivery.central == domain::CentralContact::SamePerson) {
        view.central = delivery.central_name + " is the billing contact of every location.";
    } else if (delivery.central == domain::CentralContact::BillingAdmin) {
        view.central = "A Billing Admin pays for all locations; the local contacts keep receiving their invoices.";
    }
    return view;
}

DeliveryMethod next_method(api::BillDeliveryRow const& row) {
    if (row.pending) { return row.method; }
    return row.method == DeliveryMethod::Online ? DeliveryMethod::Paper : DeliveryMethod::Online;
}

DeliveryQuestion question_of(api::BillDeliveryRow const& row, Date next_cycle) {
    std::string const place = row.location_name + ", " + row.market_name;
    if (row.pending) {
        return { "Take the change back?",
            place + " stays " + (row.method == DeliveryMethod::Online ? "online" : "on paper")
                + ". The billing contact and the Billing Admins are told by e-mail.",
            "Take it back" };
    }
    std::string const from = next_cycle.to_us();
    if (next_method(row) == DeliveryMethod::Online) {
        return { "Receive invoices online?",
            place + ": invoices issued from " + from
                + " on, the next billing cycle, appear here and are not printed. Earlier ones stay on paper. Overdue and corrected "
                  "invoices are still printed. The billing contact and the Billing Admins are told by e-mail.",
            "Switch to online" };
    }
    return { "Receive invoices on paper?",
        place + ": invoices issued from " + from
            + " on, the next billing cycle, are printed and mailed and do not appear here. Those that are here stay. The billing contact "
              "and "
              "the Billing Admins are told by e-mail.",
        "Switch to paper" };
}

}  // namespace hub::ui

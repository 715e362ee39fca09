#include "ui/screens/home/home_view.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace hub::ui {

namespace {

std::string greeting_of(client::Data const& data) {
    int const hour = central_minutes(data.now) / 60;
    std::string const time = hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
    return data.session ? time + ", " + data.session->first_name : time;
}

/// "Sep 28" of "Sep 28, 2026".
std::string month_and_day(Date date) {
    auto text = date.to_us();
    return text.substr(0, text.find(','));
}

std::vector<HomeView::Count> counts_of(api::Home const& home) {
    std::vector<HomeView::Count> counts;
    counts.push_back({ .key = "count-new",
        .label = "New results",
        .figure = with_thousands(home.new_results),
        .note = plural(home.flagged, "is flagged", "are flagged"),
        .href = "/results?tab=new" });
    counts.push_back({ .key = "count-archiving",
        .label = "Archiving soon",
        .figure = with_thousands(home.archiving_soon),
        .note = "Within 14 days",
        .href = "/results?tab=archiving" });
    counts.push_back({ .key = "count-expiring",
        .label = "Expiring soon",
        .figure = with_thousands(home.expiring_authorizations),
        .note = "Authorizations, in 3 days",
        .href = "/authorizations?tab=expiring" });
    if (home.billing) {
        counts.push_back({ .key = "count-overdue",
            .label = "Invoices overdue",
            .figure = with_thousands(home.billing->overdue),
            .note = home.billing->overdue_balance.to_us() + " of " + home.billing->open_balance.to_us() + " open",
            .is_alarming = home.billing->overdue > 0,
            .href = "/billing/open?status=overdue" });
    } else {
        counts.push_back({ .key = "count-active",
            .label = "Active authorizations",
            .figure = with_thousands(home.active_authorizations),
            .note = "Can be used today",
            .href = "/authorizations?tab=active" });
    }
    return counts;
}

std::string in_days(Date today, Date then) {
    int const days = days_between(today, then);
    if (days <= 0) { return "today"; }
    return days == 1 ? "tomorrow" : "in " + std::to_string(days) + " days";
}

std::vector<HomeView::Attention> attention_of(api::Home const& home, Date today) {
    std::vector<HomeView::Attention> list;
    if (home.archiving_soon > 0) {
        std::string line = "Results leave the portal 90 days after posting. Download what you keep.";
        if (!home.first_archiving.empty() && home.first_archives_on) {
            line = "The first, " + home.first_archiving + ", leaves after " + home.first_archives_on->to_us() + ".";
        }
        list.push_back({ .key = "archiving",
            .icon = icon::clock,
            .tone = Tone::Warning,
            .title = plural(home.archiving_soon, "document archives", "documents archive") + " within 14 days",
            .line = line,
            .action = "Review",
            .href = "/results?tab=archiving" });
    }
    if (home.expiring_authorizations > 0 && home.next_expires_on) {
        list.push_back({ .key = "expiring",
            .icon = icon::clipboard_list,
            .tone = Tone::Warning,
            .title = "Authorization for " + home.next_expiring + " expires " + in_days(today, *home.next_expires_on),
            .line = plural(home.expiring_authorizations, "authorization expires", "authorizations expire") + " in 3 days or less.",
            .action = "Open list",
            .href = "/authorizations?tab=expiring" });
    }
    if (home.billing && home.billing->overdue > 0) {
        list.push_back({ .key = "overdue",
            .icon = icon::receipt,
            .tone = Tone::Danger,
            .title = plural(home.billing->overdue, "invoice is", "invoices are") + " overdue",
            .line = "The oldest is " + plural(home.billing->oldest_age_days, "day", "days") + " old.",
            .action = "Open list",
            .href = "/billing/open?status=overdue" });
    }
    if (home.new_results > 0) {
        list.push_back({ .key = "new",
            .icon = icon::file_text,
            .tone = Tone::Info,
            .title = plural(home.new_results, "result is", "results are") + " new to you",
            .line = "Mark them as reviewed when you have read them.",
            .action = "Read",
            .href = "/results?tab=new" });
    }
    return list;
}

std::vector<AgeingRow> ageing_of(api::BillingSummary const& billing) {
    std::vector<AgeingSum> sums;
    for (auto const& step : billing.ageing) { sums.push_back({ step.invoices, step.balance }); }
    return ageing_rows(sums);
}

}  // namespace

HomeView home_view(client::Data const& data) {
    HomeView view;
    view.greeting = greeting_of(data);
    view.day = data.today.to_us_long();
    view.as_of = view.day + ".";
    if (!data.home.value) { return view; }
    auto const& home = *data.home.value;
    view.as_of += " Data as of " + central_time_text(home.as_of) + ".";
    if (data.session && data.session->last_signed_in) {
        view.as_of += " Last signed in " + central_date_time_text(*data.session->last_signed_in) + ".";
    }
    view.counts = counts_of(home);
    if (home.drug_screens && home.drug_screens->under_way > 0) { view.drug_screens = home.drug_screens; }
    view.attention = attention_of(home, data.today);
    if (home.billing) {
        view.has_billing = true;
        view.billing_total = plural(home.billing->open, "invoice", "invoices") + ", " + home.billing->open_balance.to_us();
        view.ageing = ageing_of(*home.billing);
    }
    for (auto const& week : home.weeks) {
        view.weeks.push_back({ .label = month_and_day(week.starts), .non_injury = week.non_injury, .injury = week.injury });
    }
    return view;
}

}  // namespace hub::ui

#include "ui/screens/specimens/specimens_view.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

using domain::SpecimenStage;
using widgets::StepState;

constexpr std::int64_t hour_ms = 3'600'000;

std::string_view stage_meaning(SpecimenStage stage) {
    switch (stage) {
    case SpecimenStage::Ordered: return "The employee has not come yet, or the center has not reported it.";
    case SpecimenStage::Collected: return "The specimen is sealed and waits for the courier.";
    case SpecimenStage::InTransit: return "The courier takes the specimen to the laboratory.";
    case SpecimenStage::AtLaboratory: return "The laboratory checks seals and papers before it tests.";
    case SpecimenStage::Testing: return "The laboratory tests the specimen. What is not negative is tested a second time.";
    case SpecimenStage::MedicalReview:
        return "A medical review officer looks at every result that is not negative before it is released, and may call the employee. "
               "This usually takes 1 to 3 business days.";
    case SpecimenStage::Final: return "The result is released.";
    }
    return {};
}

Instant last_change(api::SpecimenItem const& item) {
    return item.steps.empty() ? Instant {} : item.steps.back().at;
}

SpecimenStage stage_of(api::SpecimenItem const& item) {
    return item.steps.empty() ? SpecimenStage::Ordered : item.steps.back().stage;
}

std::string late_words(api::SpecimenItem const& item, Instant now) {
    if (!item.late || !item.due_at) { return {}; }
    auto const hours = std::max<std::int64_t>(0, now.ms - item.due_at->ms) / hour_ms;
    return "Late by " + (hours < 48 ? plural(std::max<std::int64_t>(1, hours), "hour", "hours") : plural(hours / 24, "day", "days"));
}

/// "Nov 15, 2:05 p.m. CT": the year only where it is not the present one, so that the columns stay narrow.
std::string short_time_text(Instant at, Instant now) {
    if (central_date(at).parts().year != central_date(now).parts().year) { return central_date_time_text(at); }
    std::string const day = central_date(at).to_us();
    return day.substr(0, day.find(',')) + ", " + central_time_text(at);
}

}  // namespace

std::string_view stage_name(SpecimenStage stage) {
    switch (stage) {
    case SpecimenStage::Ordered: return "Ordered";
    case SpecimenStage::Collected: return "Collected";
    case SpecimenStage::InTransit: return "In transit";
    case SpecimenStage::AtLaboratory: return "Received at the laboratory";
    case SpecimenStage::Testing: return "Testing";
    case SpecimenStage::MedicalReview: return "Medical review (MRO)";
    case SpecimenStage::Final: return "Final";
    }
    return {};
}

std::vector<SpecimenStageRow> stage_rows(std::span<domain::SpecimenStep const> steps, std::optional<domain::DrugResult> const& result) {
    auto const reached = steps.empty() ? SpecimenStage::Ordered : steps.back().stage;
    std::vector<SpecimenStageRow> rows;
    for (auto const& entry : domain::enum_names<SpecimenStage>) {
        auto const stage = entry.value;
        auto const step = std::ranges::find(steps, stage, &domain::SpecimenStep::stage);
        bool const is_present = stage == reached && !result;
        if (stage > reached && result) { break; }
        SpecimenStageRow row { .name = stage_name(stage), .time = {}, .meaning = {} };
        row.state = stage > reached ? StepState::Later : is_present ? StepState::Present : StepState::Done;
        row.time = step != steps.end() ? central_date_time_text(step->at) : stage > reached ? "To come" : "Time not reported";
        if (is_present) { row.meaning = stage_meaning(stage); }
        rows.push_back(std::move(row));
    }
    return rows;
}

DrugResultLook look_of(domain::DrugResult result) {
    switch (result) {
    case domain::DrugResult::Negative: return { "Negative", Tone::Success, {} };
    case domain::DrugResult::NegativeDilute:
        return { "Negative, dilute", Tone::Warning, "Your company's policy decides whether a second specimen is collected." };
    case domain::DrugResult::Positive:
        return { "Positive", Tone::Danger, "The employee may ask for a test of the split specimen within 72 hours." };
    case domain::DrugResult::Refused:
        return { "Refused", Tone::Danger, "The employee refused the test, or the specimen was tampered with." };
    case domain::DrugResult::Cancelled:
        return { "Cancelled", Tone::Neutral, "There is no result, and none will come. Ask the center whether a new specimen is needed." };
    }
    return {};
}

std::string programme_words(api::DrugProgramme const& programme) {
    if (programme.kind == domain::DrugProgrammeKind::EndToEnd) { return {}; }
    std::string const who = programme.administrator.empty() ? "another company" : programme.administrator;
    return "Your company's drug testing is run by " + who
        + ". Its medical review officer tells you the results, so there is no status of drug screens here.";
}

std::string portal_link_words(api::DrugProgramme const& programme) {
    if (programme.portal_url.empty()) { return {}; }
    return programme.administrator.empty() ? "Open the result portal" : "Open the result portal of " + programme.administrator;
}

SpecimenRow specimen_row(api::SpecimenItem const& item, Instant now) {
    return {
        .item = &item,
        .employee = item.first_name + " " + item.last_name,
        .stage = stage_name(stage_of(item)),
        .since = item.steps.empty() ? "–" : short_time_text(last_change(item), now),
        .due = item.due_at ? short_time_text(*item.due_at, now) : "–",
        .late = late_words(item, now),
    };
}

SpecimensView specimens_view(api::SpecimenList const& list, SpecimensState const& state, Instant now) {
    SpecimensView view;
    for (auto const& item : list.items) {
        ++view.under_way;
        if (item.late) { ++view.late; }
        if (state.tab == SpecimensTab::UnderWay || item.late) { view.rows.push_back(specimen_row(item, now)); }
    }
    auto const by = [&](auto const& key) { sort_rows(view.rows, state.order.descending, key); };
    if (state.order.column == "employee") {
        by([](SpecimenRow const& row) { return fold(row.employee); });
    } else if (state.order.column == "stage") {
        by([](SpecimenRow const& row) { return stage_of(*row.item); });
    } else if (state.order.column == "center") {
        by([](SpecimenRow const& row) { return fold(row.item->center); });
    } else {
        by([](SpecimenRow const& row) { return last_change(*row.item); });
    }
    view.count = state.tab == SpecimensTab::Late ? plural(static_cast<std::int64_t>(view.late), "late result", "late results")
                                                 : plural(static_cast<std::int64_t>(view.under_way), "drug screen", "drug screens");
    return view;
}

std::string question_text(api::SpecimenItem const& item) {
    std::string text = "Drug screen of " + item.first_name + " " + item.last_name + ", specimen " + item.number;
    if (item.service_date) { text += ", visit of " + item.service_date->to_us(); }
    return text + ", " + item.center + ". Last known: " + std::string { stage_name(stage_of(item)) } + ", "
        + central_date_time_text(last_change(item));
}

void read_route(client::Route const& route, SpecimensState& state) {
    state.tab = route.get("tab") == "late" ? SpecimensTab::Late : SpecimensTab::UnderWay;
    state.order = ListOrder::parse(route.get("sort"), "since");
    auto const open = domain::SpecimenId::parse(route.get("open"));
    state.open = open ? std::optional { *open } : std::nullopt;
}

client::Route write_route(SpecimensState const& state) {
    client::Route route { .path = "/results/specimens", .query = {} };
    if (state.tab == SpecimensTab::Late) { route.query["tab"] = "late"; }
    if (state.order.to_string() != "since") { route.query["sort"] = state.order.to_string(); }
    if (state.open) { route.query["open"] = state.open->to_string(); }
    return route;
}

}  // namespace hub::ui

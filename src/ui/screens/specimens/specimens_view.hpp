// Drug screens in words (RSLT-17 to RSLT-19, RSLT-A5): their stages, what a result means, whose programme it is, and the rows
// of the list of those under way. Pure.
#pragma once

#include "api/specimens.hpp"
#include "client/route.hpp"
#include "ui/screens/specimens/specimens_state.hpp"
#include "ui/theme/color.hpp"
#include "ui/widgets/tabs.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub::ui {

/// "MRO review"
[[nodiscard]] std::string_view stage_name(domain::SpecimenStage stage);

struct SpecimenStageRow {
    std::string_view name;
    widgets::StepState state = widgets::StepState::Later;
    std::string time;          ///< "Nov 19, 2026, 9:05 a.m. CT", "Time not reported", "To come"
    std::string_view meaning;  ///< of the present one: what happens now, and how long that takes
};
/// All seven stages; after a screen that ended early only those that were reached.
[[nodiscard]] std::vector<SpecimenStageRow> stage_rows(
    std::span<domain::SpecimenStep const> steps, std::optional<domain::DrugResult> const& result);

struct DrugResultLook {
    std::string_view word;
    Tone tone = Tone::Neutral;
    std::string_view meaning;  ///< what it leads to; may be empty
};
[[nodiscard]] DrugResultLook look_of(domain::DrugResult result);

/// RSLT-19, M10: why there is no status; empty where the provider itself tests.
[[nodiscard]] std::string programme_words(api::DrugProgramme const& programme);
/// "Open the result portal of CMCA"; empty without a link (RSLT-20).
[[nodiscard]] std::string portal_link_words(api::DrugProgramme const& programme);

struct SpecimenRow {
    api::SpecimenItem const* item = nullptr;  ///< of the list that the view was made of
    std::string employee;
    std::string_view stage;
    std::string since;  ///< when that stage was reached
    std::string due;    ///< "Nov 21, 2026, 9:05 a.m. CT", or "–"
    std::string late;   ///< "Late by 2 days", or empty
};
struct SpecimensView {
    std::vector<SpecimenRow> rows;
    std::size_t under_way = 0;
    std::size_t late = 0;
    std::string count;
};
[[nodiscard]] SpecimensView specimens_view(api::SpecimenList const& list, SpecimensState const& state, Instant now);
[[nodiscard]] SpecimenRow specimen_row(api::SpecimenItem const& item, Instant now);
/// What a question is about, as the center knows it: "Drug screen of Lakshmi Venkataraman, specimen 736229201, visit of …".
[[nodiscard]] std::string question_text(api::SpecimenItem const& item);

void read_route(client::Route const& route, SpecimensState& state);
[[nodiscard]] client::Route write_route(SpecimensState const& state);

}  // namespace hub::ui

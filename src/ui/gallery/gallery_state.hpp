// What the gallery's controls are set to.
#pragma once

#include "base/date.hpp"
#include "ui/widgets/widgets.hpp"

#include <array>
#include <optional>
#include <set>
#include <string>

namespace hub::ui::gallery {

struct GalleryState {
    std::string name = "Dana Okafor";
    std::string focus_me;
    std::string email = "dana@acme";
    std::string role = "User Admin";
    std::string password = "correct horse";
    std::string search;
    std::string instructions = "Start date Nov 30. Please call Luis Ferreira at (214) 555-0188 if the employee is late.";
    std::string typed_center;
    bool off = false;
    bool on = true;
    bool disabled = false;
    bool flagged = true;
    std::array<bool, 3> services { true, false, true };
    std::size_t view = 1;
    std::size_t order = 0;
    std::size_t center = 0;
    std::size_t tab = 0;
    std::size_t page = 0;
    std::optional<std::size_t> package = 0;
    std::optional<std::size_t> found_center;
    std::optional<Date> visit = Date::from_parts(2026, 11, 19);
    std::optional<Date> valid_until;
    bool filter_open = false;
    bool question_open = false;
    bool task_open = false;
    bool notices_shown = false;
    widgets::TableSort sort { "employee", widgets::SortDirection::Ascending };
    std::set<std::size_t> selected { 0 };
    std::optional<std::uint64_t> open_row;
    std::string last_action = "Nothing pressed yet";
};

void buttons_ui(Ui& ui, Flow& flow, GalleryState& state);
void fields_ui(Ui& ui, Flow& flow, GalleryState& state);
void choices_ui(Ui& ui, Flow& flow, GalleryState& state);
void marks_ui(Ui& ui, Flow& flow, GalleryState& state);
void table_ui(Ui& ui, Flow& flow, GalleryState& state);
void overlays_ui(Ui& ui, Flow& flow, GalleryState& state);
void messages_ui(Ui& ui, Flow& flow, GalleryState& state);
void figures_ui(Ui& ui, Flow& flow, GalleryState& state);
void list_states_ui(Ui& ui, Flow& flow, GalleryState& state);

/// A small caption above a part, as in the reference look.
void part_title(Ui& ui, Flow& flow, std::string_view title);

}  // namespace hub::ui::gallery

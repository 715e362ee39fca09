#include "ui/shell/display_settings_ui.hpp"

#include "ui/widgets/choice.hpp"
#include "ui/widgets/text.hpp"

#include <string>
#include <vector>

namespace hub::ui {

namespace {

/// One setting of this device: a label and a few exclusive values.
void setting_ui(Frame& frame, Flow& flow, std::string_view label, std::string_view key, std::size_t selected,
    std::vector<std::pair<std::string_view, std::string_view>> const& values) {
    auto& ui = frame.ui;
    widgets::text(ui, flow.next(20, space::s1), label, { .style = TextStyle::SmallStrong, .ink = Color::TextSecondary });
    std::vector<widgets::Choice> choices;
    for (auto const& [value, words] : values) { choices.push_back({ .key = value, .label = words }); }
    auto const chosen_before = selected;
    widgets::segmented(ui, flow.next(ui.metrics().control(), space::s3), selected, { .key = key, .label = label }, choices);
    if (selected != chosen_before) { frame.send(client::ChangeSetting { std::string { key }, std::string { values.at(selected).first } }); }
}

}  // namespace

void display_settings_ui(Frame& frame, Flow& flow) {
    auto const& settings = frame.data.settings;
    setting_ui(frame, flow, "Theme", "theme", static_cast<std::size_t>(settings.theme),
        { { "system", "System" }, { "light", "Light" }, { "dark", "Dark" } });
    setting_ui(frame, flow, "Contrast", "contrast", static_cast<std::size_t>(settings.contrast),
        { { "system", "System" }, { "normal", "Normal" }, { "high", "High" } });
    std::size_t const scale = settings.text_scale < 1.1F ? 0 : settings.text_scale < 1.4F ? 1 : settings.text_scale < 1.75F ? 2 : 3;
    setting_ui(
        frame, flow, "Text size", "text_percent", scale, { { "100", "100%" }, { "125", "125%" }, { "150", "150%" }, { "200", "200%" } });
    setting_ui(frame, flow, "Rows in lists", "rows", settings.compact_rows ? 1 : 0,
        { { "comfortable", "Comfortable" }, { "compact", "Compact" } });
}

}  // namespace hub::ui

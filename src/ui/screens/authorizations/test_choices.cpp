#include "ui/screens/authorizations/test_choices.hpp"

#include "domain/authorization_words.hpp"
#include "ui/widgets/select.hpp"

#include <array>
#include <vector>

namespace hub::ui {

namespace {

template <class Enum, std::size_t Count, class Words>
void enum_select_ui(Frame& frame, Rect const& rect, std::optional<Enum>& value, std::array<Enum, Count> const& values, Words const& words,
    widgets::TextFieldOptions const& options) {
    std::vector<widgets::ListItem> items;
    std::optional<std::size_t> selected;
    for (std::size_t i = 0; i < Count; ++i) {
        items.push_back({ .label = words(values[i]) });
        if (value == values[i]) { selected = i; }
    }
    if (widgets::select(frame.ui, rect, selected, options, items) && selected) { value = values.at(*selected); }
}

}  // namespace

void reason_select_ui(Frame& frame, Rect const& rect, std::optional<domain::TestReason>& value, widgets::TextFieldOptions const& options) {
    using domain::TestReason;
    constexpr std::array reasons { TestReason::PrePlacement, TestReason::Random, TestReason::PostAccident, TestReason::ReasonableSuspicion,
        TestReason::ReturnToDuty, TestReason::FollowUp, TestReason::Periodic };
    enum_select_ui(frame, rect, value, reasons, domain::reason_words, options);
}

void agency_select_ui(Frame& frame, Rect const& rect, std::optional<domain::DotAgency>& value, widgets::TextFieldOptions const& options) {
    using domain::DotAgency;
    constexpr std::array agencies { DotAgency::Fmcsa, DotAgency::Faa, DotAgency::Fra, DotAgency::Fta, DotAgency::Phmsa, DotAgency::Uscg };
    enum_select_ui(frame, rect, value, agencies, domain::agency_words, options);
}

}  // namespace hub::ui

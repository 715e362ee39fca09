// What the home page says (GEN-A1): counts that link to filtered lists, what needs attention, open invoices by age and
// results by week. Pure: data in, words and numbers out.
#pragma once

#include "client/data.hpp"
#include "ui/screens/ageing_card_ui.hpp"
#include "ui/theme/color.hpp"
#include "ui/theme/icon.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::ui {

struct HomeView {
    std::string greeting;  ///< "Good morning, Dana"
    std::string day;       ///< "Thursday, November 19, 2026", where there is no room for more
    std::string as_of;     ///< "Thursday, November 19, 2026. Data as of 8:42 a.m. CT.", and when one was here last (SIGN-A3)

    /// A count that is a link to its list.
    struct Count {
        std::string key;
        std::string label;
        std::string figure;
        std::string note;
        bool is_alarming = false;
        std::string href;
    };
    std::vector<Count> counts;

    /// Those that are delivered to the reader, where there are any (RSLT-17, RSLT-A6).
    std::optional<api::DrugScreens> drug_screens;

    struct Attention {
        std::string key;
        Icon icon = no_icon;
        Tone tone = Tone::Neutral;
        std::string title;
        std::string line;
        std::string action;
        std::string href;
    };
    std::vector<Attention> attention;

    bool has_billing = false;
    std::string billing_total;
    std::vector<AgeingRow> ageing;

    struct Week {
        std::string label;  ///< "Sep 28"
        int non_injury = 0;
        int injury = 0;
    };
    std::vector<Week> weeks;
};

[[nodiscard]] HomeView home_view(client::Data const& data);

}  // namespace hub::ui

#include "server/demo/visits.hpp"

#include <algorithm>
#include <array>

namespace hub::server::demo {

namespace {

using Documents = VisitDocument;

constexpr std::array new_injury { Documents { 1, 0, 100 }, Documents { 2, 1, 80 }, Documents { 3, 1, 35 }, Documents { 6, 2, 45 },
    Documents { 7, 1, 55 } };
constexpr std::array recheck { Documents { 1, 0, 100 }, Documents { 4, 0, 45 }, Documents { 7, 1, 25 } };
constexpr std::array missed_recheck { Documents { 5, 1, 100 } };
constexpr std::array hire { Documents { 15, 1, 100 }, Documents { 8, 0, 70 }, Documents { 10, 1, 35 }, Documents { 11, 2, 95 } };
constexpr std::array driver { Documents { 13, 0, 100 }, Documents { 14, 1, 25 }, Documents { 11, 2, 40 } };
constexpr std::array random_test { Documents { 8, 0, 100 }, Documents { 9, 0, 60 }, Documents { 10, 1, 50 }, Documents { 11, 3, 90 } };
constexpr std::array hearing { Documents { 16, 0, 100 } };
constexpr std::array respirator { Documents { 19, 0, 100 }, Documents { 20, 0, 90 } };
constexpr std::array tuberculosis { Documents { 18, 2, 100 } };
constexpr std::array vaccination { Documents { 23, 0, 100 } };
constexpr std::array surveillance { Documents { 21, 3, 100 }, Documents { 22, 2, 80 }, Documents { 7, 1, 20 } };
constexpr std::array lifting { Documents { 17, 1, 100 } };
constexpr std::array return_to_work { Documents { 12, 0, 100 }, Documents { 25, 1, 40 } };
constexpr std::array periodic { Documents { 24, 1, 100 }, Documents { 16, 0, 30 }, Documents { 25, 1, 20 } };

constexpr std::array kinds {
    VisitKind { "new injury", true, 12, new_injury },
    VisitKind { "recheck", true, 13, recheck },
    VisitKind { "missed recheck", true, 4, missed_recheck },
    VisitKind { "hire", false, 16, hire },
    VisitKind { "driver", false, 10, driver },
    VisitKind { "random test", false, 8, random_test },
    VisitKind { "hearing", false, 9, hearing },
    VisitKind { "respirator", false, 8, respirator },
    VisitKind { "tuberculosis", false, 5, tuberculosis },
    VisitKind { "vaccination", false, 7, vaccination },
    VisitKind { "surveillance", false, 6, surveillance },
    VisitKind { "lifting", false, 4, lifting },
    VisitKind { "return to work", false, 6, return_to_work },
    VisitKind { "periodic", false, 7, periodic },
};

constexpr std::array fixed {
    FixedVisit { "O'Neil", "hearing", 87, "Aurora Peoria St." },
    FixedVisit { "Nguyễn", "random test", 85, "Dallas Trinity" },
    FixedVisit { "García-Márquez", "new injury", 83, "Fort Worth Alliance" },
    FixedVisit { "Carter", "respirator", 80, "Dallas Trinity" },
    FixedVisit { "Kowalski", "driver", 75, "Irving North" },
    FixedVisit { "Raghunathan", "tuberculosis", 42, "Irving North" },
    FixedVisit { "Dubois", "surveillance", 34, "Newark Ironbound" },
    FixedVisit { "Watanabe-Reed", "new injury", 21, "Dallas Trinity" },
    FixedVisit { "El-Amin", "vaccination", 12, "Newark Ironbound" },
    FixedVisit { "Adeyemi", "new injury", 7, "Fort Worth Alliance" },
    FixedVisit { "Thibodeaux", "respirator", 5, "Newark Ironbound" },
    FixedVisit { "Nguyễn", "hearing", 3, "Dallas Trinity" },
    FixedVisit { "Carter", "new injury", 2, "Dallas Trinity" },
};

}  // namespace

std::span<VisitKind const> visit_kinds() {
    return kinds;
}

VisitKind const& visit_kind(std::string_view name) {
    return *std::ranges::find(kinds, name, &VisitKind::name);
}

std::span<FixedVisit const> fixed_visits() {
    return fixed;
}

}  // namespace hub::server::demo

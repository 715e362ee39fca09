#include "server/demo/provider.hpp"

#include "server/demo/provider_data.hpp"

#include <string>

namespace hub::server::demo {

namespace {

/// What a center leaves out, so that choosing one matters (SVCL-02). Fort Worth Alliance has no respirator clearance.
bool is_offered(std::size_t center, domain::Service const& service) {
    std::string_view const code = service.code;
    if (code == "respirator_clearance") { return center % 6 != 2; }
    if (code == "respirator_fit_test_quantitative") { return center % 6 == 0; }
    if (code == "human_performance_evaluation") { return center % 6 != 1 && center % 6 != 4; }
    if (code == "hair_drug_screen") { return center % 3 != 1; }
    if (code == "blood_lead") { return center % 2 == 0; }
    if (code == "tb_blood") { return center % 4 != 3; }
    return !service.telemedicine;
}

enum Traits : unsigned { None = 0, Injury = 1, NonInjury = 2, Both = 3, Drug = 4, Dot = 8, Telemedicine = 16, Off = 32 };

struct ServiceData {
    std::string_view code;
    std::string_view name;
    std::string_view note;
    unsigned traits;
};

constexpr std::array<ServiceData, 28> service_data { {
    { "pre_placement_physical", "Pre-placement physical", "Before the first day of work", NonInjury },
    { "periodic_physical", "Periodic physical", "Annual or every two years", NonInjury },
    { "dot_physical", "DOT physical", "Medical examiner's certificate", NonInjury | Dot },
    { "drug_screen_5", "Drug screen, 5-panel", "Non-DOT", Both | Drug },
    { "drug_screen_10", "Drug screen, 10-panel", "Non-DOT", Both | Drug },
    { "drug_screen_dot", "Drug screen, DOT", "Federal custody and control form", Both | Drug | Dot },
    { "hair_drug_screen", "Hair drug screen", "Non-DOT, 90 days", NonInjury | Drug },
    { "breath_alcohol", "Breath alcohol test", "Non-DOT", Both | Drug },
    { "breath_alcohol_dot", "Breath alcohol test, DOT", "With confirmation test", Both | Drug | Dot },
    { "audiogram", "Audiogram", "Baseline or annual", NonInjury },
    { "respirator_clearance", "Respirator clearance", "Questionnaire and review", NonInjury },
    { "respirator_fit_test", "Respirator fit test", "After clearance", NonInjury },
    { "respirator_fit_test_quantitative", "Respirator fit test, quantitative", "After clearance", NonInjury },
    { "spirometry", "Spirometry", "Breathing test", NonInjury },
    { "tb_skin", "TB test, skin", "Reading after 48 to 72 hours", NonInjury },
    { "tb_blood", "TB test, blood", "One visit", NonInjury },
    { "hepatitis_b_vaccine", "Hepatitis B vaccine", "Series of three", NonInjury },
    { "flu_vaccine", "Flu vaccine", "Seasonal", NonInjury },
    { "tetanus_vaccine", "Tetanus vaccine", "With diphtheria and pertussis", Both },
    { "human_performance_evaluation", "Human performance evaluation", "Lifting and agility for the job", NonInjury },
    { "medical_surveillance", "Medical surveillance exam", "With written opinion", NonInjury },
    { "blood_lead", "Blood lead level", "Laboratory", NonInjury },
    { "vision_screening", "Vision screening", "Near, far and color", NonInjury },
    { "injury_treatment", "Injury treatment", "First visit and follow-up", Injury },
    { "physical_therapy", "Physical therapy", "After an injury, on referral", Injury },
    { "telemedicine_injury", "Telemedicine visit", "Minor injuries, at any hour", Injury | Telemedicine },
    { "center_telemedicine", "Telemedicine at a center", "", Injury | Telemedicine | Off },
    { "telerehab", "Telerehab", "", Injury | Telemedicine | Off },
} };

}  // namespace

domain::Center const& World::center(domain::CenterId id) const {
    for (auto const& candidate : centers) {
        if (candidate.id == id) { return candidate; }
    }
    return centers.front();
}

void add_services(World& world) {
    for (auto const& data : service_data) {
        auto const has = [&](unsigned trait) { return (data.traits & trait) != 0; };
        world.services.push_back({ std::string { data.code }, std::string { data.name }, std::string { data.note }, has(Injury),
            has(NonInjury), has(Telemedicine), has(Drug), has(Dot), !has(Off) });
    }
}

void add_markets_and_centers(World& world, Maker& maker) {
    for (auto const name : market_names) { world.markets.push_back({ maker.id<domain::MarketId>(), std::string { name } }); }
    for (auto const& data : center_data) {
        domain::Center center {
            .id = maker.id<domain::CenterId>(),
            .market = world.markets[static_cast<std::size_t>(data.market)].id,
            .name = std::string { data.name },
            .address = { std::string { data.street }, std::string { data.city }, std::string { data.state }, std::string { data.zip } },
            .phone = std::string { data.phone },
            .opens_minutes = data.opens_minutes,
            .closes_minutes = data.closes_minutes,
            .latitude = data.latitude,
            .longitude = data.longitude,
            .service_codes = {},
        };
        for (auto const& service : world.services) {
            if (service.enabled && is_offered(world.centers.size(), service)) { center.service_codes.push_back(service.code); }
        }
        world.centers.push_back(std::move(center));
    }
}

}  // namespace hub::server::demo

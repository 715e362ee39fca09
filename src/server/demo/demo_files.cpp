#include "server/demo/demo.hpp"

#include "pdf/page_count.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace hub::server::demo {

namespace {

constexpr std::array<std::string_view, 12> physicians { "Maria Okonjo, MD", "Daniel Ashworth, DO", "Yun-Hee Cho, MD",
    "Robert Castellanos, MD", "Helen Vasquez, PA-C", "Imani Thornton, MD", "Stefan Brandt, DO", "Rebecca Lowenthal, MD",
    "Anil Deshpande, MD", "Carla Benedetti, NP", "Thomas Whitehorse, MD", "Odile Marchand, MD" };

/// A number that follows from an id alone.
std::uint64_t variation_of(Uuid const& id) {
    std::uint64_t number = 0;
    std::memcpy(&number, id.bytes.data() + 8, sizeof number);
    if constexpr (std::endian::native == std::endian::big) { number = std::byteswap(number); }
    return number;
}

pdf::Letterhead letterhead_of(domain::Center const& center) {
    return {
        .provider_name = "Concentra",
        .provider_line = "Occupational health",
        .center_name = center.name,
        .center_address = center.address.street + "\n" + center.address.city + ", " + center.address.state + " " + center.address.zip,
        .center_phone = center.phone,
    };
}

std::string location_name(Company const& company, domain::LocationId id) {
    for (auto const& location : company.locations) {
        if (location.id == id) { return location.name; }
    }
    return {};
}

/// The specimen of the document's visit.
std::optional<pdf::SpecimenFacts> specimen_of(Company const& company, domain::Document const& document) {
    if (!domain::is_about_specimen(document.kind)) { return std::nullopt; }
    auto const found = std::ranges::find_if(company.specimens, [&](domain::Specimen const& specimen) {
        return specimen.employee == document.employee && specimen.service_date == document.service_date;
    });
    if (found == company.specimens.end()) { return std::nullopt; }
    pdf::SpecimenFacts facts { .number = found->number, .reached = {} };
    for (auto const& step : found->steps) { facts.reached.at(static_cast<std::size_t>(step.stage)) = step.at; }
    return facts;
}

ErrorOr<pdf::DocumentForm> form_of(World const& world, Company const& company, PlannedDocument const& planned) {
    auto const& document = planned.document;
    auto const& center = world.center(document.center);
    auto const* const kind = domain::find_document_kind(document.kind);
    auto const variation = variation_of(document.id.value);
    pdf::ResultFacts const facts {
        .kind = document.kind,
        .outcome = planned.outcome,
        .detail = kind != nullptr && kind->more_than_minimum ? pdf::Detail::Full : pdf::Detail::MinimumNecessary,
        .document_id = document.id.to_string(),
        .posted = document.posted_at,
        .employee = document.first_name + " " + document.last_name,
        .birth_date = document.birth_date,
        .job_title = planned.job_title,
        .employer = company.employer.name,
        .company_location = location_name(company, document.location),
        .claim_number = document.claim_number,
        .authorization_number = {},
        .letterhead = letterhead_of(center),
        .support_phone = "1-844-305-8868",
        .physician = std::string { physicians[variation_of(center.id.value) % physicians.size()] },
        .center_state = document.state,
        .service_date = document.service_date,
        .specimen = specimen_of(company, document),
        .variation = variation,
    };
    return pdf::result_form(facts);
}

}  // namespace

ErrorOr<std::vector<std::byte>> compose_demo_document(
    World const& world, Company const& company, PlannedDocument const& planned, pdf::Fonts const& fonts) {
    HUB_TRY_ASSIGN(auto const form, form_of(world, company, planned));
    return pdf::compose_document(form, fonts);
}

ErrorOr<void> count_pages(World& world, pdf::Fonts const& fonts) {
    for (auto& company : world.companies) {
        for (auto& planned : company.documents) {
            HUB_TRY_ASSIGN(auto const form, form_of(world, company, planned));
            HUB_TRY_ASSIGN(planned.document.pages, pdf::page_count(form, fonts));
        }
    }
    return {};
}

ErrorOr<void> compose_all(World& world, Files& files, pdf::Fonts const& fonts) {
    HUB_TRY(count_pages(world, fonts));
    for (auto& company : world.companies) {
        for (auto& planned : company.documents) {
            HUB_TRY_ASSIGN(auto const bytes, compose_demo_document(world, company, planned, fonts));
            HUB_TRY(files.write(planned.document.file, bytes));
            planned.document.bytes = static_cast<std::int64_t>(bytes.size());
        }
    }
    return {};
}

DemoFiles::DemoFiles(World world, pdf::Fonts fonts) : m_world(std::move(world)), m_fonts(fonts) {
    for (std::size_t company = 0; company < m_world.companies.size(); ++company) {
        auto const& documents = m_world.companies[company].documents;
        for (std::size_t i = 0; i < documents.size(); ++i) { m_places.emplace(documents[i].document.file, Place { company, i }); }
    }
}

ErrorOr<std::string> DemoFiles::read(domain::FileId id) {
    if (auto const written = m_written.find(id); written != m_written.end()) { return written->second; }
    auto const found = m_places.find(id);
    if (found == m_places.end()) { return fail(Error::not_found()); }
    auto const& company = m_world.companies[found->second.company];
    HUB_TRY_ASSIGN(auto const bytes, compose_demo_document(m_world, company, company.documents[found->second.document], m_fonts));
    return std::string { reinterpret_cast<char const*>(bytes.data()), bytes.size() };
}

ErrorOr<void> DemoFiles::write(domain::FileId id, std::span<std::byte const> bytes) {
    m_written[id] = std::string { reinterpret_cast<char const*>(bytes.data()), bytes.size() };
    return {};
}

}  // namespace hub::server::demo

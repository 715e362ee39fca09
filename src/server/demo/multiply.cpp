#include "server/demo/demo.hpp"

#include "base/clock.hpp"
#include "base/random.hpp"
#include "store/documents.hpp"
#include "store/facts.hpp"

#include <algorithm>
#include <utility>

namespace hub::server::demo {

namespace {

constexpr std::string_view scale_fact = "demo_scale";
constexpr std::string_view done_fact = "demo_documents_multiplied";
constexpr std::size_t rows_per_commit = 20'000;

/// Copies of one document, in the order of their posting, all on the Central day of the original and not after it.
void add_copies(domain::Document const& original, std::int64_t count, SeededRandom& random, std::vector<domain::Document>& copies) {
    auto const from = start_of_central_day(central_date(original.posted_at)).ms;
    auto const span = std::max<std::int64_t>(1, original.posted_at.ms - from);
    std::vector<std::int64_t> moments;
    for (std::int64_t i = 0; i < count; ++i) {
        moments.push_back(from + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(span))));
    }
    std::ranges::sort(moments);
    for (auto const moment : moments) {
        auto& copy = copies.emplace_back(original);
        copy.posted_at = { moment };
        copy.id = domain::DocumentId::make(ManualClock { copy.posted_at }, random);
    }
}

}  // namespace

ErrorOr<void> multiply_documents(World const& world, store::Database& database, std::int64_t scale) {
    std::int64_t there = 0;
    for (auto const& company : world.companies) { there += static_cast<std::int64_t>(company.documents.size()); }
    if (scale <= there) { return {}; }
    std::int64_t former_scale = 0;
    std::int64_t done = 0;
    HUB_TRY(database.read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto const found_scale, store::find_number_fact(db, scale_fact));
        HUB_TRY_ASSIGN(auto const found_done, store::find_number_fact(db, done_fact));
        former_scale = found_scale.value_or(0);
        done = found_done.value_or(0);
        return {};
    }));
    if (former_scale != 0 && former_scale != scale) {
        return fail(Error::conflict(
            "The demo data was multiplied to " + std::to_string(former_scale) + " rows before. Start with an empty data folder."));
    }
    auto const& company = world.companies.front();
    auto const originals = static_cast<std::int64_t>(company.documents.size());
    auto const wanted = scale - there;
    // The originals follow one another in time, and so do their copies: rows are added at the end of the table.
    while (done < originals) {
        std::vector<domain::Document> copies;
        while (done < originals && copies.size() < rows_per_commit) {
            SeededRandom random { world.seed * 1'000'003 + static_cast<std::uint64_t>(done) };
            auto const count = wanted * (done + 1) / originals - wanted * done / originals;
            auto const original = static_cast<std::size_t>(done++);
            if (original != company.withdrawn) { add_copies(company.documents[original].document, count, random, copies); }
        }
        HUB_TRY(database.write([&](store::Connection& db) -> ErrorOr<void> {
            HUB_TRY(store::insert_documents(db, company.employer.id, copies));
            HUB_TRY(store::set_fact(db, scale_fact, std::to_string(scale)));
            return store::set_fact(db, done_fact, std::to_string(done));
        }));
    }
    return {};
}

}  // namespace hub::server::demo

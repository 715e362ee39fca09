#include "server/demo/world.hpp"

#include "server/demo/companies.hpp"
#include "server/demo/documents.hpp"
#include "server/demo/maker.hpp"
#include "server/demo/paperwork.hpp"
#include "server/demo/provider.hpp"
#include "server/demo/specimens.hpp"

namespace hub::server::demo {

namespace {

struct Amounts {
    int documents;
    int authorizations;
    int invoices;
};
constexpr Amounts amounts[] { { 340, 48, 100 }, { 60, 12, 20 } };

}  // namespace

World make_world(std::uint64_t seed, Instant now) {
    Maker maker { seed, now };
    World world;
    world.seed = seed;
    world.made_at = now;
    add_services(world);
    add_markets_and_centers(world, maker);
    add_companies(world, maker);
    for (std::size_t i = 0; i < world.companies.size(); ++i) {
        auto& company = world.companies[i];
        add_documents(world, company, amounts[i].documents, maker);
        add_authorizations(world, company, amounts[i].authorizations, maker);
        add_invoices(world, company, amounts[i].invoices, maker);
    }
    // Last, so that the dice of all the rest fall as they did.
    for (auto& company : world.companies) { add_specimens(world, company, maker); }
    return world;
}

}  // namespace hub::server::demo

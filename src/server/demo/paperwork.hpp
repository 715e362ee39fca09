// Authorizations and invoices of the demo data, in every state that the screens know.
#pragma once

#include "server/demo/maker.hpp"
#include "server/demo/world.hpp"

namespace hub::server::demo {

/// Active, expiring within three days, expired, by telemedicine; made by several contacts with HUB access.
void add_authorizations(World const& world, Company& company, int count, Maker& maker);
/// New, submitted, partially paid, overdue in each step of ageing, and paid.
void add_invoices(World const& world, Company& company, int count, Maker& maker);

}  // namespace hub::server::demo

#include "domain/reference.hpp"

#include <algorithm>

namespace hub::domain {

namespace {

template <class List, class Key, class Member>
auto const* find_by(List const& list, Key const& key, Member member) {
    auto const found = std::ranges::find(list, key, member);
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

Location const* Reference::find_location(LocationId id) const {
    return find_by(locations, id, &Location::id);
}

Center const* Reference::find_center(CenterId id) const {
    return find_by(centers, id, &Center::id);
}

Market const* Reference::find_market(MarketId id) const {
    return find_by(markets, id, &Market::id);
}

Service const* Reference::find_service(std::string_view code) const {
    return find_by(services, code, &Service::code);
}

}  // namespace hub::domain

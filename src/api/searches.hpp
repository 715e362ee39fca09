// Saved searches of the results, which are one person's alone (RSLT-A4).
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "domain/ids.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hub::api {

inline constexpr std::int32_t max_search_name_length = 60;
inline constexpr std::int32_t max_search_address_length = 2'000;
inline constexpr std::size_t most_searches = 20;

struct SavedSearch {
    domain::SavedSearchId id;
    std::string name;
    std::string address;  ///< "/results?q=hernandez&tab=new": where the client shows it
    bool mail = false;    ///< a mail tells the owner when new documents match
};
template <class V>
void describe(V& v, SavedSearch& r) {
    v("id", r.id);
    v("name", r.name, Limits { .max_length = max_search_name_length });
    v("address", r.address, Limits { .max_length = max_search_address_length, .about = "Of the client's list, beginning with /results" });
    v("mail", r.mail);
}
struct SavedSearchList {
    std::vector<SavedSearch> items;  ///< by name
};
template <class V>
void describe(V& v, SavedSearchList& r) {
    v("items", r.items);
}
struct OneSearch {
    domain::SavedSearchId id;
};
template <class V>
void describe(V& v, OneSearch& r) {
    v("id", r.id);
}

inline constexpr Endpoint<Nothing, SavedSearchList> list_searches {
    .id = "list_searches",
    .method = Method::Get,
    .path = "/api/v1/searches",
    .access = Access::SignedIn,
    .summary = "The caller's saved searches of the results (RSLT-A4)",
};
/// Repeating it is harmless: the client makes the id. The same name again replaces the search of that name.
inline constexpr Endpoint<SavedSearch, SavedSearch> save_search {
    .id = "save_search",
    .method = Method::Put,
    .path = "/api/v1/searches/{id}",
    .access = Access::SignedIn,
    .summary = "Save a search under a name (RSLT-A4); at most 20",
};
inline constexpr Endpoint<OneSearch, Nothing> remove_search {
    .id = "remove_search",
    .method = Method::Delete,
    .path = "/api/v1/searches/{id}",
    .access = Access::SignedIn,
    .summary = "Remove a saved search",
    .success = 204,
};

}  // namespace hub::api

// Contacts as answers: an item of the list, and one contact with everything that its page shows (CONT-04).
#pragma once

#include "api/contacts.hpp"
#include "domain/contact_rules.hpp"
#include "server/call.hpp"
#include "store/contacts.hpp"

namespace hub::server {

[[nodiscard]] api::ContactItem contact_item(store::ListedContact listed);
/// NotFound for a contact that is missing, removed or another employer's.
[[nodiscard]] ErrorOr<api::ContactDetail> contact_detail(store::Connection& db, Call const& call, domain::ContactId contact);
/// What the rules of domain/contact_rules.hpp have to know, at this moment of the transaction.
[[nodiscard]] ErrorOr<domain::ContactFacts> contact_facts(store::Connection& db, domain::Contact const& contact);

}  // namespace hub::server

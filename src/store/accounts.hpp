// Accounts: user name, password hash and second factor. They are not found by the employer: they are how the employer
// becomes known. What is sealed here is opened by server/second_factor.hpp.
#pragma once

#include "base/date.hpp"
#include "domain/contact.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hub::store {

struct Account {
    domain::EmployerId employer;
    domain::ContactId contact;
    std::string email_key;
    std::string password_hash;
    Instant changed_at;                   ///< of the password
    std::string second_factor;            ///< the sealed seed; empty when the factor is off
    std::int64_t second_factor_step = 0;  ///< of the last code that was used; each code works once
    std::string next_second_factor;       ///< a sealed seed that waits for its first code

    [[nodiscard]] bool has_second_factor() const { return !second_factor.empty(); }
};

/// The e-mail address as user names are compared: without blanks around it, ASCII letters in lower case.
[[nodiscard]] std::string email_key(std::string_view email);

/// Adds an account or changes its password. Conflict when the address belongs to another contact.
[[nodiscard]] ErrorOr<void> put_account(Connection& db, std::string_view email, domain::EmployerId employer, domain::ContactId contact,
    std::string_view password_hash, Instant at);
[[nodiscard]] ErrorOr<std::optional<Account>> find_account(Connection& db, std::string_view email);
[[nodiscard]] ErrorOr<std::optional<Account>> find_account(Connection& db, domain::EmployerId employer, domain::ContactId contact);
/// Somebody who got access and has not chosen a password yet.
struct GrantedContact {
    domain::EmployerId employer;
    domain::ContactId contact;
};
[[nodiscard]] ErrorOr<std::optional<GrantedContact>> find_granted_contact(Connection& db, std::string_view email);
/// With its sessions, recovery codes and mailed links: for a contact that is removed, or has another address now.
[[nodiscard]] ErrorOr<void> remove_account(Connection& db, domain::EmployerId employer, domain::ContactId contact);

/// Somebody has signed in; returns when that contact did so the time before (SIGN-A3).
[[nodiscard]] ErrorOr<std::optional<Instant>> note_sign_in(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, Instant at);

/// Saves the fields of the second factor, and nothing else.
[[nodiscard]] ErrorOr<void> set_second_factor(Connection& db, Account const& account);

/// Replaces all of them; none switches them off.
[[nodiscard]] ErrorOr<void> set_recovery_codes(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, std::span<std::string const> code_hashes);
/// Whether there was such a code; it works once.
[[nodiscard]] ErrorOr<bool> take_recovery_code(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, std::string_view code_hash);
[[nodiscard]] ErrorOr<int> count_recovery_codes(Connection& db, domain::EmployerId employer, domain::ContactId contact);

}  // namespace hub::store

// The permission matrix as requirements 2.1 has it, copied from there cell by cell and not from the program: what the
// program answers is held against it.
#pragma once

#include <array>
#include <string_view>

namespace hub::test {

struct MatrixRow {
    int number;
    std::string_view cells;  ///< one a column, see matrix_columns
    std::string_view action;
};

/// N without HUB access, Basic, with PVA, with ORS, billing contact, User Admin, who is billing contact, Billing Admin.
inline constexpr std::array<std::string_view, 8> matrix_columns { "N", "B", "B+P", "B+R", "B+$", "UA", "UA+$", "UA+B" };

/// `-` no, `y` yes, `s` self, `m` own location-markets, `a` all of the employer, `c` yes for a billing contact.
inline constexpr std::array<MatrixRow, 52> matrix_rows { {
    { 1, "-yyyyyyy", "sign in" },
    { 2, "-yyyyyyy", "view company addresses and contact data" },
    { 3, "-----yyy", "edit physical addresses, billing addresses, phone numbers" },
    { 4, "-yyyyyyy", "view My Contacts and contact details (role, $ and B marks)" },
    { 5, "-yyyyyyy", "filter contacts (e.g. User Admins only)" },
    { 6, "-yyyyyyy", "export the list of contacts" },
    { 7, "-----yyy", "create a contact" },
    { 8, "-----yyy", "edit / replace a contact" },
    { 9, "-----yyy", "grant/revoke HUB access" },
    { 10, "-----yyy", "change role UA ↔ Basic" },
    { 11, "-----yyy", "grant/revoke PVA to a Basic" },
    { 12, "-----yyy", "grant/revoke ORS to a Basic" },
    { 13, "-----yyy", "grant/revoke Billing Admin" },
    { 14, "-----yyy", "view Recent Changes" },
    { 15, "-yyyyyyy", "view others' report settings" },
    { 16, "---y-yyy", "change own report settings" },
    { 17, "-----yyy", "add/change others' report settings" },
    { 18, "---s-yyy", "choose \"more than the minimum necessary\" for a contact" },
    { 19, "-yyyyyyy", "change own result-notification settings" },
    { 20, "-----yyy", "change another contact's result-notification settings" },
    { 21, "-yyyyyyy", "view services available at any and all locations" },
    { 22, "-yyyyyyy", "view company locations and their contacts" },
    { 23, "-----yyy", "change location contact roles (drug-screen contact …)" },
    { 24, "--------", "change the non-injury billing contact of an LM directly" },
    { 25, "-----yyy", "request a change of non-injury billing contact" },
    { 26, "-yyyyyyy", "create an authorization (one)" },
    { 27, "-yyyyyyy", "create up to 20 authorizations at once" },
    { 28, "-ssssaaa", "view active and expired authorizations" },
    { 29, "-ssssaaa", "edit or copy an authorization" },
    { 30, "-ssssaaa", "e-mail a copy of an authorization" },
    { 31, "-ssssaaa", "reissue / extend the expiration date" },
    { 32, "-----aaa", "delete an authorization" },
    { 33, "-ssssaaa", "print/download an authorization form" },
    { 34, "-yyyyyyy", "VRR: view, flag, download, mark reviewed, create ticket" },
    { 35, "--------", "open a result withdrawn as received in error" },
    { 36, "--------", "list/open an archived result (> 90 days)" },
    { 37, "--y--yyy", "PVA: search/view visit information by employee" },
    { 38, "--y--yyy", "EPVS report" },
    { 39, "--y--yyy", "My Cases" },
    { 40, "----y-yy", "open Billing and Payments at all" },
    { 41, "----m-ma", "view / pay / download invoices" },
    { 42, "----m-ma", "see Open Invoices / Paid Invoices pages" },
    { 43, "----m-ma", "change invoice delivery method (paper ↔ online)" },
    { 44, "----m-ma", "receive the weekly due/overdue e-mail" },
    { 45, "----y-yy", "receive delivery-change confirmation mail" },
    { 46, "c---y-y-", "receive the printed rebill" },
    { 47, "-yyyyyyy", "create an Account Update ticket" },
    { 48, "-yyyyyyy", "create a Treatment/Result ticket from VRR" },
    { 49, "--y--yyy", "search for a visit from Contact Us" },
    { 50, "-sssssss", "view tickets (status, replies)" },
    { 51, "--------", "see someone else's tickets" },
    { 52, "-yyyyyyy", "use Help, quick guides, sandbox" },
} };

}  // namespace hub::test

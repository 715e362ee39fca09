// Mails that the portal writes (NOTE-01): what stands in them, and how one is queued. Never a password, never anything
// about a person's health, and nothing personal in the subject.
#pragma once

#include "domain/account_request.hpp"
#include "domain/authorization.hpp"
#include "domain/contact.hpp"
#include "server/handlers/handlers.hpp"
#include "store/database.hpp"

#include <string>
#include <string_view>

namespace hub::server {

struct MailText {
    std::string subject;
    std::string text;  ///< plain UTF-8, lines end with \n, wrapped by the reader
};

/// NOTE-09: with HUB access and an e-mail address.
[[nodiscard]] bool may_be_mailed(domain::Contact const& contact);

/// Queues a mail to a contact, in the transaction of what it tells of. A contact without an e-mail address gets none, and
/// whether access was revoked meanwhile is looked at again before it is sent (NOTE-09).
[[nodiscard]] ErrorOr<void> queue_mail(
    HandlerContext const& context, store::Connection& db, domain::Contact const& contact, MailText const& mail, Instant now);
/// To an address of the provider.
[[nodiscard]] ErrorOr<void> queue_mail_to_support(HandlerContext const& context, store::Connection& db, MailText const& mail, Instant now);

/// To an address that somebody chose: a copy of an authorization, whose form is attached when the mail is sent, and which is
/// not sent any more when the authorization was deleted meanwhile (NOTE-05).
[[nodiscard]] ErrorOr<void> queue_authorization_mail(HandlerContext const& context, store::Connection& db,
    domain::Authorization const& authorization, std::string_view address, MailText const& mail, Instant now);

/// Opens the text of a queued mail.
[[nodiscard]] ErrorOr<std::string> open_mail_text(Secrets& secrets, std::string_view mail_id, std::string_view sealed_text);

/// The address of a page of the portal: "https://portal.example/#/password?token=…".
[[nodiscard]] std::string page_address(Config const& config, std::string_view route);

/// The address of anything else of the portal: "https://portal.example/api/v1/…".
[[nodiscard]] std::string portal_address(Config const& config, std::string_view path);

/// A mail's whole text around what it says: with a greeting, and whom to call.
[[nodiscard]] std::string letter_to(domain::Contact const& contact, std::string_view text);

/// NOTE-02: access was granted; the link chooses the first password.
[[nodiscard]] MailText invitation_mail(
    domain::Contact const& contact, std::string_view employer_name, std::string_view link, Instant expires);
/// NOTE-03.
[[nodiscard]] MailText reset_mail(domain::Contact const& contact, std::string_view link, Instant expires);
/// A12: so that a person hears of a change that somebody else made.
[[nodiscard]] MailText password_changed_mail(domain::Contact const& contact, Instant at);
enum class SecondFactorChange : std::uint8_t { On, Off, CodesRenewed };
[[nodiscard]] MailText second_factor_mail(domain::Contact const& contact, SecondFactorChange change, Instant at);

/// To Support: what the applicant has filled in (SIGN-09).
[[nodiscard]] MailText account_request_mail(domain::AccountRequest const& request, std::string_view number);

}  // namespace hub::server

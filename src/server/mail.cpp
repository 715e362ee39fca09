#include "server/mail.hpp"

#include "store/mail_queue.hpp"

#include <algorithm>
#include <format>
#include <portal.hpp>
#include <utility>

namespace hub::server {

namespace {

std::string bound_to(std::string_view mail_id) {
    return "mail_queue/text/" + std::string { mail_id };
}

ErrorOr<void> queue(HandlerContext const& context, store::Connection& db, store::Mail mail, MailText const& text, Instant now) {
    mail.id = store::MailId::make(context.services.clock, context.services.random);
    mail.subject = text.subject;
    HUB_TRY_ASSIGN(mail.sealed_text, context.services.secrets.seal(text.text, bound_to(mail.id.to_string())));
    return store::queue_mail(db, mail, now);
}

std::string letter(domain::Contact const& contact, std::string_view text) {
    return std::format("Hello {},\n\n{}\n\nYour {} team\nSupport: {}, {}\n", contact.full_name(), text, portal::product,
        portal::support_phone, portal::support_hours);
}

constexpr std::string_view not_you = "If this was not you, please call Support at once.";

}  // namespace

ErrorOr<void> queue_mail(
    HandlerContext const& context, store::Connection& db, domain::Contact const& contact, MailText const& mail, Instant now) {
    if (contact.email.empty() || contact.access == domain::HubAccess::Revoked || contact.access == domain::HubAccess::None) { return {}; }
    store::Mail queued;
    queued.employer = contact.employer;
    queued.contact = contact.id;
    queued.address = contact.email;
    queued.name = contact.full_name();
    return queue(context, db, std::move(queued), mail, now);
}

ErrorOr<void> queue_mail_to_support(HandlerContext const& context, store::Connection& db, MailText const& mail, Instant now) {
    store::Mail queued;
    queued.address = portal::support_mail;
    queued.name = "Support";
    return queue(context, db, std::move(queued), mail, now);
}

ErrorOr<void> queue_authorization_mail(HandlerContext const& context, store::Connection& db, domain::Authorization const& authorization,
    std::string_view address, MailText const& mail, Instant now) {
    store::Mail queued;
    queued.employer = authorization.employer;
    queued.authorization = authorization.id;
    queued.address = address;
    return queue(context, db, std::move(queued), mail, now);
}

ErrorOr<std::string> open_mail_text(Secrets& secrets, std::string_view mail_id, std::string_view sealed_text) {
    return secrets.open(sealed_text, bound_to(mail_id));
}

bool may_be_mailed(domain::Contact const& contact) {
    bool const has_access = contact.access == domain::HubAccess::Active || contact.access == domain::HubAccess::Granted;
    return has_access && !contact.email.empty();
}

std::string portal_address(Config const& config, std::string_view path) {
    // Of several addresses the one that is safe to send people to.
    auto const safe = std::ranges::find_if(config.origins, [](auto const& origin) { return origin.starts_with("https://"); });
    auto const origin = safe != config.origins.end() ? *safe : config.origins.empty() ? std::string {} : config.origins.back();
    return origin + std::string { path };
}

std::string page_address(Config const& config, std::string_view route) {
    return portal_address(config, "/#" + std::string { route });
}

std::string letter_to(domain::Contact const& contact, std::string_view text) {
    return letter(contact, text);
}

MailText invitation_mail(domain::Contact const& contact, std::string_view employer_name, std::string_view link, Instant expires) {
    return { std::format("Your access to the {}", portal::product),
        letter(contact,
            std::format("{} has given you access to the {} of {}. Your user name is this e-mail address.\n\n"
                        "Choose your password here:\n{}\n\n"
                        "The link works once, until {}. After that, ask a User Admin of your company for a new one, or use "
                        "“Forgot password” on the sign-in page.",
                employer_name, portal::product, portal::provider, link, central_date_time_text(expires))) };
}

MailText reset_mail(domain::Contact const& contact, std::string_view link, Instant expires) {
    return { std::format("Choose a new password for the {}", portal::product),
        letter(contact,
            std::format("Somebody, probably you, has asked for a new password for your account.\n\nChoose it here:\n{}\n\n"
                        "The link works once, until {}. If you did not ask for it, you need not do anything: your password stays as it is.",
                link, central_date_time_text(expires))) };
}

MailText password_changed_mail(domain::Contact const& contact, Instant at) {
    return { std::format("Your password for the {} was changed", portal::product),
        letter(contact,
            std::format("The password of your account was changed on {}. You are signed out on your other devices.\n\n{}",
                central_date_time_text(at), not_you)) };
}

MailText second_factor_mail(domain::Contact const& contact, SecondFactorChange change, Instant at) {
    std::string_view what = "An authenticator app was connected to your account";
    if (change == SecondFactorChange::Off) { what = "The authenticator app was removed from your account"; }
    if (change == SecondFactorChange::CodesRenewed) { what = "New recovery codes were made for your account"; }
    return { std::format("The sign-in protection of your {} account was changed", portal::product),
        letter(contact, std::format("{} on {}.\n\n{}", what, central_date_time_text(at), not_you)) };
}

MailText account_request_mail(domain::AccountRequest const& request, std::string_view number) {
    auto const yes_or_no = [](bool yes) { return yes ? "yes" : "no"; };
    return { std::format("Account request {}", number),
        std::format("Request {}\n\nName: {} {}\nE-mail: {}\nPhone: {}\nJob title: {}\nCompany: {}\nCustomer already: {}\n"
                    "User administration: {}\nOnline invoices: {}\nLocations and markets: {}\n\nNote:\n{}\n",
            number, request.first_name, request.last_name, request.email, request.phone, request.job_title, request.company,
            yes_or_no(request.is_customer), yes_or_no(request.wants_user_administration), yes_or_no(request.wants_invoices),
            request.billing_places, request.note) };
}

}  // namespace hub::server

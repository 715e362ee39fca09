#include "domain/contact_rules.hpp"

#include "base/text.hpp"
#include "domain/form_checks.hpp"
#include "domain/permissions.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

namespace hub::domain {

namespace {

constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_title = 80;

constexpr std::string_view last_user_admin =
    "This is the only User Admin who can sign in, and there must be one. Make someone else a User Admin first.";
constexpr std::string_view needs_email = "HUB access needs an e-mail address: it is the user name. Add one first.";
constexpr std::string_view minimum_of_people = "Grant access only to people who need to see employee health information.";
constexpr std::string_view tell_support =
    "When someone has left the company, also tell Customer Support, so that mail and phone requests in the person's name are refused.";
constexpr std::string_view loses_billing_admin = "Billing Admin is removed as well: only a User Admin with HUB access can have it.";
constexpr std::string_view sessions_end = "The person is signed out everywhere at once.";
constexpr std::string_view own_access = "This is your own access: you will be signed out, and cannot undo it yourself.";
constexpr std::string_view own_role = "This is your own role: you will no longer manage contacts and access, and cannot undo it yourself.";
constexpr std::string_view second_confirmation = "This takes away your own rights. Please confirm that you mean it.";

void check_text(std::vector<Error>& errors, std::string_view field, std::string_view text, std::size_t longest, std::string_view missing) {
    if (text.empty() && !missing.empty()) {
        errors.push_back(Error::invalid(std::string { field }, std::string { missing }));
    } else if (code_point_count(text) > longest) {
        errors.push_back(Error::invalid(std::string { field }, "Please use at most " + std::to_string(longest) + " characters."));
    } else if (!is_one_line(text)) {
        errors.push_back(Error::invalid(std::string { field }, "Please use one line without tabs."));
    }
}

bool refuse(ContactCheck& check, Decision const& decision) {
    if (!decision) { check.refusal = Error::forbidden(std::string { decision.reason }); }
    return !decision;
}

bool refuse_last_user_admin(ContactCheck& check, Contact const& target, ContactFacts const& facts) {
    if (!is_last_user_admin(target, facts)) { return false; }
    check.refusal = Error::conflict(std::string { last_user_admin });
    return true;
}

void warn(ContactCheck& check, std::string_view sentence) {
    check.warnings.emplace_back(sentence);
}

/// CONT-10.
void warn_of_billing(ContactCheck& check, ContactFacts const& facts) {
    for (auto const& place : facts.only_billing_contact_of) {
        check.warnings.push_back(
            "There will be no billing contact for " + place + ". Request a new one from Customer Support with a ticket.");
    }
}

void warn_of_revocation(ContactCheck& check, Contact const& target, Viewer const& viewer) {
    if (!has_access(target)) { return; }
    bool const is_self = target.id == viewer.contact;
    warn(check, is_self ? own_access : sessions_end);
    if (target.grants.billing_admin) { warn(check, loses_billing_admin); }
    check.needs_confirmation = check.needs_confirmation || is_self;
}

}  // namespace

ContactFields fields_of(Contact const& contact) {
    return { contact.first_name, contact.last_name, contact.email, contact.phone, contact.job_title };
}

ContactFields cleaned(ContactFields fields) {
    for (auto* const text : { &fields.first_name, &fields.last_name, &fields.email, &fields.phone, &fields.job_title }) {
        *text = std::string { trim(*text) };
    }
    return fields;
}

std::vector<Error> validate(ContactFields const& fields) {
    std::vector<Error> errors;
    check_text(errors, "first_name", fields.first_name, longest_name, "Enter the first name.");
    check_text(errors, "last_name", fields.last_name, longest_name, "Enter the last name.");
    if (!fields.email.empty() && !is_email_form(fields.email)) {
        errors.push_back(Error::invalid("email", "Enter an e-mail address like name@company.com."));
    }
    if (!fields.phone.empty() && !is_us_phone_form(fields.phone)) {
        errors.push_back(Error::invalid("phone", "Enter a US phone number with area code, like (214) 555-0134."));
    }
    check_text(errors, "job_title", fields.job_title, longest_title, {});
    return errors;
}

std::vector<Error> validate_edit(Contact const& target, ContactFields const& fields) {
    auto errors = validate(fields);
    if (has_access(target) && fields.email != target.email) {
        std::erase_if(errors, [](Error const& error) { return error.field == "email"; });
        errors.push_back(
            Error::invalid("email", "The e-mail address is the user name. To change it, send Customer Support an Account Update request."));
    }
    return errors;
}

bool has_access(Contact const& contact) {
    return contact.access == HubAccess::Granted || contact.access == HubAccess::Active;
}

bool is_last_user_admin(Contact const& target, ContactFacts const& facts) {
    return target.role == Role::UserAdmin && target.access == HubAccess::Active && facts.active_user_admins <= 1;
}

ErrorOr<void> settle(ContactCheck const& check, bool confirmed) {
    if (check.refusal) { return fail(*check.refusal); }
    if (check.needs_confirmation && !confirmed) { return fail(Error::invalid("confirmed", std::string { second_confirmation })); }
    return {};
}

ContactCheck check_access_change(Contact const& target, bool granted, Viewer const& viewer, ContactFacts const& facts) {
    ContactCheck check;
    if (refuse(check, may(Action::ChangeAccess, viewer))) { return check; }
    if (granted) {
        if (target.email.empty()) { check.refusal = Error::invalid("email", std::string { needs_email }); }
        warn(check, minimum_of_people);
        return check;
    }
    if (refuse_last_user_admin(check, target, facts)) { return check; }
    warn_of_revocation(check, target, viewer);
    warn(check, tell_support);
    return check;
}

ContactCheck check_permission_change(Contact const& target, Role role, Grants const& grants, Viewer const& viewer,
    ContactFacts const& facts, MatrixSettings const& settings) {
    ContactCheck check;
    bool const is_demotion = target.role == Role::UserAdmin && role == Role::Basic;
    // What a demotion strips needs no right of its own (ROLE-10).
    bool const changes_billing = grants.billing_admin != target.grants.billing_admin && !is_demotion;
    std::pair<bool, Action> const asked[] {
        { role != target.role, Action::ChangeRole },
        { grants.visit_activity != target.grants.visit_activity, Action::GrantVisitActivity },
        { grants.own_report_settings != target.grants.own_report_settings, Action::GrantOwnReportSettings },
        { changes_billing, Action::GrantBillingAdmin },
    };
    if (refuse(check, may(Action::EditContact, viewer))) { return check; }
    for (auto const& [is_changed, action] : asked) {
        if (is_changed && refuse(check, may(action, viewer, settings))) { return check; }
    }
    if (is_demotion && refuse_last_user_admin(check, target, facts)) { return check; }
    if (grants.billing_admin && role != Role::UserAdmin) {
        check.refusal = Error::invalid("billing_admin", "Only a User Admin can be a Billing Admin. Change the role first.");
    } else if (grants.billing_admin && !target.grants.billing_admin && !has_access(target)) {
        check.refusal = Error::invalid("billing_admin", "Only someone with HUB access can be a Billing Admin. Grant access first.");
    }
    if (is_demotion && target.grants.billing_admin) { warn(check, loses_billing_admin); }
    if (is_demotion && target.id == viewer.contact) {
        warn(check, own_role);
        check.needs_confirmation = true;
    }
    return check;
}

ContactCheck check_replacement(
    Contact const& target, Contact const& successor, bool remove_access, Viewer const& viewer, ContactFacts const& facts) {
    ContactCheck check;
    if (refuse(check, may(Action::EditContact, viewer))) { return check; }
    if (successor.id == target.id || successor.employer != target.employer) {
        check.refusal = Error::invalid("successor", "Choose another contact of your company.");
        return check;
    }
    if (remove_access && refuse_last_user_admin(check, target, facts)) { return check; }
    warn(check,
        "The company locations and the report settings move to " + successor.full_name()
            + ". HUB access, permissions and more than the minimum necessary do not: grant them anew.");
    warn_of_billing(check, facts);
    if (remove_access) { warn_of_revocation(check, target, viewer); }
    return check;
}

ContactCheck check_removal(Contact const& target, Viewer const& viewer, ContactFacts const& facts) {
    ContactCheck check;
    if (refuse(check, may(Action::EditContact, viewer))) { return check; }
    if (refuse_last_user_admin(check, target, facts)) { return check; }
    warn(check, "What the person created stays, and User Admins can see it.");
    warn_of_billing(check, facts);
    warn_of_revocation(check, target, viewer);
    return check;
}

}  // namespace hub::domain

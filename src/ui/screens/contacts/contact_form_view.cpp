#include "ui/screens/contacts/contact_form_view.hpp"

#include "base/text.hpp"
#include "domain/contact_rules.hpp"
#include "ui/screens/contacts/contact_view.hpp"

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

template <class Draft>
domain::ContactFields fields_of(Draft const& draft) {
    return domain::cleaned(domain::ContactFields { draft.first_name, draft.last_name, draft.email, draft.phone, draft.job_title });
}

template <class Draft>
Draft with_fields(Draft draft) {
    auto fields = fields_of(draft);
    draft.first_name = std::move(fields.first_name);
    draft.last_name = std::move(fields.last_name);
    draft.email = std::move(fields.email);
    draft.phone = std::move(fields.phone);
    draft.job_title = std::move(fields.job_title);
    return draft;
}

void add(std::vector<Error>& errors, std::vector<Error> const& server_errors) {
    for (auto const& error : server_errors) {
        if (!std::ranges::contains(errors, error.field, &Error::field)) { errors.push_back(error); }
    }
}

}  // namespace

api::CreateContact cleaned(api::CreateContact draft) {
    return with_fields(std::move(draft));
}

api::EditContact cleaned(api::EditContact draft) {
    return with_fields(std::move(draft));
}

std::vector<Error> contact_errors(api::CreateContact const& draft, std::vector<Error> const& server_errors) {
    auto errors = domain::validate(fields_of(draft));
    bool const has_email = !trim(draft.email).empty();
    if (draft.grant_access && !has_email) {
        errors.push_back(Error::invalid("email", "Enter an e-mail address: it is the user name, and the invitation goes there."));
    }
    add(errors, server_errors);
    return errors;
}

std::vector<Error> contact_errors(api::ContactItem const& before, api::EditContact const& draft, std::vector<Error> const& server_errors) {
    auto errors = domain::validate_edit(contact_of(before, {}), fields_of(draft));
    add(errors, server_errors);
    return errors;
}

std::vector<Error> field_errors_of(client::Submission const& submission) {
    auto errors = submission.field_errors;
    bool const tells_one =
        submission.error && !submission.error->field.empty() && !std::ranges::contains(errors, submission.error->field, &Error::field);
    if (tells_one) { errors.push_back(*submission.error); }
    return errors;
}

std::string duplicate_warning(api::CreateContact const& draft, std::vector<api::ContactItem> const* known) {
    if (known == nullptr) { return {}; }
    auto const name = fold(draft.first_name + " " + draft.last_name);
    auto const email = ascii_lower(trim(draft.email));
    for (auto const& contact : *known) {
        bool const same_email = !email.empty() && ascii_lower(contact.email) == email;
        if (same_email) { return full_name(contact) + " has this e-mail address already."; }
        bool const same_name = !trim(draft.first_name).empty() && !trim(draft.last_name).empty() && fold(full_name(contact)) == name;
        if (same_name) {
            return full_name(contact) + " is in the list already" + (contact.job_title.empty() ? "." : " (" + contact.job_title + ").")
                + " Add only another person of the same name.";
        }
    }
    return {};
}

}  // namespace hub::ui

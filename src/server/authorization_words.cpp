#include "server/authorization_words.hpp"

#include <utility>

namespace hub::server {

namespace {

std::string text_of(std::optional<Date> date) {
    return date ? date->to_iso() : std::string {};
}

template <class E>
std::string text_of(std::optional<E> choice) {
    return choice ? std::string { domain::enum_name(*choice) } : std::string {};
}

/// A nil id is no choice.
template <class Tag>
std::string text_of(Id<Tag> id) {
    return id.is_nil() ? std::string {} : id.to_string();
}

}  // namespace

std::vector<std::string> service_names(domain::AuthorizationDraft const& draft, domain::Reference const& reference) {
    std::vector<std::string> names;
    for (auto const& code : draft.service_codes) {
        auto const* const service = reference.find_service(code);
        names.push_back(service == nullptr ? code : service->name);
    }
    return names;
}

DraftChanges changes_between(domain::AuthorizationDraft const& before, domain::AuthorizationDraft const& after) {
    DraftChanges changes;
    auto const add = [&](std::string_view field, std::string_view words, std::string was, std::string is) {
        if (was == is) { return; }
        changes.words += changes.fields.empty() ? "Changed: " : ", ";
        changes.words += words;
        changes.fields.push_back({ std::string { field }, std::move(was), std::move(is) });
    };
    add("first_name", "first name", before.first_name, after.first_name);
    add("last_name", "last name", before.last_name, after.last_name);
    add("birth_date", "date of birth", text_of(before.birth_date), text_of(after.birth_date));
    add("employee_number", "employee number", before.employee_number, after.employee_number);
    add("phone", "phone", before.phone, after.phone);
    add("email", "e-mail", before.email, after.email);
    add("location", "company location", text_of(before.location), text_of(after.location));
    add("visit_type", "kind of visit", std::string { domain::enum_name(before.visit_type) },
        std::string { domain::enum_name(after.visit_type) });
    add("injury_date", "date of injury", text_of(before.injury_date), text_of(after.injury_date));
    add("body_part", "body part", before.body_part, after.body_part);
    add("claim_number", "claim number", before.claim_number, after.claim_number);
    add("place", "place of care", std::string { domain::enum_name(before.place) }, std::string { domain::enum_name(after.place) });
    add("center", "medical center", text_of(before.center), text_of(after.center));
    add("service_codes", "services", comma_separated(before.service_codes), comma_separated(after.service_codes));
    add("reason", "reason for test", text_of(before.reason), text_of(after.reason));
    add("dot_agency", "DOT agency", text_of(before.dot_agency), text_of(after.dot_agency));
    add("instructions", "instructions", before.instructions, after.instructions);
    add("recipients", "recipients of copies", comma_separated(before.recipients), comma_separated(after.recipients));
    return changes;
}

std::string expiry_words(Date before, Date after) {
    return "Expires " + after.to_us() + " instead of " + before.to_us();
}

std::string comma_separated(std::vector<std::string> const& texts) {
    std::string all;
    for (auto const& text : texts) {
        if (!all.empty()) { all += ", "; }
        all += text;
    }
    return all;
}

}  // namespace hub::server

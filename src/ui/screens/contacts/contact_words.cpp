#include "ui/screens/contacts/contact_words.hpp"

#include "base/text.hpp"
#include "domain/permissions.hpp"

#include <algorithm>

namespace hub::ui {

namespace {

constexpr std::size_t most_names = 4;

std::string first_letter(std::string_view name) {
    std::size_t offset = 0;
    if (name.empty()) { return {}; }
    static_cast<void>(next_code_point(name, offset));
    return std::string { name.substr(0, offset) };
}

constexpr std::array mails {
    ResultMailLook { domain::ResultMail::AtOnce, "At once", "A mail whenever new results are posted." },
    ResultMailLook { domain::ResultMail::Daily, "Once a day", "One mail in the morning, when there are new results." },
    ResultMailLook { domain::ResultMail::Off, "Never", "No mails about results. They are in the portal all the same." },
};

}  // namespace

std::string_view role_word(domain::Role role) {
    return role == domain::Role::UserAdmin ? "User Admin" : "Basic";
}

std::string full_name(api::ContactItem const& contact) {
    return contact.first_name + " " + contact.last_name;
}

std::string initials_of(api::ContactItem const& contact) {
    return first_letter(contact.first_name) + first_letter(contact.last_name);
}

AccessState access_state(api::ContactItem const& contact, Instant now) {
    switch (contact.access) {
    case domain::HubAccess::Active: return AccessState::Active;
    case domain::HubAccess::Revoked: return AccessState::Removed;
    case domain::HubAccess::Granted:
        return contact.invitation_expires && *contact.invitation_expires < now ? AccessState::InvitationExpired : AccessState::Invited;
    case domain::HubAccess::None: break;
    }
    return AccessState::None;
}

AccessLook look_of(AccessState state) {
    switch (state) {
    case AccessState::Active: return { "Active", "active", Tone::Success, false };
    case AccessState::Invited: return { "Invited", "invited", Tone::Info, false };
    case AccessState::InvitationExpired: return { "Invitation expired", "invitation_expired", Tone::Warning, false };
    case AccessState::Removed: return { "Access removed", "removed", Tone::Neutral, true };
    case AccessState::None: break;
    }
    return { "No access", "none", Tone::Neutral, true };
}

AccessLook access_look(api::ContactItem const& contact, Instant now) {
    auto look = look_of(access_state(contact, now));
    if (contact.access == domain::HubAccess::None && contact.email.empty()) { look.word = "No e-mail"; }
    return look;
}

std::string listed(std::vector<std::string> const& words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) { text += i + 1 == words.size() ? " " + std::string { last } + " " : ", "; }
        text += words[i];
    }
    return text;
}

std::string alternatives(std::vector<std::string> const& names) {
    if (names.size() <= most_names) { return listed(names, "or"); }
    std::vector<std::string> some { names.begin(), names.begin() + most_names };
    return listed(some, ",") + " or "
        + plural(static_cast<std::int64_t>(names.size() - most_names), "other User Admin", "other User Admins");
}

std::vector<std::string> user_admins_of(client::Data const& data) {
    std::vector<std::string> names;
    if (!data.contacts.value) { return names; }
    for (auto const& contact : data.contacts.value->items) {
        if (contact.role == domain::Role::UserAdmin && contact.access == domain::HubAccess::Active) { names.push_back(full_name(contact)); }
    }
    std::ranges::sort(names, {}, [](std::string const& name) { return fold(name); });
    return names;
}

std::string refusal_of(client::Data const& data, domain::Action action) {
    auto const settings = data.session ? data.session->matrix : domain::MatrixSettings {};
    auto const ruling = domain::ruling(action, data.viewer, domain::HubAccess::Active, settings);
    if (ruling.reach != domain::Reach::None) { return {}; }
    auto const names = user_admins_of(data);
    return std::string { ruling.reason } + (names.empty() ? "" : " Ask " + alternatives(names) + ".");
}

std::string_view category_word(domain::ReportCategory category) {
    using enum domain::ReportCategory;
    switch (category) {
    case InjuryStatus: return "Injury status";
    case InjuryLetters: return "Injury letters";
    case InjuryReferrals: return "Injury referrals";
    case StateReports: return "State reports";
    case VisitSummary: return "Visit summary";
    case DrugAndAlcohol: return "Drug and alcohol";
    case NonInjuryStatus: return "Non-injury status";
    case Dot: return "DOT";
    case Physicals: return "Physicals";
    case Tests: return "Tests";
    case Respirator: return "Respirator";
    case Surveillance: return "Medical surveillance";
    case Vaccines: return "Vaccines";
    case Proprietary: return "Your own forms";
    }
    return {};
}

std::span<ResultMailLook const> result_mails() {
    return mails;
}

std::string_view result_mail_word(domain::ResultMail mail) {
    auto const found = std::ranges::find(mails, mail, &ResultMailLook::value);
    return found == mails.end() ? std::string_view {} : found->word;
}

}  // namespace hub::ui

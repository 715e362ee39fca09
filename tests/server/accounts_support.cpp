#include "server/accounts_support.hpp"

#include "base/hmac.hpp"
#include "base/totp.hpp"
#include "server/mail.hpp"
#include "store/contacts.hpp"
#include "store/employer_settings.hpp"
#include "store/mail_queue.hpp"

#include <algorithm>

namespace hub::test {

namespace {

std::string from_base32(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (char const c : text) {
        held = held << 5U | static_cast<std::uint32_t>(alphabet.find(c));
        bits += 5;
        if (bits < 8) { continue; }
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 0xFFU);
    }
    return bytes;
}

}  // namespace

std::vector<ReadMail> mails_of(TestPortal& portal) {
    std::vector<store::Mail> queued;
    REQUIRE(portal.database->read([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(queued, store::list_due_mails(db, portal.clock.now(), 1000));
        return {};
    }));
    std::vector<ReadMail> mails;
    for (auto const& mail : queued) {
        auto const text = server::open_mail_text(portal.secrets, mail.id.to_string(), mail.sealed_text);
        REQUIRE(text);
        mails.push_back({ mail.address, mail.subject, *text });
    }
    return mails;
}

std::string mailed_token(TestPortal& portal, std::string_view address) {
    constexpr std::string_view mark = "/#/password?token=";
    auto const mails = mails_of(portal);
    for (auto mail = mails.rbegin(); mail != mails.rend(); ++mail) {
        auto const at = mail->text.find(mark);
        if (mail->address == address && at != std::string::npos) {
            return mail->text.substr(at + mark.size(), mail->text.find('\n', at) - at - mark.size());
        }
    }
    FAIL("no link was mailed to " << address);
    return {};
}

std::string app_code(TestPortal const& portal, std::string_view secret, int steps) {
    return totp_code(bytes_of(from_base32(secret)), totp_step(portal.clock.now()) + steps);
}

std::string connect_app(TestPortal& portal, Visitor& visitor) {
    auto const setup = visitor.must(api::set_up_second_factor);
    CHECK(visitor.must(api::confirm_second_factor, { app_code(portal, setup.secret) }).codes.size() == 10);
    return setup.secret;
}

void set_policy(TestPortal& portal, std::string_view employer_name, domain::SecondFactorPolicy policy, int idle_minutes) {
    auto const company =
        std::ranges::find_if(demo_world().companies, [&](auto const& each) { return each.employer.name == employer_name; });
    REQUIRE(company != demo_world().companies.end());
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto settings, store::find_employer_settings(db, company->employer.id));
        settings.second_factor = policy;
        settings.idle_minutes = idle_minutes;
        HUB_TRY(store::put_employer_settings(db, company->employer.id, settings));
        return {};
    });
}

domain::Contact contact_of(std::string_view email) {
    for (auto const& company : demo_world().companies) {
        for (auto const& planned : company.contacts) {
            if (planned.contact.email == email) { return planned.contact; }
        }
    }
    FAIL("no contact " << email);
    return {};
}

void set_access(TestPortal& portal, std::string_view email, domain::HubAccess access) {
    auto const known = contact_of(email);
    portal.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(auto contact, store::find_contact(db, known.employer, known.id));
        contact.access = access;
        return store::update_contact(db, contact);
    });
}

}  // namespace hub::test

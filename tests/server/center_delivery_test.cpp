// Messages to medical centers: queued with each change, sent in order, tried again, given up; and what stands in them.
#include "server/center_delivery.hpp"

#include "api/json_value.hpp"
#include "base/text.hpp"
#include "server/authorizations_support.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace hub;
using namespace hub::test;
using enum domain::AuthorizationEvent;

namespace {

struct FakeLink final : server::CenterLink {
    ErrorOr<void> send(std::string_view message_id, std::string_view body) override {
        ++attempts;
        if (failure) { return fail(*failure); }
        sent.emplace_back(message_id, body);
        return {};
    }
    int attempts = 0;
    std::optional<Error> failure;
    std::vector<std::pair<std::string, std::string>> sent;
};

struct Dispatch {
    TestPortal portal;
    FakeLink link;
    server::CenterDelivery delivery { services_of(portal), link };
    Visitor visitor { portal };
    Dispatch() { visitor.sign_in(acme_admin); }

    api::AuthorizationItem make(std::string last_name) {
        return visitor.must(api::create_authorization, { hire_named(visitor, std::move(last_name)) });
    }
    api::AuthorizationItem now(domain::AuthorizationId id) { return visitor.must(api::get_authorization, { id }); }
    domain::AuthorizationEvent last_event(domain::AuthorizationId id) {
        return visitor.must(api::get_authorization_history, { id }).items.front().event;
    }
};

/// The text at a path such as "entry.3.resource.status"; empty when there is none.
std::string at(std::string const& json, std::string_view path) {
    auto const document = api::JsonDocument::parse(json);
    REQUIRE(document);
    auto value = document->root();
    for (auto const step : split(path, '.')) {
        std::optional<api::JsonValue> next;
        if (value.kind() == api::JsonKind::Array) {
            auto index = std::stoi(std::string { step });
            for (auto const item : value.items()) {
                if (index-- == 0) { next = item; }
            }
        } else {
            next = value.find(step);
        }
        if (!next) { return {}; }
        value = *next;
    }
    return std::string { value.string().value_or("") };
}

}  // namespace

TEST_CASE("AUTH-06: an authorization for a center is transmitted, and its receipt is progress", "[server][centers]") {
    Dispatch post;
    auto const made = post.make("Sent");
    CHECK(made.transmission == domain::Transmission::Waiting);
    CHECK(made.progress == domain::AuthorizationProgress::Sent);
    CHECK(post.link.attempts == 0);  // no request waits for a center
    CHECK(post.delivery.run() == 1);
    CHECK(post.delivery.run() == 0);
    auto const sent = post.now(made.id);
    CHECK(sent.transmission == domain::Transmission::Delivered);
    CHECK(sent.progress == domain::AuthorizationProgress::Received);
    CHECK(sent.version == made.version);
    auto const history = post.visitor.must(api::get_authorization_history, { made.id }).items;
    CHECK(history.front().event == Transmitted);
    CHECK(history.front().who.empty());
    CHECK(history.front().what == "Dallas Trinity has received it");
}

TEST_CASE("AUTH-21: telemedicine is told to no center", "[server][centers]") {
    Dispatch post;
    auto const made = post.visitor.must(api::create_authorization, { telemedicine(post.visitor, post.portal) });
    CHECK(made.transmission == domain::Transmission::None);
    CHECK(post.delivery.run() == 0);
}

TEST_CASE("AUTH-26: changes follow in their order, also when the first one has to wait", "[server][centers]") {
    Dispatch post;
    auto const made = post.make("Ordered");
    post.link.failure = Error::unavailable({}, "answer 503");
    CHECK(post.delivery.run() == 0);
    CHECK(post.now(made.id).transmission == domain::Transmission::Waiting);
    auto draft = made.draft;
    draft.instructions = "Second";
    post.visitor.must(api::edit_authorization, { made.id, made.version, draft });
    post.link.failure.reset();
    CHECK(post.delivery.run() == 0);  // the edit is due, but does not overtake
    CHECK(post.link.attempts == 1);
    post.portal.clock.advance_ms(60'000);
    CHECK(post.delivery.run() == 1);
    CHECK(post.now(made.id).transmission == domain::Transmission::Waiting);
    CHECK(post.delivery.run() == 1);
    CHECK(post.now(made.id).transmission == domain::Transmission::Delivered);
    REQUIRE(post.link.sent.size() == 2);
    // Written when it is sent: the first one has the edit already.
    CHECK(at(post.link.sent[0].second, "entry.3.resource.note.0.text") == "Second");
    CHECK(post.link.sent[0].first != post.link.sent[1].first);
}

TEST_CASE("AUTH-26: a deletion reaches the center as a revoked request, a restoration as an active one", "[server][centers]") {
    Dispatch post;
    auto const made = post.make("Revoked");
    post.visitor.must(api::delete_authorization, { made.id, made.version, "Made twice" });
    CHECK(post.delivery.run() == 1);
    CHECK(post.delivery.run() == 1);
    CHECK(at(post.link.sent[1].second, "entry.3.resource.status") == "revoked");
    post.visitor.must(api::restore_authorization, { made.id });
    CHECK(post.delivery.run() == 1);
    CHECK(at(post.link.sent[2].second, "entry.3.resource.status") == "active");
}

TEST_CASE("AUTH-06: a center that cannot be reached is tried for hours, then has to be called", "[server][centers]") {
    Dispatch post;
    auto const made = post.make("Unreached");
    post.link.failure = Error::unavailable({}, "timeout");
    for (int i = 0; i < 3 * server::center_attempts; ++i) {
        post.delivery.run();
        post.portal.clock.advance_ms(3'600'000);
    }
    CHECK(post.link.attempts == server::center_attempts);
    post.visitor.sign_in(acme_admin);
    CHECK(post.now(made.id).transmission == domain::Transmission::Failed);
    CHECK(post.now(made.id).progress == domain::AuthorizationProgress::Sent);
    CHECK(post.last_event(made.id) == TransmissionFailed);
    for (auto const& line : post.portal.log.lines) { CHECK_FALSE(line.contains("Unreached")); }

    // A later change is a new attempt.
    post.link.failure.reset();
    post.visitor.must(api::extend_authorizations, { { made.id }, made.expires.plus_days(30) });
    CHECK(post.delivery.run() == 1);
    CHECK(post.now(made.id).transmission == domain::Transmission::Delivered);
}

TEST_CASE("AUTH-06: what the provider refuses for good is not tried again", "[server][centers]") {
    Dispatch post;
    auto const made = post.make("Refused");
    post.link.failure = Error { ErrorCode::Invalid, {}, {}, "answer 422" };
    post.delivery.run();
    post.portal.clock.advance_ms(3'600'000);
    post.delivery.run();
    CHECK(post.link.attempts == 1);
    post.visitor.sign_in(acme_admin);
    CHECK(post.now(made.id).transmission == domain::Transmission::Failed);
}

TEST_CASE("AUTH-06: the message is a FHIR R4 transaction that says what was authorized", "[server][centers]") {
    Dispatch post;
    auto draft = hire_named(post.visitor, "O'Łoś \"quoted\"");
    draft.employee_number = "10417";
    draft.instructions = "Two\nlines";
    auto const made = post.visitor.must(api::create_authorization, { draft });
    CHECK(post.delivery.run() == 1);
    auto const& [id, body] = post.link.sent.front();
    CHECK(at(body, "resourceType") == "Bundle");
    CHECK(at(body, "type") == "transaction");
    CHECK(at(body, "identifier.value") == "urn:uuid:" + id);
    std::vector<std::string> types;
    for (int i = 0; i < 4; ++i) {
        auto const entry = "entry." + std::to_string(i);
        types.push_back(at(body, entry + ".resource.resourceType"));
        CHECK(at(body, entry + ".request.method") == "PUT");
        CHECK(at(body, entry + ".request.url").starts_with(types.back() + "?identifier="));
    }
    CHECK(types == std::vector<std::string> { "Patient", "Organization", "Location", "ServiceRequest" });
    CHECK(at(body, "entry.0.resource.name.0.family") == draft.last_name);
    CHECK(at(body, "entry.0.resource.name.0.given.0") == "Testa");
    CHECK(at(body, "entry.0.resource.birthDate") == "1994-06-02");
    CHECK(at(body, "entry.0.resource.identifier.1.value") == "10417");
    CHECK(at(body, "entry.1.resource.name") == demo_world().companies[0].employer.name);
    CHECK(at(body, "entry.2.resource.name") == "Dallas Trinity");
    auto const request = std::string { "entry.3.resource." };
    CHECK(at(body, request + "status") == "active");
    CHECK(at(body, request + "intent") == "order");
    CHECK(at(body, request + "identifier.0.value") == "urn:uuid:" + made.id.to_string());
    CHECK(at(body, request + "identifier.1.value") == made.number);
    CHECK(at(body, request + "subject.reference") == at(body, "entry.0.fullUrl"));
    CHECK(at(body, request + "requester.reference") == at(body, "entry.1.fullUrl"));
    CHECK(at(body, request + "locationReference.0.reference") == at(body, "entry.2.fullUrl"));
    CHECK(at(body, request + "orderDetail.0.coding.0.code") == "pre_placement_physical");
    CHECK(at(body, request + "orderDetail.1.coding.0.code") == "drug_screen_10");
    CHECK(at(body, request + "occurrencePeriod.end") == made.expires.to_iso());
    CHECK(at(body, request + "reasonCode.0.text") == "Pre-placement");
    CHECK(at(body, request + "note.0.text") == "Two\nlines");
}

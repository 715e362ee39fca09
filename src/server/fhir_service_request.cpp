#include "server/fhir_service_request.hpp"

#include "api/json_writer.hpp"
#include "domain/authorization_words.hpp"
#include "server/authorization_words.hpp"

#include <string_view>

namespace hub::server {

namespace {

constexpr std::string_view uri_system = "urn:ietf:rfc:3986";
constexpr std::string_view own_systems = "urn:x-employer-hub:";

/// Writes the parts of FHIR that occur again and again.
class FhirWriter {
public:
    void text(std::string_view name, std::string_view value) {
        if (value.empty()) { return; }
        m_json.name(name);
        m_json.string(value);
    }
    void begin(std::string_view name) {
        m_json.name(name);
        m_json.begin_object();
    }
    void begin_list(std::string_view name) {
        m_json.name(name);
        m_json.begin_array();
    }
    void begin_item() { m_json.begin_object(); }
    void end() { m_json.end_object(); }
    void end_list() { m_json.end_array(); }

    void identifier(std::string_view system, std::string_view value) {
        begin_item();
        text("system", system);
        text("value", value);
        end();
    }
    void reference(std::string_view name, std::string_view to) {
        begin(name);
        text("reference", to);
        end();
    }
    void telecom(std::string_view system, std::string_view value) {
        if (value.empty()) { return; }
        begin_item();
        text("system", system);
        text("value", value);
        end();
    }
    void extension(std::string_view name, std::string_view type, std::string_view value) {
        if (value.empty()) { return; }
        begin_item();
        text("url", std::string { own_systems } + std::string { name });
        text(type, value);
        end();
    }
    void codeable(std::string_view name, std::string_view system, std::string_view code, std::string_view words) {
        begin(name);
        codeable_content(system, code, words);
        end();
    }
    void codeable_content(std::string_view system, std::string_view code, std::string_view words) {
        begin_list("coding");
        begin_item();
        text("system", std::string { own_systems } + std::string { system });
        text("code", code);
        text("display", words);
        end();
        end_list();
        text("text", words);
    }
    void given(std::string_view name) {
        begin_list("given");
        m_json.string(name);
        end_list();
    }
    void address(domain::Address const& address) {
        begin("address");
        begin_list("line");
        m_json.string(address.street);
        end_list();
        text("city", address.city);
        text("state", address.state);
        text("postalCode", address.zip);
        text("country", "US");
        end();
    }

    [[nodiscard]] std::string take() { return m_json.take(); }

private:
    api::JsonWriter m_json;
};

std::string urn(std::string const& id) {
    return "urn:uuid:" + id;
}

class BundleWriter {
public:
    explicit BundleWriter(ServiceRequestFacts const& facts)
        : m_facts(facts), m_draft(facts.authorization.draft), m_request(urn(facts.authorization.id.to_string())),
          m_employer(urn(facts.authorization.employer.to_string())), m_center(urn(facts.center.id.to_string())),
          // The portal does not know the person as the center's system does: each authorization brings its own.
          m_patient("urn:uuid:" + facts.message_id) {}

    std::string write() {
        m_out.begin_item();
        m_out.text("resourceType", "Bundle");
        m_out.begin("identifier");
        m_out.text("system", uri_system);
        m_out.text("value", urn(m_facts.message_id));
        m_out.end();
        m_out.text("type", "transaction");
        m_out.text("timestamp", m_facts.at.to_iso());
        m_out.begin_list("entry");
        entry("Patient", m_patient, "Patient?identifier=urn:x-employer-hub:patient|" + m_facts.authorization.id.to_string(),
            &BundleWriter::write_patient);
        entry("Organization", m_employer, conditional("Organization", m_employer), &BundleWriter::write_employer);
        entry("Location", m_center, conditional("Location", m_center), &BundleWriter::write_center);
        entry("ServiceRequest", m_request, conditional("ServiceRequest", m_request), &BundleWriter::write_request);
        m_out.end_list();
        m_out.end();
        return m_out.take();
    }

private:
    static std::string conditional(std::string_view type, std::string const& identifier) {
        return std::string { type } + "?identifier=" + std::string { uri_system } + "|" + identifier;
    }

    void entry(std::string_view type, std::string const& full_url, std::string const& put_to, void (BundleWriter::*content)()) {
        m_out.begin_item();
        m_out.text("fullUrl", full_url);
        m_out.begin("resource");
        m_out.text("resourceType", type);
        (this->*content)();
        m_out.end();
        m_out.begin("request");
        m_out.text("method", "PUT");
        m_out.text("url", put_to);
        m_out.end();
        m_out.end();
    }

    void write_patient() {
        m_out.begin_list("identifier");
        m_out.identifier("urn:x-employer-hub:patient", m_facts.authorization.id.to_string());
        if (!m_draft.employee_number.empty()) { m_out.identifier("urn:x-employer-hub:employee-number", m_draft.employee_number); }
        m_out.end_list();
        m_out.begin_list("name");
        m_out.begin_item();
        m_out.text("family", m_draft.last_name);
        m_out.given(m_draft.first_name);
        m_out.text("text", m_draft.first_name + " " + m_draft.last_name);
        m_out.end();
        m_out.end_list();
        if (!m_draft.phone.empty() || !m_draft.email.empty()) {
            m_out.begin_list("telecom");
            m_out.telecom("phone", m_draft.phone);
            m_out.telecom("email", m_draft.email);
            m_out.end_list();
        }
        if (m_draft.birth_date) { m_out.text("birthDate", m_draft.birth_date->to_iso()); }
        m_out.reference("managingOrganization", m_employer);
    }

    void write_employer() {
        m_out.begin_list("identifier");
        m_out.identifier(uri_system, m_employer);
        m_out.end_list();
        m_out.text("name", m_facts.reference.employer.name);
    }

    void write_center() {
        m_out.begin_list("identifier");
        m_out.identifier(uri_system, m_center);
        m_out.end_list();
        m_out.text("name", m_facts.center.name);
        if (!m_facts.center.phone.empty()) {
            m_out.begin_list("telecom");
            m_out.telecom("phone", m_facts.center.phone);
            m_out.end_list();
        }
        m_out.address(m_facts.center.address);
    }

    [[nodiscard]] bool is_current() const {
        return !m_facts.authorization.deleted && m_draft.place == domain::CarePlace::Center && m_draft.center == m_facts.center.id;
    }

    void write_request() {
        write_extensions();
        m_out.begin_list("identifier");
        m_out.identifier(uri_system, m_request);
        m_out.identifier("urn:x-employer-hub:authorization-number", m_facts.authorization.number);
        m_out.end_list();
        m_out.text("status", is_current() ? "active" : "revoked");
        m_out.text("intent", "order");
        bool const is_injury = m_draft.visit_type == domain::VisitType::Injury;
        m_out.begin_list("category");
        m_out.begin_item();
        m_out.codeable_content("visit-type", domain::enum_name(m_draft.visit_type), is_injury ? "Injury" : "Non-injury");
        m_out.end();
        m_out.end_list();
        m_out.codeable("code", "order", "authorized-care", "Authorized occupational health services");
        write_services();
        m_out.reference("subject", m_patient);
        m_out.begin("occurrencePeriod");
        m_out.text("start", central_date(m_facts.authorization.created_at).to_iso());
        m_out.text("end", m_facts.authorization.expires.to_iso());
        m_out.end();
        m_out.text("authoredOn", m_facts.authorization.created_at.to_iso());
        m_out.reference("requester", m_employer);
        m_out.begin_list("locationReference");
        m_out.begin_item();
        m_out.text("reference", m_center);
        m_out.end();
        m_out.end_list();
        write_reasons();
    }

    void write_services() {
        m_out.begin_list("orderDetail");
        auto const names = service_names(m_draft, m_facts.reference);
        for (std::size_t i = 0; i < names.size(); ++i) {
            m_out.begin_item();
            m_out.codeable_content("service", m_draft.service_codes[i], names[i]);
            m_out.end();
        }
        m_out.end_list();
    }

    void write_reasons() {
        if (m_draft.reason) {
            m_out.begin_list("reasonCode");
            m_out.begin_item();
            m_out.codeable_content("reason", domain::enum_name(*m_draft.reason), domain::reason_words(*m_draft.reason));
            m_out.end();
            m_out.end_list();
        }
        if (!m_draft.body_part.empty()) {
            m_out.begin_list("bodySite");
            m_out.begin_item();
            m_out.text("text", m_draft.body_part);
            m_out.end();
            m_out.end_list();
        }
        if (!m_draft.instructions.empty()) {
            m_out.begin_list("note");
            m_out.begin_item();
            m_out.text("text", m_draft.instructions);
            m_out.end();
            m_out.end_list();
        }
    }

    void write_extensions() {
        auto const* const location = m_facts.reference.find_location(m_draft.location);
        m_out.begin_list("extension");
        if (location != nullptr) { m_out.extension("company-location", "valueString", location->name); }
        m_out.extension("authorized-by", "valueString", m_facts.authorization.created_by_name);
        if (m_draft.injury_date) { m_out.extension("injury-date", "valueDate", m_draft.injury_date->to_iso()); }
        m_out.extension("claim-number", "valueString", m_draft.claim_number);
        if (m_draft.dot_agency) { m_out.extension("dot-agency", "valueString", domain::agency_name(*m_draft.dot_agency)); }
        m_out.end_list();
    }

    ServiceRequestFacts const& m_facts;
    domain::AuthorizationDraft const& m_draft;
    std::string m_request;
    std::string m_employer;
    std::string m_center;
    std::string m_patient;
    FhirWriter m_out;
};

}  // namespace

std::string write_service_request(ServiceRequestFacts const& facts) {
    return BundleWriter { facts }.write();
}

}  // namespace hub::server

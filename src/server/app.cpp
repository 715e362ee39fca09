#include "server/app.hpp"

#include "api/openapi.hpp"
#include "base/sha256.hpp"
#include "domain/permissions.hpp"
#include "server/answers.hpp"
#include "server/archive_job.hpp"
#include "server/audit.hpp"
#include "server/billing_jobs.hpp"
#include "server/handlers/handlers.hpp"
#include "server/reminders.hpp"
#include "server/request_checks.hpp"
#include "server/result_mails.hpp"
#include "server/router.hpp"
#include "store/facts.hpp"

#include <array>
#include <cstdlib>
#include <utility>

namespace hub::server {

namespace {

constexpr std::string_view product_name = "Employer Hub";
constexpr std::string_view product_version = "0.1.0";

/// Paths beside the endpoints of the API: for operators and tools.
enum class OwnPath : std::uint8_t { None, Health, Readiness, OpenApi };

OwnPath own_path(std::string_view path) {
    if (path == "/healthz") { return OwnPath::Health; }
    if (path == "/readyz") { return OwnPath::Readiness; }
    if (path == "/openapi.json") { return OwnPath::OpenApi; }
    return OwnPath::None;
}

domain::Decision may_call(api::Access access, domain::Viewer const& viewer) {
    switch (access) {
    case api::Access::Public:
    case api::Access::AfterPassword:
    case api::Access::SignedIn: return domain::Decision::yes();
    case api::Access::UserAdmin:
        return domain::is_user_admin(viewer) ? domain::Decision::yes() : domain::Decision::no("Only a User Admin can do this.");
    case api::Access::VisitActivity: return domain::can_view_visit_activity(viewer);
    case api::Access::Billing: return domain::can_open_billing(viewer);
    case api::Access::PaymentSite: return domain::Decision::yes();
    }
    return domain::Decision::no("This is not available.");
}

}  // namespace

struct App::Impl {
    Services services;
    Config config;
    Authentication authentication { services, config };
    HandlerContext context { services, config, authentication, SignInThrottle { config.sign_in_limits } };
    Router router { services.database };
    RequestLimits limits;
    JobStart next_archiving = JobStart::AtOnce;  ///< the first time: what fell into a time without a server is caught up
    BillingPulse billing;

    Impl(Services given, Config configured) : services(given), config(std::move(configured)) {
        add_session_routes(router, context);
        add_password_link_routes(router, context);
        add_account_request_routes(router, context);
        add_profile_routes(router, context);
        add_second_factor_routes(router, context);
        add_device_routes(router, context);
        add_home_routes(router, context);
        add_result_routes(router, context);
        add_search_routes(router, context);
        add_specimen_routes(router, context);
        add_ticket_routes(router, context);
        add_authorization_routes(router, context);
        add_authorization_change_routes(router, context);
        add_authorization_draft_routes(router, context);
        add_account_routes(router, context);
        add_invoice_routes(router, context);
        add_payment_routes(router, context);
        add_bill_delivery_routes(router, context);
        for (auto const id : missing_routes(router)) {
            services.log.write(LogLevel::Error, "endpoint_without_handler", { { "endpoint", std::string { id } } });
            std::abort();  // a program that lacks a part of its contract must not run (Z1)
        }
    }

    Response answer(Call& call, std::string_view& name);
    Response answer_own(OwnPath path, Call const& call);
    ErrorOr<Response> run(Route const& route, api::Parameters const& parameters, Call& call);
    ErrorOr<void> admit(Route const& route, Call& call);
    ErrorOr<void> admit_session(Route const& route, Call& call);
    ErrorOr<void> count(std::string_view name, RequestRate rate, RequestCost cost, Call& call);
    void note_refusal(Route const& route, api::Parameters const& parameters, Error const& error, Call const& call);
    Response problem(Error const& error, Call const& call);
    std::string make_request_id();
    void archive();
};

App::App(Services services, Config config) : m_impl(std::make_unique<Impl>(services, std::move(config))) {}
App::~App() = default;

Response App::handle(Request const& request) {
    auto const now = m_impl->services.clock.now();
    Call call { .request = request, .now = now, .today = central_date(now), .request_id = m_impl->make_request_id() };
    std::string_view name = "unknown";  // never the path: a mistyped one may hold anything (O1)
    auto response = m_impl->answer(call, name);
    for (auto const& [header, value] : call.answer_headers) {
        response.set_header(header, value);
        // L1: the same once more, as programs read it (draft-ietf-httpapi-ratelimit-headers).
        if (response.status == 429 && header == "retry-after") { response.set_header("ratelimit", "\"requests\";r=0;t=" + value); }
    }
    response.set_header("x-request-id", call.request_id);
    m_impl->services.log.write(LogLevel::Info, "request",
        { { "request_id", call.request_id }, { "endpoint", std::string { name } }, { "status", std::to_string(response.status) },
            { "ms", std::to_string(m_impl->services.clock.now().ms - now.ms) } });
    return response;
}

int App::run_jobs() {
    m_impl->archive();
    m_impl->billing.beat(m_impl->context, m_impl->services.clock.now());
    auto const told = send_result_mails(m_impl->context, m_impl->services.clock.now());
    if (!told) { m_impl->services.log.write(LogLevel::Warning, "result_mails_not_sent", { { "detail", told.error().detail } }); }
    auto const sent = send_reminders(m_impl->context, m_impl->services.clock.now());
    if (!sent) { m_impl->services.log.write(LogLevel::Warning, "reminders_not_sent", { { "detail", sent.error().detail } }); }
    return sent.value_or(0);
}

ErrorOr<std::optional<std::int64_t>> App::run_billing_job(std::string_view name, Instant as_of) {
    return server::run_billing_job(m_impl->context, name, as_of, JobStart::AtOnce);
}

void App::Impl::archive() {
    auto const archived = archive_documents(services, services.clock.now(), next_archiving);
    if (!archived) {
        services.log.write(LogLevel::Warning, "documents_not_archived", { { "detail", archived.error().detail } });
        return;
    }
    next_archiving = JobStart::WhenDue;
    if (*archived) { services.log.write(LogLevel::Info, "documents_archived", { { "rows", std::to_string(**archived) } }); }
}

std::string App::openapi() const {
    return api::openapi_document(product_name, product_version);
}

/// From the cheapest check to the work itself: path, method, where it comes from, who asks, what they may, what they ask.
Response App::Impl::answer(Call& call, std::string_view& name) {
    auto const& request = call.request;
    if (auto const own = own_path(request.path); own != OwnPath::None) {
        name = std::string_view { request.path }.substr(1);
        return answer_own(own, call);
    }
    auto const match = router.match(request.method, request.path);
    if (match.route == nullptr && match.allowed.empty()) { return problem(Error::not_found("There is nothing at this address."), call); }
    if (match.route == nullptr) {
        auto response = problem_answer(405, "This address does not take such a request.", call.request_id);
        response.set_header("allow", match.allowed);
        return response;
    }
    name = match.route->id;
    if (is_mutation(request.method)) {
        // The payment site is a program and not a page; what it says is believed by its signature alone.
        bool const is_for_pages = match.route->access != api::Access::PaymentSite;
        if (is_for_pages && !comes_from_own_page(request, config)) {
            return problem(Error::forbidden("This request does not come from the portal's own page."), call);
        }
        if (!has_json_body(request)) { return problem_answer(415, "This request must be application/json.", call.request_id); }
    }
    auto response = run(*match.route, match.parameters, call);
    return response ? std::move(*response) : problem(response.error(), call);
}

ErrorOr<Response> App::Impl::run(Route const& route, api::Parameters const& parameters, Call& call) {
    auto response = [&]() -> ErrorOr<Response> {
        HUB_TRY(admit(route, call));
        return route.run(call, parameters);
    }();
    if (!response) { note_refusal(route, parameters, response.error(), call); }
    return response;
}

/// Who tries doors is told of in the audit log. That it cannot be written changes nothing about the refusal.
void App::Impl::note_refusal(Route const& route, api::Parameters const& parameters, Error const& error, Call const& call) {
    bool const is_refusal = error.code == ErrorCode::Forbidden || error.code == ErrorCode::NotFound;
    if (!is_refusal || call.who.contact.id.is_nil()) { return; }
    AuditEvent event { .action = "request.refused",
        .object_type = route.id,
        .outcome = AuditOutcome::Refused,
        .reason = std::string { to_string(error.code) } };
    for (auto const& [name, value] : parameters) {
        if (auto const id = Uuid::parse(value)) { event.object_id = id->to_string(); }  // never whatever else somebody types
    }
    if (auto const told = audit_now(services, call, event); !told) {
        services.log.write(
            LogLevel::Error, "refusal_not_audited", { { "request_id", call.request_id }, { "detail", told.error().detail } });
    }
}

ErrorOr<void> App::Impl::admit(Route const& route, Call& call) {
    bool const is_open = route.access == api::Access::Public || route.access == api::Access::PaymentSite;
    bool const is_anonymous = is_open || authentication.token_of(call.request).empty();
    if (is_anonymous) { HUB_TRY(count("address " + call.request.client_address, config.address_rate, RequestCost::Usual, call)); }
    if (is_open) { return {}; }
    auto who = authentication.authenticate(call.request, call.now);
    if (!who) {
        // A made-up cookie is no way around the limit.
        if (!is_anonymous) { HUB_TRY(count("address " + call.request.client_address, config.address_rate, RequestCost::Usual, call)); }
        return fail(std::move(who).error());
    }
    call.who = std::move(*who);
    return admit_session(route, call);
}

/// L1. In the sandbox there is nobody else to be protected.
ErrorOr<void> App::Impl::count(std::string_view name, RequestRate rate, RequestCost cost, Call& call) {
    if (config.sandbox) { return {}; }
    auto const retry_after_seconds = limits.take(name, rate, cost, call.now);
    if (retry_after_seconds == 0) { return {}; }
    call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds));
    Error error;
    error.code = ErrorCode::TooMany;
    error.message = "Too many requests came from here in a short time. Please wait a moment and try again.";
    return fail(std::move(error));
}

ErrorOr<void> App::Impl::admit_session(Route const& route, Call& call) {
    auto const cost = route.answers == api::Answers::Bytes ? RequestCost::File : RequestCost::Usual;
    HUB_TRY(count("session " + call.who.session.to_string(), config.session_rate, cost, call));
    if (is_mutation(route.method) && !has_csrf_token(call.request, services.secrets, call.who.session)) {
        return fail(Error::forbidden("This page is out of date. Please reload it and try again."));
    }
    if (call.who.stage != domain::SignInStage::Complete && route.access != api::Access::AfterPassword) {
        auto error = Error::unauthenticated();
        error.message = "Please finish signing in first: your second factor is still missing.";
        return fail(std::move(error));
    }
    if (auto const decision = may_call(route.access, call.who.viewer()); !decision) {
        return fail(Error::forbidden(std::string { decision.reason }));
    }
    return {};
}

Response App::Impl::answer_own(OwnPath path, Call const& call) {
    if (call.request.method != Method::Get) {
        auto response = problem_answer(405, "This address does not take such a request.", call.request_id);
        response.set_header("allow", "GET");
        return response;
    }
    if (path == OwnPath::OpenApi) { return json_answer(200, api::openapi_document(product_name, product_version)); }
    if (path == OwnPath::Readiness) {
        auto const asked = services.database.read([](store::Connection& db) { return store::ping(db); });
        if (!asked) {
            auto error = Error::unavailable("The data is not available.", asked.error().detail);
            return problem(error, call);
        }
    }
    return json_answer(200, R"({"status":"ok"})");
}

/// The one place where an error becomes an answer; its detail is told to the log here, and nowhere else.
Response App::Impl::problem(Error const& error, Call const& call) {
    auto problem = call.field_errors.empty() ? api::Problem::of(error) : api::Problem::of(call.field_errors);
    problem.request_id = call.request_id;
    if (!error.detail.empty()) {
        services.log.write(LogLevel::Error, "failure",
            { { "request_id", call.request_id }, { "code", std::string { to_string(error.code) } }, { "detail", error.detail } });
    }
    return problem_answer(problem);
}

std::string App::Impl::make_request_id() {
    std::array<std::uint8_t, 8> bytes {};
    services.random.fill(bytes);
    return to_hex(bytes);
}

}  // namespace hub::server

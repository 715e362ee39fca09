#include "api/account.hpp"
#include "server/audit.hpp"
#include "server/handlers/handlers.hpp"
#include "server/hourly_limit.hpp"
#include "server/mail.hpp"
#include "store/account_requests.hpp"

#include <utility>

namespace hub::server {

namespace {

constexpr int requests_an_hour_from_address = 5;

Error too_many() {
    Error error;
    error.code = ErrorCode::TooMany;
    error.message = "Too many requests for an account came from here. Please try again later, or call Support.";
    return error;
}

/// Answered alike for known and unknown people: nothing is looked up.
ErrorOr<api::AccountRequestReceipt> request_account(HandlerContext const& context, Call& call, api::AccountRequest const& ask) {
    auto const request = domain::cleaned(ask);
    if (auto errors = domain::validate(request); !errors.empty()) {
        call.field_errors = std::move(errors);
        return fail(call.field_errors.front());
    }
    std::string number;
    int retry_after_seconds = 0;
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        auto const& address = call.request.client_address;
        if (!address.empty()) {
            HUB_TRY_ASSIGN(bool const is_admitted,
                count_in_hour(db, "account requests from " + address, requests_an_hour_from_address, call.now, retry_after_seconds));
            if (!is_admitted) { return {}; }
        }
        HUB_TRY_ASSIGN(number, store::insert_account_request(db, request, call.now));
        HUB_TRY(queue_mail_to_support(context, db, account_request_mail(request, number), call.now));
        return audit(db, context.services, call, { .action = "account.requested", .object_type = "account_request", .object_id = number });
    }));
    if (number.empty()) {
        call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds));
        return fail(too_many());
    }
    return api::AccountRequestReceipt { std::move(number) };
}

}  // namespace

void add_account_request_routes(Router& router, HandlerContext const& context) {
    router.on(api::request_account, [&context](Call& call, api::AccountRequest const& ask) { return request_account(context, call, ask); });
}

}  // namespace hub::server

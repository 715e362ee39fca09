#include "api/endpoint.hpp"

namespace hub::api {

std::string_view to_string(Method method) {
    switch (method) {
    case Method::Get: return "GET";
    case Method::Post: return "POST";
    case Method::Put: return "PUT";
    case Method::Patch: return "PATCH";
    case Method::Delete: return "DELETE";
    }
    return {};
}

std::string_view to_string(Access access) {
    switch (access) {
    case Access::Public: return "public";
    case Access::AfterPassword: return "after_password";
    case Access::SignedIn: return "signed_in";
    case Access::UserAdmin: return "user_admin";
    case Access::VisitActivity: return "visit_activity";
    case Access::Billing: return "billing";
    case Access::PaymentSite: return "payment_site";
    }
    return {};
}

}  // namespace hub::api

#include "api/devices.hpp"

#include "base/sha256.hpp"
#include "server/audit.hpp"
#include "server/browser_words.hpp"
#include "server/handlers/handlers.hpp"
#include "server/hourly_limit.hpp"
#include "store/devices.hpp"
#include "store/employer_settings.hpp"

#include <array>
#include <utility>

namespace hub::server {

namespace {

constexpr int enrolments_an_hour = 10;
constexpr int unlockings_an_hour = 120;

std::string bound_to(domain::DeviceId id) {
    return "devices/sealed_share/" + id.to_string();
}

ErrorOr<void> require_allowed(store::Connection& db, Call const& call) {
    HUB_TRY_ASSIGN(auto const settings, store::find_employer_settings(db, call.who.employer()));
    if (settings.offline_work) { return {}; }
    return fail(Error::forbidden("Your company does not allow work without a connection. A User Admin can change that under Security."));
}

ErrorOr<void> limit(store::Connection& db, Call& call, std::string_view what, int most) {
    int retry_after_seconds = 0;
    auto const name = std::string { what } + " " + call.who.contact.id.to_string();
    HUB_TRY_ASSIGN(bool const admitted, count_in_hour(db, name, most, call.now, retry_after_seconds));
    if (admitted) { return {}; }
    call.answer_headers.emplace_back("retry-after", std::to_string(retry_after_seconds));
    return fail(Error { ErrorCode::TooMany, "This was done too often in the last hour. Please try again later.", {}, {} });
}

ErrorOr<void> tell(HandlerContext const& context, store::Connection& db, Call const& call, std::string_view action, domain::DeviceId id) {
    return audit(db, context.services, call, { .action = action, .object_type = "device", .object_id = id.to_string() });
}

ErrorOr<api::DeviceList> list_devices(store::Connection& db, Call const& call) {
    HUB_TRY_ASSIGN(auto devices, store::list_devices(db, call.who.employer(), call.who.contact.id));
    api::DeviceList list;
    for (auto& device : devices) {
        if (call.now.ms - device.unlocked_at.ms > domain::device_lives_ms) { continue; }
        list.items.push_back({ device.id, std::move(device.browser), device.enrolled_at, device.unlocked_at });
    }
    return list;
}

ErrorOr<api::DeviceShare> enroll(HandlerContext const& context, store::Connection& db, Call& call) {
    HUB_TRY(require_allowed(db, call));
    HUB_TRY(require_step_up(call));
    HUB_TRY(limit(db, call, "device enrolments", enrolments_an_hour));
    HUB_TRY(store::purge_devices(db, Instant { call.now.ms - domain::device_lives_ms }));
    HUB_TRY_ASSIGN(auto const present, store::list_devices(db, call.who.employer(), call.who.contact.id));
    if (present.size() >= domain::max_devices) {
        return fail(Error::conflict("Ten of your devices work without a connection already. Remove one of them first."));
    }
    std::array<std::uint8_t, 32> bytes {};
    context.services.random.fill(bytes);
    api::DeviceShare share { domain::DeviceId::make(context.services.clock, context.services.random), to_base64url(bytes) };
    store::StoredDevice device {
        .id = share.id,
        .employer = call.who.employer(),
        .contact = call.who.contact.id,
        .sealed_share = {},
        .browser = browser_words(call.request.header("user-agent")),
        .enrolled_at = call.now,
        .unlocked_at = call.now,
    };
    HUB_TRY_ASSIGN(device.sealed_share, context.services.secrets.seal(share.share, bound_to(share.id)));
    HUB_TRY(store::insert_device(db, device));
    HUB_TRY(tell(context, db, call, "device.enrolled", share.id));
    return share;
}

/// One answer for all that may not be opened: the device does the same in each case.
ErrorOr<api::DeviceShare> unlock(HandlerContext const& context, store::Connection& db, Call& call, domain::DeviceId id) {
    constexpr std::string_view gone = "This device does not work without a connection any more.";
    HUB_TRY_ASSIGN(auto const device, store::find_device(db, call.who.employer(), call.who.contact.id, id));
    bool const is_over = device && call.now.ms - device->unlocked_at.ms > domain::device_lives_ms;
    if (!device || is_over || !require_allowed(db, call)) { return fail(Error::not_found(std::string { gone })); }
    HUB_TRY(limit(db, call, "device unlockings", unlockings_an_hour));
    HUB_TRY_ASSIGN(auto share, context.services.secrets.open(device->sealed_share, bound_to(id)));
    HUB_TRY(store::note_device_unlocked(db, call.who.employer(), id, call.now));
    HUB_TRY(tell(context, db, call, "device.unlocked", id));
    return api::DeviceShare { id, std::move(share) };
}

ErrorOr<void> revoke(HandlerContext const& context, store::Connection& db, Call const& call, domain::DeviceId id) {
    HUB_TRY_ASSIGN(bool const was_there, store::remove_device(db, call.who.employer(), call.who.contact.id, id));
    if (!was_there) { return fail(Error::not_found("This device was removed already.")); }
    return tell(context, db, call, "device.revoked", id);
}

template <class Value, class Work>
ErrorOr<Value> write_with(HandlerContext const& context, Work const& work) {
    Value value {};
    HUB_TRY(context.services.database.write([&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(value, work(db));
        return {};
    }));
    return value;
}

}  // namespace

void add_device_routes(Router& router, HandlerContext const& context) {
    router.on(api::list_own_devices, [&context](Call& call, api::Nothing const&) {
        return read_with(context, [&](store::Connection& db) { return list_devices(db, call); });
    });
    router.on(api::enroll_device, [&context](Call& call, api::Nothing const&) {
        return write_with<api::DeviceShare>(context, [&](store::Connection& db) { return enroll(context, db, call); });
    });
    router.on(api::unlock_device, [&context](Call& call, api::DeviceById const& ask) {
        return write_with<api::DeviceShare>(context, [&](store::Connection& db) { return unlock(context, db, call, ask.id); });
    });
    router.on(api::revoke_device, [&context](Call& call, api::DeviceById const& ask) -> ErrorOr<api::Nothing> {
        HUB_TRY(context.services.database.write([&](store::Connection& db) { return revoke(context, db, call, ask.id); }));
        return api::Nothing {};
    });
}

}  // namespace hub::server

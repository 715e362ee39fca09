// Devices on which one's own work goes on without a connection (security 5). The server holds half of what opens such a
// device, its share: without it, and without the PIN, nothing on the device can be read.
#pragma once

#include "api/endpoint.hpp"
#include "base/date.hpp"
#include "domain/device.hpp"

#include <string>
#include <vector>

namespace hub::api {

struct DeviceItem {
    domain::DeviceId id;
    std::string browser;  ///< in words: "Firefox on Windows"
    Instant enrolled;
    Instant unlocked;  ///< last time; 72 hours later the device is emptied
};
template <class V>
void describe(V& v, DeviceItem& r) {
    v("id", r.id);
    v("browser", r.browser);
    v("enrolled", r.enrolled);
    v("unlocked", r.unlocked);
}

struct DeviceList {
    std::vector<DeviceItem> items;  ///< the one last used first
};
template <class V>
void describe(V& v, DeviceList& r) {
    v("items", r.items);
}

struct DeviceById {
    domain::DeviceId id;
};
template <class V>
void describe(V& v, DeviceById& r) {
    v("id", r.id);
}

struct DeviceShare {
    domain::DeviceId id;
    std::string share;  ///< 32 random bytes, base64url
};
template <class V>
void describe(V& v, DeviceShare& r) {
    v("id", r.id);
    v("share", r.share);
}

inline constexpr Endpoint<Nothing, DeviceList> list_own_devices {
    .id = "list_own_devices",
    .method = Method::Get,
    .path = "/api/v1/profile/devices",
    .access = Access::SignedIn,
    .summary = "One's own devices that work without a connection",
};
/// Forbidden where the employer does not allow it. Needs a step-up.
inline constexpr Endpoint<Nothing, DeviceShare> enroll_device {
    .id = "enroll_device",
    .method = Method::Post,
    .path = "/api/v1/profile/devices",
    .access = Access::SignedIn,
    .summary = "Let this device work without a connection; answers with the server's share of its key",
    .success = 201,
};
/// NotFound for every device that shall not be opened any more, for whatever reason: it is emptied then.
inline constexpr Endpoint<DeviceById, DeviceShare> unlock_device {
    .id = "unlock_device",
    .method = Method::Post,
    .path = "/api/v1/profile/devices/{id}/unlocking",
    .access = Access::SignedIn,
    .summary = "The server's share of a device's key; not after 72 hours without it",
};
inline constexpr Endpoint<DeviceById, Nothing> revoke_device {
    .id = "revoke_device",
    .method = Method::Delete,
    .path = "/api/v1/profile/devices/{id}",
    .access = Access::SignedIn,
    .summary = "Take a device's share away; it empties itself when it asks next",
    .success = 204,
};

}  // namespace hub::api

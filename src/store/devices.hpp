// Devices that work without a connection: the server's share of their keys, sealed, and when it was last handed out.
#pragma once

#include "base/date.hpp"
#include "domain/device.hpp"
#include "domain/ids.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hub::store {

struct StoredDevice {
    domain::DeviceId id;
    domain::EmployerId employer;
    domain::ContactId contact;
    std::string sealed_share;
    std::string browser;
    Instant enrolled_at;
    Instant unlocked_at;
};

[[nodiscard]] ErrorOr<void> insert_device(Connection& db, StoredDevice const& device);
/// Nothing when it is somebody else's, or gone.
[[nodiscard]] ErrorOr<std::optional<StoredDevice>> find_device(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::DeviceId id);
/// The one last unlocked first.
[[nodiscard]] ErrorOr<std::vector<StoredDevice>> list_devices(Connection& db, domain::EmployerId employer, domain::ContactId contact);
[[nodiscard]] ErrorOr<void> note_device_unlocked(Connection& db, domain::EmployerId employer, domain::DeviceId id, Instant at);
/// Whether there was one.
[[nodiscard]] ErrorOr<bool> remove_device(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::DeviceId id);
/// How many there were; likewise below.
[[nodiscard]] ErrorOr<std::int64_t> remove_devices_of(Connection& db, domain::EmployerId employer, domain::ContactId contact);
[[nodiscard]] ErrorOr<std::int64_t> remove_all_devices(Connection& db, domain::EmployerId employer);
/// Of everybody: those that nobody has unlocked since.
[[nodiscard]] ErrorOr<void> purge_devices(Connection& db, Instant unlocked_before);

}  // namespace hub::store

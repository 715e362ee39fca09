#include "store/devices.hpp"

namespace hub::store {

namespace {

constexpr std::string_view select_device =
    "SELECT id, employer_id, contact_id, sealed_share, browser, enrolled_at, unlocked_at FROM devices ";

StoredDevice device_from(Row const& row) {
    return {
        .id = row.id<domain::DeviceId>(0),
        .employer = row.id<domain::EmployerId>(1),
        .contact = row.id<domain::ContactId>(2),
        .sealed_share = row.string(3),
        .browser = row.string(4),
        .enrolled_at = row.instant(5),
        .unlocked_at = row.instant(6),
    };
}

}  // namespace

ErrorOr<void> insert_device(Connection& db, StoredDevice const& device) {
    HUB_TRY(db.exec("INSERT INTO devices (id, employer_id, contact_id, sealed_share, browser, enrolled_at, unlocked_at) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?)",
        device.id, device.employer, device.contact, device.sealed_share, device.browser, device.enrolled_at, device.unlocked_at));
    return {};
}

ErrorOr<std::optional<StoredDevice>> find_device(
    Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::DeviceId id) {
    std::optional<StoredDevice> found;
    HUB_TRY(db.each(
        std::string { select_device } + "WHERE employer_id = ? AND contact_id = ? AND id = ?",
        [&](Row const& row) { found = device_from(row); }, employer, contact, id));
    return found;
}

ErrorOr<std::vector<StoredDevice>> list_devices(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    std::vector<StoredDevice> devices;
    HUB_TRY(db.each(
        std::string { select_device } + "WHERE employer_id = ? AND contact_id = ? ORDER BY unlocked_at DESC, id",
        [&](Row const& row) { devices.push_back(device_from(row)); }, employer, contact));
    return devices;
}

ErrorOr<void> note_device_unlocked(Connection& db, domain::EmployerId employer, domain::DeviceId id, Instant at) {
    HUB_TRY(db.exec("UPDATE devices SET unlocked_at = ? WHERE employer_id = ? AND id = ?", at, employer, id));
    return {};
}

ErrorOr<bool> remove_device(Connection& db, domain::EmployerId employer, domain::ContactId contact, domain::DeviceId id) {
    HUB_TRY_ASSIGN(
        auto const removed, db.exec("DELETE FROM devices WHERE employer_id = ? AND contact_id = ? AND id = ?", employer, contact, id));
    return removed > 0;
}

ErrorOr<std::int64_t> remove_devices_of(Connection& db, domain::EmployerId employer, domain::ContactId contact) {
    return db.exec("DELETE FROM devices WHERE employer_id = ? AND contact_id = ?", employer, contact);
}

ErrorOr<std::int64_t> remove_all_devices(Connection& db, domain::EmployerId employer) {
    return db.exec("DELETE FROM devices WHERE employer_id = ?", employer);
}

ErrorOr<void> purge_devices(Connection& db, Instant unlocked_before) {
    HUB_TRY(db.exec("DELETE FROM devices WHERE unlocked_at < ?", unlocked_before));
    return {};
}

}  // namespace hub::store

// Devices on which work goes on without a connection (security 5): how long what they hold is good for, and what a PIN has
// to be. The server decides with the times, the device keeps to them by itself as long as nobody can ask the server.
#pragma once

#include "base/error.hpp"
#include "base/id.hpp"

#include <cstdint>
#include <string_view>

namespace hub::domain {

using DeviceId = Id<struct DeviceTag>;

inline constexpr std::int64_t device_lives_ms = std::int64_t { 72 } * 3600 * 1000;       ///< since it was last unlocked with the server
inline constexpr std::int64_t offline_unlock_ms = std::int64_t { 12 } * 3600 * 1000;     ///< so long the PIN alone opens it
inline constexpr std::int64_t kept_answers_ms = std::int64_t { 30 } * 24 * 3600 * 1000;  ///< longer than anything can wait on a device
inline constexpr int wrong_pins = 5;                                                     ///< then the device is emptied
inline constexpr int max_devices = 10;                                                   ///< of one person
inline constexpr int least_pin_digits = 6;
inline constexpr int most_pin_digits = 12;

/// Six to twelve digits; not one digit again and again, not a row such as 123456, not a pair or triple repeated. The error
/// names the field "pin".
[[nodiscard]] ErrorOr<void> check_pin(std::string_view pin);

}  // namespace hub::domain

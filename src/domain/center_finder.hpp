// Where medical centers are, as far as a form needs to know (AUTH-A6, SVCL-01).
#pragma once

#include "domain/reference.hpp"

#include <optional>
#include <string_view>

namespace hub::domain {

struct GeoPoint {
    double latitude = 0;  ///< degrees
    double longitude = 0;
};

/// Along the surface of the earth.
[[nodiscard]] double miles_between(GeoPoint one, GeoPoint other);

/// Roughly where a ZIP code is: the middle of the centers whose ZIP codes share most of its leading digits, at least three.
/// Nothing when no center is that near; the portal knows no other places.
[[nodiscard]] std::optional<GeoPoint> point_of_zip(Reference const& reference, std::string_view zip);

/// Miles from a ZIP code to a center, or nothing when it is not known where the ZIP code is.
[[nodiscard]] std::optional<double> miles_to(Reference const& reference, std::string_view zip, Center const& center);

}  // namespace hub::domain

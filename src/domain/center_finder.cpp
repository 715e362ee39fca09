#include "domain/center_finder.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace hub::domain {

namespace {

constexpr std::size_t least_common_digits = 3;  ///< one sectional center of the post

std::size_t common_digits(std::string_view one, std::string_view other) {
    auto const length = std::min({ one.size(), other.size(), std::size_t { 5 } });
    std::size_t count = 0;
    while (count < length && one[count] == other[count]) { ++count; }
    return count;
}

}  // namespace

double miles_between(GeoPoint one, GeoPoint other) {
    constexpr double earth_radius_miles = 3958.8;
    constexpr double radians = std::numbers::pi / 180;
    double const north = std::sin((other.latitude - one.latitude) * radians / 2);
    double const east = std::sin((other.longitude - one.longitude) * radians / 2);
    double const a = north * north + std::cos(one.latitude * radians) * std::cos(other.latitude * radians) * east * east;
    return 2 * earth_radius_miles * std::asin(std::min(1.0, std::sqrt(a)));
}

std::optional<GeoPoint> point_of_zip(Reference const& reference, std::string_view zip) {
    std::size_t most = least_common_digits;
    GeoPoint sum;
    int count = 0;
    for (auto const& center : reference.centers) {
        auto const digits = common_digits(zip, center.address.zip);
        if (digits < most) { continue; }
        if (digits > most) {
            most = digits;
            sum = {};
            count = 0;
        }
        sum.latitude += center.latitude;
        sum.longitude += center.longitude;
        ++count;
    }
    if (count == 0) { return std::nullopt; }
    return GeoPoint { sum.latitude / count, sum.longitude / count };
}

std::optional<double> miles_to(Reference const& reference, std::string_view zip, Center const& center) {
    auto const from = point_of_zip(reference, zip);
    if (!from) { return std::nullopt; }
    return miles_between(*from, { center.latitude, center.longitude });
}

}  // namespace hub::domain

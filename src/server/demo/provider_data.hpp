// The table behind add_markets_and_centers: invented centers at plausible places.
#pragma once

#include <array>
#include <string_view>

namespace hub::server::demo {

inline constexpr std::array<std::string_view, 10> market_names {
    "Dallas–Fort Worth",
    "Houston",
    "San Antonio",
    "Denver",
    "Northern New Jersey",
    "Atlanta",
    "Phoenix",
    "Chicago",
    "Nashville",
    "Tampa Bay",
};

struct CenterData {
    int market;
    std::string_view name;
    std::string_view street;
    std::string_view city;
    std::string_view state;
    std::string_view zip;
    std::string_view phone;
    int opens_minutes;
    int closes_minutes;
    double latitude;
    double longitude;
};

inline constexpr std::array<CenterData, 60> center_data { {
    { 0, "Dallas Trinity", "410 Riverfront Way", "Dallas", "TX", "75207", "(214) 555-0100", 420, 1080, 32.789, -96.822 },
    { 0, "Irving North", "1180 Beltline Court", "Irving", "TX", "75038", "(214) 555-0113", 480, 1020, 32.866, -96.984 },
    { 0, "Fort Worth Alliance", "25 Heritage Loop", "Fort Worth", "TX", "76177", "(214) 555-0126", 420, 1080, 32.969, -97.310 },
    { 0, "Dallas Love Field", "2302 Mockingbird Terrace", "Dallas", "TX", "75235", "(214) 555-0139", 420, 1200, 32.838, -96.846 },
    { 0, "Grand Prairie", "915 Carrier Street", "Grand Prairie", "TX", "75050", "(214) 555-0152", 480, 1020, 32.764, -97.011 },
    { 0, "Plano East", "640 Jupiter Lane", "Plano", "TX", "75074", "(214) 555-0165", 450, 1050, 33.026, -96.682 },
    { 1, "Houston Ship Channel", "7700 Clinton Bend", "Houston", "TX", "77020", "(713) 555-0117", 420, 1080, 29.744, -95.283 },
    { 1, "Houston Greenspoint", "315 Northchase Row", "Houston", "TX", "77060", "(713) 555-0130", 480, 1020, 29.942, -95.413 },
    { 1, "Houston Westchase", "10220 Richmond Bend", "Houston", "TX", "77042", "(713) 555-0143", 420, 1080, 29.733, -95.560 },
    { 1, "Pasadena Bayport", "4101 Fairmont Spur", "Pasadena", "TX", "77504", "(713) 555-0156", 420, 1200, 29.650, -95.176 },
    { 1, "Katy Freeway", "1905 Mason Crossing", "Katy", "TX", "77450", "(713) 555-0169", 480, 1020, 29.760, -95.752 },
    { 1, "Baytown", "520 Garth Landing", "Baytown", "TX", "77521", "(713) 555-0182", 450, 1050, 29.783, -94.969 },
    { 2, "San Antonio Alamo Ranch", "11900 Culebra Pass", "San Antonio", "TX", "78253", "(210) 555-0134", 420, 1080, 29.486, -98.712 },
    { 2, "San Antonio Brooks", "3140 Goliad Way", "San Antonio", "TX", "78223", "(210) 555-0147", 480, 1020, 29.346, -98.440 },
    { 2, "San Antonio Airport", "830 Isom Court", "San Antonio", "TX", "78216", "(210) 555-0160", 420, 1080, 29.526, -98.484 },
    { 2, "Schertz", "17300 Four Oaks Lane", "Schertz", "TX", "78154", "(210) 555-0173", 420, 1200, 29.566, -98.290 },
    { 2, "San Antonio Downtown", "212 Dolorosa Arcade", "San Antonio", "TX", "78205", "(210) 555-0186", 480, 1020, 29.424, -98.495 },
    { 2, "New Braunfels", "1650 Walnut Bend", "New Braunfels", "TX", "78130", "(210) 555-0199", 450, 1050, 29.700, -98.150 },
    { 3, "Aurora Peoria St.", "3350 Peoria Street", "Aurora", "CO", "80010", "(303) 555-0151", 420, 1080, 39.764, -104.847 },
    { 3, "Denver Stapleton", "7505 Smith Crossing", "Denver", "CO", "80207", "(303) 555-0164", 480, 1020, 39.768, -104.903 },
    { 3, "Commerce City", "6020 Vasquez Loop", "Commerce City", "CO", "80022", "(303) 555-0177", 420, 1080, 39.806, -104.924 },
    { 3, "Lakewood Union", "245 Union Ridge", "Lakewood", "CO", "80228", "(303) 555-0190", 420, 1200, 39.716, -105.131 },
    { 3, "Englewood Tech Center", "8100 Inverness Row", "Englewood", "CO", "80112", "(303) 555-0103", 480, 1020, 39.573, -104.867 },
    { 3, "Longmont", "1420 Ken Pratt Lane", "Longmont", "CO", "80501", "(303) 555-0116", 450, 1050, 40.153, -105.104 },
    { 4, "Newark Ironbound", "188 Ferry Landing", "Newark", "NJ", "07105", "(973) 555-0168", 420, 1080, 40.727, -74.155 },
    { 4, "Elizabeth Port", "901 Division Quay", "Elizabeth", "NJ", "07201", "(973) 555-0181", 480, 1020, 40.671, -74.195 },
    { 4, "Secaucus", "35 Enterprise Court", "Secaucus", "NJ", "07094", "(973) 555-0194", 420, 1080, 40.784, -74.066 },
    { 4, "Edison Raritan", "60 Fieldcrest Path", "Edison", "NJ", "08837", "(973) 555-0107", 420, 1200, 40.512, -74.358 },
    { 4, "Parsippany", "410 Littleton Rise", "Parsippany", "NJ", "07054", "(973) 555-0120", 480, 1020, 40.862, -74.408 },
    { 4, "Paterson", "77 Market Row", "Paterson", "NJ", "07505", "(973) 555-0133", 450, 1050, 40.916, -74.172 },
    { 5, "Atlanta West End", "560 Lee Terrace", "Atlanta", "GA", "30310", "(404) 555-0185", 420, 1080, 33.737, -84.413 },
    { 5, "Norcross", "5250 Buford Bend", "Norcross", "GA", "30071", "(404) 555-0198", 480, 1020, 33.941, -84.211 },
    { 5, "Forest Park", "4700 Jonesboro Way", "Forest Park", "GA", "30297", "(404) 555-0111", 420, 1080, 33.622, -84.369 },
    { 5, "Marietta", "1180 Cobb Crossing", "Marietta", "GA", "30067", "(404) 555-0124", 420, 1200, 33.930, -84.473 },
    { 5, "Atlanta Fulton Industrial", "4225 Fulton Spur", "Atlanta", "GA", "30336", "(404) 555-0137", 480, 1020, 33.744, -84.540 },
    { 5, "Lithonia", "2815 Panola Ridge", "Lithonia", "GA", "30058", "(404) 555-0150", 450, 1050, 33.729, -84.163 },
    { 6, "Phoenix Sky Harbor", "2250 Buckeye Court", "Phoenix", "AZ", "85034", "(602) 555-0102", 420, 1080, 33.436, -112.034 },
    { 6, "Chandler", "640 Frye Landing", "Chandler", "AZ", "85225", "(602) 555-0115", 480, 1020, 33.299, -111.828 },
    { 6, "Tempe Priest", "1405 Priest Row", "Tempe", "AZ", "85281", "(602) 555-0128", 420, 1080, 33.417, -111.961 },
    { 6, "Glendale Loop", "7150 Olive Bend", "Glendale", "AZ", "85302", "(602) 555-0141", 420, 1200, 33.566, -112.209 },
    { 6, "Tolleson", "9050 Van Buren Spur", "Tolleson", "AZ", "85353", "(602) 555-0154", 480, 1020, 33.450, -112.259 },
    { 6, "Mesa Falcon", "4530 McKellips Path", "Mesa", "AZ", "85215", "(602) 555-0167", 450, 1050, 33.452, -111.737 },
    { 7, "Chicago Pilsen", "1900 Loomis Yard", "Chicago", "IL", "60608", "(312) 555-0119", 420, 1080, 41.856, -87.661 },
    { 7, "Elk Grove Village", "1250 Touhy Crossing", "Elk Grove Village", "IL", "60007", "(312) 555-0132", 480, 1020, 42.006, -87.963 },
    { 7, "Bedford Park", "6750 Archer Spur", "Bedford Park", "IL", "60638", "(312) 555-0145", 420, 1080, 41.773, -87.795 },
    { 7, "Joliet", "2410 Jefferson Bend", "Joliet", "IL", "60435", "(312) 555-0158", 420, 1200, 41.527, -88.130 },
    { 7, "Elgin", "915 McLean Row", "Elgin", "IL", "60123", "(312) 555-0171", 480, 1020, 42.033, -88.309 },
    { 7, "Waukegan", "330 Belvidere Path", "Waukegan", "IL", "60085", "(312) 555-0184", 450, 1050, 42.355, -87.848 },
    { 8, "Nashville Cumberland", "70 Visco Landing", "Nashville", "TN", "37210", "(615) 555-0136", 420, 1080, 36.150, -86.744 },
    { 8, "La Vergne", "5300 Waldron Loop", "La Vergne", "TN", "37086", "(615) 555-0149", 480, 1020, 36.022, -86.571 },
    { 8, "Smyrna", "410 Enon Springs Way", "Smyrna", "TN", "37167", "(615) 555-0162", 420, 1080, 35.983, -86.519 },
    { 8, "Nashville Airpark", "1215 Briley Terrace", "Nashville", "TN", "37217", "(615) 555-0175", 420, 1200, 36.115, -86.690 },
    { 8, "Lebanon", "840 Baddour Court", "Lebanon", "TN", "37087", "(615) 555-0188", 480, 1020, 36.214, -86.303 },
    { 8, "Murfreesboro", "1980 Medical Rise", "Murfreesboro", "TN", "37129", "(615) 555-0101", 450, 1050, 35.862, -86.414 },
    { 9, "Tampa Ybor", "2105 Adamo Quay", "Tampa", "FL", "33605", "(813) 555-0153", 420, 1080, 27.955, -82.431 },
    { 9, "Tampa Westshore", "4802 Cypress Arcade", "Tampa", "FL", "33607", "(813) 555-0166", 480, 1020, 27.952, -82.523 },
    { 9, "Brandon", "1130 Lumsden Bend", "Brandon", "FL", "33511", "(813) 555-0179", 420, 1080, 27.922, -82.297 },
    { 9, "Clearwater Gateway", "13900 Roosevelt Spur", "Clearwater", "FL", "33762", "(813) 555-0192", 420, 1200, 27.894, -82.684 },
    { 9, "St. Petersburg", "620 Dome Path", "St. Petersburg", "FL", "33705", "(813) 555-0105", 480, 1020, 27.765, -82.649 },
    { 9, "Lakeland", "3240 Drane Row", "Lakeland", "FL", "33811", "(813) 555-0118", 450, 1050, 27.996, -82.015 },
} };

}  // namespace hub::server::demo

// What the dialog "Download as one PDF" keeps between frames.
#pragma once

#include "domain/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hub::ui {

enum class BundleOrder : std::uint8_t { AsListed, Employee, VisitDate, Arranged };

struct BundleState {
    bool open = false;
    std::vector<domain::DocumentId> documents;  ///< in the order of the list when the dialog was opened
    std::vector<domain::DocumentId> arranged;   ///< in the person's own order; empty until there is one
    BundleOrder order = BundleOrder::AsListed;
    bool shows_all = false;  ///< the whole list on a phone
    bool cover = true;
    bool bookmarks = true;
    bool page_numbers = true;
    bool per_employee = false;  ///< a PDF for each, in a ZIP
    bool has_password = false;
    std::string password;  ///< forgotten when the work begins
    std::string password_again;
    std::string password_error;
    std::string password_again_error;
    std::string file_name;  ///< without ".pdf" or ".zip"
    std::string file_name_error;
    std::string file_pattern = "{employee} {date}";  ///< of the names in the ZIP
    std::string file_pattern_error;
    bool started = false;     ///< the form has given way to the progress
    bool saved = false;       ///< the finished file was offered
    bool background = false;  ///< put aside while it works
};

}  // namespace hub::ui

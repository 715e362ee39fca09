// One PDF per employee: which documents go into which file of the ZIP, and what the files are called (RSLT-A2). Pure.
#pragma once

#include "base/date.hpp"
#include "client/platform.hpp"
#include "domain/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hub::client {

struct BundledDocument {
    domain::DocumentId id;
    Date birth_date;  ///< tells employees of the same name apart
    BundleItem item;
};

/// Puts the documents of each employee next to each other, in the order of the employees' first ones, and names their files
/// after `pattern`: "{employee}" and "{date}" are filled in. No two files have the same name, whatever the case of letters.
void part_by_employee(std::vector<BundledDocument>& documents, std::string_view pattern, Date today);

/// The name of one file, with ".pdf"; characters that a file system may refuse become hyphens.
[[nodiscard]] std::string employee_file_name(std::string_view pattern, std::string_view employee, Date today);

}  // namespace hub::client

#include "client/bundle_files.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace hub::client {

namespace {

constexpr std::size_t longest_name = 120;  // in bytes, so that it fits every file system with the number and ".pdf"

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

/// Without half a character at the end.
void shorten(std::string& text) {
    if (text.size() <= longest_name) { return; }
    auto size = longest_name;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) { --size; }
    text.resize(size);
}

}  // namespace

std::string employee_file_name(std::string_view pattern, std::string_view employee, Date today) {
    std::string name(pattern);
    // The date first: an employee's name is never read as a pattern.
    replace_all(name, "{date}", today.to_iso());
    replace_all(name, "{employee}", employee);
    for (auto& letter : name) {
        if (static_cast<unsigned char>(letter) < ' ' || letter == '\x7F' || std::string_view("\\/:*?\"<>|").contains(letter)) {
            letter = '-';
        }
    }
    shorten(name);
    // Windows drops blanks and full stops at the end, and a full stop at the start hides a file.
    while (name.ends_with(' ') || name.ends_with('.')) { name.pop_back(); }
    auto const start = name.find_first_not_of(" .");
    name = start == std::string::npos ? "Results" : name.substr(start);
    return name + ".pdf";
}

void part_by_employee(std::vector<BundledDocument>& documents, std::string_view pattern, Date today) {
    using Employee = std::pair<std::string, Date>;
    auto const employee_of = [](BundledDocument const& document) { return Employee { document.item.group, document.birth_date }; };
    std::map<Employee, std::size_t> order;
    for (auto const& document : documents) { order.try_emplace(employee_of(document), order.size()); }
    std::ranges::stable_sort(documents, {}, [&](BundledDocument const& document) { return order[employee_of(document)]; });

    std::set<std::string> taken;
    std::map<Employee, std::string> names;
    for (auto& document : documents) {
        auto& name = names[employee_of(document)];
        if (name.empty()) {
            name = employee_file_name(pattern, document.item.group, today);
            auto const stem = name.substr(0, name.size() - 4);
            for (int number = 2; !taken.insert(fold(name)).second; ++number) { name = stem + " (" + std::to_string(number) + ").pdf"; }
        }
        document.item.file = name;
    }
}

}  // namespace hub::client

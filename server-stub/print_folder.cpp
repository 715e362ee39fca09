#include "print_folder.hpp"

#include "durable_file.hpp"

#include <cstddef>
#include <span>

namespace hub::host {

ErrorOr<void> PrintFolder::print(std::string_view file_name, std::string_view pdf) {
    return write_durably(m_folder / file_name, std::as_bytes(std::span { pdf }));
}

}  // namespace hub::host

// Letters as files in a folder, from which they are printed and mailed (BILL-21, BILL-22).
#pragma once

#include "server/letter_printing.hpp"

#include <filesystem>
#include <string_view>
#include <utility>

namespace hub::host {

class PrintFolder final : public server::PrintRoom {
public:
    /// The folder is there already.
    explicit PrintFolder(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] ErrorOr<void> print(std::string_view file_name, std::string_view pdf) override;

private:
    std::filesystem::path m_folder;
};

}  // namespace hub::host

// A database file of one test, removed with its companions when the test ends.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace hub {

class TemporaryFile {
public:
    TemporaryFile() {
        auto pattern = (std::filesystem::temp_directory_path() / "hub-store-XXXXXX").string();
        m_folder = ::mkdtemp(pattern.data());
    }
    ~TemporaryFile() { std::filesystem::remove_all(m_folder); }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    [[nodiscard]] std::string path() const { return (m_folder / "test.db").string(); }

private:
    std::filesystem::path m_folder;
};

}  // namespace hub

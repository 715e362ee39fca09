#include "job_command.hpp"

#include "argon2_passwords.hpp"
#include "command_options.hpp"
#include "data_folder.hpp"
#include "folder_files.hpp"
#include "machine.hpp"
#include "server/archive_job.hpp"
#include "store/sqlite_database.hpp"

#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>

namespace hub::host {

namespace {

namespace fs = std::filesystem;

struct JobOptions {
    fs::path data = "hub-data";
    Instant at;
};

ErrorOr<JobOptions> read_job_options(std::span<char const* const> arguments, Instant now) {
    JobOptions options { .at = now };
    HUB_TRY(read_command_options(arguments, "job", "archive", [&](std::string_view name, std::string_view value) -> ErrorOr<bool> {
        if (name == "--data") {
            options.data = value;
        } else if (name == "--at") {
            auto const at = Instant::parse_iso(value);
            if (!at) { return fail(Error::invalid({}, "--at is a moment such as 2026-12-01T06:00:00Z.")); }
            options.at = *at;
        } else {
            return false;
        }
        return true;
    }));
    return options;
}

ErrorOr<std::optional<std::int64_t>> archive(JobOptions const& options, Clock const& clock) {
    HUB_TRY_ASSIGN(auto const key, DataFolder::existing_secrets_key(options.data));
    SodiumSecrets secrets { key };
    HUB_TRY_ASSIGN(auto const database, store::SqliteDatabase::open({ .path = (options.data / "hub.db").string() }, clock.now()));
    HUB_TRY(check_key_of_database(*database, secrets));
    FolderFiles files { options.data / "files" };
    Argon2Passwords passwords { least_argon2_cost, PepperKey {}, 1 };  // a job asks for no password
    SecureRandom random;
    JsonLog log { LogLevel::Warning };
    return server::archive_documents({ *database, files, passwords, secrets, clock, random, log }, options.at, server::JobStart::AtOnce);
}

}  // namespace

int run_job_command(std::span<char const* const> arguments, Clock const& clock, std::ostream& out, std::ostream& complaints) {
    auto const options = read_job_options(arguments, clock.now());
    if (!options) {
        complain(complaints, options.error());
        complaints << job_help;
        return wrong_usage;
    }
    auto const archived = archive(*options, clock);
    if (!archived) {
        complain(complaints, archived.error());
        return 1;
    }
    if (*archived) {
        out << "archive: " << **archived << " documents archived as of " << options->at.to_iso() << '\n';
    } else {
        out << "archive: another server is at it\n";
    }
    return 0;
}

}  // namespace hub::host

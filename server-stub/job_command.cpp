#include "job_command.hpp"

#include "argon2_passwords.hpp"
#include "command_options.hpp"
#include "data_folder.hpp"
#include "folder_files.hpp"
#include "machine.hpp"
#include "server/archive_job.hpp"
#include "server/billing_jobs.hpp"
#include "store/sqlite_database.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hub::host {

namespace {

namespace fs = std::filesystem;

struct JobOptions {
    std::string_view job;
    std::vector<std::string> origins;
    fs::path data = "hub-data";
    Instant at;
};

constexpr std::string_view archive_name = "archive";

ErrorOr<JobOptions> read_job_options(std::span<char const* const> arguments, Instant now) {
    JobOptions options { .job = arguments.empty() ? std::string_view {} : std::string_view { arguments.front() }, .at = now };
    bool const is_known = options.job == archive_name || std::ranges::contains(server::billing_job_names, options.job);
    if (!is_known) { return fail(Error::invalid({}, "There is no such job.")); }
    HUB_TRY(read_command_options(arguments, "job", options.job, [&](std::string_view name, std::string_view value) -> ErrorOr<bool> {
        if (name == "--data") {
            options.data = value;
        } else if (name == "--origin") {
            options.origins.emplace_back(value);
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

ErrorOr<std::optional<std::int64_t>> run(JobOptions const& options, Clock const& clock) {
    HUB_TRY_ASSIGN(auto const key, DataFolder::existing_secrets_key(options.data));
    SodiumSecrets secrets { key };
    HUB_TRY_ASSIGN(auto const database, store::SqliteDatabase::open({ .path = (options.data / "hub.db").string() }, clock.now()));
    HUB_TRY(check_key_of_database(*database, secrets));
    FolderFiles files { options.data / "files" };
    Argon2Passwords passwords { least_argon2_cost, PepperKey {}, 1 };  // a job asks for no password
    SecureRandom random;
    JsonLog log { LogLevel::Warning };
    server::Services const services { *database, files, passwords, secrets, clock, random, log };
    if (options.job == archive_name) { return server::archive_documents(services, options.at, server::JobStart::AtOnce); }
    server::Config config;
    config.origins = options.origins;
    return server::App { services, std::move(config) }.run_billing_job(options.job, options.at);
}

}  // namespace

int run_job_command(std::span<char const* const> arguments, Clock const& clock, std::ostream& out, std::ostream& complaints) {
    auto const options = read_job_options(arguments, clock.now());
    if (!options) {
        complain(complaints, options.error());
        complaints << job_help;
        return wrong_usage;
    }
    auto const done = run(*options, clock);
    if (!done) {
        complain(complaints, done.error());
        return 1;
    }
    bool const is_archive = options->job == archive_name;
    if (*done) {
        out << options->job << ": " << **done << (is_archive ? " documents archived" : " done") << " as of " << options->at.to_iso()
            << '\n';
    } else {
        out << options->job << ": another server is at it\n";
    }
    return 0;
}

}  // namespace hub::host

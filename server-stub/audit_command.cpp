#include "audit_command.hpp"

#include "command_options.hpp"
#include "data_folder.hpp"
#include "durable_file.hpp"
#include "server/audit_verify.hpp"
#include "store/sqlite_database.hpp"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace hub::host {

namespace {

namespace fs = std::filesystem;

struct VerifyOptions {
    fs::path data = "hub-data";
    fs::path anchor;
    std::int64_t from = 1;
};

ErrorOr<VerifyOptions> read_verify_options(std::span<char const* const> arguments) {
    VerifyOptions options;
    HUB_TRY(read_command_options(arguments, "audit", "verify", [&](std::string_view name, std::string_view value) -> ErrorOr<bool> {
        if (name == "--data") {
            options.data = value;
        } else if (name == "--anchor") {
            options.anchor = value;
        } else if (name == "--from") {
            auto const [end, failed] = std::from_chars(value.data(), value.data() + value.size(), options.from);
            if (failed != std::errc {} || end != value.data() + value.size() || options.from < 1) {
                return fail(Error::invalid({}, "--from is the number of a row, 1 or more."));
            }
        } else {
            return false;
        }
        return true;
    }));
    return options;
}

ErrorOr<std::vector<store::AuditHead>> load_anchors(VerifyOptions const& options, server::Secrets& secrets) {
    auto const path = options.anchor.empty() ? DataFolder::audit_anchor(options.data) : options.anchor;
    auto const text = read_whole(path);
    bool const is_missing = !text && text.error().code == ErrorCode::NotFound;
    if (is_missing && options.anchor.empty()) { return std::vector<store::AuditHead> {}; }
    if (!text) { return fail(Error::unavailable("The anchor file " + path.string() + " cannot be read.")); }
    return server::read_anchors(secrets, *text);
}

ErrorOr<server::AuditReport> verify(VerifyOptions const& options, std::size_t& anchors_used) {
    HUB_TRY_ASSIGN(auto const key, DataFolder::existing_secrets_key(options.data));
    SodiumSecrets secrets { key };
    HUB_TRY_ASSIGN(auto const anchors, load_anchors(options, secrets));
    anchors_used = anchors.size();
    HUB_TRY_ASSIGN(auto const connection,
        store::SqliteConnection::open({ .path = (options.data / "hub.db").string(), .access = store::SqliteAccess::ReadOnly }));
    server::AuditReport report;
    HUB_TRY(store::read_transaction(*connection, [&](store::Connection& db) -> ErrorOr<void> {
        HUB_TRY_ASSIGN(report, server::verify_audit(db, secrets, options.from, anchors));
        return {};
    }));
    return report;
}

}  // namespace

int run_audit_command(std::span<char const* const> arguments, std::ostream& out, std::ostream& complaints) {
    auto const options = read_verify_options(arguments);
    if (!options) {
        complain(complaints, options.error());
        complaints << audit_help;
        return wrong_usage;
    }
    std::size_t anchors = 0;
    auto const report = verify(*options, anchors);
    if (!report) {
        complain(complaints, report.error());
        return 1;
    }
    for (auto const& trouble : report->troubles) {
        complaints << "audit: chain " << trouble.chain << ", row " << trouble.seq << ": " << trouble.what << '\n';
    }
    out << "audit: " << report->rows << " rows read, " << anchors << " anchors, "
        << (report->troubles.empty() ? "the log is whole" : "THE LOG IS NOT WHOLE") << '\n';
    return report->troubles.empty() ? 0 : 1;
}

}  // namespace hub::host

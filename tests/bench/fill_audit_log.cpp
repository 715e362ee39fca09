// hub-fill-audit DIR ROWS: adds rows to the audit log of a data folder, as the server writes them, so that tools/bench_audit.mjs
// can measure how long its verification takes.
#include "data_folder.hpp"
#include "server/audit.hpp"
#include "sodium_secrets.hpp"
#include "store/sqlite_connection.hpp"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

namespace {

using namespace hub;

constexpr std::int64_t rows_a_transaction = 20'000;

ErrorOr<void> add_rows(store::Connection& db, server::Secrets& secrets, store::AuditHead& head, std::int64_t last) {
    while (head.seq < last) {
        store::AuditRow row { .chain = std::string { server::provider_chain },
            .seq = head.seq + 1,
            .at = Instant { 1'790'000'000'000 + head.seq * 250 },
            .actor = "0190a6f2-7c1e-7d3a-9b52-5f1f7f0e2a11",
            .actor_role = "user_admin",
            .session = secrets.mac("session", "bench"),
            .address = "127.0.0.1",
            .agent = secrets.mac("agent", "bench"),
            .action = "document.viewed",
            .object_type = "document",
            .object_id = "0190a6f2-7c1e-7d3a-9b52-" + std::to_string(100'000'000'000 + head.seq),
            .subject = {},
            .outcome = "done",
            .reason = {},
            .request_id = std::to_string(head.seq),
            .details = {},
            .prev = head.hash,
            .hash = {} };
        row.hash = server::audit_row_hash(secrets, row);
        HUB_TRY(store::append_audit_row(db, row));
        head = { .chain = row.chain, .seq = row.seq, .hash = row.hash };
    }
    return {};
}

ErrorOr<void> fill(std::filesystem::path const& folder, std::int64_t rows) {
    HUB_TRY_ASSIGN(auto const key, host::DataFolder::existing_secrets_key(folder));
    host::SodiumSecrets secrets { key };
    HUB_TRY_ASSIGN(auto const connection, store::SqliteConnection::open({ .path = (folder / "hub.db").string() }));
    HUB_TRY_ASSIGN(auto head, store::find_audit_head(*connection, server::provider_chain));
    head.chain = server::provider_chain;
    std::int64_t const end = head.seq + rows;
    while (head.seq < end) {
        HUB_TRY(connection->exec("BEGIN IMMEDIATE"));
        HUB_TRY(add_rows(*connection, secrets, head, std::min(end, head.seq + rows_a_transaction)));
        HUB_TRY(connection->exec("COMMIT"));
    }
    return {};
}

}  // namespace

int main(int count, char** arguments) {
    std::int64_t const rows = count == 3 ? std::atoll(arguments[2]) : 0;
    if (rows <= 0) {
        std::cerr << "usage: hub-fill-audit DIR ROWS\n";
        return 2;
    }
    auto const filled = fill(arguments[1], rows);
    if (!filled) {
        std::cerr << "hub-fill-audit: " << filled.error().message << ' ' << filled.error().detail << '\n';
        return 1;
    }
}

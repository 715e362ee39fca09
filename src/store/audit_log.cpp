#include "store/audit_log.hpp"

namespace hub::store {

namespace {

AuditHead head_from(Row const& row) {
    return { row.string(0), row.integer(1), row.string(2) };
}

void read_row(Row const& from, AuditRow& row) {
    row.seq = from.integer(0);
    row.at = from.instant(1);
    std::string* const texts[] { &row.actor, &row.actor_role, &row.session, &row.address, &row.agent, &row.action, &row.object_type,
        &row.object_id, &row.subject, &row.outcome, &row.reason, &row.request_id, &row.details, &row.prev, &row.hash };
    int column = 2;
    for (auto* const text : texts) { *text = from.text(column++); }
}

}  // namespace

ErrorOr<AuditHead> find_audit_head(Connection& db, std::string_view chain) {
    AuditHead head { std::string { chain }, 0, {} };
    HUB_TRY(db.each("SELECT chain, seq, hash FROM audit_heads WHERE chain = ?", [&](Row const& row) { head = head_from(row); }, chain));
    return head;
}

ErrorOr<std::vector<AuditHead>> list_audit_heads(Connection& db) {
    std::vector<AuditHead> heads;
    HUB_TRY(db.each("SELECT chain, seq, hash FROM audit_heads ORDER BY chain", [&](Row const& row) { heads.push_back(head_from(row)); }));
    return heads;
}

ErrorOr<void> append_audit_row(Connection& db, AuditRow const& row) {
    HUB_TRY_ASSIGN(auto const moved,
        row.seq == 1 ? db.exec("INSERT INTO audit_heads (chain, seq, hash) VALUES (?, ?, ?)", row.chain, row.seq, row.hash)
                     : db.exec("UPDATE audit_heads SET seq = ?, hash = ? WHERE chain = ? AND seq = ? AND hash = ?", row.seq, row.hash,
                           row.chain, row.seq - 1, row.prev));
    if (moved != 1) { return fail(Error::conflict("The audit log was changed by somebody else.")); }
    HUB_TRY(
        db.exec("INSERT INTO audit_log (chain, seq, at, actor, actor_role, session, address, agent, action, object_type, object_id, "
                "subject, outcome, reason, request_id, details, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.chain, row.seq, row.at, row.actor, row.actor_role, row.session, row.address, row.agent, row.action, row.object_type,
            row.object_id, row.subject, row.outcome, row.reason, row.request_id, row.details, row.prev, row.hash));
    return {};
}

ErrorOr<void> each_audit_row(Connection& db, std::string_view chain, std::int64_t first, std::function<void(AuditRow const&)> const& each) {
    AuditRow row;
    row.chain = chain;
    return db.each(
        "SELECT seq, at, actor, actor_role, session, address, agent, action, object_type, object_id, subject, outcome, reason, "
        "request_id, details, prev, hash FROM audit_log WHERE chain = ? AND seq >= ? ORDER BY seq",
        [&](Row const& from) {
            read_row(from, row);
            each(row);
        },
        chain, first);
}

ErrorOr<std::vector<std::string>> list_audit_chains(Connection& db) {
    std::vector<std::string> chains;
    HUB_TRY(db.each("SELECT chain FROM audit_heads UNION SELECT DISTINCT chain FROM audit_log ORDER BY 1",
        [&](Row const& row) { chains.push_back(row.string(0)); }));
    return chains;
}

}  // namespace hub::store

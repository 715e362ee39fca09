#include "server/audit_verify.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "server/audit.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace hub::server {

namespace {

/// Follows one chain row by row; the first thing that is wrong is kept.
class ChainReader {
public:
    ChainReader(Secrets& secrets, std::string chain, std::int64_t first) : m_secrets(secrets), m_chain(std::move(chain)), m_next(first) {}

    void read(store::AuditRow const& row, std::span<store::AuditHead const> anchors) {
        ++m_rows;
        if (is_wrong()) { return; }
        if (row.seq != m_next) {
            found(m_next, "row " + std::to_string(m_next) + " is missing");
        } else if (m_is_first ? (row.seq == 1 && !row.prev.empty()) : row.prev != m_hash) {
            found(row.seq, "row " + std::to_string(row.seq) + " does not follow the one before it");
        } else if (!equal_in_constant_time(row.hash, audit_row_hash(m_secrets, row))) {
            found(row.seq, "row " + std::to_string(row.seq) + " was changed");
        } else if (std::ranges::any_of(anchors, [&](auto const& anchor) { return is_at(anchor, row) && anchor.hash != row.hash; })) {
            found(row.seq, "row " + std::to_string(row.seq) + " is not the one that was anchored");
        }
        m_is_first = false;
        m_next = row.seq + 1;
        m_hash = row.hash;
    }

    void end(store::AuditHead const& head, std::span<store::AuditHead const> anchors) {
        if (is_wrong()) { return; }
        auto const last = m_next - 1;
        for (auto const& anchor : anchors) {
            if (anchor.chain == m_chain && anchor.seq > last) {
                return found(
                    last + 1, "row " + std::to_string(last + 1) + " is missing: the log was anchored at row " + std::to_string(anchor.seq));
            }
        }
        if (!m_is_first && (head.seq != last || head.hash != m_hash)) {
            auto const seq = std::min(head.seq, last) + (head.seq == last ? 0 : 1);
            found(seq, "the chain's head, row " + std::to_string(head.seq) + ", is not its last row, " + std::to_string(last));
        } else if (m_is_first && head.seq >= m_next) {
            found(m_next, "row " + std::to_string(m_next) + " is missing");
        }
    }

    [[nodiscard]] bool is_wrong() const { return !m_trouble.what.empty(); }
    [[nodiscard]] AuditTrouble const& trouble() const { return m_trouble; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }

private:
    [[nodiscard]] bool is_at(store::AuditHead const& anchor, store::AuditRow const& row) const {
        return anchor.chain == m_chain && anchor.seq == row.seq;
    }
    void found(std::int64_t seq, std::string what) { m_trouble = { m_chain, seq, std::move(what) }; }

    Secrets& m_secrets;
    std::string m_chain;
    std::int64_t m_next;
    std::string m_hash;
    bool m_is_first = true;
    std::int64_t m_rows = 0;
    AuditTrouble m_trouble;
};

std::string anchor_text(store::AuditHead const& head, std::string_view at) {
    return head.chain + " " + std::to_string(head.seq) + " " + head.hash + " " + std::string { at };
}

ErrorOr<std::int64_t> read_seq(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc {} || end != text.data() + text.size()) {
        return fail(Error::invalid("anchor", "The anchor file is damaged."));
    }
    return number;
}

}  // namespace

ErrorOr<AuditReport> verify_audit(store::Connection& db, Secrets& secrets, std::int64_t first, std::span<store::AuditHead const> anchors) {
    AuditReport report;
    HUB_TRY_ASSIGN(auto chains, store::list_audit_chains(db));
    for (auto const& anchor : anchors) {
        if (!std::ranges::contains(chains, anchor.chain)) { chains.push_back(anchor.chain); }
    }
    for (auto const& chain : chains) {
        ChainReader reader { secrets, chain, std::max<std::int64_t>(1, first) };
        HUB_TRY(store::each_audit_row(db, chain, first, [&](store::AuditRow const& row) { reader.read(row, anchors); }));
        HUB_TRY_ASSIGN(auto const head, store::find_audit_head(db, chain));
        reader.end(head, anchors);
        report.rows += reader.rows();
        if (reader.is_wrong()) { report.troubles.push_back(reader.trouble()); }
    }
    return report;
}

std::string write_anchors(Secrets& secrets, std::span<store::AuditHead const> heads, Instant at) {
    std::string text;
    for (auto const& head : heads) {
        auto const line = anchor_text(head, std::to_string(at.ms));
        text += line + " " + secrets.mac("audit-anchor", line) + "\n";
    }
    return text;
}

ErrorOr<std::vector<store::AuditHead>> read_anchors(Secrets& secrets, std::string_view text) {
    std::vector<store::AuditHead> heads;
    for (auto const line : split(text, '\n')) {
        if (line.empty()) { continue; }
        auto const words = split(line, ' ');
        if (words.size() != 5) { return fail(Error::invalid("anchor", "The anchor file is damaged.")); }
        store::AuditHead head { std::string { words[0] }, 0, std::string { words[2] } };
        HUB_TRY_ASSIGN(head.seq, read_seq(words[1]));
        if (!equal_in_constant_time(words[4], secrets.mac("audit-anchor", anchor_text(head, words[3])))) {
            return fail(Error::invalid("anchor", "The anchor file was changed, or belongs to another portal."));
        }
        heads.push_back(std::move(head));
    }
    return heads;
}

}  // namespace hub::server

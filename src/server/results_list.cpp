#include "server/results_list.hpp"

#include <algorithm>
#include <unordered_set>

namespace hub::server {

namespace {

/// Rows that one answer looks at, at most: about 50 ms of work, also for a viewer to whom next to nothing is delivered.
constexpr int most_scanned = 50'000;

}  // namespace

ErrorOr<api::ResultPage> ResultsList::answer(api::ListResults const& ask) {
    HUB_TRY(start(ask));
    auto next = Step::Continue;
    while (next == Step::Continue) { HUB_TRY_ASSIGN(next, step()); }
    HUB_TRY_ASSIGN(auto page, m_page.finish(m_db, m_owner.employer));
    HUB_TRY_ASSIGN(page.total, total(m_db, m_owner, m_today, m_rule));
    page.more = next == Step::Full;
    page.cursor = write_cursor(m_cursor, m_owner);
    return page;
}

ErrorOr<void> ResultsList::start(api::ListResults const& ask) {
    m_limit = ask.limit;
    HUB_TRY_ASSIGN(auto settings, store::find_report_settings(m_db, m_owner.employer, m_owner.contact));
    m_settings_version = settings.version;
    m_rule = DeliveryRule { std::move(settings.settings) };
    HUB_TRY_ASSIGN(auto const last_seq, store::last_change(m_db, m_owner.employer));
    if (ask.cursor.empty()) {
        m_cursor.seq = last_seq;
        m_cursor.day = m_today;
        m_cursor.settings = m_settings_version;
        m_cursor.settings_target = m_settings_version;
    } else {
        HUB_TRY_ASSIGN(m_cursor, read_cursor(ask.cursor, m_owner));
        // A cursor from the future is one of another database: a backup was restored, or the sandbox reset.
        if (m_cursor.seq > last_seq || m_cursor.settings > m_settings_version) {
            return fail(Error::invalid("cursor", "is no longer usable; load the list from the start"));
        }
        bool const is_ahead = m_cursor.phase == ResultsCursor::Phase::Archive && m_cursor.day_target > m_today;
        if (m_cursor.day > m_today || is_ahead) { turn_back_the_day(); }
    }
    HUB_TRY(load_former_rules());
    follow_settings();
    m_page.reserve(static_cast<std::size_t>(m_cursor.phase == ResultsCursor::Phase::Changes ? 0 : m_limit));
    return {};
}

ErrorOr<void> ResultsList::load_former_rules() {
    if (m_cursor.settings == m_settings_version) { return {}; }
    HUB_TRY_ASSIGN(auto former, store::list_report_settings_since(m_db, m_owner.employer, m_owner.contact, m_cursor.settings));
    for (auto& stored : former) {
        if (stored.version < m_settings_version) { m_former_rules.emplace_back(std::move(stored.settings)); }
    }
    return {};
}

/// The clock was set back, as trainers do: what had archived is there again, so the whole list is told once more.
void ResultsList::turn_back_the_day() {
    m_cursor.phase = ResultsCursor::Phase::Resync;
    m_cursor.day = std::min(m_cursor.day, m_today);
    m_cursor.settings_target = m_settings_version;
    m_cursor.position = {};
}

/// A pass for settings that are no longer the present ones starts over. Archive goes on first: its rows leave either way.
void ResultsList::follow_settings() {
    bool const is_pass = m_cursor.phase == ResultsCursor::Phase::Load || m_cursor.phase == ResultsCursor::Phase::Resync;
    bool const is_behind = is_pass ? m_cursor.settings_target != m_settings_version
                                   : m_cursor.phase == ResultsCursor::Phase::Changes && m_cursor.settings != m_settings_version;
    if (!is_behind) { return; }
    m_cursor.phase = ResultsCursor::Phase::Resync;
    m_cursor.settings_target = m_settings_version;
    m_cursor.position = {};
}

ErrorOr<ResultsList::Step> ResultsList::step() {
    switch (m_cursor.phase) {
    case ResultsCursor::Phase::Load:
    case ResultsCursor::Phase::Resync: return pass();
    case ResultsCursor::Phase::Archive: return archive();
    case ResultsCursor::Phase::Changes: break;
    }
    follow_settings();
    if (m_cursor.phase == ResultsCursor::Phase::Resync) { return Step::Continue; }
    if (m_cursor.day < m_today) {
        m_cursor.phase = ResultsCursor::Phase::Archive;
        m_cursor.day_target = m_today;
        // Not delivered any more: what was posted before today's bound. The pass begins there and goes back.
        m_cursor.position = { oldest_available(m_today).ms, {} };
        return Step::Continue;
    }
    return changes();
}

/// Load and Resync: the whole list, newest first. Resync also takes back what the former settings had delivered, down to
/// what has archived or was withdrawn meanwhile: afterwards nobody knows the former settings any more.
ErrorOr<ResultsList::Step> ResultsList::pass() {
    bool const is_resync = m_cursor.phase == ResultsCursor::Phase::Resync;
    auto const oldest = oldest_available(m_today);
    HUB_TRY_ASSIGN(bool const is_complete, scan(is_resync ? oldest_available(m_cursor.day) : oldest, [&](store::ListedDocument const& row) {
        bool const is_available = !is_gone(row) && row.posted_at >= oldest;
        if (is_available && is_delivered(row)) {
            m_page.add(row);
        } else if (is_resync && was_delivered(row) && may_be_held(row)) {
            remove(row);
        }
    }));
    if (!is_complete) { return Step::Full; }
    m_cursor.phase = ResultsCursor::Phase::Changes;
    m_cursor.settings = m_settings_version;
    m_cursor.position = {};
    m_former_rules.clear();
    // What changed during the pass comes with the next answer, so that no answer has one document twice.
    HUB_TRY_ASSIGN(auto const last_seq, store::last_change(m_db, m_owner.employer));
    return last_seq > m_cursor.seq || m_cursor.day < m_today ? Step::Full : Step::Done;
}

/// Takes away what has archived between the cursor's day and the pass's.
ErrorOr<ResultsList::Step> ResultsList::archive() {
    HUB_TRY_ASSIGN(bool const is_complete, scan(oldest_available(m_cursor.day), [&](store::ListedDocument const& row) {
        if ((is_delivered(row) || was_delivered(row)) && may_be_held(row)) { remove(row); }
    }));
    if (!is_complete) { return Step::Full; }
    m_cursor.phase = ResultsCursor::Phase::Changes;
    m_cursor.day = m_cursor.day_target;
    m_cursor.position = {};
    return Step::Continue;
}

ErrorOr<ResultsList::Step> ResultsList::changes() {
    int const most = room();
    if (most <= 0) { return Step::Full; }
    HUB_TRY_ASSIGN(auto const changed, store::list_changes(m_db, m_owner, m_cursor.seq, most));
    std::unordered_set<domain::DocumentId> seen;
    for (auto const& change : changed) {
        if (seen.insert(change.document).second) { HUB_TRY(add_change(change.document)); }
        m_cursor.seq = change.seq;
    }
    if (static_cast<int>(changed.size()) == most) { return Step::Full; }
    HUB_TRY_ASSIGN(m_cursor.seq, store::last_change(m_db, m_owner.employer));
    return Step::Done;
}

/// As the document is now. Those whose time is over are the affair of archive(), whether the job has marked them or not.
ErrorOr<void> ResultsList::add_change(domain::DocumentId document) {
    auto const oldest = oldest_available(m_today);
    auto const found = store::find_listed_document(m_db, m_owner, document, [&](store::ListedDocument const& row) {
        if (row.posted_at < oldest || !is_delivered(row)) { return; }
        if (is_gone(row)) {
            m_page.remove(document);
        } else {
            m_page.add(row);
        }
    });
    if (!found) { return fail(found.error()); }
    return {};
}

/// Reads on from the cursor's position until the page is full; true at the end of the list.
ErrorOr<bool> ResultsList::scan(Instant oldest, store::EachDocument const& each) {
    std::string last_id;
    while (room() > 0 && m_scanned < most_scanned) {
        int const most = std::min(room(), most_scanned - m_scanned);
        HUB_TRY_ASSIGN(
            int const count, store::list_documents(m_db, m_owner, oldest, m_cursor.position, most, [&](store::ListedDocument const& row) {
                each(row);
                m_cursor.position.posted_ms = row.posted_at.ms;
                last_id.assign(row.id);
            }));
        if (count > 0) { m_cursor.position.id = domain::DocumentId::parse(last_id).value_or(domain::DocumentId {}); }
        m_scanned += count;
        if (count < most) { return true; }
    }
    return false;
}

bool ResultsList::was_delivered(store::ListedDocument const& row) {
    return std::ranges::any_of(m_former_rules, [&](DeliveryRule& rule) { return rule.delivers(row.kind, row.location); });
}

ErrorOr<std::int64_t> ResultsList::total(store::Connection& db, store::ListOwner const& owner, Date today, DeliveryRule& rule) {
    std::int64_t documents = 0;
    HUB_TRY(store::each_tally_total(db, owner, oldest_available_day(today), [&](store::TallyRow const& row) {
        if (rule.delivers(row.kind, row.location)) { documents += row.documents; }
    }));
    return documents;
}

}  // namespace hub::server

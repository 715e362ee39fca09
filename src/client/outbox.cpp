#include "client/outbox.hpp"

#include "api/json.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hub::client {

namespace {

constexpr std::int64_t first_backoff_ms = 2'000;
constexpr std::int64_t longest_backoff_ms = 5 * 60'000;

struct KeptProblem {
    std::string code;
    std::string message;
    std::string field;
};
template <class V>
void describe(V& v, KeptProblem& r) {
    v("code", r.code);
    v("message", r.message);
    v("field", r.field);
}

struct KeptEntry {
    std::string key;
    api::CreateAuthorization ask;
    std::optional<domain::AuthorizationDraftId> saved_draft;
    Instant created;
    int tries = 0;
    Instant next;
    WaitingState state = WaitingState::Waiting;
    std::vector<KeptProblem> problems;  ///< the first is the whole, the others its fields
};
template <class V>
void describe(V& v, KeptEntry& r) {
    v("key", r.key);
    v("ask", r.ask);
    v("saved_draft", r.saved_draft);
    v("created", r.created);
    v("tries", r.tries);
    v("next", r.next);
    v("state", r.state);
    v("problems", r.problems);
}

KeptProblem kept(Error const& error) {
    return { std::string { to_string(error.code) }, error.message, error.field };
}

Error error_of(KeptProblem const& problem) {
    return { error_code_from(problem.code), problem.message, problem.field, {} };
}

}  // namespace

std::string write_entry(WaitingEntry const& entry) {
    KeptEntry kept_entry { entry.key, entry.ask, entry.saved_draft, entry.created, entry.tries, entry.next, entry.state, {} };
    if (entry.state == WaitingState::Sending) { kept_entry.state = WaitingState::Waiting; }
    if (entry.problem) { kept_entry.problems.push_back(kept(*entry.problem)); }
    for (auto const& error : entry.field_errors) { kept_entry.problems.push_back(kept(error)); }
    return api::write_json(kept_entry);
}

ErrorOr<WaitingEntry> read_entry(std::string_view json) {
    HUB_TRY_ASSIGN(auto kept_entry, api::read_json_leniently<KeptEntry>(json));
    WaitingEntry entry { .key = std::move(kept_entry.key),
        .ask = std::move(kept_entry.ask),
        .saved_draft = kept_entry.saved_draft,
        .created = kept_entry.created,
        .tries = kept_entry.tries,
        .next = kept_entry.next,
        .state = kept_entry.state,
        .problem = {},
        .field_errors = {} };
    for (auto const& problem : kept_entry.problems) {
        if (!entry.problem) {
            entry.problem = error_of(problem);
        } else {
            entry.field_errors.push_back(error_of(problem));
        }
    }
    return entry;
}

bool may_help_later(Error const& error) {
    switch (error.code) {
    case ErrorCode::Unavailable:
    case ErrorCode::Internal:
    case ErrorCode::TooMany:
    case ErrorCode::Unauthenticated:
    case ErrorCode::StepUpNeeded:
    case ErrorCode::Cancelled: return true;
    case ErrorCode::Conflict: return error.field == "idempotency_key";
    case ErrorCode::Invalid:
    case ErrorCode::Forbidden:
    case ErrorCode::NotFound:
    case ErrorCode::Outdated:
    case ErrorCode::TooLarge: break;
    }
    return false;
}

std::int64_t backoff_ms(int tries, Random& random) {
    auto wait = first_backoff_ms;
    for (int i = 1; i < tries && wait < longest_backoff_ms; ++i) { wait *= 2; }
    wait = std::min(wait, longest_backoff_ms);
    std::array<std::uint8_t, 2> bytes {};
    random.fill(bytes);
    auto const share = bytes[0] * 256 + bytes[1];  // of 65,536
    return wait / 2 + wait * share / 65'536;
}

WaitingEntry* Outbox::find_entry(std::string_view key) {
    auto const found = std::ranges::find(m_entries, key, &WaitingEntry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

WaitingEntry const* Outbox::find(std::string_view key) const {
    auto const found = std::ranges::find(m_entries, key, &WaitingEntry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

bool Outbox::is_sending() const {
    return std::ranges::contains(m_entries, WaitingState::Sending, &WaitingEntry::state);
}

void Outbox::load(std::vector<WaitingEntry> entries) {
    for (auto& entry : entries) {
        auto const* known = find(entry.key);
        if (known != nullptr && known->state == WaitingState::Sending) { entry = *known; }
    }
    m_entries = std::move(entries);
    std::ranges::sort(m_entries, {}, [](WaitingEntry const& entry) { return std::pair { entry.created.ms, entry.key }; });
}

void Outbox::put(WaitingEntry entry) {
    if (auto* known = find_entry(entry.key)) {
        *known = std::move(entry);
    } else {
        m_entries.push_back(std::move(entry));
    }
}

void Outbox::remove(std::string_view key) {
    std::erase_if(m_entries, [&](WaitingEntry const& entry) { return entry.key == key; });
}

WaitingEntry const* Outbox::due(Instant now) const {
    if (is_sending()) { return nullptr; }
    auto const first = std::ranges::find(m_entries, WaitingState::Waiting, &WaitingEntry::state);
    return first != m_entries.end() && first->next <= now ? &*first : nullptr;
}

std::optional<Instant> Outbox::next() const {
    if (is_sending()) { return std::nullopt; }
    auto const first = std::ranges::find(m_entries, WaitingState::Waiting, &WaitingEntry::state);
    return first == m_entries.end() ? std::nullopt : std::optional { first->next };
}

WaitingEntry const& Outbox::begin(std::string_view key) {
    auto& entry = *find_entry(key);
    entry.state = WaitingState::Sending;
    ++entry.tries;
    return entry;
}

WaitingEntry const* Outbox::failed(std::string_view key, Error error, std::vector<Error> field_errors, Instant now, Random& random) {
    auto* entry = find_entry(key);
    if (entry == nullptr) { return nullptr; }
    bool const again = may_help_later(error);
    entry->state = again ? WaitingState::Waiting : WaitingState::Refused;
    entry->next = Instant { now.ms + (again ? backoff_ms(entry->tries, random) : 0) };
    entry->problem = std::move(error);
    entry->field_errors = std::move(field_errors);
    return entry;
}

void Outbox::hurry(Instant now) {
    for (auto& entry : m_entries) { entry.next = std::min(entry.next, now); }
}

WaitingEntry const* Outbox::retry(std::string_view key, Instant now) {
    auto* entry = find_entry(key);
    if (entry == nullptr || entry->state == WaitingState::Sending) { return nullptr; }
    entry->state = WaitingState::Waiting;
    entry->next = now;
    entry->problem.reset();
    entry->field_errors.clear();
    return entry;
}

WaitingEntry const* Outbox::hold(std::string_view key) {
    auto* entry = find_entry(key);
    if (entry == nullptr || entry->state == WaitingState::Sending) { return nullptr; }
    entry->state = WaitingState::Held;
    return entry;
}

}  // namespace hub::client

#include "ledger.hpp"

#include "durable_file.hpp"

#include "api/json.hpp"

#include <format>
#include <span>
#include <utility>

namespace hub::payments {

template <class V>
void describe(V& v, Outcome& r) {
    v("id", r.id);
    v("result", r.result);
    v("result_address", r.result_address);
    v("is_delivered", r.is_delivered);
    v("attempts", r.attempts);
    v("due_at", r.due_at);
}

namespace {

namespace fs = std::filesystem;

}  // namespace

ErrorOr<std::unique_ptr<Ledger>> Ledger::open(fs::path const& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) { return fail(Error::invalid({}, std::format("The folder {} cannot be made: {}.", folder.string(), failed.message()))); }
    std::unique_ptr<Ledger> ledger { new Ledger { fs::absolute(folder, failed) } };
    for (auto const& entry : fs::directory_iterator { folder, failed }) {
        if (entry.path().extension() != ".json") { continue; }
        HUB_TRY_ASSIGN(auto const text, host::read_whole(entry.path()));
        auto outcome = api::read_json<Outcome>(text);
        if (!outcome) { return fail(Error::invalid({}, std::format("The file {} is damaged.", entry.path().string()))); }
        ledger->m_outcomes.emplace(outcome->id, std::move(*outcome));
    }
    return ledger;
}

std::optional<Outcome> Ledger::find(domain::PaymentId id) const {
    std::scoped_lock const lock { m_mutex };
    auto const found = m_outcomes.find(id);
    return found == m_outcomes.end() ? std::nullopt : std::optional { found->second };
}

ErrorOr<Outcome> Ledger::settle(Outcome const& outcome) {
    std::scoped_lock const lock { m_mutex };
    if (auto const found = m_outcomes.find(outcome.id); found != m_outcomes.end()) { return found->second; }
    HUB_TRY(save(outcome));
    m_outcomes.emplace(outcome.id, outcome);
    return outcome;
}

std::vector<Outcome> Ledger::due(Instant now, std::size_t most) const {
    std::scoped_lock const lock { m_mutex };
    std::vector<Outcome> found;
    for (auto const& [id, outcome] : m_outcomes) {
        if (found.size() == most) { break; }
        if (!outcome.is_delivered && outcome.due_at <= now) { found.push_back(outcome); }
    }
    return found;
}

ErrorOr<void> Ledger::update(Outcome const& outcome) {
    std::scoped_lock const lock { m_mutex };
    HUB_TRY(save(outcome));
    m_outcomes.insert_or_assign(outcome.id, outcome);
    return {};
}

ErrorOr<void> Ledger::save(Outcome const& outcome) const {
    auto const text = api::write_json(outcome);
    return host::write_durably(m_folder / (outcome.id.to_string() + ".json"), std::as_bytes(std::span { text }));
}

}  // namespace hub::payments

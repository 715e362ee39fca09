// What came of each payment order, once and for good: a file for each, written before anybody is told. Also the queue of results that
// the portal has not confirmed yet. No card data: the signed result alone, which has brand and last four digits.
#pragma once

#include "base/date.hpp"
#include "base/error.hpp"
#include "domain/ids.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace hub::payments {

struct Outcome {
    domain::PaymentId id;
    std::string result;          ///< the signed token
    std::string result_address;  ///< where the portal takes it
    bool is_delivered = false;
    int attempts = 0;
    Instant due_at;  ///< when it is tried next
};

class Ledger {
public:
    /// The error's message is a plain sentence for the person who started the program.
    [[nodiscard]] static ErrorOr<std::unique_ptr<Ledger>> open(std::filesystem::path const& folder);

    [[nodiscard]] std::optional<Outcome> find(domain::PaymentId id) const;
    /// Keeps the outcome, unless the order has one: that one is returned, and nothing changes. Durable when it returns.
    [[nodiscard]] ErrorOr<Outcome> settle(Outcome const& outcome);
    /// At most `most` that are not delivered and due.
    [[nodiscard]] std::vector<Outcome> due(Instant now, std::size_t most) const;
    /// Notes how a delivery went.
    [[nodiscard]] ErrorOr<void> update(Outcome const& outcome);

private:
    explicit Ledger(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] ErrorOr<void> save(Outcome const& outcome) const;

    std::filesystem::path m_folder;
    mutable std::mutex m_mutex;
    std::map<domain::PaymentId, Outcome> m_outcomes;
};

}  // namespace hub::payments

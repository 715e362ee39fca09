// The payment site as a function of a request: shows an order, takes a test card for it once, and tells what came of it. A card's number
// and code are looked at here and nowhere else: they are not kept and not logged (BILL-45).
#pragma once

#include "ledger.hpp"

#include "answer.hpp"
#include "api/payment_site.hpp"
#include "base/clock.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "domain/card.hpp"
#include "server/http.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hub::payments {

class Desk {
public:
    /// All but the key outlive it.
    Desk(Ledger& ledger, std::vector<std::uint8_t> key, Clock const& clock, Random& random, Log& log)
        : m_ledger(ledger), m_key(std::move(key)), m_clock(clock), m_random(random), m_log(log) {}

    [[nodiscard]] host::Answer handle(server::Request const& request);

private:
    struct Form {
        std::string order;
        std::string action;
        domain::CardForm card;
    };
    [[nodiscard]] static Form read_form(std::string_view body);
    [[nodiscard]] host::Answer show(std::string_view token);
    [[nodiscard]] host::Answer submit(server::Request const& request);
    [[nodiscard]] host::Answer pay(api::PaymentOrder const& order, Form const& form);
    [[nodiscard]] host::Answer finish(api::PaymentOrder const& order, api::PaymentResult result);
    [[nodiscard]] std::string make_confirmation();

    Ledger& m_ledger;
    std::vector<std::uint8_t> m_key;
    Clock const& m_clock;
    Random& m_random;
    Log& m_log;
};

/// The fields of an application/x-www-form-urlencoded text, the first of each name counts.
[[nodiscard]] std::string form_value(std::string_view encoded, std::string_view name);

}  // namespace hub::payments

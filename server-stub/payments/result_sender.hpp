// Brings results to the portal, server to server, until it confirms them. The browser's way back carries the same result; whichever comes
// first counts.
#pragma once

#include "ledger.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace hub::payments {

/// POSTs a body of JSON and returns the answer's status; 0 when there was none.
using Post = std::function<int(std::string const& address, std::string const& body)>;
/// Through libcurl, without redirections.
[[nodiscard]] int post_json(std::string const& address, std::string const& body);

class ResultSender {
public:
    /// All outlive it.
    ResultSender(Ledger& ledger, Clock const& clock, Log& log, Post post)
        : m_ledger(ledger), m_clock(clock), m_log(log), m_post(std::move(post)) {}

    /// Tries what is due; returns how many were confirmed. One that fails is tried again after two seconds, then after twice as long each
    /// time, at most ten minutes; one that the portal refuses for good is not tried again.
    int run();

private:
    Ledger& m_ledger;
    Clock const& m_clock;
    Log& m_log;
    Post m_post;
};

}  // namespace hub::payments

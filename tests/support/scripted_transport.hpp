// A client::Transport that answers what a test says, when it says so.
#pragma once

#include "client/transport.hpp"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace hub::tests {

struct ScriptedTransport final : client::Transport {
    struct Pending {
        client::Ticket ticket = 0;
        client::Request request;
        client::Done done;
    };
    std::deque<Pending> pending;
    std::vector<client::Request> sent;
    std::vector<std::pair<client::Ticket, ErrorOr<client::Response>>> ready;
    client::Ticket next = 1;

    client::Ticket send(client::Request request, client::Done done) override {
        sent.push_back(request);
        pending.push_back({ next, std::move(request), std::move(done) });
        return next++;
    }
    void cancel(client::Ticket ticket) override {
        std::erase_if(pending, [&](Pending const& one) { return one.ticket == ticket; });
    }
    void poll() override {
        auto answers = std::exchange(ready, {});
        for (auto& [ticket, answer] : answers) {
            for (auto one = pending.begin(); one != pending.end(); ++one) {
                if (one->ticket != ticket) { continue; }
                auto done = std::move(one->done);
                pending.erase(one);
                done(std::move(answer));
                break;
            }
        }
    }

    /// Answers the oldest request whose target starts with `target`. False when there is none.
    bool answer(std::string_view target, int status, std::string body) {
        return put(
            target, client::Response { .status = status, .headers = { { "content-type", "application/json" } }, .body = std::move(body) });
    }
    bool lose(std::string_view target) { return put(target, fail(Error::unavailable("The server cannot be reached."))); }

private:
    bool put(std::string_view target, ErrorOr<client::Response> response) {
        for (auto const& one : pending) {
            bool const taken = std::ranges::any_of(ready, [&](auto const& entry) { return entry.first == one.ticket; });
            if (!taken && one.request.target.starts_with(target)) {
                ready.emplace_back(one.ticket, std::move(response));
                return true;
            }
        }
        return false;
    }
};

}  // namespace hub::tests

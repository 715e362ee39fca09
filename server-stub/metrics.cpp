#include "metrics.hpp"

#include <format>

namespace hub::host {

std::string Metrics::text() const {
    std::string text;
    auto const add = [&](std::string_view name, std::string_view type, auto const& number) {
        text += std::format("# TYPE {} {}\n{} {}\n", name, type, name, number.load(std::memory_order_relaxed));
    };
    add("hub_connections_accepted_total", "counter", accepted);
    add("hub_connections_refused_total", "counter", refused_connections);
    add("hub_requests_refused_total", "counter", refused_requests);
    add("hub_connections_timed_out_total", "counter", timed_out);
    add("hub_connections_open", "gauge", open_connections);
    add("hub_request_body_bytes", "gauge", body_bytes);
    add("hub_answer_bytes", "gauge", answer_bytes);
    text += "# TYPE hub_answers_total counter\n";
    for (std::size_t i = 1; i < answers.size(); ++i) {
        text += std::format("hub_answers_total{{class=\"{}xx\"}} {}\n", i, answers[i].load(std::memory_order_relaxed));
    }
    return text;
}

}  // namespace hub::host

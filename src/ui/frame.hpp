// What a draw function gets: the toolkit, the data to read, and two ways out, a command or a route. It cannot reach the
// network, change data or sort by hand.
#pragma once

#include "client/command.hpp"
#include "client/data.hpp"
#include "client/route.hpp"
#include "ui/widgets/ui.hpp"

#include <string>
#include <utility>
#include <vector>

namespace hub::ui {

class Frame {
public:
    Frame(Ui& ui, client::Data const& data, client::Route const& route, std::uint64_t route_version, std::vector<client::Command>& commands)
        : ui(ui), data(data), route(route), route_version(route_version), m_commands(commands) {}

    Ui& ui;
    client::Data const& data;
    client::Route const& route;
    /// Grows whenever the route changes: a screen that keeps its filters in the address reads them again then.
    std::uint64_t route_version;

    /// Runs after this frame, before the next.
    void send(client::Command command);
    void go(client::Route to);
    void go(std::string_view to);
    /// Notes in the address what the screen shows (filters, order, the open row), without a new step in the history.
    void note(client::Route now);

private:
    std::vector<client::Command>& m_commands;
};

}  // namespace hub::ui

// Not in the header: a vector of all commands is a large thing to compile, and every screen includes frame.hpp.
#include "ui/frame.hpp"

namespace hub::ui {

void Frame::send(client::Command command) {
    m_commands.push_back(std::move(command));
}

void Frame::go(client::Route to) {
    send(client::Go { std::move(to), client::History::Push });
}

void Frame::go(std::string_view to) {
    go(client::Route::parse(to));
}

void Frame::note(client::Route now) {
    if (!(now == route)) { send(client::Go { std::move(now), client::History::Replace }); }
}

}  // namespace hub::ui

// Takes letters out of the print queue, makes their PDFs and hands them to whatever prints and mails them (BILL-21, BILL-22). The host
// calls run() every now and then, on a thread of its own.
#pragma once

#include "server/app.hpp"
#include "store/print_queue.hpp"

#include <string_view>

namespace hub::server {

struct PrintRoom {
    virtual ~PrintRoom() = default;
    /// The same name again replaces what was there.
    [[nodiscard]] virtual ErrorOr<void> print(std::string_view file_name, std::string_view pdf) = 0;
};

class LetterPrinting {
public:
    /// All outlive it.
    LetterPrinting(Services services, PrintRoom& room) : m_services(services), m_room(room) {}

    /// Prints what waits, at most a few at a time; returns how many were printed. One that fails waits for the next time.
    int run();

private:
    [[nodiscard]] ErrorOr<void> print(store::Letter const& letter);

    Services m_services;
    PrintRoom& m_room;
};

}  // namespace hub::server

#pragma once
// Turns SIGINT and SIGTERM into a stop request; a second signal ends the program at once. To be
// made before any other thread, because threads inherit the blocked signals. A thread of its
// own waits for them, so nothing runs in a signal handler.

#include <stop_token>
#include <thread>

namespace dyngpt::cli {

class CancelSignals {
public:
    CancelSignals();
    ~CancelSignals();
    CancelSignals(const CancelSignals&) = delete;
    CancelSignals& operator=(const CancelSignals&) = delete;

    std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::thread waiter_;
};

} // namespace dyngpt::cli

#include "app/cli/cancel_signals.h"

#include "app/cli/context.h"

#include <csignal>
#include <pthread.h>
#include <unistd.h>

namespace dyngpt::cli {

namespace {

constexpr int wakeUp = SIGUSR1;

sigset_t waitedFor() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, wakeUp);
    return set;
}

void waitForSignals(std::stop_source source) {
    const sigset_t set = waitedFor();
    for (;;) {
        int signal = 0;
        if (sigwait(&set, &signal) != 0 || signal == wakeUp)
            return;
        if (!source.request_stop())
            _exit(Interrupted);
    }
}

} // namespace

CancelSignals::CancelSignals() {
    const sigset_t set = waitedFor();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    waiter_ = std::thread(waitForSignals, source_);
}

CancelSignals::~CancelSignals() {
    pthread_kill(waiter_.native_handle(), wakeUp);
    waiter_.join();
}

} // namespace dyngpt::cli

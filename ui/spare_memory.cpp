#include "ui/spare_memory.h"

#include "core/common/process_use.h"
#include "core/common/thread_count.h"

#include <QThreadPool>

#include <malloc.h>

namespace dyngpt {

namespace {

constexpr double restShare = 0.05; // of one core
constexpr int besideWorkers = 2;   // the window, and what it asks the solver

/// One reserve a core is enough for threads not to wait for each other; glibc would take eight.
void limitReserves() {
    mallopt(M_ARENA_MAX, threadCount(0) + besideWorkers);
}

} // namespace

SpareMemory::SpareMemory(int interval) : seconds_(processorSeconds()) {
    limitReserves();
    connect(&timer_, &QTimer::timeout, this, &SpareMemory::look);
    timer_.start(interval);
}

void SpareMemory::look() {
    const double now = processorSeconds();
    const double used = now - seconds_;
    seconds_ = now;
    if (used > restShare * timer_.interval() / 1000) {
        worked_ = true;
        return;
    }
    if (!worked_)
        return;
    worked_ = false;
    // Not here: gigabytes take a while.
    QThreadPool::globalInstance()->start([] { malloc_trim(0); });
}

} // namespace dyngpt

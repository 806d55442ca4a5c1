#pragma once
// Threads that stay, for work that comes in many short rounds. run() may be called again and
// again from the owning thread; it returns when the whole round is done. Which thread does which
// item is left to chance, so items must not depend on each other.

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace dyngpt {

class WorkerPool {
public:
    /// The calling thread works too, so threads - 1 are started.
    explicit WorkerPool(int threads) {
        for (int i = 1; i < threads; ++i)
            workers_.emplace_back([this](std::stop_token stop) { serve(stop); });
    }
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// work(0) .. work(count - 1), each once. The first exception ends the round and is thrown
    /// on; `stop` ends it early without one.
    void run(int count, const std::function<void(int)>& work, std::stop_token stop = {}) {
        std::unique_lock lock(mutex_);
        work_ = &work;
        stop_ = std::move(stop);
        count_ = count;
        next_ = 0;
        failure_ = nullptr;
        started_.notify_all();
        takeItems(lock);
        finished_.wait(lock, [this] { return busy_ == 0; });
        work_ = nullptr;
        if (failure_)
            std::rethrow_exception(failure_);
    }

private:
    void serve(const std::stop_token& ending) {
        std::unique_lock lock(mutex_);
        while (started_.wait(lock, ending, [this] { return work_ && next_ < count_; }))
            takeItems(lock);
    }

    /// Does items until there are none left; the lock is held on entry and on return.
    void takeItems(std::unique_lock<std::mutex>& lock) {
        while (next_ < count_ && !stop_.stop_requested()) {
            const int item = next_++;
            const auto* work = work_;
            ++busy_;
            lock.unlock();
            std::exception_ptr failure;
            try {
                (*work)(item);
            } catch (...) {
                failure = std::current_exception();
            }
            lock.lock();
            --busy_;
            if (failure && !failure_)
                failure_ = failure;
            if (failure)
                next_ = count_;
        }
        next_ = count_;
        if (busy_ == 0)
            finished_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable_any started_;
    std::condition_variable_any finished_;
    const std::function<void(int)>* work_ = nullptr;
    std::stop_token stop_;
    int count_ = 0;
    int next_ = 0;
    int busy_ = 0;
    std::exception_ptr failure_;
    std::vector<std::jthread> workers_; ///< last: ends before the rest goes away
};

} // namespace dyngpt

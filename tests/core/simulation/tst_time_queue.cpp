// Each queue beside a plain list that is searched.

#include "core/common/random.h"
#include "core/simulation/next_of_few.h"
#include "core/simulation/time_queue.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <vector>

using namespace dyngpt;

namespace {

struct PlainQueue {
    std::vector<TimeQueue::Item> items;

    auto next() { return std::ranges::min_element(items, {}, &TimeQueue::Item::time); }
    double nextTime() {
        return items.empty() ? std::numeric_limits<double>::infinity() : next()->time;
    }
};

} // namespace

class TestTimeQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithASearch_data() {
        QTest::addColumn<bool>("tagged");
        QTest::newRow("times") << false;
        QTest::newRow("times and events") << true;
    }
    // Up to some hundred times and down to none, twice, so that the list becomes a heap and back.
    void agreesWithASearch() {
        QFETCH(bool, tagged);
        RandomStream random(21, tagged ? 1 : 0);
        TimeQueue queue(tagged);
        PlainQueue plain;
        std::size_t largest = 0;
        double now = 0;
        for (const double growth : {0.7, 0.3, 0.7, 0.2})
            for (int step = 0; step < 1500; ++step) {
                if (random.uniform() < growth) {
                    const TimeQueue::Item item{now + random.exponential(),
                                               tagged ? static_cast<int>(random.below(5)) : 0};
                    queue.add(item);
                    plain.items.push_back(item);
                } else if (!plain.items.empty()) {
                    const auto next = plain.next();
                    const TimeQueue::Item taken = queue.takeNext();
                    QCOMPARE(taken.time, next->time);
                    QCOMPARE(taken.event, next->event);
                    now = taken.time;
                    plain.items.erase(next);
                }
                QCOMPARE(queue.size(), plain.items.size());
                QCOMPARE(queue.nextTime(), plain.nextTime());
                largest = std::max(largest, queue.size());
            }
        QVERIFY(largest > 300);
        QCOMPARE(queue.size(), std::size_t(0));
        queue.add({1, 0});
        queue.clear();
        QCOMPARE(queue.nextTime(), std::numeric_limits<double>::infinity());
    }

    // Whatever the position, one time goes; which one shows when the rest is taken out.
    void removesOneOfAny() {
        RandomStream random(22, 1);
        for (const std::size_t size : {1, 2, 17, 60, 200}) {
            std::vector<int> removals(size);
            for (int round = 0; round < 200; ++round) {
                TimeQueue queue;
                for (std::size_t i = 0; i < size; ++i)
                    queue.add({static_cast<double>((i * 7919) % size), 0});
                queue.remove(static_cast<std::size_t>(random.below(size)));
                QCOMPARE(queue.size(), size - 1);
                int missing = -1;
                for (std::size_t i = 0; i < size; ++i)
                    if (queue.nextTime() != static_cast<double>(i)) {
                        QCOMPARE(missing, -1);
                        missing = static_cast<int>(i);
                    } else {
                        QCOMPARE(queue.takeNext().time, static_cast<double>(i));
                    }
                QVERIFY(missing >= 0);
                ++removals[static_cast<std::size_t>(missing)];
            }
            // Chosen evenly: no time is removed with a probability far from 1/size.
            for (const int count : removals)
                QVERIFY(count < 200.0 / static_cast<double>(size) * 1.5 + 12);
        }
    }

    void nextOfFew() {
        RandomStream random(23, 1);
        for (const int size : {1, 4, 5, 16, 70}) {
            NextOfFew few(static_cast<std::size_t>(size));
            std::vector<double> times(static_cast<std::size_t>(size),
                                      std::numeric_limits<double>::infinity());
            for (int round = 0; round < 500; ++round) {
                const auto i = static_cast<std::size_t>(random.below(times.size()));
                times[i] = random.uniform() < 0.2 ? std::numeric_limits<double>::infinity()
                                                  : random.exponential();
                few.set(static_cast<std::int32_t>(i), times[i]);
                const auto next = std::ranges::min_element(times);
                QCOMPARE(few.nextTime(), *next);
                if (std::isfinite(*next))
                    QCOMPARE(few.next(), static_cast<int>(next - times.begin()));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestTimeQueue)
#include "tst_time_queue.moc"

// What has been freed goes back to the system once the program rests.

#include "core/common/process_use.h"
#include "ui/spare_memory.h"

#include <QTest>

#include <cstring>
#include <memory>
#include <vector>

using namespace dyngpt;

class TestSpareMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goesBackAfterWork();
};

void TestSpareMemory::goesBackAfterWork() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers have an allocator of their own");
#endif
    constexpr std::size_t block = 100 << 10; // too small to be mapped by itself
    constexpr std::size_t count = 1000;
    const SpareMemory spare(200);
    std::vector<std::unique_ptr<char[]>> blocks;
    for (std::size_t i = 0; i < count; ++i) {
        blocks.push_back(std::make_unique<char[]>(block));
        std::memset(blocks.back().get(), 1, block);
    }
    // One in use above them all, so that freeing alone gives nothing back.
    const auto last = std::make_unique<char[]>(block);
    const double before = residentBytes();
    blocks.clear();
    constexpr double freed = block * count;
    QVERIFY(residentBytes() > before - 0.1 * freed);
    QTRY_VERIFY(residentBytes() < before - 0.8 * freed);
}

QTEST_GUILESS_MAIN(TestSpareMemory)
#include "tst_spare_memory.moc"

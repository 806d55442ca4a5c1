#pragma once
// Gives back to the system what the allocator keeps of freed memory, once the program rests after
// work. glibc keeps a reserve for each thread, and LibTorch's module has it keep much, as freeing
// and fetching large blocks again and again would slow a training. GUI thread.

#include <QObject>
#include <QTimer>

namespace dyngpt {

class SpareMemory : public QObject {
    Q_OBJECT
public:
    static constexpr int lookIntervalMs = 5000;

    explicit SpareMemory(int interval = lookIntervalMs);

private:
    void look();

    QTimer timer_;
    double seconds_ = 0;  ///< of processor time, at the last look
    bool worked_ = false; ///< since memory was given back
};

} // namespace dyngpt

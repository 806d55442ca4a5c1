#include "ui/resource_meter.h"

#include "core/common/process_use.h"
#include "core/common/thread_count.h"
#include "ui/charts/number_text.h"

#include <QLocale>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int lookIntervalMs = 1000;

} // namespace

ResourceMeter::ResourceMeter(QWidget* parent) : QLabel(parent) {
    setObjectName(QStringLiteral("resources"));
    setToolTip(tr("Processor cores that this program keeps busy, of those it may use; memory that "
                  "it holds; graphics card for training"));
    sinceLook_.start();
    processorSeconds_ = processorSeconds();
    timer_.setInterval(lookIntervalMs);
    timer_.setTimerType(Qt::CoarseTimer);
    connect(&timer_, &QTimer::timeout, this, &ResourceMeter::look);
    timer_.start();
    look();
}

void ResourceMeter::setDevices(const QStringList& devices) {
    QStringList cards;
    for (const QString& device : devices)
        if (!device.startsWith(QLatin1String("cpu")))
            cards << device;
    graphics_ = cards.join(QStringLiteral(", "));
    look();
}

void ResourceMeter::look() {
    const double now = processorSeconds();
    const double passed = static_cast<double>(sinceLook_.restart()) / 1000;
    const int cores = threadCount(0);
    const double busy =
        passed > 0 ? std::min<double>((now - processorSeconds_) / passed, cores) : 0;
    processorSeconds_ = now;
    const QLocale locale;
    QStringList parts{tr("CPU %1/%2").arg(locale.toString(busy, 'f', 1), locale.toString(cores))};
    if (const double memory = residentBytes(); memory > 0)
        parts << locale.formattedDataSize(static_cast<qint64>(memory), 1,
                                          QLocale::DataSizeTraditionalFormat);
    if (!graphics_.isEmpty())
        parts << graphics_;
    const QString words = parts.join(QStringLiteral("   "));
    if (keepUnits(words) == text())
        return;
    setText(keepUnits(words));
    setAccessibleName(tr("Resources: %1").arg(words));
}

} // namespace dyngpt

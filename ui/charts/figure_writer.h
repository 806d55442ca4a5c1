#pragma once
// Writes a figure to a file without holding up the window: what is drawn is drawn at once, what
// takes long (pictures of many pixels, EPS by another program) goes on beside. GUI thread.

#include "ui/charts/chart_export.h"

#include <QObject>

#include <memory>

class QProcess;
class QTemporaryDir;
class QThread;

namespace dyngpt {

class FigureWriter : public QObject {
    Q_OBJECT
public:
    explicit FigureWriter(QObject* parent = nullptr);
    ~FigureWriter() override; ///< gives up a conversion, waits for a picture

    /// Why a format cannot be written on this machine; empty: it can.
    static QString whyNot(FigureFormat format);

    /// Nothing else may be under way.
    void write(const Figure& figure, const FigureSettings& settings, const QString& path);
    bool isBusy() const { return encoder_ || converter_; }

Q_SIGNALS:
    /// Perhaps before write() returns. Empty: written.
    void finished(const QString& problem);

private:
    void encode(const QImage& image, FigureFormat format, const QString& path);
    void convertToEps(const QByteArray& pdf, const QString& path);
    void endConversion(const QString& problem);

    std::unique_ptr<QThread> encoder_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<QProcess> converter_;
};

} // namespace dyngpt

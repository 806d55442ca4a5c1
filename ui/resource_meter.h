#pragma once
// The status bar's right: processor cores in use of those there are, memory of the program, the
// graphics card if there is one. Looks once a second. GUI thread.

#include <QElapsedTimer>
#include <QLabel>
#include <QTimer>

namespace dyngpt {

class ResourceMeter : public QLabel {
    Q_OBJECT
public:
    explicit ResourceMeter(QWidget* parent = nullptr);

    /// As Backend::devices() names them; the processor among them is not shown again.
    void setDevices(const QStringList& devices);

private:
    void look();

    QTimer timer_;
    QElapsedTimer sinceLook_;
    double processorSeconds_ = 0; ///< of all threads, at the last look
    QString graphics_;
};

} // namespace dyngpt

#pragma once
// The running job in the status bar: stage, progress, elapsed and remaining time, Pause where the
// job can, Cancel. Hidden while nothing runs. GUI thread.

#include "core/project/project.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace dyngpt {

class JobRunner;

class JobBar : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(JobRunner& jobs, QWidget* parent = nullptr);

private:
    void started(Stage stage);
    void progressed(double done, double total, const QString& status, double secondsLeft);
    void showTimes();
    void showPause();

    JobRunner& jobs_;
    QLabel* stage_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QLabel* status_ = nullptr;
    QLabel* times_ = nullptr;
    QPushButton* pause_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QTimer clock_;     ///< elapsed time goes on while a job reports nothing
    QString reported_; ///< status, while it is not covered by another word
    double secondsLeft_ = -1;
};

} // namespace dyngpt

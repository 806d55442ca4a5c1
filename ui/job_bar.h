#pragma once
// The status bar's left: the running job with progress, elapsed and remaining time, Pause where the
// job can, Cancel; how many wait behind it; a button for the job list. While nothing runs, what to
// do next. GUI thread.

#include "core/project/project.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace dyngpt {

class JobRunner;
class Session;

class JobBar : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(Session& session, QWidget* parent = nullptr);

    /// Shows and hides the list.
    void setListAction(QAction* action);
    void showNextStep();

Q_SIGNALS:
    void stageRequested(dyngpt::Stage stage);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createJobRow();
    void started(Stage stage);
    void progressed(double done, double total, const QString& status, double secondsLeft);
    void showTimes();
    void showPause();
    void showQueue();
    void showStatus(const QString& status);
    void fitNextStep();

    Session& session_;
    JobRunner& jobs_;
    QWidget* job_ = nullptr; ///< all that is shown of the running job
    QLabel* stage_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QLabel* status_ = nullptr;
    QLabel* times_ = nullptr;
    QPushButton* pause_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* next_ = nullptr;
    QToolButton* list_ = nullptr;
    std::optional<Stage> nextStage_;
    QString nextText_; ///< not shortened
    QTimer clock_;     ///< elapsed time goes on while a job reports nothing
    QString reported_; ///< status, while it is not covered by another word
    double secondsLeft_ = -1;
};

} // namespace dyngpt

#pragma once
// The list of jobs with the buttons that act on the chosen one. GUI thread.

#include "ui/workers/job_queue.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QTreeView;

namespace dyngpt {

class JobModel;
class Session;

class JobPanel : public QWidget {
    Q_OBJECT
public:
    explicit JobPanel(Session& session, QWidget* parent = nullptr);

    void focusList();

Q_SIGNALS:
    void stageRequested(dyngpt::Stage stage);

private:
    QPushButton* addButton(const QString& name, const QString& text, const QString& iconName,
                           const QString& toolTip);
    const JobRecord* chosen() const;
    void pauseOrGoOn();
    void cancelChosen();
    void showPageOfChosen();
    void updateButtons();
    void keepOneChosen();

    Session& session_;
    JobQueue& queue_;
    JobModel* model_ = nullptr;
    QTreeView* list_ = nullptr;
    QPushButton* pause_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* resume_ = nullptr;
    QPushButton* remove_ = nullptr;
    QPushButton* up_ = nullptr;
    QPushButton* down_ = nullptr;
    QPushButton* page_ = nullptr;
    QPushButton* tidy_ = nullptr;
    QTimer clock_; ///< elapsed time goes on while a job reports nothing
};

} // namespace dyngpt

#pragma once
// "This was running when the program ended": a line above a page's results with a button that goes
// on and one that lets it be. Hidden while there is nothing of the kind. GUI thread.

#include "ui/workers/job_queue.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace dyngpt {

class InterruptedNotice : public QFrame {
    Q_OBJECT
public:
    InterruptedNotice(JobQueue& queue, Stage stage, QWidget* parent = nullptr);

private:
    void look();

    JobQueue& queue_;
    Stage stage_;
    QLabel* words_ = nullptr;
    QPushButton* resume_ = nullptr;
    int id_ = 0;
};

} // namespace dyngpt

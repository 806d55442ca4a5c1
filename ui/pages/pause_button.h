#pragma once
// Pause and go on, for background work of a page's own. There once the work has taken a second and
// can stand still. GUI thread.

#include "ui/workers/job_runner.h"

#include <QPushButton>
#include <QTimer>

namespace dyngpt {

class PauseButton : public QPushButton {
    Q_OBJECT
public:
    explicit PauseButton(JobRunner& jobs, QWidget* parent = nullptr);

private:
    void look();

    JobRunner& jobs_;
    QTimer appear_;
};

} // namespace dyngpt

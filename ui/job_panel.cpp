#include "ui/job_panel.h"

#include "ui/empty_words.h"
#include "ui/icons.h"
#include "ui/models/job_model.h"
#include "ui/session.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int leastListHeight = 64;
constexpr int usualRows = 5; ///< more leave a low window little of its page

class JobTree : public QTreeView {
public:
    QSize sizeHint() const override {
        const int row = fontMetrics().height() + 4;
        return {QTreeView::sizeHint().width(),
                header()->sizeHint().height() + usualRows * row + 2 * frameWidth()};
    }
};

} // namespace

JobPanel::JobPanel(Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , queue_(session.queue())
    , model_(new JobModel(session.queue(), this)) {
    list_ = new JobTree;
    list_->setObjectName(QStringLiteral("jobList"));
    list_->setAccessibleName(tr("Jobs of this project"));
    list_->setModel(model_);
    list_->setRootIsDecorated(false);
    list_->setMinimumHeight(leastListHeight);
    list_->setUniformRowHeights(true);
    list_->setAllColumnsShowFocus(true);
    list_->setAlternatingRowColors(true);
    list_->header()->setSectionsMovable(false);
    list_->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list_->header()->setStretchLastSection(true);
    sayWhenEmpty(*list_, tr("No jobs yet. What you simulate, train, validate or infer is listed "
                            "here, with its progress: it can be paused, cancelled, resumed and put "
                            "in another order."));

    pause_ = addButton(QStringLiteral("listPause"), tr("Pause"), QStringLiteral("pause"), {});
    cancel_ = addButton(QStringLiteral("listCancel"), tr("Cancel"), QStringLiteral("cancel"),
                        tr("Stop this job; what is finished is kept"));
    resume_ = addButton(QStringLiteral("listResume"), tr("Resume"), QStringLiteral("running"),
                        tr("Run this job again; it goes on where it stopped, if it can"));
    remove_ = addButton(QStringLiteral("listRemove"), tr("Remove"), QStringLiteral("remove"),
                        tr("Take this job out of the queue, or out of the list if it has ended"));
    up_ = addButton(QStringLiteral("listUp"), tr("Earlier"), QStringLiteral("up"),
                    tr("Let this waiting job start before the one above it"));
    down_ = addButton(QStringLiteral("listDown"), tr("Later"), QStringLiteral("down"),
                      tr("Let the waiting job below start before this one"));
    page_ = addButton(QStringLiteral("listPage"), tr("Go to page"), QStringLiteral("open"),
                      tr("Show the page of this job's stage"));
    tidy_ = addButton(QStringLiteral("listTidy"), tr("Tidy"), QStringLiteral("done"),
                      tr("Take all jobs that have ended out of the list"));
    auto* buttons = new QGridLayout;
    buttons->setSpacing(4);
    QPushButton* all[] = {pause_, cancel_, resume_, remove_, up_, down_, page_, tidy_};
    // Two rows: with more, a low window would not hold the page and the list.
    constexpr int columns = 4;
    for (int i = 0; i < 8; ++i)
        buttons->addWidget(all[i], i / columns, i % columns);
    buttons->setRowStretch(2, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(list_, 1);
    row->addLayout(buttons);

    connect(pause_, &QPushButton::clicked, this, &JobPanel::pauseOrGoOn);
    connect(cancel_, &QPushButton::clicked, this, &JobPanel::cancelChosen);
    connect(resume_, &QPushButton::clicked, this, [this] {
        if (const JobRecord* job = chosen())
            queue_.resume(job->id);
    });
    connect(remove_, &QPushButton::clicked, this, [this] {
        if (const JobRecord* job = chosen())
            queue_.remove(job->id);
    });
    connect(up_, &QPushButton::clicked, this, [this] {
        if (const JobRecord* job = chosen())
            queue_.moveUp(job->id);
    });
    connect(down_, &QPushButton::clicked, this, [this] {
        if (const JobRecord* job = chosen())
            queue_.moveDown(job->id);
    });
    connect(page_, &QPushButton::clicked, this, &JobPanel::showPageOfChosen);
    connect(tidy_, &QPushButton::clicked, this, [this] { queue_.removeEnded(); });
    connect(list_, &QTreeView::activated, this, &JobPanel::showPageOfChosen);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &JobPanel::updateButtons);
    // After the model, which was connected first.
    connect(&queue_, &JobQueue::changed, this, &JobPanel::keepOneChosen);
    connect(&session_.jobs(), &JobRunner::pauseChanged, this, &JobPanel::updateButtons);
    clock_.setInterval(500);
    connect(&clock_, &QTimer::timeout, this, [this] {
        if (isVisible())
            model_->refreshRunning();
    });
    keepOneChosen();
}

QPushButton* JobPanel::addButton(const QString& name, const QString& text, const QString& iconName,
                                 const QString& toolTip) {
    auto* button = new QPushButton(icon(iconName), text);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    button->setAccessibleDescription(toolTip);
    button->setAutoDefault(false);
    return button;
}

void JobPanel::focusList() {
    list_->setFocus(Qt::ShortcutFocusReason);
}

const JobRecord* JobPanel::chosen() const {
    return queue_.find(model_->idOf(list_->currentIndex()));
}

void JobPanel::pauseOrGoOn() {
    session_.jobs().setPaused(!session_.jobs().isPaused());
}

void JobPanel::cancelChosen() {
    const JobRecord* job = chosen();
    if (job && job->isActive())
        session_.jobs().cancel();
    updateButtons();
}

void JobPanel::showPageOfChosen() {
    if (const JobRecord* job = chosen())
        Q_EMIT stageRequested(stageOf(job->kind()));
}

/// The running job at first, so that the keys act on something.
void JobPanel::keepOneChosen() {
    if (!list_->currentIndex().isValid() && model_->rowCount() > 0) {
        const JobRecord* running = queue_.running();
        const int row = running ? model_->rowOf(running->id) : model_->rowCount() - 1;
        list_->setCurrentIndex(model_->index(row, 0));
    }
    if (queue_.running())
        clock_.start();
    else
        clock_.stop();
    updateButtons();
}

void JobPanel::updateButtons() {
    const JobRecord* job = chosen();
    const bool active = job && job->isActive();
    const bool paused = session_.jobs().isPaused();
    pause_->setEnabled(active && session_.jobs().canPause());
    pause_->setText(paused ? tr("Go on") : tr("Pause"));
    pause_->setIcon(icon(paused ? QStringLiteral("running") : QStringLiteral("pause")));
    pause_->setToolTip(paused ? tr("Go on with this job")
                              : tr("Let this job stand still; it keeps what it has"));
    pause_->setAccessibleDescription(pause_->toolTip());
    cancel_->setEnabled(active);
    resume_->setEnabled(job && job->canResume() && !queue_.isPending(job->kind()));
    remove_->setEnabled(job && !active);
    up_->setEnabled(job && queue_.canMoveUp(job->id));
    down_->setEnabled(job && queue_.canMoveDown(job->id));
    page_->setEnabled(job != nullptr);
    tidy_->setEnabled(std::ranges::any_of(queue_.jobs(), &JobRecord::hasEnded));
}

} // namespace dyngpt

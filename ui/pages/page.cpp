#include "ui/pages/page.h"

#include "ui/icons.h"
#include "ui/job_text.h"
#include "ui/pages/interrupted_notice.h"
#include "ui/pages/whole_labels.h"
#include "ui/session.h"
#include "ui/stage_text.h"
#include "ui/text.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace dyngpt {

namespace {

constexpr int grid = 8;

/// Never narrower than what it holds, so that settings only ever scroll up and down.
class SettingsArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    QSize sizeHint() const override {
        const int bar = verticalScrollBar()->sizeHint().width();
        return {widget()->sizeHint().width() + bar + 2 * frameWidth(), 0};
    }
    QSize minimumSizeHint() const override {
        return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 60};
    }

protected:
    /// A scroll area does not pass on by itself that its widget now wants another width.
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

} // namespace

Page::Page(Session& session, Stage stage, QWidget* parent)
    : QWidget(parent), session_(session), stage_(stage), wholeLabels_(new WholeLabels(this)) {
    title_ = new QLabel;
    title_->setObjectName(QStringLiteral("pageTitle"));
    sentence_ = new QLabel;
    sentence_->setWordWrap(true);
    issues_ = new QLabel;
    issues_->setObjectName(QStringLiteral("pageIssues"));
    issues_->setWordWrap(true);
    issues_->setTextFormat(Qt::PlainText);
    issues_->setFrameShape(QFrame::StyledPanel);
    issues_->setMargin(grid);
    issues_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    issues_->setAccessibleName(tr("Problems on this page"));
    auto* copy = new QToolButton;
    copy->setObjectName(QStringLiteral("copyIssues"));
    copy->setIcon(icon(QStringLiteral("duplicate")));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::StrongFocus);
    copy->setAccessibleName(tr("Copy the problems"));
    copy->setToolTip(tr("Copies this text, to be sent or looked up"));
    connect(copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(issues_->text()); });
    issuesRow_ = new QWidget;
    auto* issuesLine = new QHBoxLayout(issuesRow_);
    issuesLine->setContentsMargins(0, 0, 0, 0);
    issuesLine->setSpacing(grid / 2);
    issuesLine->addWidget(issues_, 1);
    issuesLine->addWidget(copy, 0, Qt::AlignTop);
    issuesRow_->hide();
    updateTitleFont();

    auto* column = new QWidget;
    auto* columnLayout = new QVBoxLayout(column);
    columnLayout->setContentsMargins(0, 0, grid, 0);
    settings_ = new QVBoxLayout;
    settings_->setSpacing(grid);
    columnLayout->addLayout(settings_);
    columnLayout->addStretch(1);
    auto* scroll = new SettingsArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(column);
    scroll->viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);
    scroll->setFocusPolicy(Qt::NoFocus);

    left_ = new QWidget;
    left_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    leftLayout_ = new QVBoxLayout(left_);
    leftLayout_->setContentsMargins(0, 0, 0, 0);
    leftLayout_->setSpacing(grid);
    leftLayout_->addWidget(scroll, 1);
    left_->hide();

    results_ = new QVBoxLayout;
    results_->setSpacing(grid);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(2 * grid);
    columns->addWidget(left_);
    columns->addLayout(results_, 1);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(2 * grid, grid, 2 * grid, grid);
    all->setSpacing(grid);
    all->addWidget(title_);
    all->addWidget(sentence_);
    all->addWidget(issuesRow_);
    all->addLayout(columns, 1);

    connect(&session_, &Session::projectReplaced, this, [this] {
        showIssues({});
        updatePrimary();
    });
    connect(&session_, &Session::storeWanted, this, [this] { storeNow(); });
    connect(&session_, &Session::dropWanted, this, [this] { dropUnstored(); });
}

int Page::again() const {
    return session_.isReadOnly() ? std::numeric_limits<int>::max() : 5000;
}

void Page::setHeading(const QString& title, const QString& sentence) {
    title_->setText(title);
    sentence_->setText(sentence);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
}

QVBoxLayout* Page::settingsColumn() {
    left_->show();
    return settings_;
}

void Page::followJobs() {
    JobRunner& jobs = session_.jobs();
    connect(&jobs, &JobRunner::started, this, [this](Stage started) {
        if (started == stage_)
            showIssues({});
        updatePrimary();
    });
    connect(&jobs, &JobRunner::finished, this, &Page::updatePrimary);
    connect(&session_.queue(), &JobQueue::changed, this, [this] {
        try {
            if (isVisible() && session_.project())
                updateAvailability();
        } catch (const Error& error) {
            showIssues(error.issues());
        }
        updatePrimary();
    });
    connect(&jobs, &JobRunner::failed, this,
            [this](Stage failed, const std::vector<Issue>& issues) {
                if (failed == stage_)
                    showIssues(issues);
                updatePrimary();
            });
}

void Page::addBelowSettings(QWidget* widget) {
    left_->show();
    leftLayout_->addWidget(widget);
}

QPushButton* Page::addPrimaryAction(const QString& text, const QString& toolTip) {
    primaryToolTip_ = toolTip;
    primary_ = new QPushButton(text);
    primary_->setObjectName(QStringLiteral("primaryAction"));
    primary_->setDefault(true);
    primary_->setAutoDefault(true);
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName(QStringLiteral("cancelAction"));
    cancel_->setToolTip(tr("Stop this job; what is finished is kept"));
    connect(cancel_, &QPushButton::clicked, this, &Page::cancelOrRemove);
    addBelowSettings(primary_);
    addBelowSettings(cancel_);
    copy_ = new QPushButton(tr("Save a cop&y to run this..."));
    copy_->setObjectName(QStringLiteral("copyAction"));
    copy_->setToolTip(tr("This project can only be looked at; a copy of yours can run the stage"));
    connect(copy_, &QPushButton::clicked, &session_, &Session::copyWanted);
    addBelowSettings(copy_);
    auto* all = static_cast<QVBoxLayout*>(layout());
    all->insertWidget(all->indexOf(issuesRow_),
                      new InterruptedNotice(session_.queue(), stage_, this));
    followJobs();
    updatePrimary();
    return primary_;
}

void Page::setPrimaryAvailable(bool available, const QString& reason) {
    available_ = available;
    unavailableReason_ = reason;
    updatePrimary();
}

bool Page::waits() const {
    const auto job = primaryJob(stage_);
    return job && session_.queue().isQueued(*job);
}

void Page::cancelOrRemove() {
    if (waits()) {
        session_.queue().remove(session_.queue().queuedId(*primaryJob(stage_)));
        return;
    }
    session_.jobs().cancel();
    cancel_->setEnabled(false);
    cancel_->setText(tr("Cancelling..."));
}

void Page::updatePrimary() {
    if (!primary_)
        return;
    const JobRunner& jobs = session_.jobs();
    const bool mine = jobs.isRunning() && jobs.stage() == stage_;
    const bool waiting = !mine && waits();
    const bool readOnly = session_.isReadOnly();
    QPushButton* shown = mine || waiting ? cancel_ : readOnly ? copy_ : primary_;
    if (waiting) {
        cancel_->setEnabled(true);
        cancel_->setText(tr("Queued: take it out"));
        cancel_->setToolTip(tr("This job waits for those before it in the job list. It will run "
                               "with the settings that this page shows when it starts. Click to "
                               "take it out of the queue"));
    } else if (mine && (cancel_->isHidden() || wasWaiting_)) {
        cancel_->setEnabled(true);
        cancel_->setText(tr("Cancel"));
        cancel_->setToolTip(tr("Stop this job; what is finished is kept"));
    }
    wasWaiting_ = waiting;
    cancel_->setAccessibleDescription(cancel_->toolTip());
    const bool focused = primary_->hasFocus() || cancel_->hasFocus() || copy_->hasFocus();
    for (QPushButton* button : {primary_, cancel_, copy_})
        button->setVisible(button == shown);
    if (focused)
        shown->setFocus();
    primary_->setEnabled(session_.project() && !readOnly && available_);
    primary_->setToolTip(primaryHint());
    primary_->setAccessibleDescription(primary_->toolTip());
}

QString Page::primaryHint() const {
    if (!available_ && !unavailableReason_.isEmpty())
        return unavailableReason_;
    const JobRunner& jobs = session_.jobs();
    if (!jobs.isRunning() || jobs.stage() == stage_ || !primaryJob(stage_))
        return primaryToolTip_;
    const JobRecord* running = session_.queue().running();
    return tr("%1 (waits in the queue until %2 is done, and then takes the settings that this page "
              "shows)")
        .arg(primaryToolTip_, running ? jobTitle(running->kind()) : stageTitle(jobs.stage()));
}

void Page::showIssues(const std::vector<Issue>& issues) {
    QString all;
    for (const Issue& issue : issues) {
        if (!all.isEmpty())
            all += u'\n';
        // In words, so that it does not hang on a colour.
        switch (issue.severity) {
        case Severity::Error:
            all += tr("Error: %1").arg(translated(issue));
            break;
        case Severity::Warning:
            all += tr("Warning: %1").arg(translated(issue));
            break;
        case Severity::Note:
            all += tr("Note: %1").arg(translated(issue));
            break;
        }
    }
    issues_->setText(all);
    issuesRow_->setVisible(!issues.empty());
}

void Page::sayNothingIsLeft() {
    showIssues({{Severity::Note,
                 {},
                 text(DYNGPT_TEXT("core", "Nothing is left to do: what is shown belongs to exactly "
                                          "these inputs, settings and seed")),
                 text(DYNGPT_TEXT("core", "Another seed gives another run"))}});
}

bool Page::event(QEvent* event) {
    if (event->type() == QEvent::Show)
        wholeLabels_->follow(*this);
    return QWidget::event(event);
}

void Page::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && title_)
        updateTitleFont();
}

void Page::updateTitleFont() {
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    title_->setFont(large);
}

} // namespace dyngpt

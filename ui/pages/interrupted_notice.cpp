#include "ui/pages/interrupted_notice.h"

#include "ui/icons.h"
#include "ui/job_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace dyngpt {

InterruptedNotice::InterruptedNotice(JobQueue& queue, Stage stage, QWidget* parent)
    : QFrame(parent), queue_(queue), stage_(stage) {
    setObjectName(QStringLiteral("interruptedNotice"));
    setFrameShape(QFrame::StyledPanel);
    auto* mark = new QLabel;
    mark->setPixmap(icon(QStringLiteral("partial")).pixmap(24, 24));
    words_ = new QLabel;
    words_->setWordWrap(true);
    resume_ = new QPushButton(tr("Resume"));
    resume_->setObjectName(QStringLiteral("resumeInterrupted"));
    resume_->setAutoDefault(false);
    resume_->setToolTip(tr("Go on where it stopped; what was finished is there"));
    resume_->setAccessibleDescription(resume_->toolTip());
    auto* dismiss = new QPushButton(tr("Let it be"));
    dismiss->setObjectName(QStringLiteral("dismissInterrupted"));
    dismiss->setAutoDefault(false);
    dismiss->setToolTip(tr("Do not ask again; what was finished stays in the project"));
    dismiss->setAccessibleDescription(dismiss->toolTip());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(mark);
    row->addWidget(words_, 1);
    row->addWidget(resume_);
    row->addWidget(dismiss);
    connect(resume_, &QPushButton::clicked, this, [this] { queue_.resume(id_); });
    connect(dismiss, &QPushButton::clicked, this, [this] { queue_.remove(id_); });
    connect(&queue_, &JobQueue::changed, this, &InterruptedNotice::look);
    look();
}

void InterruptedNotice::look() {
    const JobRecord* job = queue_.interrupted(stage_);
    setVisible(job != nullptr);
    if (!job)
        return;
    id_ = job->id;
    const QString when = QLocale().toString(job->started, QLocale::ShortFormat);
    words_->setText(tr("%1, started %2, was interrupted when the program ended unexpectedly. "
                       "Resume it?")
                        .arg(jobTitle(job->kind()), when));
    setAccessibleName(words_->text());
}

} // namespace dyngpt

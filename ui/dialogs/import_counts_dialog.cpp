#include "ui/dialogs/import_counts_dialog.h"

#include "ui/dialogs/import_dataset_panel.h"
#include "ui/dialogs/import_matrix_panel.h"
#include "ui/dialogs/import_table_panel.h"
#include "ui/paths.h"
#include "ui/text.h"

#include <QDialogButtonBox>
#include <QDirIterator>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int readDelay = 250; // ms after the last choice
constexpr qint64 smallBytes = 16 << 20;
constexpr int progressSteps = 1000;

qint64 bytesOf(const QString& path) {
    if (!QFileInfo(path).isDir())
        return QFileInfo(path).size();
    qint64 bytes = 0;
    for (QDirIterator at(path, QDir::Files, QDirIterator::Subdirectories); at.hasNext();)
        bytes += QFileInfo(at.next()).size();
    return bytes;
}

std::int64_t cellsAbove(const ObservedData& data, const std::vector<std::string>& states,
                        const std::vector<int>& bounds) {
    std::vector<int> limits;
    for (const std::string& state : data.states) {
        const auto at = std::find(states.begin(), states.end(), state) - states.begin();
        limits.push_back(bounds[static_cast<std::size_t>(at)]);
    }
    std::int64_t above = 0;
    for (const ObservedGroup& group : data.groups)
        for (std::size_t i = 0; i < group.cells.size(); ++i)
            for (std::size_t s = 0; s < limits.size(); ++s)
                if (group.values[i * limits.size() + s] >= limits[s]) {
                    above += group.cells[i];
                    break;
                }
    return above;
}

} // namespace

ImportCountsDialog::ImportCountsDialog(const QString& path,
                                       const std::vector<std::string>& recordedStates,
                                       QWidget* parent, ImportContext context)
    : QDialog(parent), path_(path), states_(recordedStates), context_(std::move(context)) {
    setWindowTitle(tr("Load counts from %1").arg(QFileInfo(path).fileName()));
    status_ = new QLabel;
    status_->setWordWrap(true);
    status_->setObjectName(QStringLiteral("importStatus"));
    summary_ = new QLabel;
    summary_->setWordWrap(true);
    summary_->setObjectName(QStringLiteral("importSummary"));
    issues_ = new QListWidget;
    issues_->setObjectName(QStringLiteral("importIssues"));
    issues_->setAccessibleName(tr("Problems in the file"));
    issues_->setWordWrap(true);
    issues_->setMaximumHeight(110);
    issues_->hide();
    progress_ = new QProgressBar;
    progress_->setObjectName(QStringLiteral("importProgress"));
    progress_->setAccessibleName(tr("Reading"));
    progress_->setMaximum(progressSteps);
    QSizePolicy kept = progress_->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(kept);
    progress_->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    ok_->setText(tr("&Load"));
    // Qt's own word is in the language only where Qt's translations are installed.
    QPushButton* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setText(tr("Cancel"));
    for (QPushButton* button : {ok_, cancel})
        button->setIcon({}); // no other dialog has any
    ok_->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportCountsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ImportCountsDialog::reject);
    column_ = new QVBoxLayout(this);
    column_->addWidget(status_);
    column_->addWidget(issues_);
    column_->addWidget(summary_);
    column_->addWidget(progress_);
    column_->addStretch(1);
    column_->addWidget(buttons);
    resize(900, 640);

    readLater_.setSingleShot(true);
    readLater_.setInterval(readDelay);
    connect(&readLater_, &QTimer::timeout, this, &ImportCountsDialog::startReading);
    connect(&reading_, &LatestJob::finished, this, &ImportCountsDialog::readingEnded);
    connect(&reading_, &LatestJob::failed, this, &ImportCountsDialog::readingFailed);
    connect(&reading_, &LatestJob::progressed, this, [this](double done, double total) {
        progress_->setValue(total > 0 ? static_cast<int>(progressSteps * done / total) : 0);
    });
    const auto unreadable = [this](const std::vector<Issue>& issues) {
        progress_->hide();
        showIssues(issues);
        status_->setText(tr("No counts can be read from this file."));
    };
    connect(&opening_, &LatestJob::failed, this, unreadable);
    connect(&opening_, &LatestJob::finished, this, [this] {
        progress_->hide();
        setPanel(new ImportMatrixPanel(matrix_, states_));
    });
    try {
        small_ = bytesOf(path) <= smallBytes;
        switch (observedFileKind(toPath(path))) {
        case ObservedFileKind::Table:
            setPanel(new ImportTablePanel(path, states_));
            break;
        case ObservedFileKind::Matrix:
            openMatrix();
            break;
        case ObservedFileKind::Dataset:
            if (!context_.network)
                throw Error(
                    path.toStdString(),
                    text(DYNGPT_TEXT("core", "simulated sets need the network they are of")));
            setPanel(new ImportDatasetPanel(*context_.network));
            break;
        }
    } catch (const Error& error) {
        unreadable(error.issues());
    }
}

ImportCountsDialog::~ImportCountsDialog() = default;

void ImportCountsDialog::openMatrix() {
    status_->setText(tr("Opening the file…"));
    progress_->setMaximum(0);
    progress_->show();
    opening_.start([this, path = toPath(path_)](JobSinks&, std::stop_token) {
        matrix_ = openMatrixFile(path);
        return Outcome::Finished;
    });
}

void ImportCountsDialog::setPanel(ImportPanel* panel) {
    progress_->setMaximum(progressSteps);
    if (!panel_)
        delete column_->takeAt(column_->count() - 2); // the room that the panel takes
    panel_ = panel;
    column_->insertWidget(1, panel, 1);
    connect(panel, &ImportPanel::changed, this, &ImportCountsDialog::choiceChanged);
    choiceChanged();
}

ImportChoice ImportCountsDialog::choice() const {
    return panel_ ? panel_->choice() : ImportChoice();
}

void ImportCountsDialog::choiceChanged() {
    accepting_ = current_ = false;
    reading_.cancel();
    progress_->hide();
    issues_->hide();
    summary_->clear();
    status_->setText(panel_->sentence());
    ok_->setEnabled(panel_->isUsable());
    if (small_ && panel_->isUsable())
        readLater_.start();
    else
        readLater_.stop();
}

void ImportCountsDialog::startReading() {
    readLater_.stop();
    progress_->setValue(0);
    progress_->setVisible(!small_ || accepting_);
    arriving_ = std::make_shared<Import>();
    Network network;
    if (context_.network)
        network = *context_.network;
    reading_.start([into = arriving_, path = toPath(path_), choice = choice(), states = states_,
                    network, file = matrix_](JobSinks& sinks, std::stop_token stop) {
        std::optional<Import> found;
        if (file)
            found = readMatrix(*file, choice.matrix, states, sinks.progress(), stop);
        else if (observedFileKind(path) == ObservedFileKind::Dataset)
            found = sampleDatasetFile(path, network, choice.synthetic, sinks.progress(), stop);
        else
            found = readTable(path, choice.format, choice.table, states, sinks.progress(), stop);
        if (!found)
            return Outcome::Cancelled;
        *into = std::move(*found);
        return Outcome::Finished;
    });
}

void ImportCountsDialog::readingEnded() {
    progress_->hide();
    imported_ = std::move(*arriving_);
    current_ = true;
    showSummary();
    if (accepting_)
        finish();
}

void ImportCountsDialog::readingFailed(const std::vector<Issue>& issues) {
    accepting_ = false;
    progress_->hide();
    ok_->setEnabled(panel_->isUsable());
    showIssues(issues);
    status_->setText(tr("Nothing can be loaded this way; the problems stand below."));
}

void ImportCountsDialog::showIssues(const std::vector<Issue>& issues) {
    issues_->clear();
    for (const Issue& issue : issues)
        issues_->addItem(translated(issue));
    issues_->setVisible(!issues.empty());
    if (!issues.empty())
        issues_->setCurrentRow(0);
}

void ImportCountsDialog::showSummary() {
    const ObservedData& data = imported_.data;
    const QLocale locale;
    const auto shown = [&locale](std::int64_t n) { return locale.toString(qlonglong(n)); };
    QStringList sentences;
    if (data.groups.size() == 1)
        sentences << tr("%1 cells.").arg(shown(data.cellCount()));
    else {
        const auto [fewest, most] = std::minmax_element(
            data.groups.begin(), data.groups.end(),
            [](const auto& a, const auto& b) { return a.cellCount() < b.cellCount(); });
        sentences << (fewest->cellCount() == most->cellCount()
                          ? tr("%1 groups of %2 cells.")
                                .arg(shown(std::int64_t(data.groups.size())),
                                     shown(most->cellCount()))
                          : tr("%1 groups of %2 to %3 cells.")
                                .arg(shown(std::int64_t(data.groups.size())),
                                     shown(fewest->cellCount()), shown(most->cellCount())));
    }
    for (const Issue& note : imported_.notes) {
        const QString sentence = translated(note.what);
        sentences << sentence.left(1).toUpper() + sentence.mid(1) + u'.';
    }
    if (context_.bounds.size() == states_.size()) {
        const std::int64_t above = cellsAbove(data, states_, context_.bounds);
        sentences << (above == 0 ? tr("All counts lie within the solver's bounds.")
                                 : tr("%1 of them lie above the solver's bounds; inference leaves "
                                      "such cells out unless told otherwise.")
                                       .arg(shown(above)));
    }
    summary_->setText(sentences.join(u' '));
}

void ImportCountsDialog::finish() {
    panel_->remember();
    QDialog::accept();
}

void ImportCountsDialog::accept() {
    if (!panel_ || !panel_->isUsable())
        return;
    if (current_)
        return finish();
    accepting_ = true;
    ok_->setEnabled(false);
    if (reading_.isBusy())
        progress_->show();
    else
        startReading();
}

void ImportCountsDialog::reject() {
    reading_.cancel();
    opening_.cancel();
    QDialog::reject();
}

} // namespace dyngpt

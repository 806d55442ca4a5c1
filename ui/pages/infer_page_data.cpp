// Where the infer page's counts come from: files, folders, drops, and the file of last time.

#include "ui/dialogs/import_counts_dialog.h"
#include "ui/pages/infer_page.h"
#include "ui/paths.h"
#include "ui/project_history.h"
#include "ui/session.h"
#include "ui/settings.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QTimer>
#include <QUrl>

namespace dyngpt {

namespace {
const QString folderKey = QStringLiteral("infer/folder");
} // namespace

void InferPage::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (session().project() && !isInferring() && urls.size() == 1 && urls.first().isLocalFile() &&
        !urls.first().path().endsWith(QLatin1String(".dyngpt")))
        event->acceptProposedAction();
}

void InferPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const QString path = event->mimeData()->urls().first().toLocalFile();
    // The program that the file comes from waits until the drop has returned.
    QTimer::singleShot(0, this, [this, path] { loadCounts(path); });
}

void InferPage::askForFile() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Load counts"), QSettings().value(folderKey).toString(),
        tr("Counts (*.csv *.tsv *.txt *.json *.h5ad *.mtx *.gz);;All files (*)"));
    if (path.isEmpty())
        return;
    QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
    loadCounts(path);
}

void InferPage::askForFolder() {
    const QString path = QFileDialog::getExistingDirectory(this, tr("Load counts"),
                                                           QSettings().value(folderKey).toString());
    if (path.isEmpty())
        return;
    QSettings().setValue(folderKey, path);
    loadCounts(path);
}

void InferPage::loadCounts(const QString& path) {
    const auto project = session().project();
    if (!project || isInferring())
        return;
    ImportContext context;
    context.network = project->network();
    if (const auto training = project->training())
        context.bounds = training->shape.stateBounds;
    ImportCountsDialog dialog(path, project->network().recordedNames(), this, context);
    if (dialog.exec() != QDialog::Accepted)
        return;
    try {
        std::shared_ptr<const ObservedData> before;
        if (auto old = project->observedData())
            before = std::make_shared<const ObservedData>(std::move(*old));
        project->setObservedData(dialog.data());
        DataSources sources = project->dataSources();
        sources.observed = referTo(toPath(path), project->path());
        project->setDataSources(sources);
        session().history().observedDataReplaced(std::move(before));
        showIssues({});
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    chosenGroup_ = 0;
    session().notifyChanged();
    refresh();
}

/// The file is looked for where it was and beside the project; then the user is asked.
void InferPage::reload() {
    const auto project = session().project();
    if (!project)
        return;
    const FileReference source = project->dataSources().observed;
    if (const auto found = locate(source, project->path()))
        return loadCounts(fromPath(*found));
    const QString name = QFileInfo(QString::fromStdString(source.absolute)).fileName();
    const QString before = QFileInfo(QString::fromStdString(source.absolute)).absolutePath();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("%1 is no longer there: where is it now?").arg(name),
        QFileInfo::exists(before) ? before : settings::lastFolder(),
        tr("Counts (*.csv *.tsv *.txt *.json *.h5ad *.mtx *.gz);;All files (*)"));
    if (!path.isEmpty())
        loadCounts(path);
}

void InferPage::showSource() {
    const auto project = session().project();
    FileReference source;
    try {
        if (project)
            source = project->dataSources().observed;
    } catch (const Error&) {
        // Damaged: the counts themselves are read by others, who say so.
    }
    reload_->setVisible(!source.empty());
    reload_->setEnabled(!isInferring());
    if (source.empty())
        return;
    const auto found = locate(source, project->path());
    reload_->setToolTip(
        found ? tr("Read %1 once more, with the same or another choice")
                    .arg(QDir::toNativeSeparators(fromPath(*found)))
              : tr("%1 is no longer there; this asks where it is now. The counts "
                   "themselves are in the project.")
                    .arg(QDir::toNativeSeparators(QString::fromStdString(source.absolute))));
    reload_->setAccessibleDescription(reload_->toolTip());
}

} // namespace dyngpt

#include "ui/project_files.h"

#include "core/model/network_json.h"
#include "core/model/sbml.h"
#include "core/project/stages.h"
#include "ui/dialogs/message_boxes.h"
#include "ui/dialogs/notes_dialog.h"
#include "ui/network_files.h"
#include "ui/paths.h"
#include "ui/project_history.h"
#include "ui/project_lock.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/stage_text.h"
#include "ui/text.h"
#include "ui/workers/job_queue.h"
#include "ui/workers/job_runner.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace dyngpt {

namespace {

QString inLastFolder(const QString& fileName) {
    return QDir(settings::lastFolder()).filePath(fileName);
}

void rememberFolder(const QString& path) {
    settings::setLastFolder(QFileInfo(path).absolutePath());
}

QString withSuffix(const QString& path, const QString& suffix) {
    return QFileInfo(path).suffix().isEmpty() ? path + u'.' + suffix : path;
}

QString importSentence() {
    return ProjectFiles::tr("The network was taken over, with these notes:");
}

} // namespace

ProjectFiles::ProjectFiles(Session& session, QWidget* window)
    : QObject(window), session_(session), window_(window) {}

/// Says in a box why it did not work.
template <typename Work> bool ProjectFiles::attempt(const QString& title, Work work) {
    try {
        work();
        return true;
    } catch (const Error& error) {
        showError(window_, title, error);
        return false;
    }
}

QString ProjectFiles::projectFilter() const {
    return tr("DynGPT projects (*.dyngpt)");
}

QString ProjectFiles::networkFilter() const {
    return hasSbml() ? tr("Network files (*.json *.xml *.sbml)") : tr("Network files (*.json)");
}

void ProjectFiles::showNotes(const QString& title, const QString& sentence,
                             const std::vector<Issue>& notes) {
    if (!notes.empty())
        NotesDialog(title, sentence, notes, window_).exec();
}

void ProjectFiles::createFromTemplate(const QString& example) {
    attempt(tr("New project"), [&] {
        Network network;
        network.modelName = tr("new network").toStdString();
        if (!example.isEmpty()) {
            const auto file = exampleNetwork(example);
            if (!file)
                throw Error(
                    example.toStdString(),
                    text(DYNGPT_TEXT("core", "The example is not part of this installation")),
                    text(DYNGPT_TEXT("core", "Install the program again")));
            network = readNetwork(toPath(*file));
        }
        createFrom(network);
    });
}

void ProjectFiles::createFrom(const Network& network) {
    ProjectFiles& there = place();
    if (there.mayLeave())
        attempt(tr("New project"), [&] { there.session_.createProject(network); });
}

ProjectFiles& ProjectFiles::place() {
    // An example or a new network that nobody has touched may go.
    const bool holdsWork = session_.project() && (!session_.isUntitled() || session_.isModified() ||
                                                  session_.jobs().isRunning());
    return holdsWork && newWindow_ && settings::opensNewWindow() ? newWindow_() : *this;
}

void ProjectFiles::open() {
    const QString path = QFileDialog::getOpenFileName(
        window_, tr("Open"), settings::lastFolder(),
        tr("Projects and networks (*.dyngpt *.json *.xml *.sbml)") + QStringLiteral(";;") +
            projectFilter() + QStringLiteral(";;") + networkFilter());
    if (path.isEmpty())
        return;
    rememberFolder(path);
    openPath(path);
}

void ProjectFiles::openPath(const QString& path) {
    attempt(tr("Open"), [&] {
        if (isNetworkFile(path)) {
            const NetworkFile file = readNetworkFile(path);
            ProjectFiles& there = place();
            if (!there.mayLeave())
                return;
            there.session_.createProject(file.network);
            there.showNotes(tr("Open"), importSentence(), file.notes);
            return;
        }
        openProject(path, OpenFor::Editing);
    });
}

void ProjectFiles::openProject(const QString& path, OpenFor purpose) {
    const auto hasIt = [&](const Session& session) {
        return session.project() && isSameFile(path, fromPath(session.project()->path()));
    };
    if (hasIt(session_) && !session_.isReadOnly())
        return;
    try {
        // Before a window is made for it.
        Project::open(toPath(path), OpenFor::Reading);
        if (purpose == OpenFor::Editing)
            Session::checkNotInUse(path);
        ProjectFiles& there = hasIt(session_) ? *this : place();
        if (there.session_.openProject(
                path, [&] { return there.mayLeave(); }, purpose) &&
            !there.session_.isUntitled())
            settings::addRecentFile(path);
    } catch (const ProjectInUse& inUse) {
        QStringList answers{tr("Only look at it"), tr("Stay")};
        if (inUse.byThisProgram())
            answers.prepend(tr("Go to that window"));
        const int answer = ask(window_, tr("Open"), translated(inUse.issues()), answers);
        if (answer < 0 || answer == answers.size() - 1)
            return;
        if (answer == answers.size() - 2)
            return openProject(path, OpenFor::Reading);
        for (Session* session : Session::all())
            if (hasIt(*session) && !session->isReadOnly())
                Q_EMIT session->windowWanted();
    }
}

void ProjectFiles::openExample(const QString& name) {
    if (mayLeave())
        attempt(tr("Open example"), [&] { session_.openExample(name); });
}

bool ProjectFiles::saveAs() {
    if (!session_.project())
        return false;
    const QString path = QFileDialog::getSaveFileName(
        window_, tr("Save project as"),
        inLastFolder(session_.displayName() + QStringLiteral(".dyngpt")), projectFilter());
    if (path.isEmpty())
        return false;
    rememberFolder(path);
    return attempt(tr("Save project as"), [&] {
        const QString file = withSuffix(path, QStringLiteral("dyngpt"));
        session_.saveAs(file);
        settings::addRecentFile(file);
    });
}

void ProjectFiles::close() {
    if (mayLeave())
        session_.closeProject();
}

bool ProjectFiles::mayLeave() {
    Q_EMIT session_.storeWanted(); // what is still being typed
    if (session_.jobs().isRunning()) {
        const QString question =
            tr("%1 is still running. What is finished of it is kept in the project.")
                .arg(stageTitle(session_.jobs().stage()));
        if (ask(window_, tr("A job is running"), question,
                {tr("Cancel the job and close"), tr("Stay")}) != 0)
            return false;
        session_.queue().removeQueued();
        session_.jobs().cancelAndWait();
    }
    if (!session_.isModified())
        return true;
    const int answer =
        ask(window_, tr("Unsaved project"),
            tr("The project \"%1\" has not been saved yet.").arg(session_.displayName()),
            {tr("Save as..."), tr("Discard"), tr("Stay")});
    return answer == 0 ? saveAs() : answer == 1;
}

void ProjectFiles::importWeights() {
    const auto project = session_.project();
    if (!project)
        return;
    const QString path =
        QFileDialog::getOpenFileName(window_, tr("Import solver's weights"), settings::lastFolder(),
                                     tr("Weights of the reference package (*.pt)"));
    if (path.isEmpty())
        return;
    rememberFolder(path);
    if (project->training() && ask(window_, tr("Import solver's weights"),
                                   tr("The weights will take the place of the project's solver. "
                                      "Undo brings it back until the project is closed."),
                                   {tr("Replace the solver"), tr("Stay")}) != 0)
        return;
    attempt(tr("Import solver's weights"), [&] {
        auto before = ProjectHistory::trainedIn(*project);
        dyngpt::importWeights(*project, toPath(path));
        session_.history().solverReplaced(std::move(before));
        session_.notifyChanged();
    });
}

void ProjectFiles::exportWeights() {
    const auto project = session_.project();
    if (!project)
        return;
    const QString path =
        QFileDialog::getSaveFileName(window_, tr("Export solver's weights"),
                                     inLastFolder(session_.displayName() + QStringLiteral(".pt")),
                                     tr("Weights of the reference package (*.pt)"));
    if (path.isEmpty())
        return;
    rememberFolder(path);
    attempt(tr("Export solver's weights"), [&] {
        dyngpt::exportWeights(*project, toPath(withSuffix(path, QStringLiteral("pt"))));
    });
}

void ProjectFiles::importNetwork() {
    const QString path = QFileDialog::getOpenFileName(window_, tr("Import network"),
                                                      settings::lastFolder(), networkFilter());
    if (path.isEmpty())
        return;
    rememberFolder(path);
    importFrom(path);
}

void ProjectFiles::importFrom(const QString& path) {
    if (!session_.project())
        return openPath(path);
    attempt(tr("Import network"), [&] {
        const NetworkFile file = readNetworkFile(path);
        Q_EMIT networkImported(file.network);
        showNotes(tr("Import network"), importSentence(), file.notes);
    });
}

void ProjectFiles::exportNetwork() {
    const auto project = session_.project();
    if (!project)
        return;
    QStringList filters{tr("DynGPT networks (*.json)")};
    if (hasSbml())
        filters << tr("SBML (*.xml *.sbml)");
    QString chosen;
    const QString path =
        QFileDialog::getSaveFileName(window_, tr("Export network"),
                                     inLastFolder(session_.displayName() + QStringLiteral(".json")),
                                     filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return;
    rememberFolder(path);
    const QString suffix =
        chosen == filters.front() ? QStringLiteral("json") : QStringLiteral("xml");
    attempt(tr("Export network"), [&] {
        const auto notes = writeNetworkFile(project->network(), withSuffix(path, suffix));
        showNotes(tr("Export network"), tr("The file was written. Other programs may not know:"),
                  notes);
    });
}

} // namespace dyngpt

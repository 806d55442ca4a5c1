#include "ui/pages/trajectories_page.h"

#include "core/common/file.h"
#include "core/model/network_checks.h"
#include "ui/charts/chart_panel.h"
#include "ui/dialogs/message_boxes.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/parameter_panel.h"
#include "ui/pages/settings_form.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QProgressBar>
#include <QSpinBox>

#include <algorithm>
#include <sstream>

namespace dyngpt {

namespace {

constexpr int settleMs = 120;    // after the last move of a slider
constexpr int shownLateMs = 400; // what is over by then needs no progress bar
constexpr int mostOutputsAtFirst = 4;

/// The stationary end time is more than the beginning needs.
double firstEndTime(const Network& network) {
    return network.tEnd > 0 ? network.tEnd / 10 : TrajectorySettings{}.tEnd;
}

QStringList outputNames(const Network& network) {
    QStringList names;
    for (const std::string& state : network.stateNames)
        names << QString::fromStdString(state);
    for (const DerivedQuantity& quantity : network.derived)
        names << QString::fromStdString(quantity.name);
    return names;
}

} // namespace

TrajectoriesPage::TrajectoriesPage(Session& session, QWidget* parent)
    : Page(session, Stage::Simulate, parent) {
    setHeading(tr("Trajectories"),
               tr("How the network behaves over time at one choice of parameters. Move a slider "
                  "and the picture follows."));
    createSettings();
    createResults();
    later_.setSingleShot(true);
    later_.setInterval(settleMs);
    connect(&later_, &QTimer::timeout, this, &TrajectoriesPage::runIfChanged);
    showLate_.setSingleShot(true);
    showLate_.setInterval(shownLateMs);
    connect(&showLate_, &QTimer::timeout, this, [this] { bar_->show(); });
    connect(&job_, &LatestJob::progressed, this, [this](double done, double total) {
        bar_->setRange(0, static_cast<int>(total));
        bar_->setValue(static_cast<int>(done));
    });
    connect(&job_, &LatestJob::finished, this, &TrajectoriesPage::finished);
    connect(&job_, &LatestJob::failed, this, [this](const std::vector<Issue>& issues) {
        showBusy(false);
        shown_.reset();
        draw();
        showIssues(issues);
    });
    connect(&this->session(), &Session::projectReplaced, this, &TrajectoriesPage::refresh);
}

TrajectorySettings TrajectoriesPage::settings() const {
    TrajectorySettings settings;
    settings.tEnd = tEnd_->value();
    settings.grid = grid_->value();
    settings.runs = runs_->value();
    settings.seed = SettingsForm::seed(*seed_);
    settings.method = static_cast<SimulationMethod>(method_->currentData().toInt());
    settings.threads = threads_->value();
    return settings;
}

void TrajectoriesPage::refresh() {
    const auto project = session().project();
    const bool another = project_.lock() != project;
    if (another) {
        project_ = project;
        job_.cancel();
        showBusy(false);
        inputs_.reset();
        shown_.reset();
        draw();
    }
    setEnabled(project != nullptr);
    if (!project)
        return;
    try {
        if (const Network network = project->network(); another || network != network_) {
            network_ = network;
            parameters_->setParameters(network_.parameters, nominalParameters(network_), !another);
            if (another)
                tEnd_->setValue(firstEndTime(network_));
            takeNetwork();
        }
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    if (isVisible())
        runIfChanged();
}

/// The outputs that were chosen stay so; at first the recorded states are.
void TrajectoriesPage::takeNetwork() {
    QStringList chosen;
    QStringList known;
    for (int i = 0; i < outputs_->count(); ++i) {
        known << outputs_->item(i)->text();
        if (outputs_->item(i)->checkState() == Qt::Checked)
            chosen << known.back();
    }
    const NetworkNames shown(network_);
    parameters_->setNames(shown);
    outputNames_->setNames(shown);
    const QStringList names = outputNames(network_);
    if (known != names) {
        const QSignalBlocker quiet(outputs_);
        outputs_->clear();
        const std::vector<std::string> recorded = network_.recordedNames();
        int on = 0;
        for (const QString& name : names) {
            auto* item = new QListWidgetItem(name, outputs_);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            const bool before = known.contains(name);
            const bool first = std::ranges::find(recorded, name.toStdString()) != recorded.end() &&
                               on < mostOutputsAtFirst;
            const bool check = before ? chosen.contains(name) : first;
            on += check ? 1 : 0;
            item->setCheckState(check ? Qt::Checked : Qt::Unchecked);
        }
    }
}

void TrajectoriesPage::runIfChanged() {
    if (!session().project() || !isVisible())
        return;
    if (Inputs now{network_, parameters_->values(), settings()}; !inputs_ || now != *inputs_)
        run();
}

void TrajectoriesPage::run() {
    later_.stop();
    inputs_ = Inputs{network_, parameters_->values(), settings()};
    std::vector<Issue> issues = checkSettings(inputs_->settings);
    if (hasErrors(checkNetwork(network_)))
        issues.push_back({Severity::Error, "", text(DYNGPT_TEXT("core", "The network has errors")),
                          text(DYNGPT_TEXT("core", "Mend them on the Network page"))});
    showIssues(issues);
    if (hasErrors(issues)) {
        job_.cancel();
        shown_.reset();
        showBusy(false);
        return draw();
    }
    showBusy(true);
    arriving_ = std::make_shared<std::optional<Trajectories>>();
    job_.start([inputs = *inputs_, result = arriving_](JobSinks& sinks, std::stop_token stop) {
        *result = simulateTrajectories(inputs.network, inputs.parameters, inputs.settings,
                                       sinks.progress(), stop);
        return *result ? Outcome::Finished : Outcome::Cancelled;
    });
}

void TrajectoriesPage::finished() {
    shown_ = std::move(*arriving_);
    const double seconds = static_cast<double>(clock_.elapsed()) / 1000;
    showBusy(false);
    const QLocale locale;
    status_->setText(tr("%1 runs, %2 events, %3 s")
                         .arg(locale.toString(shown_->runs),
                              locale.toString(static_cast<qulonglong>(shown_->events)),
                              locale.toString(seconds, 'f', 2)));
    draw();
}

void TrajectoriesPage::showBusy(bool busy) {
    run_->setVisible(!busy);
    cancel_->setVisible(busy);
    export_->setEnabled(!busy && shown_.has_value());
    if (!busy) {
        showLate_.stop();
        bar_->hide();
        status_->clear();
        return;
    }
    clock_.start();
    bar_->setRange(0, 0);
    showLate_.start();
}

void TrajectoriesPage::exportNumbers(Numbers numbers, const QString& path) {
    if (!shown_)
        return;
    std::ostringstream out;
    if (numbers == Numbers::Paths)
        writePaths(out, *shown_);
    else
        writeStatistics(out, *shown_, numbers == Numbers::AllStatistics);
    writeFileAtomically(toPath(path), out.str());
}

void TrajectoriesPage::askAndExport(Numbers numbers) {
    QString path = QFileDialog::getSaveFileName(
        this, tr("Export numbers"),
        settings::lastFolder() + u'/' + session().displayName() + QStringLiteral("_time.csv"),
        tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".csv");
    settings::setLastFolder(QFileInfo(path).absolutePath());
    try {
        exportNumbers(numbers, path);
    } catch (const Error& error) {
        showError(this, tr("Export numbers"), error);
    }
}

} // namespace dyngpt

// The right side of the page: which group, and the tabs about it.

#include "ui/pages/infer_page.h"

#include "ui/pages/chains_view.h"
#include "ui/pages/compare_view.h"
#include "ui/pages/estimates_view.h"
#include "ui/pages/fit_view.h"
#include "ui/pages/groups_view.h"
#include "ui/pages/infer_settings.h"
#include "ui/pages/trust_view.h"
#include "ui/session.h"
#include "ui/stage_advice.h"
#include "ui/workers/job_queue.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QTabWidget>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

QString countText(std::int64_t n) {
    return QLocale().toString(static_cast<qlonglong>(n));
}

std::string stampOf(const Provenance& provenance) {
    return provenance.inputHash + "/" + provenance.created;
}

} // namespace

void InferPage::buildResults(SolverThread::Source source) {
    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setObjectName(QStringLiteral("pageHint"));
    resultsColumn()->addWidget(hint_);

    group_ = new QComboBox;
    group_->setObjectName(QStringLiteral("groupChoice"));
    group_->setAccessibleName(tr("Group"));
    group_->setToolTip(tr("The group of cells that the tabs are about"));
    auto* label = new QLabel(tr("&Group"));
    label->setBuddy(group_);
    groupRow_ = new QWidget;
    auto* row = new QHBoxLayout(groupRow_);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(group_);
    row->addStretch(1);
    resultsColumn()->addWidget(groupRow_);
    connect(group_, &QComboBox::activated, this,
            [this](int index) { openGroup(static_cast<std::size_t>(index)); });

    groups_ = new GroupsView;
    estimates_ = new EstimatesView;
    violins_ = new ViolinsView;
    pairs_ = new PairsView;
    fit_ = new FitView(std::move(source));
    chains_ = new ChainsView;
    trust_ = new TrustView;
    compare_ = new CompareView;
    tabs_ = new QTabWidget;
    tabs_->setObjectName(QStringLiteral("inferenceTabs"));
    tabs_->addTab(groups_, tr("Groups"));
    tabs_->addTab(estimates_, tr("Estimates"));
    tabs_->addTab(violins_, tr("Violins"));
    tabs_->addTab(pairs_, tr("Pairs"));
    tabs_->addTab(fit_, tr("Fit"));
    tabs_->addTab(chains_, tr("Chains"));
    tabs_->addTab(trust_, tr("Trust"));
    tabs_->addTab(compare_, tr("Compare"));
    tabs_->setCurrentWidget(estimates_);
    resultsColumn()->addWidget(tabs_, 1);
    connect(groups_, &GroupsView::groupOpened, this, [this](std::size_t group) {
        openGroup(group);
        tabs_->setCurrentWidget(estimates_);
    });
    connect(trust_, &TrustView::calibrateRequested, this, &InferPage::calibrate);
}

bool InferPage::hasGroups() const {
    return results_ && results_->observed && results_->observed->groups.size() > 1;
}

void InferPage::openGroup(std::size_t group) {
    chosenGroup_ = group;
    group_->setCurrentIndex(static_cast<int>(group));
    if (const auto project = session().project())
        loader_.load(project, group);
}

void InferPage::beginLive() {
    form_->setEnabled(false);
    load_->setEnabled(false);
    folder_->setEnabled(false);
    outside_->setEnabled(false);
    hint_->hide();
    if (calibrating_)
        return;
    if (hasGroups()) {
        lookAgain_.start();
        tabs_->setCurrentWidget(groups_);
    } else {
        tabs_->setCurrentWidget(chains_);
    }
    chains_->beginLive(settings());
}

void InferPage::take(const std::shared_ptr<const InferenceResults>& results) {
    results_ = results;
    showData();
    showGroups();
    showPosterior();
    updateAvailability();
    updateHint();
    Q_EMIT shown();
}

void InferPage::showData() {
    const bool outside = results_ && results_->observed && results_->observed->outside > 0;
    outside_->setVisible(outside);
    if (!results_ || !results_->observed)
        return dataLabel_->setText(tr("No counts are loaded yet."));
    const ObservedFacts& facts = *results_->observed;
    QStringList states;
    for (const std::string& state : facts.states)
        states << names_.marked(QString::fromStdString(state));
    QString text = tr("%1\nCells: %2\nStates: %3")
                       .arg(QString::fromStdString(facts.fileName), countText(facts.cells),
                            states.join(QStringLiteral(", ")));
    if (hasGroups())
        text +=
            u'\n' + tr("Groups: %1").arg(countText(static_cast<std::int64_t>(facts.groups.size())));
    if (outside)
        text += u'\n' + tr("Cells above the solver's bounds: %1").arg(countText(facts.outside));
    dataLabel_->setText(names_.drawn(text).html());
}

void InferPage::setNames(const NetworkNames& names) {
    for (PosteriorView* view :
         std::initializer_list<PosteriorView*>{estimates_, violins_, pairs_, fit_, chains_})
        view->setNames(names);
    trust_->setNames(names);
    groups_->setNames(names);
    compare_->setNames(names);
    names_ = names;
    showData();
}

void InferPage::showGroups() {
    const bool several = hasGroups();
    groupRow_->setVisible(several);
    tabs_->setTabVisible(tabs_->indexOf(groups_), several);
    tabs_->setTabVisible(tabs_->indexOf(compare_), several);
    const auto project = session().project();
    std::string now = std::to_string(reinterpret_cast<std::uintptr_t>(project.get()));
    if (several && !results_->summaries.empty())
        now += "/" + std::to_string(results_->summaries.size()) + "/" +
               stampOf(results_->summaries.back().posterior.provenance);
    if (results_ && results_->observed)
        now += "/" + results_->observed->fileName + "/" +
               std::to_string(results_->observed->groups.size());
    if (now == shownGroups_)
        return;
    shownGroups_ = now;
    group_->clear();
    if (several)
        for (const std::string& name : results_->observed->groups)
            group_->addItem(groupName(name));
    group_->setCurrentIndex(static_cast<int>(chosenGroup_));
    const std::vector<PosteriorSummary> summaries =
        several ? results_->summaries : std::vector<PosteriorSummary>{};
    groups_->setSummaries(project, summaries, several ? results_->observed->groups.size() : 0);
    compare_->setSummaries(project, summaries);
}

QString InferPage::absence() const {
    if (results_ && results_->posterior && !results_->posterior->failure.empty())
        return tr("This group could not be inferred: %1")
            .arg(QString::fromStdString(results_->posterior->failure));
    if (!results_ || !results_->observed)
        return tr("Load counts, then press Infer to see which parameters explain them.");
    if (hasGroups() && !results_->summaries.empty())
        return tr("This group has not been inferred yet. Press Infer to go on.");
    return tr("Press Infer to see which parameters explain the counts.");
}

void InferPage::showPosterior() {
    const auto posterior = results_ ? results_->posterior : nullptr;
    const bool good = posterior && posterior->failure.empty();
    std::string now = std::to_string(reinterpret_cast<std::uintptr_t>(session().project().get()));
    if (results_) {
        now += "/" + std::to_string(results_->group) + (results_->observed ? "+" : "-");
        if (posterior)
            now += stampOf(posterior->provenance) + posterior->failure;
        if (results_->observed)
            for (const std::string& state : results_->observed->states)
                now += "," + state;
        if (results_->calibration)
            now += "|" + stampOf(results_->calibration->provenance) +
                   (results_->calibrationStale ? "stale" : "");
    }
    if (now == shownPosterior_ || (isInferring() && !good))
        return;
    const bool first = shownPosterior_.empty() && good;
    shownPosterior_ = now;
    const QString missing = absence();
    fit_->setData(session().project(), results_ ? results_->cells : ObservedGroup{});
    for (PosteriorView* view :
         std::initializer_list<PosteriorView*>{estimates_, violins_, pairs_, fit_, chains_})
        view->setPosterior(good ? posterior : nullptr, missing);
    CellsAtHand atHand;
    if (results_ && results_->observed)
        atHand = {results_->observed->states,
                  static_cast<std::size_t>(results_->cells.cellCount())};
    trust_->setReport(results_ ? results_->calibration : nullptr,
                      results_ && results_->calibrationStale, atHand);
    if (first && tabs_->currentWidget() == chains_)
        tabs_->setCurrentWidget(estimates_);
}

void InferPage::updateAvailability() {
    const auto project = session().project();
    const JobQueue& queue = session().queue();
    const bool solved = project && (hasSolver(*project) || queue.isPending(JobKind::Train));
    setPrimaryAvailable(solved && results_ && results_->observed,
                        solved ? tr("Load observed counts first") : tr("Train a solver first"));
    trust_->setAvailable(!solved ? tr("Train a solver first")
                         : queue.isPending(JobKind::Calibrate)
                             ? tr("It runs or waits in the job list")
                             : QString());
}

void InferPage::updateHint() {
    const auto project = session().project();
    QStringList sentences;
    if (!project)
        sentences << tr("No project is open.");
    else if (!project->training())
        sentences << tr("There is no solver yet: train one first.");
    else if (!results_ || !results_->observed)
        sentences << tr("Load a CSV file with a row a cell, or drop it here.");
    else {
        if (project->state(Stage::Train) == StageState::Stale)
            sentences << tr("The solver is stale: train again before you trust what is inferred.");
        if (results_->posterior && project->state(Stage::Infer) == StageState::Stale)
            sentences << tr("These estimates are stale: the counts, the solver or the settings "
                            "have changed since. Infer again.");
    }
    hint_->setText(sentences.join(u' '));
    hint_->setVisible(!sentences.isEmpty() && !isInferring());
}

} // namespace dyngpt

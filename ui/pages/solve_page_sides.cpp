// What the solve page draws beside the solver's answer that solvers say too: at a saved parameter
// set, and from another solver.

#include "core/project/stages.h"
#include "ui/pages/parameter_panel.h"
#include "ui/pages/parameter_sets_panel.h"
#include "ui/pages/side_answer.h"
#include "ui/pages/solve_page.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QTemporaryDir>

namespace dyngpt {

void SolvePage::createSides(const SolverThread::Source& load) {
    savedAnswer_ = new SideAnswer(AnswerSource::SavedSet, load, this);
    otherAnswer_ = new SideAnswer(AnswerSource::OtherSolver, load, this);
    for (SideAnswer* side : {savedAnswer_, otherAnswer_})
        connect(side, &SideAnswer::changed, this, &SolvePage::draw);
    connect(sets_, &ParameterSetsPanel::saveWanted, this, &SolvePage::saveSet);
    connect(sets_, &ParameterSetsPanel::edited, this, &SolvePage::storeSets);
    connect(sets_, &ParameterSetsPanel::applied, this, &SolvePage::applySet);
    connect(sets_, &ParameterSetsPanel::besideChanged, this, &SolvePage::askSides);
    connect(other_, &QPushButton::clicked, this, [this] {
        if (otherAnswer_->isOn())
            forgetOtherSolver();
        else
            chooseOtherSolver();
    });
    showSides();
}

void SolvePage::saveSet() {
    sets_->add({{}, shape_.parameterNames, parameters_->values()});
}

void SolvePage::storeSets() {
    const auto project = session().project();
    if (!project)
        return;
    try {
        project->setParameterSets(sets_->sets());
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    session().notifyChanged();
}

void SolvePage::dropUnstored() {
    if (const auto project = session().project())
        sets_->setSets(project->parameterSets());
}

/// Parameters that the set does not have keep their values.
void SolvePage::applySet(const NamedParameters& set) {
    std::vector<double> values = parameters_->values();
    for (std::size_t i = 0; i < set.parameters.size(); ++i)
        for (std::size_t k = 0; k < values.size(); ++k)
            if (shape_.parameterNames[k] == set.parameters[i])
                values[k] = set.values[i];
    parameters_->setValues(values);
    follow();
}

void SolvePage::chooseOtherSolver() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Compare with another solver"), settings::lastFolder(),
        tr("Projects and weights of the reference package (*.dyngpt *.pt)"));
    if (path.isEmpty())
        return;
    settings::setLastFolder(QFileInfo(path).absolutePath());
    compareWithSolver(path);
}

void SolvePage::compareWithSolver(const QString& path) {
    try {
        std::shared_ptr<Project> project;
        if (QFileInfo(path).suffix().toLower() == u"pt") {
            // Weights say little of themselves: they belong to the network as it is.
            otherFolder_ = std::make_unique<QTemporaryDir>();
            project = Project::create(toPath(otherFolder_->filePath(QStringLiteral("o.dyngpt"))),
                                      network_);
            importWeights(*project, toPath(path));
        } else {
            project = Project::open(toPath(path), OpenFor::Reading);
        }
        const auto info = project->training();
        if (!info)
            throw Error(path.toStdString(),
                        text(DYNGPT_TEXT("core", "the project has no trained solver")),
                        text(DYNGPT_TEXT("core", "Run Train first.")));
        otherAnswer_->setProject(project, info->shape, QFileInfo(path).completeBaseName());
        sideStatus_->clear();
    } catch (const Error& error) {
        otherAnswer_->setProject(nullptr, {}, {});
        sideStatus_->setText(translated(error.issues()));
    }
    showSides();
    askSides();
    draw();
}

void SolvePage::forgetOtherSolver() {
    otherAnswer_->setProject(nullptr, {}, {});
    otherFolder_.reset();
    sideStatus_->clear();
    showSides();
    draw();
}

void SolvePage::showSides() {
    other_->setText(otherAnswer_->isOn() ? tr("Without %1").arg(otherAnswer_->name())
                                         : tr("Compare with an&other solver..."));
    other_->setToolTip(otherAnswer_->isOn()
                           ? tr("No longer draw this solver's distribution")
                           : tr("The distribution of a solver from another project or from a "
                                "weights file, at the same parameters"));
    other_->setAccessibleDescription(other_->toolTip());
}

void SolvePage::askSides() {
    if (!asked_ || !answer_.distribution)
        return;
    const auto set = sets_->beside();
    if (!set || set->parameters.size() != set->values.size()) {
        if (savedAnswer_->isOn())
            savedAnswer_->setProject(nullptr, {}, {});
    } else {
        const QString name = QString::fromStdString(set->name);
        const auto project = session().project();
        if (!savedAnswer_->isOn())
            savedAnswer_->setProject(project, shape_, name);
        savedAnswer_->setName(name);
        savedAnswer_->ask(set->parameters, shape_.stateNames,
                          {set->values, asked_->conditions, asked_->pair});
    }
    otherAnswer_->ask(shape_.parameterNames, shape_.stateNames, *asked_);
    draw();
}

void SolvePage::addSides(std::vector<SolveView::Answer>& answers) {
    QStringList problems;
    for (const SideAnswer* side : {savedAnswer_, otherAnswer_}) {
        if (!side->isOn())
            continue;
        if (!side->problem().isEmpty())
            problems << side->problem();
        else if (const SolveView::Answer* answer = side->answer(*asked_)) {
            answers.push_back(*answer);
            answers.back().name = side->name();
        }
    }
    if (otherAnswer_->isOn() || savedAnswer_->isOn() || !problems.empty())
        sideStatus_->setText(problems.join(u'\n'));
    sideStatus_->setVisible(!sideStatus_->text().isEmpty());
}

} // namespace dyngpt

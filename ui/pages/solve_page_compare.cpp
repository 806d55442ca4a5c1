// What the solve page compares the solver with: a fresh simulation and the exact solution.

#include "ui/charts/number_text.h"
#include "ui/models/network_names.h"
#include "ui/pages/solve_page.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QLabel>
#include <QProgressBar>

namespace dyngpt {

namespace {

// Two such simulations differ by this share of what the halves of one's window differ by.
constexpr double twoSimulations = 0.7;

/// Only what needs a state or parameter of the same name; other changes make the solver stale.
bool fits(const SolverShape& shape, const Network& network) {
    return shape.parameterNames == network.parameterNames() &&
           shape.stateNames == network.recordedNames();
}

} // namespace

QString SolvePage::whyNoSimulation() const {
    if (!answer_.distribution)
        return tr("There is no answer to compare with.");
    if (!fits(shape_, network_))
        return tr("The network has other parameters or recorded states than the solver.");
    if (!network_.triggers.empty())
        return tr("A network with triggers has no stationary distribution.");
    return {};
}

QString SolvePage::whyNotExact() const {
    if (const QString reason = whyNoSimulation(); !reason.isEmpty())
        return reason;
    if (!network_.isMarkovian())
        return tr("No exact solution: the network has waiting times or delays.");
    return {};
}

void SolvePage::updateComparisons() {
    const auto update = [](QPushButton* button, const QString& toolTip, const QString& reason) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason.isEmpty() ? toolTip : reason);
        button->setAccessibleDescription(button->toolTip());
    };
    update(simulate_,
           tr("One more simulation at these parameters, with the settings of the dataset"),
           whyNoSimulation());
    update(exact_, tr("The stationary distribution from the master equation, at these parameters"),
           whyNotExact());
}

void SolvePage::simulate() {
    const auto project = session().project();
    if (!project || !asked_)
        return;
    const auto info = project->dataset();
    SimulationSettings settings = info ? info->settings : project->simulationSettings();
    settings.secondStart = false; // a check of the dataset's, not part of the distribution
    auto found = std::make_shared<std::optional<SimulatedSet>>();
    start(
        tr("Simulating…"),
        [network = network_, settings, parameters = asked_->parameters, stream = ++simulations_,
         found](JobSinks&, std::stop_token stop) {
            *found = simulateAt(network, settings, parameters, stream, stop);
            return *found ? Outcome::Finished : Outcome::Cancelled;
        },
        [this, found] { comparison_.simulation = std::move(*found); });
}

void SolvePage::solveExactly() {
    if (!asked_)
        return;
    auto found = std::make_shared<std::optional<ExactSolution>>();
    start(
        tr("Solving exactly…"),
        [network = network_, parameters = asked_->parameters, found](JobSinks& sinks,
                                                                     std::stop_token stop) {
            *found = dyngpt::solveExactly(network, parameters, {}, sinks.progress(), stop);
            return *found ? Outcome::Finished : Outcome::Cancelled;
        },
        [this, found] { comparison_.exact = std::move(*found); });
}

void SolvePage::start(const QString& doing, JobWork work, std::function<void()> take) {
    if (comparedAt_ != asked_->parameters)
        dropComparison();
    comparedAt_ = asked_->parameters;
    take_ = std::move(take);
    showBusy(true);
    comparisonStatus_->setText(doing);
    job_.start(std::move(work));
}

void SolvePage::finishComparison() {
    showBusy(false);
    std::exchange(take_, {})();
    draw();
}

/// It belongs to another point.
void SolvePage::dropComparison() {
    const bool shown = !comparison_.empty();
    job_.cancel();
    take_ = {};
    showBusy(false);
    comparison_ = {};
    comparedAt_.clear();
    comparisonStatus_->setText(shown ? tr("The parameters have changed: compare again.")
                                     : QString());
}

void SolvePage::showBusy(bool busy) {
    const bool focused = (busy ? simulate_ : cancel_)->hasFocus();
    simulate_->setVisible(!busy);
    exact_->setVisible(!busy);
    cancel_->setVisible(busy);
    if (focused)
        (busy ? cancel_ : simulate_)->setFocus();
    bar_->setRange(0, 0);
    bar_->setVisible(busy);
}

/// How far two simulations would be from each other, and what the exact solver remarks.
ChartText SolvePage::comparisonText() const {
    const NetworkNames names(network_);
    QStringList lines;
    if (comparison_.simulation && comparison_.simulation->noiseFloor &&
        asked_->conditions.empty()) {
        QStringList parts;
        const std::vector<double>& halves = comparison_.simulation->noiseFloor->states;
        for (std::size_t k = 0; k < std::min(halves.size(), shape_.stateNames.size()); ++k)
            parts << tr("%1 %2", "state, value")
                         .arg(names.marked(QString::fromStdString(shape_.stateNames[k])),
                              displayNumber(twoSimulations * halves[k], 2));
        lines << tr("Noise: two such simulations would differ in TV by about %1.")
                     .arg(parts.join(QStringLiteral(", ")));
    }
    if (comparison_.exact)
        for (const Issue& note : comparison_.exact->notes)
            lines << translated(names.marked(note));
    return names.drawn(lines.join(u'\n'));
}

} // namespace dyngpt

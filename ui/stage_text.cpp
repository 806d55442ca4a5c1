#include "ui/stage_text.h"

#include <QCoreApplication>

namespace dyngpt {

QString stageTitle(Stage stage) {
    switch (stage) {
    case Stage::Network:
        return QCoreApplication::translate("stage", "Network");
    case Stage::Simulate:
        return QCoreApplication::translate("stage", "Simulate");
    case Stage::Train:
        return QCoreApplication::translate("stage", "Train");
    case Stage::Validate:
        return QCoreApplication::translate("stage", "Validate");
    case Stage::Infer:
        return QCoreApplication::translate("stage", "Infer");
    case Stage::Report:
        return QCoreApplication::translate("stage", "Report");
    }
    return {};
}

QString stageStateText(StageState state, StageActivity activity) {
    switch (activity) {
    case StageActivity::Running:
        return QCoreApplication::translate("stage", "running");
    case StageActivity::Paused:
        return QCoreApplication::translate("stage", "paused");
    case StageActivity::Queued:
        return QCoreApplication::translate("stage", "queued");
    case StageActivity::Failed:
        return QCoreApplication::translate("stage", "failed");
    case StageActivity::Interrupted:
        return QCoreApplication::translate("stage", "interrupted");
    case StageActivity::None:
        break;
    }
    switch (state) {
    case StageState::Empty:
        return QCoreApplication::translate("stage", "empty");
    case StageState::Ready:
        return QCoreApplication::translate("stage", "ready");
    case StageState::Partial:
        return QCoreApplication::translate("stage", "interrupted");
    case StageState::Done:
        return QCoreApplication::translate("stage", "done");
    case StageState::Stale:
        return QCoreApplication::translate("stage", "stale");
    }
    return {};
}

QString solveTitle() {
    return QCoreApplication::translate("stage", "Solve");
}

QString solveHelp() {
    return QCoreApplication::translate(
        "stage", "Asks the trained solver at parameters of your choice: the distribution follows "
                 "the sliders, known counts give the distribution of the others. Sensitivities say "
                 "by how many percent mean and sd change when a parameter grows by 1 %. A fresh "
                 "simulation and the exact solution can be laid over the picture.");
}

QString stageHelp(Stage stage) {
    switch (stage) {
    case Stage::Network:
        return QCoreApplication::translate(
            "stage",
            "The states, events and parameters of the network. Every propensity is the "
            "whole rate of its event; problems are listed below the tables. The graph is "
            "there to draw in: drag from node to node with Shift, double-click a name, a "
            "propensity or a number to change it. While a propensity is written, names are "
            "completed (Ctrl+Space offers all) and it stands as mathematics below. Rows "
            "can be copied to another window. Edit > History lists every edit.");
    case Stage::Simulate:
        return QCoreApplication::translate(
            "stage", "Simulates the network at many parameter sets and keeps the stationary "
                     "distribution of each. A cancelled run goes on where it stopped.");
    case Stage::Train:
        return QCoreApplication::translate(
            "stage", "Teaches the solver, a neural network, the stationary distribution as a "
                     "function of the parameters. The weights that do best on held-out sets are "
                     "kept.");
    case Stage::Validate:
        return QCoreApplication::translate(
            "stage", "Compares the solver with the simulation on every held-out set. The noise "
                     "floor is the difference of two simulations of the same set.");
    case Stage::Infer:
        return QCoreApplication::translate(
            "stage", "Finds the parameters that explain observed counts: load a table, say which "
                     "column is which state, and run.");
    case Stage::Report:
        return QCoreApplication::translate(
            "stage", "Everything the project holds, with settings, seeds and versions, as a page "
                     "to read, print or hand on.");
    }
    return {};
}

} // namespace dyngpt

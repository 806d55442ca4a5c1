#pragma once
// Tables of what a solver says about one parameter point: moments beside those of a simulation and
// of the exact solution, and how one state answers to the parameters. Qt::UserRole gives the plain
// value. GUI thread only.

#include "core/nn/answers.h"

#include <QAbstractTableModel>

#include <optional>

namespace dyngpt {

/// Whose distribution it is.
enum class AnswerSource { Solver, Simulation, Exact, SavedSet, OtherSolver };
QString sourceName(AnswerSource source);

/// A row a state and source; distances from the solver's distribution where it is another's.
class MomentModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { State, Source, Mean, Sd, TotalVariation, Kl, Columns };
    struct Answer {
        AnswerSource source;
        const Distribution* distribution; ///< not null; only looked at while it is set
        QString name;                     ///< in place of the source's; may be empty
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The first answer is the solver's.
    void setAnswers(const std::vector<std::string>& states, const std::vector<Answer>& answers);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString state;
        QString source;
        double mean = 0;
        double sd = 0;
        std::optional<double> meanChange; ///< from the solver's, in percent
        std::optional<double> sdChange;
        std::optional<double> totalVariation;
        std::optional<double> kl;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows_;
    bool compared_ = false; ///< with anything
};

/// A row a parameter, the strongest first.
class SensitivityModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Parameter, Mean, Sd, Columns };
    static constexpr int shareRole = Qt::UserRole + 1; ///< of the largest, -1 to 1; or nothing

    using QAbstractTableModel::QAbstractTableModel;

    void setSensitivities(const SolverShape& shape, const Sensitivities& found, int state);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString parameter;
        double slopes[2] = {};       ///< of mean and sd
        double elasticities[2] = {}; ///< not finite: not defined
    };
    std::vector<Row> rows_;
    QString state_;
    double largest_ = 0;
};

} // namespace dyngpt

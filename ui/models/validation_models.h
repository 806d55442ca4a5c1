#pragma once
// Tables of a validation: a row a recorded state and reference (simulation, and exact solutions
// where they were made), and a row a held-out set. Qt::UserRole gives the plain value to sort by.
// GUI thread only.

#include "core/validation/measures.h"

#include <QAbstractTableModel>

#include <functional>
#include <map>

namespace dyngpt {

/// For people: "KL divergence".
QString measureName(Measure measure);
/// The same with its unit, for an axis.
QString measureAxis(Measure measure);

class ValidationSummaryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `exact`: of validateExactly(), or null.
    void setReport(const ValidationReport& report, const ValidationReport* exact, Measure measure);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString state;
        QString reference;
        Spread distance;
        std::optional<Spread> noise;
        Spread meanError;
        Spread sdError;
    };
    void addRow(const ValidationReport& report, std::size_t state, const QString& reference);
    static std::optional<double> value(const Row& row, int column);

    Measure measure_ = Measure::Kl;
    std::vector<Row> rows_;
};

class HeldOutSetModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const ValidationReport& report, const ValidationReport* exact,
                   const std::vector<std::string>& parameters);
    /// What the columns of the states show.
    void setMeasure(Measure measure);
    /// Among the 20 worst.
    bool isWorst(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        std::function<QString()> title; ///< with marks
        QString toolTip;
        std::function<QVariant(const SetComparison&)> value; ///< invalid: there is none
    };
    void addColumn(const QString& title, const QString& toolTip,
                   std::function<QVariant(const SetComparison&)> value);

    ValidationReport report_;
    std::map<int, double> exactDistance_; ///< by set
    Measure measure_ = Measure::Kl;
    std::vector<Column> columns_;
};

} // namespace dyngpt

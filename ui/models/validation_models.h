#pragma once
// Tables of a validation: a row a recorded state, and a row a held-out set. Qt::UserRole gives
// the plain value to sort by. GUI thread only.

#include "core/validation/validator.h"

#include <QAbstractTableModel>

namespace dyngpt {

class ValidationSummaryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const ValidationReport& report);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<std::string> names_;
    std::vector<StateSummary> rows_;
};

class HeldOutSetModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(const ValidationReport& report, const std::vector<std::string>& parameters);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant value(const SetComparison& set, int column) const;
    int stateColumns() const { return static_cast<int>(states_.size()); }

    std::vector<std::string> states_;
    std::vector<std::string> parameters_;
    std::vector<SetComparison> rows_;
};

} // namespace dyngpt

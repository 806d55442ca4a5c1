#pragma once
// A row a group of cells: how many, how well they are fitted, what speaks against the estimates,
// and each parameter and derived quantity with its interval; failed groups with their reason.
// Qt::UserRole gives the plain value. Sorted and filtered by GroupProxy. GUI thread only.

#include "core/project/project.h"
#include "ui/models/network_names.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

namespace dyngpt {

/// Of data without groups: a name for all cells.
QString groupName(const std::string& name);

class GroupModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Parameters and derived quantities stand between the first four and the last.
    enum Column { Name, Cells, FitKl, Flags, FirstQuantity };

    using QAbstractTableModel::QAbstractTableModel;

    void setSummaries(std::vector<PosteriorSummary> summaries);
    /// For what the last column says.
    void setNames(const NetworkNames& names);

    const std::vector<PosteriorSummary>& summaries() const { return rows_; }
    std::size_t group(int row) const { return rows_[static_cast<std::size_t>(row)].group; }
    bool isFlagged(int row) const; ///< a warning, or failed
    int failed() const;
    int flagged() const;
    /// Columns that hold numbers to draw.
    std::vector<int> numberColumns() const;
    double value(int row, int column) const; ///< NaN: there is none
    QString csv() const;                     ///< RFC 4180, numbers in full
    int reasonColumn() const { return FirstQuantity + static_cast<int>(quantities_.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    const ParameterEstimate* estimate(int row, int column) const;
    QString text(int row, int column) const;
    QString reason(int row) const; ///< with marks

    std::vector<PosteriorSummary> rows_;
    std::vector<std::string> quantities_;
    NetworkNames names_;
};

/// The groups by any column, those whose name holds a text, all or only what is flagged.
class GroupProxy : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit GroupProxy(GroupModel& groups, QObject* parent);
    void setName(const QString& part);
    void setOnlyFlagged(bool only);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    /// Groups without a value come last, whichever way it is sorted.
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    const GroupModel& groups_;
    QString name_;
    bool onlyFlagged_ = false;
};

} // namespace dyngpt

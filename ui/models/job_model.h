#pragma once
// The queue's jobs as a table, a row each, in the queue's order. Follows the queue. GUI thread.

#include "ui/workers/job_queue.h"

#include <QAbstractTableModel>

namespace dyngpt {

class JobModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Title, State, Started, Elapsed, Remaining, Result, ColumnCount };

    explicit JobModel(const JobQueue& queue, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    int idOf(const QModelIndex& index) const; ///< 0 for none
    int rowOf(int id) const;                  ///< -1 when it is gone
    /// The running job's numbers are read anew.
    void refreshRunning();

private:
    void follow();
    QString text(const JobRecord& record, int column) const;

    const JobQueue& queue_;
    std::vector<int> ids_; ///< of the rows, as the views know them
};

} // namespace dyngpt

#include "ui/models/job_model.h"

#include "ui/charts/number_text.h"
#include "ui/job_text.h"
#include "ui/text.h"

#include <QLocale>

#include <algorithm>

namespace dyngpt {

JobModel::JobModel(const JobQueue& queue, QObject* parent)
    : QAbstractTableModel(parent), queue_(queue) {
    connect(&queue_, &JobQueue::changed, this, &JobModel::follow);
    connect(&queue_, &JobQueue::progressed, this, &JobModel::refreshRunning);
    follow();
}

int JobModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ids_.size());
}

int JobModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobModel::data(const QModelIndex& index, int role) const {
    const JobRecord* record = queue_.find(idOf(index));
    if (!record)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*record, index.column());
    case Qt::ToolTipRole:
        return index.column() == Result ? text(*record, Result) : QString();
    case Qt::DecorationRole:
        return index.column() == State ? jobStateIcon(record->state) : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() == Elapsed || index.column() == Remaining)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        break;
    default:
        break;
    }
    return {};
}

QString JobModel::text(const JobRecord& record, int column) const {
    switch (column) {
    case Title:
        return jobTitle(record.kind());
    case State:
        return record.isActive() && record.total > 0
                   ? keepUnits(
                         tr("%1, %2 %", "state, percent")
                             .arg(jobStateText(record.state),
                                  QLocale().toString(100 * record.done / record.total, 'f', 0)))
                   : jobStateText(record.state);
    case Started:
        if (!record.started.isValid())
            break;
        return QLocale().toString(record.started.time(), QLocale::ShortFormat);
    case Elapsed:
        if (!record.started.isValid() || record.state == JobState::Interrupted)
            break;
        return displayDuration(queue_.elapsed(record));
    case Remaining:
        if (record.secondsLeft < 0)
            break;
        return displayDuration(record.secondsLeft);
    case Result:
        return jobResultText(record);
    default:
        return {};
    }
    return QStringLiteral("–");
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Job");
    case State:
        return tr("State");
    case Started:
        return tr("Started");
    case Elapsed:
        return tr("Elapsed");
    case Remaining:
        return tr("Remaining");
    case Result:
        return tr("Result");
    default:
        return {};
    }
}

int JobModel::idOf(const QModelIndex& index) const {
    return index.isValid() && index.row() < rowCount() ? ids_[static_cast<std::size_t>(index.row())]
                                                       : 0;
}

int JobModel::rowOf(int id) const {
    const auto found = std::ranges::find(ids_, id);
    return found == ids_.end() ? -1 : static_cast<int>(found - ids_.begin());
}

void JobModel::refreshRunning() {
    const JobRecord* record = queue_.running();
    if (const int row = record ? rowOf(record->id) : -1; row >= 0)
        Q_EMIT dataChanged(index(row, State), index(row, Remaining));
}

/// Row by row, so that views keep their selection.
void JobModel::follow() {
    const std::vector<JobRecord>& jobs = queue_.jobs();
    for (int row = rowCount() - 1; row >= 0; --row)
        if (!queue_.find(ids_[static_cast<std::size_t>(row)])) {
            beginRemoveRows({}, row, row);
            ids_.erase(ids_.begin() + row);
            endRemoveRows();
        }
    for (int row = 0; row < static_cast<int>(jobs.size()); ++row) {
        const int id = jobs[static_cast<std::size_t>(row)].id;
        const int now = rowOf(id);
        if (now < 0) {
            beginInsertRows({}, row, row);
            ids_.insert(ids_.begin() + row, id);
            endInsertRows();
        } else if (now != row) { // further down: the rows before are right
            beginMoveRows({}, now, now, {}, row);
            std::rotate(ids_.begin() + row, ids_.begin() + now, ids_.begin() + now + 1);
            endMoveRows();
        }
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace dyngpt

#include "ui/models/group_model.h"

#include "ui/charts/csv_text.h"
#include "ui/charts/number_text.h"
#include "ui/models/estimate_model.h"
#include "ui/models/posterior_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

const ParameterEstimate* named(const std::vector<ParameterEstimate>& estimates,
                               const std::string& name) {
    const auto found =
        std::find_if(estimates.begin(), estimates.end(),
                     [&name](const ParameterEstimate& each) { return each.name == name; });
    return found == estimates.end() ? nullptr : &*found;
}

} // namespace

QString groupName(const std::string& name) {
    return name.empty() ? GroupModel::tr("all cells") : QString::fromStdString(name);
}

void GroupModel::setSummaries(std::vector<PosteriorSummary> summaries) {
    beginResetModel();
    rows_ = std::move(summaries);
    quantities_.clear();
    for (const PosteriorSummary& row : rows_)
        if (row.posterior.failure.empty()) {
            for (const auto* estimates : {&row.posterior.estimates, &row.posterior.derived})
                for (const ParameterEstimate& each : *estimates)
                    quantities_.push_back(each.name);
            break;
        }
    endResetModel();
}

void GroupModel::setNames(const NetworkNames& names) {
    names_ = names;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, reasonColumn()), index(rowCount() - 1, reasonColumn()));
}

bool GroupModel::isFlagged(int row) const {
    const Posterior& posterior = rows_[static_cast<std::size_t>(row)].posterior;
    return !posterior.failure.empty() || flagsOf(posterior) > 0;
}

int GroupModel::failed() const {
    return static_cast<int>(std::count_if(rows_.begin(), rows_.end(), [](const auto& row) {
        return !row.posterior.failure.empty();
    }));
}

int GroupModel::flagged() const {
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += isFlagged(row) ? 1 : 0;
    return count;
}

std::vector<int> GroupModel::numberColumns() const {
    std::vector<int> columns;
    for (int column = FirstQuantity; column < reasonColumn(); ++column)
        columns.push_back(column);
    columns.push_back(Cells);
    columns.push_back(FitKl);
    return columns;
}

const ParameterEstimate* GroupModel::estimate(int row, int column) const {
    const auto at = static_cast<std::size_t>(column - FirstQuantity);
    if (column < FirstQuantity || at >= quantities_.size())
        return nullptr;
    const Posterior& posterior = rows_[static_cast<std::size_t>(row)].posterior;
    const ParameterEstimate* found = named(posterior.estimates, quantities_[at]);
    return found ? found : named(posterior.derived, quantities_[at]);
}

double GroupModel::value(int row, int column) const {
    const Posterior& posterior = rows_[static_cast<std::size_t>(row)].posterior;
    if (column == Cells)
        return static_cast<double>(posterior.cells);
    if (!posterior.failure.empty())
        return ParameterEstimate::unknown;
    if (column == FitKl)
        return posterior.fitKl;
    if (column == Flags)
        return flagsOf(posterior);
    const ParameterEstimate* found = estimate(row, column);
    return found ? found->estimate : ParameterEstimate::unknown;
}

int GroupModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int GroupModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : reasonColumn() + 1;
}

QString GroupModel::text(int row, int column) const {
    const Posterior& posterior = rows_[static_cast<std::size_t>(row)].posterior;
    if (column == Name)
        return groupName(posterior.group);
    if (column == Cells)
        return QLocale().toString(static_cast<qulonglong>(posterior.cells));
    if (column == reasonColumn())
        return names_.drawn(reason(row)).plain();
    if (!posterior.failure.empty())
        return column == Flags ? tr("failed") : QStringLiteral("–");
    if (column == FitKl)
        return tableNumber(posterior.fitKl);
    if (column == Flags)
        return flagsOf(posterior) == 0 ? QStringLiteral("–")
                                       : QLocale().toString(flagsOf(posterior));
    const ParameterEstimate* found = estimate(row, column);
    return found ? tr("%1 (%2 to %3)")
                       .arg(displayNumber(found->estimate, 3), displayNumber(found->low, 3),
                            displayNumber(found->high, 3))
                 : QStringLiteral("–");
}

QString GroupModel::reason(int row) const {
    const Posterior& posterior = rows_[static_cast<std::size_t>(row)].posterior;
    if (!posterior.failure.empty())
        return QString::fromStdString(posterior.failure);
    QStringList notes;
    for (const Issue& note : posterior.notes)
        if (note.severity != Severity::Note)
            notes << noteOf(note, names_);
    return notes.join(u' ');
}

QVariant GroupModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const int row = index.row(), column = index.column();
    const bool words = column == Name || column == reasonColumn();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case markedRole:
        return column == reasonColumn() ? reason(row) : QVariant();
    case Qt::ToolTipRole: {
        if (column != reasonColumn())
            return {};
        const ChartText whole = names_.drawn(reason(row));
        return whole.isRich() ? whole.html() : whole.plain();
    }
    case Qt::TextAlignmentRole:
        return QVariant((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::UserRole:
        if (words)
            return text(row, column);
        if (column == Flags && !rows_[static_cast<std::size_t>(row)].posterior.failure.empty())
            return std::numeric_limits<double>::max(); // worse than any number of flags
        return std::isfinite(value(row, column)) ? QVariant(value(row, column)) : QVariant();
    default:
        return {};
    }
}

QVariant GroupModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::ToolTipRole) {
        if (section == FitKl)
            return tr("Divergence of the cells from the best fit, nats");
        if (section == Flags)
            return tr("Warnings about this group; failed groups have no estimates");
        if (section >= FirstQuantity && section < reasonColumn())
            return tr("Estimate and central 95 %");
        return {};
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Group");
    case Cells:
        return tr("Cells");
    case FitKl:
        return tr("Fit KL");
    case Flags:
        return tr("Flags");
    default:
        break;
    }
    if (section == reasonColumn())
        return tr("What to know");
    return QString::fromStdString(quantities_[static_cast<std::size_t>(section - FirstQuantity)]);
}

QString GroupModel::csv() const {
    QStringList head{QStringLiteral("group"), QStringLiteral("cells"), QStringLiteral("fit kl"),
                     QStringLiteral("flags")};
    for (const std::string& quantity : quantities_)
        for (const char* part : {"", " low 95", " high 95"})
            head << csvField(QString::fromStdString(quantity) + QLatin1String(part));
    head << QStringLiteral("failure or warnings");
    QStringList lines{head.join(u',')};
    const auto field = [](double v) { return std::isfinite(v) ? csvNumber(v) : QString(); };
    for (int row = 0; row < rowCount(); ++row) {
        const Posterior& posterior = rows_[static_cast<std::size_t>(row)].posterior;
        QStringList fields{csvField(QString::fromStdString(posterior.group)),
                           QString::number(posterior.cells), field(value(row, FitKl)),
                           field(value(row, Flags))};
        for (int column = FirstQuantity; column < reasonColumn(); ++column) {
            const ParameterEstimate* found = estimate(row, column);
            const ParameterEstimate none{{},
                                         ParameterEstimate::unknown,
                                         0,
                                         ParameterEstimate::unknown,
                                         ParameterEstimate::unknown};
            const ParameterEstimate& shown = found ? *found : none;
            fields << field(shown.estimate) << field(shown.low) << field(shown.high);
        }
        fields << csvField(text(row, reasonColumn()));
        lines << fields.join(u',');
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

GroupProxy::GroupProxy(GroupModel& groups, QObject* parent)
    : QSortFilterProxyModel(parent), groups_(groups) {
    setSourceModel(&groups);
    setSortRole(Qt::UserRole);
    setSortLocaleAware(true);
}

void GroupProxy::setName(const QString& part) {
    name_ = part;
    invalidateFilter();
}

void GroupProxy::setOnlyFlagged(bool only) {
    onlyFlagged_ = only;
    invalidateFilter();
}

bool GroupProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const bool hasLeft = left.data(Qt::UserRole).isValid();
    const bool hasRight = right.data(Qt::UserRole).isValid();
    if (hasLeft != hasRight)
        return hasLeft == (sortOrder() == Qt::AscendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

bool GroupProxy::filterAcceptsRow(int row, const QModelIndex&) const {
    if (onlyFlagged_ && !groups_.isFlagged(row))
        return false;
    return name_.isEmpty() ||
           groupName(groups_.summaries()[static_cast<std::size_t>(row)].posterior.group)
               .contains(name_, Qt::CaseInsensitive);
}

} // namespace dyngpt

#include "ui/models/answer_models.h"

#include "core/common/metrics.h"
#include "ui/charts/number_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

constexpr int momentDigits = 4;

QString number(double value, int digits = momentDigits) {
    return displayNumber(value, digits);
}

QVariant alignment(bool words) {
    return QVariant(words ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
}

/// Signed, so that the direction is seen at once.
QString signedNumber(double value) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double rounded = std::round(100 * value) / 100 + 0.0; // no -0
    return (rounded > 0 ? QStringLiteral("+") : QString()) + displayFixed(rounded, 2);
}

std::optional<double> percent(double value, double reference) {
    if (!(reference > 0))
        return std::nullopt;
    return 100 * (value / reference - 1);
}

} // namespace

QString sourceName(AnswerSource source) {
    switch (source) {
    case AnswerSource::Solver:
        return QCoreApplication::translate("answer", "solver");
    case AnswerSource::Simulation:
        return QCoreApplication::translate("answer", "simulation");
    case AnswerSource::Exact:
        return QCoreApplication::translate("answer", "exact");
    case AnswerSource::SavedSet:
        return QCoreApplication::translate("answer", "saved set");
    case AnswerSource::OtherSolver:
        return QCoreApplication::translate("answer", "other solver");
    }
    return {};
}

void MomentModel::setAnswers(const std::vector<std::string>& states,
                             const std::vector<Answer>& answers) {
    std::vector<Row> rows;
    for (std::size_t k = 0; k < states.size() && !answers.empty(); ++k)
        for (const auto& [source, answer, name] : answers) {
            Row row{QString::fromStdString(states[k]),
                    name.isEmpty() ? sourceName(source) : name,
                    answer->mean[k],
                    answer->sd[k],
                    {},
                    {},
                    {},
                    {}};
            if (source != AnswerSource::Solver) {
                const Distribution& first = *answers[0].distribution;
                const std::vector<double>& solved = first.marginals[k];
                row.meanChange = percent(row.mean, first.mean[k]);
                row.sdChange = percent(row.sd, first.sd[k]);
                row.totalVariation = totalVariation(answer->marginals[k], solved);
                row.kl = klDivergenceSmoothed(answer->marginals[k], solved);
            }
            rows.push_back(std::move(row));
        }
    const bool sameRows = rows.size() == rows_.size() && compared_ == (answers.size() > 1);
    if (!sameRows)
        beginResetModel();
    rows_ = std::move(rows);
    compared_ = answers.size() > 1;
    if (!sameRows)
        endResetModel();
    else if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int MomentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int MomentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant MomentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const bool words = index.column() == State || index.column() == Source;
    if (role == Qt::TextAlignmentRole)
        return alignment(words);
    const bool moment = index.column() == Mean || index.column() == Sd;
    if (role != Qt::DisplayRole && role != Qt::UserRole && role != Qt::ToolTipRole)
        return {};
    std::optional<double> value;
    switch (index.column()) {
    case State:
        return row.state;
    case Source:
        return row.source;
    case Mean:
        value = row.mean;
        break;
    case Sd:
        value = row.sd;
        break;
    case TotalVariation:
        value = row.totalVariation;
        break;
    case Kl:
        value = row.kl;
        break;
    default:
        break;
    }
    if (role == Qt::ToolTipRole) {
        const auto& change = index.column() == Mean ? row.meanChange : row.sdChange;
        return moment && change ? QVariant(tr("%1 % from the solver's").arg(signedNumber(*change)))
                                : QVariant();
    }
    if (!value)
        return {};
    const bool distance = index.column() == TotalVariation || index.column() == Kl;
    return role == Qt::UserRole ? QVariant(*value)
                                : QVariant(number(*value, distance ? 2 : momentDigits));
}

QVariant MomentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case TotalVariation:
            return tr("Total variation from the solver's marginal: the share of the probability "
                      "that lies elsewhere");
        case Kl:
            return tr("KL divergence of the solver's marginal from this one, in nats");
        case Sd:
            return tr("Standard deviation");
        default:
            break;
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Source:
        return tr("From");
    case Mean:
        return tr("Mean");
    case Sd:
        return tr("Sd");
    case TotalVariation:
        return tr("TV");
    case Kl:
        return tr("KL");
    default:
        return {};
    }
}

void SensitivityModel::setSensitivities(const SolverShape& shape, const Sensitivities& found,
                                        int state) {
    beginResetModel();
    rows_.clear();
    largest_ = 0;
    const std::size_t parameters = shape.parameterNames.size();
    state_ = QString::fromStdString(shape.stateNames[static_cast<std::size_t>(state)]);
    for (std::size_t p = 0; p < parameters; ++p) {
        const std::size_t at = static_cast<std::size_t>(state) * parameters + p;
        rows_.push_back({QString::fromStdString(shape.parameterNames[p]),
                         {found.mean[at], found.sd[at]},
                         {found.meanElasticity[at], found.sdElasticity[at]}});
        for (const double elasticity : rows_.back().elasticities)
            if (std::isfinite(elasticity))
                largest_ = std::max(largest_, std::abs(elasticity));
    }
    const auto size = [](const Row& row) {
        const double mean = std::abs(row.elasticities[0]);
        return std::isfinite(mean) ? mean : -1;
    };
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const Row& a, const Row& b) { return size(a) > size(b); });
    endResetModel();
}

void SensitivityModel::clear() {
    beginResetModel();
    rows_.clear();
    endResetModel();
}

int SensitivityModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int SensitivityModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

QVariant SensitivityModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column() == Parameter);
    if (index.column() == Parameter)
        return role == Qt::DisplayRole ? QVariant(row.parameter) : QVariant();
    const int which = index.column() - Mean;
    const double elasticity = row.elasticities[which];
    switch (role) {
    case Qt::DisplayRole:
        return signedNumber(elasticity);
    case Qt::UserRole:
        return elasticity;
    case shareRole:
        return std::isfinite(elasticity) && largest_ > 0 ? QVariant(elasticity / largest_)
                                                         : QVariant();
    case Qt::ToolTipRole:
        if (!std::isfinite(elasticity))
            return tr("Not defined here: nothing varies, or the range has no width");
        return (which == 0 ? tr("1 % more %1 changes the mean of %2 by %3 %; d mean / d ln %1 = %4")
                           : tr("1 % more %1 changes the sd of %2 by %3 %; d sd / d ln %1 = %4"))
            .arg(row.parameter, state_, signedNumber(elasticity), number(row.slopes[which]));
    default:
        return {};
    }
}

QVariant SensitivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section != Parameter)
        return tr("Elasticity: the change in percent when the parameter grows by 1 %");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Parameter:
        return tr("Parameter");
    case Mean:
        return tr("Mean");
    case Sd:
        return tr("Sd");
    default:
        return {};
    }
}

} // namespace dyngpt

#include "ui/models/validation_models.h"

#include "core/report/typeset.h"
#include "ui/charts/number_text.h"
#include "ui/models/network_names.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace dyngpt {

namespace {

QString number(double value) {
    return std::isfinite(value) ? displayNumber(value, 3) : QStringLiteral("∞");
}

QString percent(double share) {
    return keepUnits(
        ValidationSummaryModel::tr("%1 %").arg(QLocale().toString(100 * share, 'f', 1)));
}

QVariant alignment(bool name) {
    return QVariant(name ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
}

bool isRelative(Measure measure) {
    return measure == Measure::MeanError || measure == Measure::SdError;
}

QString shortName(Measure measure) {
    switch (measure) {
    case Measure::Kl:
        break;
    case Measure::KlWithoutEpsilon:
        return ValidationSummaryModel::tr("KL, no ε");
    case Measure::TotalVariation:
        return ValidationSummaryModel::tr("TV");
    case Measure::Hellinger:
        return ValidationSummaryModel::tr("Hellinger");
    case Measure::MeanError:
        return ValidationSummaryModel::tr("mean error");
    case Measure::SdError:
        return ValidationSummaryModel::tr("sd error");
    }
    return ValidationSummaryModel::tr("KL");
}

enum SummaryColumn {
    StateName,
    Reference,
    Median,
    NoiseMedian,
    Most,
    NoiseMost,
    Worst,
    NoiseWorst,
    MeanMedian,
    MeanMost,
    SdMedian,
    SdMost,
    SummaryColumns
};

bool isNoise(int column) {
    return column == NoiseMedian || column == NoiseMost || column == NoiseWorst;
}

} // namespace

QString measureName(Measure measure) {
    switch (measure) {
    case Measure::Kl:
        break;
    case Measure::KlWithoutEpsilon:
        return ValidationSummaryModel::tr("KL divergence without epsilon");
    case Measure::TotalVariation:
        return ValidationSummaryModel::tr("Total variation");
    case Measure::Hellinger:
        return ValidationSummaryModel::tr("Hellinger distance");
    case Measure::MeanError:
        return ValidationSummaryModel::tr("Error of the mean");
    case Measure::SdError:
        return ValidationSummaryModel::tr("Error of the standard deviation");
    }
    return ValidationSummaryModel::tr("KL divergence");
}

QString measureAxis(Measure measure) {
    if (measure == Measure::Kl || measure == Measure::KlWithoutEpsilon)
        return ValidationSummaryModel::tr("%1 (nats)").arg(measureName(measure));
    if (isRelative(measure))
        return ValidationSummaryModel::tr("%1 (relative)").arg(measureName(measure));
    return ValidationSummaryModel::tr("%1 (0 to 1)").arg(measureName(measure));
}

void ValidationSummaryModel::addRow(const ValidationReport& report, std::size_t state,
                                    const QString& reference) {
    const auto over = [&](Measure measure) {
        return spread(measured(report.sets, state, measure));
    };
    Row row{QString::fromStdString(report.stateNames[state]),
            reference,
            over(measure_),
            {},
            over(Measure::MeanError),
            over(Measure::SdError)};
    if (const auto noise = noiseFloors(report.sets, state, measure_); !noise.empty())
        row.noise = spread(noise);
    rows_.push_back(std::move(row));
}

void ValidationSummaryModel::setReport(const ValidationReport& report,
                                       const ValidationReport* exact, Measure measure) {
    beginResetModel();
    measure_ = measure;
    rows_.clear();
    if (!report.sets.empty())
        for (std::size_t state = 0; state < report.stateNames.size(); ++state) {
            addRow(report, state, tr("simulation"));
            if (exact)
                addRow(*exact, state,
                       tr("exact (%1 sets)")
                           .arg(QLocale().toString(static_cast<qulonglong>(exact->sets.size()))));
        }
    endResetModel();
}

int ValidationSummaryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ValidationSummaryModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : SummaryColumns;
}

std::optional<double> ValidationSummaryModel::value(const Row& row, int column) {
    const auto noise = [&row](double Spread::*part) {
        return row.noise ? std::optional((*row.noise).*part) : std::nullopt;
    };
    switch (column) {
    case Median:
        return row.distance.median;
    case Most:
        return row.distance.p90;
    case Worst:
        return row.distance.worst;
    case NoiseMedian:
        return noise(&Spread::median);
    case NoiseMost:
        return noise(&Spread::p90);
    case NoiseWorst:
        return noise(&Spread::worst);
    case MeanMedian:
        return row.meanError.median;
    case MeanMost:
        return row.meanError.p90;
    case SdMedian:
        return row.sdError.median;
    case SdMost:
        return row.sdError.p90;
    default:
        return std::nullopt;
    }
}

QVariant ValidationSummaryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const bool name = index.column() == StateName || index.column() == Reference;
    if (role == Qt::TextAlignmentRole)
        return alignment(name);
    if (role != Qt::DisplayRole && role != Qt::UserRole)
        return {};
    if (name)
        return index.column() == StateName ? row.state : row.reference;
    const auto number_ = value(row, index.column());
    if (!number_)
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("–")) : QVariant();
    if (role == Qt::UserRole)
        return *number_;
    return index.column() >= MeanMedian || isRelative(measure_) ? percent(*number_)
                                                                : number(*number_);
}

QVariant ValidationSummaryModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        if (section == StateName)
            return {};
        if (section == Reference)
            return tr("What the solver is compared with");
        if (isNoise(section))
            return tr("The same between two independent simulations: a solver cannot be seen to "
                      "be better than this. Against exact solutions: how far the simulation is "
                      "from them");
        return section < MeanMedian ? tr("%1 of the solver from its reference, over all held-out "
                                         "sets compared")
                                          .arg(measureAxis(measure_))
                                    : tr("|solver - reference| relative to the reference");
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString distance = shortName(measure_);
    switch (section) {
    case StateName:
        return tr("State");
    case Reference:
        return tr("Against");
    case Median:
        return tr("%1\nmedian").arg(distance);
    case NoiseMedian:
        return tr("noise floor\nmedian");
    case Most:
        return tr("%1\n90 %").arg(distance);
    case NoiseMost:
        return tr("noise floor\n90 %");
    case Worst:
        return tr("%1\nworst").arg(distance);
    case NoiseWorst:
        return tr("noise floor\nworst");
    case MeanMedian:
        return tr("mean error\nmedian");
    case MeanMost:
        return tr("mean error\n90 %");
    case SdMedian:
        return tr("sd error\nmedian");
    case SdMost:
        return tr("sd error\n90 %");
    default:
        return {};
    }
}

void HeldOutSetModel::addColumn(const QString& title, const QString& toolTip,
                                std::function<QVariant(const SetComparison&)> value) {
    columns_.push_back({[title] { return title; }, toolTip, std::move(value)});
}

void HeldOutSetModel::setReport(const ValidationReport& report, const ValidationReport* exact,
                                const std::vector<std::string>& parameters) {
    beginResetModel();
    report_ = report;
    exactDistance_.clear();
    columns_.clear();
    addColumn(tr("Set"), {}, [](const SetComparison& set) { return QVariant(set.index); });
    addColumn(tr("distance"),
              tr("Total variation between solver and simulation, joint distribution: 0 to 1"),
              [](const SetComparison& set) { return QVariant(set.jointTotalVariation); });
    addColumn(tr("noise floor"), tr("Total variation between two independent simulations"),
              [](const SetComparison& set) {
                  return set.jointNoiseFloor ? QVariant(*set.jointNoiseFloor) : QVariant();
              });
    if (exact) {
        for (const SetComparison& set : exact->sets)
            exactDistance_[set.index] = set.jointTotalVariation;
        addColumn(tr("from exact"),
                  tr("Total variation between solver and exact solution, joint distribution"),
                  [this](const SetComparison& set) {
                      const auto found = exactDistance_.find(set.index);
                      return found == exactDistance_.end() ? QVariant() : QVariant(found->second);
                  });
    }
    for (std::size_t state = 0; state < report.stateNames.size(); ++state) {
        const QString name = markedName(QString::fromStdString(report.stateNames[state]));
        columns_.push_back({[this, name] { return tr("%1 %2").arg(shortName(measure_), name); },
                            tr("This state's distribution alone, against the simulation"),
                            [this, state](const SetComparison& set) {
                                return QVariant(measured(set.states[state], measure_));
                            }});
    }
    for (std::size_t p = 0; p < parameters.size(); ++p)
        addColumn(QString::fromStdString(parameters[p]), {}, [p](const SetComparison& set) {
            return p < set.parameters.size() ? QVariant(set.parameters[p]) : QVariant();
        });
    if (report.sets.empty())
        columns_.clear();
    endResetModel();
}

void HeldOutSetModel::setMeasure(Measure measure) {
    measure_ = measure;
    if (columns_.empty())
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool HeldOutSetModel::isWorst(int row) const {
    return std::find(report_.worst.begin(), report_.worst.end(), row) != report_.worst.end();
}

int HeldOutSetModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(report_.sets.size());
}

int HeldOutSetModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant HeldOutSetModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(false);
    if (role != Qt::DisplayRole && role != Qt::UserRole)
        return {};
    const QVariant v = columns_[static_cast<std::size_t>(index.column())].value(
        report_.sets[static_cast<std::size_t>(index.row())]);
    if (role == Qt::UserRole)
        return v;
    if (!v.isValid())
        return QStringLiteral("–");
    return index.column() == 0 ? QLocale().toString(v.toInt()) : number(v.toDouble());
}

QVariant HeldOutSetModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = columns_[static_cast<std::size_t>(section)];
    if (role == Qt::ToolTipRole)
        return column.toolTip;
    const QString title = column.title();
    const QString words = QString::fromStdString(withoutMarks(title.toStdString()));
    if (role == markedRole && words != title)
        return title;
    return role == Qt::DisplayRole ? QVariant(words) : QVariant();
}

} // namespace dyngpt

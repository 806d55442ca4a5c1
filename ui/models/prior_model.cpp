#include "ui/models/prior_model.h"

#include "ui/charts/number_text.h"

#include <QComboBox>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace dyngpt {

namespace {

constexpr std::array kinds{PriorKind::Uniform, PriorKind::LogUniform, PriorKind::LogNormal,
                           PriorKind::Fixed};

QString kindName(PriorKind kind) {
    switch (kind) {
    case PriorKind::Uniform:
        return PriorModel::tr("uniform");
    case PriorKind::LogUniform:
        return PriorModel::tr("log-uniform");
    case PriorKind::LogNormal:
        return PriorModel::tr("lognormal");
    case PriorKind::Fixed:
        return PriorModel::tr("fixed");
    }
    return {};
}

QString meaning(PriorKind kind, int column) {
    const bool first = column == PriorModel::First;
    switch (kind) {
    case PriorKind::Uniform:
    case PriorKind::LogUniform:
        return first ? PriorModel::tr("From") : PriorModel::tr("To");
    case PriorKind::LogNormal:
        return first ? PriorModel::tr("Median")
                     : PriorModel::tr("Sigma: standard deviation of the logarithm");
    case PriorKind::Fixed:
        return first ? PriorModel::tr("The fixed value") : QString();
    }
    return {};
}

std::optional<double> readNumber(const QString& text) {
    bool good = false;
    double value = QLocale().toDouble(text.trimmed(), &good);
    if (!good)
        value = QLocale::c().toDouble(text.trimmed(), &good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

void PriorModel::setDefaults(const std::vector<Prior>& defaults, const SolverShape& shape) {
    std::vector<Prior> filled = defaults;
    for (Prior& prior : filled) {
        const auto named =
            std::find(shape.parameterNames.begin(), shape.parameterNames.end(), prior.parameter);
        const auto at = static_cast<std::size_t>(named - shape.parameterNames.begin());
        if (prior.lower == 0 && at < shape.lower.size())
            prior.lower = shape.lower[at];
        if (prior.upper == 0 && at < shape.upper.size())
            prior.upper = shape.upper[at];
    }
    if (filled == defaults_)
        return;
    const std::vector<Prior> before = chosen();
    defaults_ = std::move(filled);
    setPriors(before);
}

void PriorModel::setPriors(const std::vector<Prior>& priors) {
    std::vector<Prior> rows = defaults_;
    for (const Prior& prior : priors)
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].parameter == prior.parameter) {
                rows[i] = prior;
                if (prior.lower == 0)
                    rows[i].lower = defaults_[i].lower;
                if (prior.upper == 0)
                    rows[i].upper = defaults_[i].upper;
            }
    show(std::move(rows));
}

/// A cell stays current, and open, where the parameters are the same.
void PriorModel::show(std::vector<Prior> rows) {
    if (!std::ranges::equal(rows, rows_, {}, &Prior::parameter, &Prior::parameter)) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    std::swap(rows_, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int row = static_cast<int>(i);
        if (rows[i] != rows_[i])
            Q_EMIT dataChanged(index(row, Kind), index(row, Second));
    }
}

std::vector<Prior> PriorModel::chosen() const {
    std::vector<Prior> result;
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i] != defaults_[i])
            result.push_back(rows_[i]);
    return result;
}

void PriorModel::reset() {
    setPriors({});
    Q_EMIT edited();
}

int PriorModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PriorModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : Columns;
}

double* PriorModel::number(int row, int column) {
    Prior& prior = rows_[static_cast<std::size_t>(row)];
    switch (prior.kind) {
    case PriorKind::Uniform:
    case PriorKind::LogUniform:
        return column == First ? &prior.lower : &prior.upper;
    case PriorKind::LogNormal:
        return column == First ? &prior.median : &prior.sigma;
    case PriorKind::Fixed:
        return column == First ? &prior.value : nullptr;
    }
    return nullptr;
}

QVariant PriorModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Prior& prior = rows_[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return QVariant((column >= First ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && column >= First)
        return meaning(prior.kind, column);
    if (role == Qt::AccessibleTextRole && column >= First)
        return tr("%1: %2").arg(meaning(prior.kind, column),
                                data(index, Qt::DisplayRole).toString());
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (column == Name)
        return QString::fromStdString(prior.parameter);
    if (column == Kind)
        return role == Qt::EditRole ? QVariant(static_cast<int>(prior.kind))
                                    : QVariant(kindName(prior.kind));
    const double* value = const_cast<PriorModel*>(this)->number(index.row(), column);
    if (!value)
        return {};
    return role == Qt::EditRole ? editedNumber(*value) : displayNumber(*value, 4);
}

/// Numbers that the new kind has not been given yet begin in the middle of the box.
void PriorModel::setKind(Prior& prior, PriorKind kind, std::size_t row) const {
    const Prior& known = defaults_[row];
    const double middle =
        known.lower > 0 ? std::sqrt(known.lower * known.upper) : (known.lower + known.upper) / 2;
    const bool outside = [&](double v) {
        return v < known.lower || v > known.upper;
    }(kind == PriorKind::LogNormal ? prior.median : prior.value);
    prior.kind = kind;
    if (kind == PriorKind::LogNormal && outside)
        prior.median = middle;
    if (kind == PriorKind::Fixed && outside)
        prior.value = middle;
}

bool PriorModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == Kind) {
        setKind(rows_[row], static_cast<PriorKind>(value.toInt()), row);
    } else {
        double* target = number(index.row(), index.column());
        const auto read = readNumber(value.toString());
        if (!target || !read)
            return false;
        *target = *read;
    }
    Q_EMIT dataChanged(index.siblingAtColumn(Kind), index.siblingAtColumn(Second));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags PriorModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() != Name &&
        (index.column() == Kind ||
         const_cast<PriorModel*>(this)->number(index.row(), index.column())))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant PriorModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        if (section == First)
            return tr("Lower bound, median, or the fixed value");
        if (section == Second)
            return tr("Upper bound, or sigma of the logarithm");
        return {};
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Parameter");
    case Kind:
        return tr("Prior");
    case First:
        return tr("From");
    case Second:
        return tr("To");
    default:
        return {};
    }
}

QWidget* PriorDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
    if (index.column() != PriorModel::Kind)
        return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    for (const PriorKind kind : kinds)
        box->addItem(kindName(kind), static_cast<int>(kind));
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<PriorDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void PriorDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    else
        QStyledItemDelegate::setEditorData(editor, index);
}

void PriorDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                 const QModelIndex& index) const {
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentData(), Qt::EditRole);
    else
        QStyledItemDelegate::setModelData(editor, model, index);
}

} // namespace dyngpt

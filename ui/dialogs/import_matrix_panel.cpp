#include "ui/dialogs/import_matrix_panel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QLocale>
#include <QSettings>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace dyngpt {

namespace {

const QString settingsKey = QStringLiteral("import/matrix/");
constexpr std::size_t valuesShown = 4;

/// "control (5), treated (3) …"
QString valuesOf(const CellColumn& column) {
    std::vector<qlonglong> cells(column.values.size());
    for (const std::int32_t code : column.codes)
        if (code >= 0)
            ++cells[static_cast<std::size_t>(code)];
    QStringList parts;
    for (std::size_t v = 0; v < std::min(cells.size(), valuesShown); ++v)
        parts << QStringLiteral("%1 (%L2)")
                     .arg(QString::fromStdString(column.values[v]))
                     .arg(cells[v]);
    if (cells.size() > valuesShown)
        parts << ImportMatrixPanel::tr("%L1 more").arg(qlonglong(cells.size() - valuesShown));
    return parts.join(QStringLiteral(", "));
}

} // namespace

ImportMatrixPanel::ImportMatrixPanel(std::shared_ptr<const MatrixFile> file,
                                     const std::vector<std::string>& states, QWidget* parent)
    : ImportPanel(parent), file_(std::move(file)), states_(states) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* left = new QVBoxLayout;
    left->addWidget(buildLayers());
    left->addWidget(buildGroups(), 1);
    row->addLayout(left, 1);
    row->addWidget(buildGenes(), 1);
    fillGenes();
    updateGenes();
}

QWidget* ImportMatrixPanel::buildLayers() {
    auto* box = new QGroupBox(tr("States"));
    auto* grid = new QGridLayout(box);
    const std::vector<std::string>& names = file_->layers();
    const QVariantMap remembered =
        QSettings().value(settingsKey + QStringLiteral("layers")).toMap();
    // One matrix counts what one state is; else equal names.
    std::vector<std::optional<std::string>> likely =
        likelyStates(names, std::vector<bool>(names.size(), true), states_);
    for (std::size_t s = 0; s < states_.size(); ++s) {
        const QString state = QString::fromStdString(states_[s]);
        auto* choice = new QComboBox;
        choice->setObjectName(QStringLiteral("layerOf_") + state);
        choice->setToolTip(tr("The matrix of the file that counts %1").arg(state));
        choice->setAccessibleName(tr("Layer that holds %1").arg(state));
        choice->addItem(tr("not observed"));
        for (const std::string& name : names)
            choice->addItem(QString::fromStdString(name), QString::fromStdString(name));
        int at =
            remembered.contains(state) ? choice->findData(remembered.value(state).toString()) : -1;
        for (std::size_t l = 0; at < 0 && l < names.size(); ++l)
            if (likely[l] == states_[s])
                at = static_cast<int>(l) + 1;
        if (at < 0 && states_.size() == 1 && names.size() == 1)
            at = 1;
        choice->setCurrentIndex(std::max(at, 0));
        auto* label = new QLabel(state);
        label->setBuddy(choice);
        grid->addWidget(label, static_cast<int>(s), 0);
        grid->addWidget(choice, static_cast<int>(s), 1);
        layers_.push_back(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, [this] {
            fillGenes();
            Q_EMIT changed();
        });
    }
    grid->setColumnStretch(1, 1);
    return box;
}

QWidget* ImportMatrixPanel::buildGroups() {
    auto* box = new QGroupBox(tr("Group the cells by"));
    auto* column = new QVBoxLayout(box);
    groups_ = new QListWidget;
    groups_->setObjectName(QStringLiteral("importGroupBy"));
    groups_->setAccessibleName(tr("Columns that cells can be grouped by"));
    groups_->setToolTip(tr("Each value of a chosen column, such as a condition, is inferred on its "
                           "own"));
    const QStringList remembered =
        QSettings().value(settingsKey + QStringLiteral("groupBy")).toStringList();
    for (const std::string& name : file_->columns()) {
        const QString text = QString::fromStdString(name);
        auto* item = new QListWidgetItem(
            QStringLiteral("%1: %2").arg(text, valuesOf(file_->column(name))), groups_);
        item->setData(Qt::UserRole, text);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(remembered.contains(text) ? Qt::Checked : Qt::Unchecked);
    }
    auto* none = new QLabel(tr("The file says nothing about its cells."));
    none->setWordWrap(true);
    none->setVisible(groups_->count() == 0);
    groups_->setVisible(groups_->count() > 0);
    column->addWidget(groups_);
    column->addWidget(none);
    connect(groups_, &QListWidget::itemChanged, this, &ImportPanel::changed);
    return box;
}

QWidget* ImportMatrixPanel::buildGenes() {
    auto* box = new QGroupBox(tr("Genes, one group each"));
    auto* column = new QVBoxLayout(box);
    which_ = new QComboBox;
    which_->setObjectName(QStringLiteral("importGenes"));
    which_->setAccessibleName(tr("Which genes are taken"));
    which_->addItem(tr("all"), static_cast<int>(GeneChoice::Kind::All));
    which_->addItem(tr("those with the highest means"),
                    static_cast<int>(GeneChoice::Kind::TopByMean));
    which_->addItem(tr("those marked below"), static_cast<int>(GeneChoice::Kind::Listed));
    top_ = new QSpinBox;
    top_->setObjectName(QStringLiteral("importTopGenes"));
    top_->setAccessibleName(tr("How many genes"));
    top_->setRange(1, 1'000'000);
    search_ = new QLineEdit;
    search_->setObjectName(QStringLiteral("importGeneSearch"));
    search_->setPlaceholderText(tr("Search genes"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    genes_ = new QStandardItemModel(this);
    found_ = new QSortFilterProxyModel(this);
    found_->setSourceModel(genes_);
    found_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    list_ = new QListView;
    list_->setObjectName(QStringLiteral("importGeneList"));
    list_->setAccessibleName(tr("Genes of the file"));
    list_->setUniformItemSizes(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setModel(found_);
    auto* row = new QHBoxLayout;
    row->addWidget(which_, 1);
    row->addWidget(top_);
    column->addLayout(row);
    column->addWidget(search_);
    column->addWidget(list_, 1);
    const QSettings settings;
    const QVariant kind = settings.value(settingsKey + QStringLiteral("genes"));
    which_->setCurrentIndex(std::max(0, kind.isValid() ? which_->findData(kind.toInt()) : 0));
    top_->setValue(settings.value(settingsKey + QStringLiteral("topGenes"), 100).toInt());
    connect(which_, &QComboBox::currentIndexChanged, this, [this] {
        updateGenes();
        Q_EMIT changed();
    });
    connect(top_, &QSpinBox::valueChanged, this, &ImportPanel::changed);
    connect(search_, &QLineEdit::textChanged, found_, &QSortFilterProxyModel::setFilterFixedString);
    connect(genes_, &QStandardItemModel::itemChanged, this, [this] {
        which_->setCurrentIndex(which_->findData(static_cast<int>(GeneChoice::Kind::Listed)));
        Q_EMIT changed();
    });
    return box;
}

std::string ImportMatrixPanel::chosenLayer() const {
    for (const QComboBox* layer : layers_)
        if (layer->currentIndex() > 0)
            return layer->currentData().toString().toStdString();
    return file_->layers().front();
}

void ImportMatrixPanel::fillGenes() {
    const std::string layer = chosenLayer();
    if (layer == shownLayer_ || !genes_)
        return;
    const bool same =
        !shownLayer_.empty() && file_->genes(layer).names == file_->genes(shownLayer_).names;
    shownLayer_ = layer;
    if (same)
        return;
    const QStringList remembered =
        QSettings().value(settingsKey + QStringLiteral("listedGenes")).toStringList();
    const std::set<QString> checked(remembered.begin(), remembered.end());
    const QSignalBlocker blocker(genes_);
    genes_->clear();
    for (const std::string& name : file_->genes(layer).names) {
        auto* item = new QStandardItem(QString::fromStdString(name));
        item->setCheckable(true);
        item->setCheckState(checked.contains(item->text()) ? Qt::Checked : Qt::Unchecked);
        genes_->appendRow(item);
    }
    found_->setSourceModel(nullptr);
    found_->setSourceModel(genes_);
}

void ImportMatrixPanel::updateGenes() {
    top_->setVisible(which_->currentData().toInt() ==
                     static_cast<int>(GeneChoice::Kind::TopByMean));
}

QStringList ImportMatrixPanel::checkedGenes() const {
    QStringList names;
    for (int r = 0; r < genes_->rowCount(); ++r)
        if (genes_->item(r)->checkState() == Qt::Checked)
            names << genes_->item(r)->text();
    return names;
}

bool ImportMatrixPanel::layerTwice() const {
    std::set<QString> taken;
    return std::any_of(layers_.begin(), layers_.end(), [&](const QComboBox* layer) {
        return layer->currentIndex() > 0 && !taken.insert(layer->currentText()).second;
    });
}

ImportChoice ImportMatrixPanel::choice() const {
    ImportChoice choice;
    for (std::size_t s = 0; s < layers_.size(); ++s)
        if (layers_[s]->currentIndex() > 0)
            choice.matrix.layerToState[layers_[s]->currentData().toString().toStdString()] =
                states_[s];
    choice.matrix.genes.kind = static_cast<GeneChoice::Kind>(which_->currentData().toInt());
    choice.matrix.genes.top = top_->value();
    if (choice.matrix.genes.kind == GeneChoice::Kind::Listed)
        for (const QString& name : checkedGenes())
            choice.matrix.genes.listed.push_back(name.toStdString());
    for (int i = 0; i < groups_->count(); ++i)
        if (groups_->item(i)->checkState() == Qt::Checked)
            choice.matrix.groupBy.push_back(
                groups_->item(i)->data(Qt::UserRole).toString().toStdString());
    return choice;
}

bool ImportMatrixPanel::isUsable() const {
    const bool any = std::any_of(layers_.begin(), layers_.end(),
                                 [](const QComboBox* layer) { return layer->currentIndex() > 0; });
    const bool listed =
        which_->currentData().toInt() != static_cast<int>(GeneChoice::Kind::Listed) ||
        !checkedGenes().isEmpty();
    return any && listed && !layerTwice();
}

QString ImportMatrixPanel::sentence() const {
    QStringList sentences{tr("%L1 cells, %L2 genes.")
                              .arg(qulonglong(file_->cells()))
                              .arg(qulonglong(file_->genes(chosenLayer()).names.size()))};
    const bool any = std::any_of(layers_.begin(), layers_.end(),
                                 [](const QComboBox* layer) { return layer->currentIndex() > 0; });
    if (!any)
        sentences << tr("Choose the layer that holds a recorded state.");
    else if (layerTwice())
        sentences << tr("One layer cannot hold two states.");
    else if (!isUsable())
        sentences << tr("Mark at least one gene.");
    else
        sentences << tr("States without a layer are summed out.");
    return sentences.join(u' ');
}

void ImportMatrixPanel::remember() const {
    QSettings settings;
    QVariantMap layers;
    for (std::size_t s = 0; s < layers_.size(); ++s)
        if (layers_[s]->currentIndex() > 0)
            layers.insert(QString::fromStdString(states_[s]), layers_[s]->currentData());
    settings.setValue(settingsKey + QStringLiteral("layers"), layers);
    QStringList groups;
    for (const std::string& name : choice().matrix.groupBy)
        groups << QString::fromStdString(name);
    settings.setValue(settingsKey + QStringLiteral("groupBy"), groups);
    settings.setValue(settingsKey + QStringLiteral("genes"), which_->currentData());
    settings.setValue(settingsKey + QStringLiteral("topGenes"), top_->value());
    settings.setValue(settingsKey + QStringLiteral("listedGenes"), checkedGenes().mid(0, 1000));
}

} // namespace dyngpt

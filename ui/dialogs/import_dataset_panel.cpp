#include "ui/dialogs/import_dataset_panel.h"

#include "core/inference/simulated_cells.h"

#include <QFormLayout>
#include <QListWidget>
#include <QSettings>
#include <QSpinBox>

#include <algorithm>

namespace dyngpt {

namespace {

const QString settingsKey = QStringLiteral("import/dataset/");

QSpinBox* number(const QString& name, int lowest, int highest, int usual, const QString& tip) {
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(lowest, highest);
    box->setGroupSeparatorShown(true);
    box->setValue(QSettings().value(settingsKey + name, usual).toInt());
    box->setToolTip(tip);
    box->setAccessibleDescription(tip);
    return box;
}

} // namespace

ImportDatasetPanel::ImportDatasetPanel(const Network& network, QWidget* parent)
    : ImportPanel(parent) {
    auto* form = new QFormLayout(this);
    sets_ = number(QStringLiteral("syntheticSets"), 1, 1'000'000, 1,
                   tr("The first sets of the file, one group each (params_number)"));
    cells_ = number(QStringLiteral("syntheticCells"), 0, 10'000'000, 1000,
                    tr("Cells drawn from each set's distribution"));
    cells_->setSpecialValueText(tr("all snapshots"));
    seed_ = number(QStringLiteral("syntheticSeed"), 0, 2'000'000'000, 1,
                   tr("The same seed draws the same cells"));
    states_ = new QListWidget;
    states_->setObjectName(QStringLiteral("syntheticStates"));
    states_->setAccessibleName(tr("States that are observed"));
    const std::vector<std::string> observed = observedNames(network);
    for (const std::string& name : network.recordedNames()) {
        auto* item = new QListWidgetItem(QString::fromStdString(name), states_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool on = std::find(observed.begin(), observed.end(), name) != observed.end();
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
    form->addRow(tr("&Sets"), sets_);
    form->addRow(tr("&Cells of each"), cells_);
    form->addRow(tr("S&eed"), seed_);
    form->addRow(tr("&Observed states"), states_);
    for (QSpinBox* box : {sets_, cells_, seed_})
        connect(box, &QSpinBox::valueChanged, this, &ImportPanel::changed);
    connect(states_, &QListWidget::itemChanged, this, &ImportPanel::changed);
}

ImportChoice ImportDatasetPanel::choice() const {
    ImportChoice choice;
    choice.synthetic.sets = sets_->value();
    choice.synthetic.cells = cells_->value();
    choice.synthetic.seed = static_cast<std::uint64_t>(seed_->value());
    for (int i = 0; i < states_->count(); ++i)
        if (states_->item(i)->checkState() == Qt::Checked)
            choice.synthetic.states.push_back(states_->item(i)->text().toStdString());
    return choice;
}

bool ImportDatasetPanel::isUsable() const {
    return !choice().synthetic.states.empty();
}

QString ImportDatasetPanel::sentence() const {
    return isUsable() ? tr("Simulated sets serve as observations whose parameters are known; the "
                           "true values stand in every picture. Snapshots of one run resemble "
                           "their neighbours, so the fits look worse than those of as many "
                           "separate cells.")
                      : tr("Choose at least one observed state.");
}

void ImportDatasetPanel::remember() const {
    QSettings settings;
    for (const QSpinBox* box : {sets_, cells_, seed_})
        settings.setValue(settingsKey + box->objectName(), box->value());
}

} // namespace dyngpt

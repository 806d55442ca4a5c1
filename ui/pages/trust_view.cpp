#include "ui/pages/trust_view.h"

#include "core/report/inference_text.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/number_text.h"
#include "ui/models/calibration_model.h"
#include "ui/models/posterior_text.h"
#include "ui/pages/name_delegate.h"
#include "ui/pages/table_export.h"
#include "ui/pages/table_setup.h"
#include "ui/pages/wrapping_row.h"
#include "ui/text.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

TrustView::TrustView(QWidget* parent)
    : QWidget(parent)
    , verdict_(new QLabel)
    , simulations_(new QSpinBox)
    , cells_(new QSpinBox)
    , calibrate_(new QPushButton(tr("Cali&brate")))
    , model_(new CalibrationModel(this))
    , table_(new QTableView)
    , nameCells_(new NameDelegate(*table_, 0))
    , ranks_(new ChartPanel(tr("Ranks of the truth")))
    , coverage_(new ChartPanel(tr("How often intervals hold the truth"))) {
    verdict_->setObjectName(QStringLiteral("calibrationVerdict"));
    verdict_->setWordWrap(true);
    verdict_->setTextFormat(Qt::RichText);
    verdict_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    calibrate_->setObjectName(QStringLiteral("calibrate"));
    calibrate_->setAutoDefault(false);
    connect(calibrate_, &QPushButton::clicked, this, &TrustView::calibrateRequested);
    simulations_->setRange(10, 100000);
    simulations_->setValue(CalibrationSettings{}.simulations);
    simulations_->setToolTip(
        tr("Data sets that are simulated and inferred; 300 or more tell well"));
    cells_->setRange(1, 1000000);
    cells_->setValue(CalibrationSettings{}.cells);
    cells_->setToolTip(tr("Cells in each of them: best as many as you have"));
    auto* row = new WrappingRow;
    const auto add = [row](const QString& text, QSpinBox* box) {
        auto* label = new QLabel(text);
        label->setBuddy(box);
        QString plain = text;
        box->setAccessibleName(plain.remove(u'&'));
        box->setAccessibleDescription(box->toolTip());
        box->setGroupSeparatorShown(true);
        auto* both = new QWidget;
        auto* line = new QHBoxLayout(both);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(label);
        line->addWidget(box);
        row->addWidget(both);
    };
    add(tr("Simulatio&ns"), simulations_);
    add(tr("Cells in each"), cells_);
    row->addWidget(calibrate_);
    row->addWidget(exportButton(tr("calibration"), [this] { return model_->csv(); }));

    table_->setObjectName(QStringLiteral("calibrationTable"));
    table_->setModel(model_);
    setUpTable(*table_, tr("Calibration; choose a parameter to see its ranks"));
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TrustView::drawRanks);
    ranks_->setObjectName(QStringLiteral("rankChart"));
    coverage_->setObjectName(QStringLiteral("coverageChart"));
    auto* charts = new QHBoxLayout;
    charts->addWidget(ranks_, 1);
    charts->addWidget(coverage_, 1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(verdict_);
    column->addLayout(row);
    column->addWidget(table_);
    column->addLayout(charts, 1);
    setReport(nullptr, false, {});
}

void TrustView::setNames(const NetworkNames& names) {
    if (names == names_)
        return;
    names_ = names;
    nameCells_->setNames(names);
    showVerdict();
    drawRanks();
    drawCoverage();
}

int TrustView::simulations() const {
    return simulations_->value();
}

int TrustView::cells() const {
    return cells_->value();
}

void TrustView::setAvailable(const QString& reason) {
    calibrate_->setEnabled(reason.isEmpty());
    calibrate_->setToolTip(reason.isEmpty()
                               ? tr("Simulates data with known parameters and infers them with the "
                                    "method and priors on the left: are the intervals right?")
                               : reason);
    calibrate_->setAccessibleDescription(calibrate_->toolTip());
}

void TrustView::setReport(std::shared_ptr<const CalibrationReport> report, bool stale,
                          const CellsAtHand& atHand) {
    const int row = std::max(table_->currentIndex().row(), 0);
    report_ = std::move(report);
    model_->setReport(report_ ? *report_ : CalibrationReport{});
    table_->setVisible(report_ != nullptr);
    findChild<QPushButton*>(QStringLiteral("exportTable"))->setVisible(report_ != nullptr);
    fitColumns(*table_, ColumnFit::Even);
    fitToRows(*table_);
    stale_ = stale;
    atHand_ = atHand;
    showVerdict();
    const QString absence = tr("Calibrate to see this picture.");
    ranks_->setPlaceholder(absence);
    coverage_->setPlaceholder(absence);
    if (model_->rowCount() > 0)
        table_->selectRow(std::min(row, model_->rowCount() - 1));
    drawRanks();
    drawCoverage();
}

void TrustView::showVerdict() {
    QString sentence = tr("A 95 % interval should hold the truth 95 times in 100. Whether it does "
                          "with this solver and method is tried on simulated data: Calibrate.");
    if (report_) {
        QStringList sentences;
        for (const Text& text : calibrationTexts(*report_, stale_, atHand_))
            sentences << translated(names_.marked(text));
        sentences << tr("Method: %1.").arg(methodName(report_->settings.inference.method));
        sentence = sentences.join(u' ');
    }
    verdict_->setText(names_.drawn(keepUnits(sentence)).html());
}

void TrustView::drawRanks() {
    const int row = table_->currentIndex().row();
    if (!report_ || row < 0 || row >= model_->rowCount())
        return ranks_->clear();
    const ParameterCalibration& parameter = model_->parameter(row);
    const int n = static_cast<int>(parameter.ranks.size());
    const int draws = report_->settings.draws;
    const int bins = rankBins(n, draws);
    std::vector<double> counts(static_cast<std::size_t>(bins), 0.0);
    for (const int rank : parameter.ranks)
        counts[static_cast<std::size_t>(rank * bins / (draws + 1))] += 1;
    const auto [low, high] = binomialBand(n, 1.0 / bins);
    const QString name = QString::fromStdString(parameter.name);
    ranks_->setTitle(
        ChartText(tr("Ranks of the true %1: even if calibrated")).arg(names_.text(name)));
    ranks_->showDistributions(
        {{tr("99 % band of even ranks"),
          SeriesRole::Prior,
          {},
          std::vector<double>(counts.size(), low),
          std::vector<double>(counts.size(), high)},
         {tr("simulations"), SeriesRole::Solver, {}, counts}},
        {tr("bin of the rank, from lowest to highest"), tr("simulations"), false, false});
}

void TrustView::drawCoverage() {
    if (!report_ || model_->rowCount() == 0)
        return coverage_->clear();
    const int n = static_cast<int>(model_->parameter(0).ranks.size());
    Series band{tr("99 % band"), SeriesRole::Prior, {}, {}};
    for (int percent = 40; percent <= 99; ++percent) {
        const auto [low, high] = binomialBand(n, percent / 100.0);
        band.x.push_back(percent);
        band.y.push_back(100.0 * low / n);
        band.upTo.push_back(100.0 * high / n);
    }
    std::vector<Series> series{band, {tr("promised"), SeriesRole::Exact, {40, 99}, {40, 99}}};
    for (int row = 0; row < model_->rowCount(); ++row) {
        const ParameterCalibration& parameter = model_->parameter(row);
        Series held{names_.text(QString::fromStdString(parameter.name)), SeriesRole::Other, {}, {}};
        for (std::size_t i = 0; i < ParameterCalibration::levels.size(); ++i) {
            held.x.push_back(100 * ParameterCalibration::levels[i]);
            held.y.push_back(100.0 * parameter.covered[i] /
                             static_cast<double>(parameter.ranks.size()));
        }
        series.push_back(std::move(held));
    }
    coverage_->showLines(series, {tr("interval (%)"), tr("held the truth (%)"), false, false});
}

} // namespace dyngpt

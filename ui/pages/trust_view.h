#pragma once
// Whether intervals keep their promise with this solver: simulation-based calibration, run from
// here and kept with the solver. GUI thread only.

#include "core/inference/calibration.h"
#include "core/report/inference_text.h"
#include "ui/models/network_names.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace dyngpt {

class CalibrationModel;
class ChartPanel;
class NameDelegate;

class TrustView : public QWidget {
    Q_OBJECT
public:
    explicit TrustView(QWidget* parent = nullptr);

    /// How the parameters are written.
    void setNames(const NetworkNames& names);

    /// Null: not calibrated yet.
    void setReport(std::shared_ptr<const CalibrationReport> report, bool stale,
                   const CellsAtHand& atHand);
    /// Why it cannot be run now; empty: it can.
    void setAvailable(const QString& reason);
    int simulations() const;
    int cells() const;

Q_SIGNALS:
    void calibrateRequested();

private:
    void showVerdict();
    void drawRanks();
    void drawCoverage();

    QLabel* verdict_;
    QSpinBox* simulations_;
    QSpinBox* cells_;
    QPushButton* calibrate_;
    CalibrationModel* model_;
    QTableView* table_;
    NameDelegate* nameCells_;
    NetworkNames names_;
    ChartPanel* ranks_;
    ChartPanel* coverage_;
    std::shared_ptr<const CalibrationReport> report_;
    bool stale_ = false;
    CellsAtHand atHand_;
};

} // namespace dyngpt

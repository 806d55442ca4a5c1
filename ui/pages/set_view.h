#pragma once
// One held-out set seen closely: its parameters, the joint distribution of two states simulated
// and solved side by side, and one state's distribution in one picture. GUI thread only.

#include "ui/workers/solve_worker.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace dyngpt {

class ChartPanel;

class SetView : public QWidget {
    Q_OBJECT
public:
    explicit SetView(QWidget* parent = nullptr);

    void setNames(const std::vector<std::string>& states,
                  const std::vector<std::string>& parameters);
    void clear();
    void showWaiting(int set);
    void showTables(std::shared_ptr<const SetTables> tables);

private:
    void drawPair();
    void drawState();
    QString parameterText() const;

    std::vector<std::string> states_;
    std::vector<std::string> parameters_;
    std::shared_ptr<const SetTables> tables_;
    QLabel* title_;
    QComboBox* pair_;
    QComboBox* state_;
    ChartPanel* simulated_;
    ChartPanel* solved_;
    ChartPanel* overlay_;
};

} // namespace dyngpt

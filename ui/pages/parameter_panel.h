#pragma once
// Parameter values at hand: for each parameter a slider over its range and a field for any number.
// GUI thread.

#include "core/model/network.h"
#include "ui/models/network_names.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QSlider;

namespace dyngpt {

class NumberField;

class ParameterPanel : public QWidget {
    Q_OBJECT
public:
    explicit ParameterPanel(QWidget* parent = nullptr);

    /// The rows of these parameters; a parameter that was there keeps its value if `keep`.
    void setParameters(const std::vector<Parameter>& parameters, const std::vector<double>& values,
                       bool keep);
    /// How the parameters are written.
    void setNames(const NetworkNames& names);
    std::vector<double> values() const;
    void setValues(const std::vector<double>& values);

Q_SIGNALS:
    void edited();

private:
    struct Row {
        Parameter parameter;
        QLabel* label = nullptr;
        QSlider* slider = nullptr;
        NumberField* field = nullptr;
    };

    void changeEvent(QEvent* event) override;
    void addRow(const Parameter& parameter);
    void describe(const Row& row) const;
    void holdWidths();
    static void placeSlider(const Row& row);

    QGridLayout* grid_;
    std::vector<Row> rows_;
    NetworkNames names_;
};

} // namespace dyngpt

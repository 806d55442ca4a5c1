#include "ui/pages/parameter_panel.h"

#include "ui/charts/number_text.h"
#include "ui/pages/settings_form.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dyngpt {

namespace {

constexpr int steps = 1000;
constexpr double anyNumber = std::numeric_limits<double>::max();

/// A wheel turned to scroll the settings must not move it.
class CalmSlider : public QSlider {
public:
    using QSlider::QSlider;

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus())
            QSlider::wheelEvent(event);
        else
            event->ignore();
    }
};

bool isLogarithmic(const Parameter& parameter) {
    return parameter.scale == Scale::Log && parameter.lower > 0;
}

/// Rounded to what a slider can be meant to say.
double valueAt(const Parameter& parameter, int position) {
    const double share = static_cast<double>(position) / steps;
    const double value = isLogarithmic(parameter)
                             ? parameter.lower * std::pow(parameter.upper / parameter.lower, share)
                             : parameter.lower + share * (parameter.upper - parameter.lower);
    return QString::number(value, 'g', 4).toDouble();
}

int positionOf(const Parameter& parameter, double value) {
    const double inside = std::clamp(value, std::min(parameter.lower, parameter.upper),
                                     std::max(parameter.lower, parameter.upper));
    const double share =
        isLogarithmic(parameter)
            ? std::log(inside / parameter.lower) / std::log(parameter.upper / parameter.lower)
            : (inside - parameter.lower) / (parameter.upper - parameter.lower);
    return std::isfinite(share) ? static_cast<int>(std::lround(share * steps)) : 0;
}

} // namespace

ParameterPanel::ParameterPanel(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(1, 1);
}

void ParameterPanel::addRow(const Parameter& parameter) {
    const QString name = QString::fromStdString(parameter.name);
    Row row{parameter, new QLabel(name), new CalmSlider(Qt::Horizontal),
            new NumberField(-anyNumber, anyNumber)};
    row.label->setBuddy(row.field);
    row.slider->setRange(0, steps);
    row.slider->setPageStep(steps / 10);
    row.slider->setMinimumWidth(70);
    row.label->setTextFormat(Qt::RichText);
    describe(row);
    row.slider->setAccessibleName(tr("%1, slider").arg(name));
    row.slider->setObjectName(QStringLiteral("slider_") + name);
    row.field->setAccessibleName(name);
    row.field->setObjectName(QStringLiteral("value_") + name);
    const int line = static_cast<int>(rows_.size());
    grid_->addWidget(row.label, line, 0);
    grid_->addWidget(row.slider, line, 1);
    grid_->addWidget(row.field, line, 2);
    connect(row.slider, &QSlider::valueChanged, this,
            [this, parameter, field = row.field](int position) {
                field->setValue(valueAt(parameter, position));
                Q_EMIT edited();
            });
    connect(row.field, &NumberField::valueEdited, this, [this, row] {
        placeSlider(row);
        Q_EMIT edited();
    });
    rows_.push_back(row);
}

void ParameterPanel::describe(const Row& row) const {
    const QString name = QString::fromStdString(row.parameter.name);
    row.label->setText(names_.withUnit(name).html());
    const QString tip = tr("%1, range %2 to %3")
                            .arg(names_.plain(name), displayNumber(row.parameter.lower, 6),
                                 displayNumber(row.parameter.upper, 6));
    for (QWidget* widget : std::initializer_list<QWidget*>{row.label, row.slider, row.field})
        widget->setToolTip(tip);
    for (QWidget* widget : std::initializer_list<QWidget*>{row.slider, row.field})
        widget->setAccessibleDescription(tip);
}

void ParameterPanel::setNames(const NetworkNames& names) {
    names_ = names;
    for (const Row& row : rows_)
        describe(row);
}

void ParameterPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        holdWidths();
}

void ParameterPanel::holdWidths() {
    for (const Row& row : rows_)
        row.field->setFixedWidth(fontMetrics().averageCharWidth() * 12);
}

void ParameterPanel::placeSlider(const Row& row) {
    const QSignalBlocker quiet(row.slider);
    row.slider->setValue(positionOf(row.parameter, row.field->value()));
}

void ParameterPanel::setParameters(const std::vector<Parameter>& parameters,
                                   const std::vector<double>& values, bool keep) {
    std::vector<double> shown = values;
    for (std::size_t i = 0; keep && i < parameters.size(); ++i) {
        const auto same = std::ranges::find_if(
            rows_, [&](const Row& row) { return row.parameter == parameters[i]; });
        if (same != rows_.end())
            shown[i] = same->field->value();
    }
    for (const Row& row : rows_)
        for (QWidget* widget : std::initializer_list<QWidget*>{row.label, row.slider, row.field})
            delete widget;
    rows_.clear();
    for (const Parameter& parameter : parameters)
        addRow(parameter);
    holdWidths();
    setValues(shown);
}

std::vector<double> ParameterPanel::values() const {
    std::vector<double> values;
    for (const Row& row : rows_)
        values.push_back(row.field->value());
    return values;
}

void ParameterPanel::setValues(const std::vector<double>& values) {
    for (std::size_t i = 0; i < std::min(values.size(), rows_.size()); ++i) {
        rows_[i].field->setValue(values[i]);
        placeSlider(rows_[i]);
    }
}

} // namespace dyngpt

#pragma once
// Rows of settings: a label with its keyboard short cut, a field with accessible name, tool tip
// and unit. Also numbers such as 2e-5, which no spin box takes. GUI thread only.

#include <QFormLayout>
#include <QLineEdit>
#include <QWidget>

#include <cstdint>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace dyngpt {

/// A real number in any usual notation; what is out of range or no number is marked in words.
class NumberField : public QLineEdit {
    Q_OBJECT
public:
    NumberField(double smallest, double largest, QWidget* parent = nullptr);

    double value() const { return value_; } ///< the last valid one
    void setValue(double value);

Q_SIGNALS:
    void valueEdited();

private:
    void read(const QString& text);

    double smallest_;
    double largest_;
    double value_ = 0;
    QString ownToolTip_;
};

class SettingsForm : public QWidget {
    Q_OBJECT
public:
    explicit SettingsForm(QWidget* parent = nullptr);

    /// In place of its label, as rich text.
    void setLabel(QWidget& field, const QString& html);
    QSpinBox* addInteger(const QString& label, const QString& toolTip, int smallest, int largest,
                         const QString& smallestText = {});
    NumberField* addNumber(const QString& label, const QString& toolTip, double smallest,
                           double largest);
    QComboBox* addChoice(const QString& label, const QString& toolTip);
    QCheckBox* addCheck(const QString& label, const QString& toolTip);
    /// SimulationMethod as the items' data.
    QComboBox* addMethod();
    /// A value that cannot be edited.
    QLabel* addText(const QString& label);
    /// A seed: 0 to 2^64 - 1.
    QLineEdit* addSeed(const QString& toolTip);
    static std::uint64_t seed(const QLineEdit& field);

    /// A button that shows and hides the form it opens.
    SettingsForm* addFold(const QString& label, const QString& toolTip);

Q_SIGNALS:
    /// A person changed something.
    void edited();

private:
    void addRow(const QString& label, const QString& toolTip, QWidget* field);

    QFormLayout* rows_;
};

} // namespace dyngpt

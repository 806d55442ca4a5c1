#include "ui/pages/settings_form.h"

#include "core/simulation/simulator.h"
#include "ui/charts/number_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>

namespace dyngpt {

namespace {

/// A wheel turned to scroll the settings must not change them.
template <typename Field> class CalmField : public Field {
public:
    CalmField() { this->setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override {
        if (this->hasFocus())
            Field::wheelEvent(event);
        else
            event->ignore();
    }
};

} // namespace

NumberField::NumberField(double smallest, double largest, QWidget* parent)
    : QLineEdit(parent), smallest_(smallest), largest_(largest) {
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        read(text);
        Q_EMIT valueEdited();
    });
    connect(this, &QLineEdit::editingFinished, this, [this] { setValue(value_); });
}

void NumberField::setValue(double value) {
    value_ = value;
    setText(editedNumber(value));
    read(text());
}

void NumberField::read(const QString& typed) {
    if (ownToolTip_.isEmpty())
        ownToolTip_ = toolTip();
    bool good = false;
    double value = QLocale().toDouble(typed.trimmed(), &good);
    if (!good)
        value = QLocale::c().toDouble(typed.trimmed(), &good);
    good = good && value >= smallest_ && value <= largest_;
    if (good)
        value_ = value;
    setToolTip(good ? ownToolTip_
                    : tr("A number from %1 to %2 is needed here.")
                          .arg(displayNumber(smallest_, 6), displayNumber(largest_, 6)));
    setAccessibleDescription(toolTip());
    QFont shown = font();
    shown.setStrikeOut(!good);
    setFont(shown);
}

SettingsForm::SettingsForm(QWidget* parent) : QWidget(parent), rows_(new QFormLayout(this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setRowWrapPolicy(QFormLayout::DontWrapRows);
    rows_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void SettingsForm::addRow(const QString& label, const QString& toolTip, QWidget* field) {
    field->setToolTip(toolTip);
    QString plain = label;
    field->setAccessibleName(plain.remove(u'&'));
    field->setAccessibleDescription(toolTip);
    field->setMinimumWidth(90);
    rows_->addRow(label, field); // makes the field the label's buddy
    if (QWidget* shown = rows_->labelForField(field))
        shown->setToolTip(toolTip);
}

void SettingsForm::setLabel(QWidget& field, const QString& html) {
    if (auto* label = qobject_cast<QLabel*>(rows_->labelForField(&field))) {
        label->setTextFormat(Qt::RichText);
        label->setText(html);
    }
}

QSpinBox* SettingsForm::addInteger(const QString& label, const QString& toolTip, int smallest,
                                   int largest, const QString& smallestText) {
    auto* field = new CalmField<QSpinBox>;
    field->setRange(smallest, largest);
    field->setGroupSeparatorShown(true);
    field->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    field->setSpecialValueText(smallestText);
    addRow(label, toolTip, field);
    connect(field, &QSpinBox::valueChanged, this, &SettingsForm::edited);
    return field;
}

NumberField* SettingsForm::addNumber(const QString& label, const QString& toolTip, double smallest,
                                     double largest) {
    auto* field = new NumberField(smallest, largest);
    addRow(label, toolTip, field);
    connect(field, &NumberField::valueEdited, this, &SettingsForm::edited);
    return field;
}

QComboBox* SettingsForm::addChoice(const QString& label, const QString& toolTip) {
    auto* field = new CalmField<QComboBox>;
    addRow(label, toolTip, field);
    connect(field, &QComboBox::activated, this, &SettingsForm::edited);
    return field;
}

QCheckBox* SettingsForm::addCheck(const QString& label, const QString& toolTip) {
    auto* field = new QCheckBox(label);
    field->setToolTip(toolTip);
    field->setAccessibleDescription(toolTip);
    rows_->addRow(field);
    connect(field, &QCheckBox::clicked, this, &SettingsForm::edited);
    return field;
}

QComboBox* SettingsForm::addMethod() {
    QComboBox* field = addChoice(tr("&Method"), tr("All methods are exact; they differ in speed"));
    field->setObjectName(QStringLiteral("method"));
    field->addItem(tr("Automatic"), static_cast<int>(SimulationMethod::Automatic));
    field->addItem(tr("Direct"), static_cast<int>(SimulationMethod::Direct));
    field->addItem(tr("Composition-rejection"),
                   static_cast<int>(SimulationMethod::CompositionRejection));
    return field;
}

QLabel* SettingsForm::addText(const QString& label) {
    auto* value = new QLabel;
    rows_->addRow(label, value);
    return value;
}

QLineEdit* SettingsForm::addSeed(const QString& toolTip) {
    auto* field = new QLineEdit;
    static const QRegularExpression digits(QStringLiteral("[0-9]{1,19}"));
    field->setValidator(new QRegularExpressionValidator(digits, field));
    addRow(tr("S&eed"), toolTip, field);
    connect(field, &QLineEdit::textEdited, this, &SettingsForm::edited);
    return field;
}

std::uint64_t SettingsForm::seed(const QLineEdit& field) {
    return field.text().toULongLong();
}

SettingsForm* SettingsForm::addFold(const QString& label, const QString& toolTip) {
    auto* button = new QToolButton;
    button->setText(label);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setArrowType(Qt::RightArrow);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* inner = new SettingsForm;
    inner->hide();
    rows_->addRow(button);
    rows_->addRow(inner);
    connect(button, &QToolButton::toggled, inner, [button, inner](bool open) {
        button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        inner->setVisible(open);
    });
    connect(inner, &SettingsForm::edited, this, &SettingsForm::edited);
    return inner;
}

} // namespace dyngpt

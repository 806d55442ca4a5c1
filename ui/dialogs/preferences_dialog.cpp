#include "ui/dialogs/preferences_dialog.h"

#include "ui/appearance.h"
#include "ui/charts/chart_palette.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

namespace dyngpt {

PreferencesDialog::PreferencesDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Preferences"));
    language_ = new QComboBox;
    language_->setObjectName(QStringLiteral("language"));
    language_->addItem(tr("As the system"), QStringLiteral("system"));
    for (const auto& [code, name] : languages())
        language_->addItem(name, code);
    language_->setCurrentIndex(std::max(0, language_->findData(settings::language())));
    language_->setToolTip(tr("Language of the program; numbers in files never depend on it"));

    theme_ = new QComboBox;
    theme_->setObjectName(QStringLiteral("theme"));
    theme_->addItem(tr("As the system"), static_cast<int>(Theme::System));
    theme_->addItem(tr("Light"), static_cast<int>(Theme::Light));
    theme_->addItem(tr("Dark"), static_cast<int>(Theme::Dark));
    theme_->setCurrentIndex(theme_->findData(static_cast<int>(settings::theme())));
    theme_->setToolTip(tr("Colours of the program; printed figures are always light"));

    colours_ = new QComboBox;
    colours_->setObjectName(QStringLiteral("chartColours"));
    for (const ChartPalette palette : chartPalettes)
        colours_->addItem(paletteName(palette), paletteKey(palette));
    colours_->setCurrentIndex(colours_->findData(paletteKey(screenPalette())));
    colours_->setToolTip(tr("Colours of the series in all charts; each set can be told apart with "
                            "any colour vision"));

    zoom_ = new QSpinBox;
    zoom_->setObjectName(QStringLiteral("zoom"));
    zoom_->setRange(settings::smallestZoom, settings::largestZoom);
    zoom_->setSingleStep(10);
    zoom_->setSuffix(tr(" %"));
    zoom_->setValue(settings::zoom());
    zoom_->setToolTip(tr("Size of all text, in percent of the system's"));

    notifications_ = new QCheckBox(tr("&Notify me when a long job ends"));
    notifications_->setObjectName(QStringLiteral("notifications"));
    notifications_->setChecked(settings::notifications());
    notifications_->setToolTip(
        tr("A message of the desktop when a job of more than 20 seconds ends "
           "while another window is in front"));
    notifications_->setAccessibleDescription(notifications_->toolTip());
    newWindow_ = new QCheckBox(tr("Open projects in a &new window"));
    newWindow_->setObjectName(QStringLiteral("newWindow"));
    newWindow_->setChecked(settings::opensNewWindow());
    newWindow_->setToolTip(tr("When the window holds a project already; otherwise the new one "
                              "takes its place"));

    auto* form = new QFormLayout(this);
    form->addRow(tr("&Language"), language_);
    form->addRow(tr("&Theme"), theme_);
    form->addRow(tr("&Charts"), colours_);
    form->addRow(tr("Te&xt size"), zoom_);
    form->addRow(notifications_);
    form->addRow(newWindow_);
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("OK"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
}

void PreferencesDialog::accept() {
    const QString code = language_->currentData().toString();
    const bool otherLanguage = code != settings::language();
    settings::setLanguage(code);
    settings::setTheme(static_cast<Theme>(theme_->currentData().toInt()));
    settings::setZoom(zoom_->value());
    settings::setNotifications(notifications_->isChecked());
    settings::setOpensNewWindow(newWindow_->isChecked());
    settings::setChartColours(colours_->currentData().toString());
    QDialog::accept();
    Q_EMIT appearanceChanged();
    if (otherLanguage)
        Q_EMIT languageChanged();
}

} // namespace dyngpt

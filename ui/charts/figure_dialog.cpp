#include "ui/charts/figure_dialog.h"

#include "ui/charts/figure_preview.h"
#include "ui/charts/figure_writer.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFontComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStandardItemModel>

#include <cmath>

namespace dyngpt {

namespace {

constexpr int custom = -1;

void name(QWidget* widget, const char* objectName, const QString& accessible, const QString& tip) {
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessible);
    widget->setToolTip(tip);
    widget->setAccessibleDescription(tip);
}

QDoubleSpinBox* spinBox(double least, double largest, double step, const QString& unit) {
    auto* box = new QDoubleSpinBox;
    box->setRange(least, largest);
    box->setDecimals(1);
    box->setSingleStep(step);
    box->setSuffix(unit);
    box->setKeyboardTracking(false); // half a number is no size
    return box;
}

/// Takes the width there is.
QLabel* sentences(const char* objectName) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(objectName));
    label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// A title may hold what a file's name may not.
QString fileName(QString title) {
    for (const QChar sign : QStringLiteral("/\\:*?\"<>|"))
        title.replace(sign, u'-');
    return title.simplified();
}

bool same(double a, double b) {
    return std::abs(a - b) < 0.05;
}

} // namespace

FigureDialog::FigureDialog(FigureSource source, QWidget* parent)
    : QDialog(parent)
    , source_(std::move(source))
    , settings_(rememberedFigureSettings())
    , writer_(new FigureWriter(this))
    , preview_(new FigurePreview) {
    setWindowTitle(tr("Export picture"));
    if (!FigureWriter::whyNot(settings_.format).isEmpty())
        settings_.format = FigureFormat::Pdf;
    auto* form = new QFormLayout;
    addSize(*form);
    addFormat(*form);
    addLook(*form);
    remarks_ = sentences("figureRemarks");
    form->addRow(remarks_);

    size_ = new QLabel;
    size_->setObjectName(QStringLiteral("figureSize"));
    size_->setAlignment(Qt::AlignCenter);
    auto* right = new QVBoxLayout;
    right->addWidget(preview_, 1);
    right->addWidget(size_);

    auto* buttons = new QDialogButtonBox;
    save_ = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    save_->setDefault(true);
    name(save_, "saveFigure", tr("Save"), tr("Writes the picture to a file"));
    copy_ = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy_->setAutoDefault(false);
    name(copy_, "copyFigure", tr("Copy"),
         tr("Copies the picture as pixels and as a drawing (SVG, PDF)"));
    auto* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setAutoDefault(false);
    connect(save_, &QPushButton::clicked, this, &FigureDialog::askAndSave);
    connect(copy_, &QPushButton::clicked, this, &FigureDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(writer_, &FigureWriter::finished, this, &FigureDialog::endSaving);

    auto* left = new QWidget;
    left->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    left->setLayout(form);
    form->setContentsMargins(0, 0, 0, 0);
    auto* columns = new QHBoxLayout;
    columns->addWidget(left);
    columns->addLayout(right, 1);
    auto* all = new QVBoxLayout(this);
    all->addLayout(columns, 1);
    all->addWidget(buttons);
    refresh();
}

void FigureDialog::addSize(QFormLayout& form) {
    preset_ = new QComboBox;
    name(preset_, "figurePreset", tr("Preset"), tr("Sizes that journals and talks ask for"));
    for (const FigurePreset& preset : figurePresets())
        preset_->addItem(preset.name);
    preset_->addItem(tr("Custom"));
    connect(preset_, &QComboBox::activated, this, &FigureDialog::pickPreset);
    form.addRow(tr("&Preset"), preset_);

    width_ = spinBox(FigureSettings::leastSide, FigureSettings::largestSide, 1, tr(" mm"));
    name(width_, "figureWidth", tr("Width"), tr("Width of the picture on paper"));
    connect(width_, &QDoubleSpinBox::valueChanged, this, [this](double width) {
        settings_.width = width;
        refresh();
    });
    form.addRow(tr("&Width"), width_);

    height_ = spinBox(FigureSettings::leastSide, FigureSettings::largestSide, 1, tr(" mm"));
    name(height_, "figureHeight", tr("Height"), tr("Height of the picture on paper"));
    connect(height_, &QDoubleSpinBox::valueChanged, this, &FigureDialog::setHeight);
    form.addRow(tr("&Height"), height_);

    proportional_ = new QCheckBox(tr("&Keep the proportions"));
    name(proportional_, "figureProportional", tr("Keep the proportions"),
         tr("Width and height stay as on the screen to each other"));
    connect(proportional_, &QCheckBox::toggled, this, [this](bool on) {
        settings_.proportional = on;
        refresh();
    });
    form.addRow(QString(), proportional_);
}

void FigureDialog::addFormat(QFormLayout& form) {
    format_ = new QComboBox;
    name(format_, "figureFormat", tr("Format"),
         tr("Drawings (SVG, PDF, EPS) stay sharp at every size"));
    QStringList reasons;
    for (const FigureFormat format : {FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Eps,
                                      FigureFormat::Png, FigureFormat::Tiff}) {
        format_->addItem(nameOf(format), static_cast<int>(format));
        const QString reason = FigureWriter::whyNot(format);
        if (reason.isEmpty())
            continue;
        auto* item =
            qobject_cast<QStandardItemModel*>(format_->model())->item(format_->count() - 1);
        item->setEnabled(false);
        item->setToolTip(reason);
        reasons << reason;
    }
    connect(format_, &QComboBox::activated, this, [this] {
        settings_.format = static_cast<FigureFormat>(format_->currentData().toInt());
        refresh();
    });
    form.addRow(tr("&Format"), format_);
    if (!reasons.isEmpty()) {
        auto* label = sentences("figureUnavailable");
        label->setText(reasons.join(u'\n'));
        form.addRow(label);
    }

    dpi_ = new QComboBox;
    name(dpi_, "figureDpi", tr("Resolution"),
         tr("Dots an inch of PNG and TIFF and of what is copied"));
    for (const int dpi : {100, 300, 600, 1200})
        dpi_->addItem(tr("%1 dpi").arg(dpi), dpi);
    connect(dpi_, &QComboBox::activated, this, [this] {
        settings_.dpi = dpi_->currentData().toInt();
        refresh();
    });
    form.addRow(tr("&Resolution"), dpi_);
}

void FigureDialog::addLook(QFormLayout& form) {
    family_ = new QFontComboBox;
    family_->setFontFilters(QFontComboBox::ScalableFonts);
    family_->setEditable(false);
    family_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    family_->setMinimumContentsLength(12);
    name(family_, "figureFamily", tr("Font"), tr("Many journals ask for Arial or Helvetica"));
    connect(family_, &QFontComboBox::currentFontChanged, this, [this](const QFont& font) {
        settings_.family = font.family();
        refresh();
    });
    form.addRow(tr("Fo&nt"), family_);

    pointSize_ =
        spinBox(FigureSettings::leastPointSize, FigureSettings::largestPointSize, 0.5, tr(" pt"));
    name(pointSize_, "figurePointSize", tr("Text size"),
         tr("Size of the text on paper; lines and marks keep their proportion to it"));
    connect(pointSize_, &QDoubleSpinBox::valueChanged, this, [this](double size) {
        settings_.pointSize = size;
        refresh();
    });
    form.addRow(tr("&Text size"), pointSize_);

    palette_ = new QComboBox;
    name(palette_, "figurePalette", tr("Colours"),
         tr("Colours that the colour-blind tell apart, or greys; lines and marks differ as well"));
    for (const ChartPalette palette : chartPalettes)
        palette_->addItem(paletteName(palette), static_cast<int>(palette));
    connect(palette_, &QComboBox::activated, this, [this] {
        settings_.palette = static_cast<ChartPalette>(palette_->currentData().toInt());
        refresh();
    });
    form.addRow(tr("C&olours"), palette_);

    ground_ = new QComboBox;
    name(ground_, "figureGround", tr("Ground"), tr("Light for paper, dark for slides"));
    ground_->addItems({tr("Light"), tr("Dark")});
    connect(ground_, &QComboBox::activated, this, [this](int index) {
        settings_.dark = index == 1;
        refresh();
    });
    form.addRow(tr("&Ground"), ground_);

    titled_ = new QCheckBox(tr("T&itle in the picture"));
    name(titled_, "figureTitled", tr("Title in the picture"),
         tr("In journals the caption below the picture says it"));
    connect(titled_, &QCheckBox::toggled, this, [this](bool on) {
        settings_.titled = on;
        refresh();
    });
    form.addRow(QString(), titled_);
}

void FigureDialog::pickPreset(int index) {
    const QList<FigurePreset> presets = figurePresets();
    if (index < presets.size()) {
        const FigurePreset& preset = presets[index];
        settings_.width = preset.width;
        settings_.proportional = preset.height <= 0;
        if (preset.height > 0)
            settings_.height = preset.height;
        settings_.pointSize = preset.pointSize;
    } else {
        width_->setFocus();
        width_->selectAll();
        return;
    }
    refresh();
}

void FigureDialog::setHeight(double height) {
    settings_.height = height;
    if (settings_.proportional && own_.height() > 0)
        settings_.width = std::clamp(std::round(10 * height * own_.width() / own_.height()) / 10,
                                     FigureSettings::leastSide, FigureSettings::largestSide);
    refresh();
}

int FigureDialog::presetOfSize() const {
    const QList<FigurePreset> presets = figurePresets();
    for (int i = 0; i < presets.size(); ++i)
        if (same(settings_.width, presets[i].width) &&
            (presets[i].height <= 0 || same(settings_.height, presets[i].height)))
            return i;
    return custom;
}

void FigureDialog::refresh() {
    Figure figure = source_(settings_);
    own_ = figure.size;
    settings_ = settings_.fitted(own_);
    const int preset = presetOfSize();
    const auto put = [](auto* widget, auto set) {
        const QSignalBlocker blocker(widget);
        set(widget);
    };
    put(preset_, [&](auto* w) { w->setCurrentIndex(preset == custom ? w->count() - 1 : preset); });
    put(width_, [&](auto* w) { w->setValue(settings_.width); });
    put(height_, [&](auto* w) { w->setValue(settings_.height); });
    put(proportional_, [&](auto* w) { w->setChecked(settings_.proportional); });
    put(format_,
        [&](auto* w) { w->setCurrentIndex(w->findData(static_cast<int>(settings_.format))); });
    put(dpi_, [&](auto* w) { w->setCurrentIndex(w->findData(settings_.dpi)); });
    put(family_, [&](auto* w) { w->setCurrentFont(QFont(settings_.family)); });
    put(pointSize_, [&](auto* w) { w->setValue(settings_.pointSize); });
    put(palette_,
        [&](auto* w) { w->setCurrentIndex(w->findData(static_cast<int>(settings_.palette))); });
    put(ground_, [&](auto* w) { w->setCurrentIndex(settings_.dark ? 1 : 0); });
    put(titled_, [&](auto* w) { w->setChecked(settings_.titled); });

    const QLocale locale;
    const QSize pixels = settings_.pixels();
    const QString size = tr("%1 × %2 mm, or %3 × %4 pixels at %5 dpi")
                             .arg(locale.toString(settings_.width, 'f', 1),
                                  locale.toString(settings_.height, 'f', 1))
                             .arg(pixels.width())
                             .arg(pixels.height())
                             .arg(settings_.dpi);
    size_->setText(size);
    preview_->setAccessibleName(tr("Preview of %1").arg(figure.title.plain()));
    preview_->setAccessibleDescription(size);
    preview_->showFigure(std::move(figure), settings_);

    QStringList remarks =
        figureRemarks(settings_, preset != custom && figurePresets()[preset].printed);
    if (!problem_.isEmpty())
        remarks.prepend(problem_);
    const QString tooMany = tooManyPixels(settings_);
    if (!tooMany.isEmpty())
        remarks << tooMany;
    remarks_->setText(remarks.join(u'\n'));
    remarks_->setVisible(!remarks.isEmpty());
    save_->setEnabled(!writer_->isBusy() && !(settings_.hasPixels() && !tooMany.isEmpty()));
    copy_->setEnabled(tooMany.isEmpty());
}

void FigureDialog::askAndSave() {
    // A shortcut leaves what is being typed where it is.
    for (QDoubleSpinBox* box : {width_, height_, pointSize_})
        box->interpretText();
    if (!save_->isEnabled())
        return;
    const QString suffix = u'.' + suffixOf(settings_.format);
    const QString title = fileName(source_(settings_).title.plain());
    QString path = QFileDialog::getSaveFileName(
        this, tr("Save picture"), QDir(figureFolder()).filePath(title + suffix),
        QStringLiteral("%1 (*%2)").arg(nameOf(settings_.format), suffix));
    if (path.isEmpty())
        return;
    if (!path.endsWith(suffix, Qt::CaseInsensitive))
        path += suffix;
    setFigureFolder(QFileInfo(path).absolutePath());
    saveTo(path);
}

void FigureDialog::saveTo(const QString& path) {
    rememberFigureSettings(settings_);
    problem_.clear();
    save_->setEnabled(false);
    save_->setText(tr("Saving…"));
    writer_->write(source_(settings_), settings_, path);
}

void FigureDialog::endSaving(const QString& problem) {
    save_->setText(tr("&Save…"));
    if (problem.isEmpty())
        return accept();
    problem_ = problem;
    refresh();
}

void FigureDialog::copy() {
    rememberFigureSettings(settings_);
    copyFigure(source_, settings_);
}

} // namespace dyngpt

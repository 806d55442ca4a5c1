#include "ui/appearance.h"

#include "ui/system_theme.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QFont>
#include <QLibraryInfo>
#include <QLocale>
#include <QPalette>
#include <QProxyStyle>
#include <QStyle>
#include <QStyleOption>
#include <QTranslator>

#include <memory>
#include <optional>
#include <vector>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace dyngpt {

namespace {

QString shown = QStringLiteral("en");
int zoomPercent = 100;
QString styleName;
Theme applied = Theme::System;

QPalette paletteOf(QColor window, QColor base, QColor alternate, QColor button, QColor text,
                   QColor faint, QColor highlight, QColor link) {
    QPalette palette(button, window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, alternate);
    palette.setColor(QPalette::ToolTipBase, alternate);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Highlight, highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, faint);
    palette.setColor(QPalette::Link, link);
    return palette;
}

QPalette lightPalette() {
    return paletteOf(0xf3f4f6, 0xffffff, 0xeceff3, 0xf3f4f6, 0x1b1f24, 0x7a828c, 0x0b66a3,
                     0x0b66a3);
}

/// Fields are lighter than the window: the style draws their outlines darker than it.
QPalette darkPalette() {
    return paletteOf(0x1d2024, 0x2b2f35, 0x32373e, 0x373d45, 0xe6e9ec, 0x939ba5, 0x1f74b1,
                     0x6cb8f0);
}

/// Wanted languages, best first, as "zh-Hans-CN", "zh-CN" ...
QStringList wantedLanguages(const QString& code) {
    return code == u"system" ? QLocale::system().uiLanguages() : QStringList{code};
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128;
}

constexpr int grid = 8;

/// Icons, check boxes and sliders grow with the text. Layouts that say nothing else keep to the
/// grid, whatever the desktop's style.
class ZoomedStyle : public QProxyStyle {
public:
    using QProxyStyle::QProxyStyle;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override {
        const int own = QProxyStyle::pixelMetric(metric, option, widget);
        switch (metric) {
        case PM_LayoutLeftMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutBottomMargin:
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing:
            return grid;
        case PM_SmallIconSize:
        case PM_ButtonIconSize:
        case PM_ListViewIconSize:
        case PM_TabBarIconSize:
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
        case PM_SliderThickness:
        case PM_SliderControlThickness:
        case PM_SliderLength:
            return own * std::max(zoomPercent, 100) / 100;
        default:
            return own;
        }
    }

    /// Tabs and their pages have the colour of buttons, which glares among dark windows.
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        const auto* frame = qstyleoption_cast<const QStyleOptionTabWidgetFrame*>(option);
        if (element != PE_FrameTabWidget || !frame || !isDark(option->palette))
            return QProxyStyle::drawPrimitive(element, option, painter, widget);
        QStyleOptionTabWidgetFrame calm = *frame;
        calm.palette.setBrush(QPalette::Button, calm.palette.window());
        QProxyStyle::drawPrimitive(element, &calm, painter, widget);
    }
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
        const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
        if (element == CE_ProgressBarLabel && bar && bar->text.endsWith(u'%')) {
            QStyleOptionProgressBar spaced = *bar;
            spaced.text.insert(spaced.text.size() - 1, u'\u00a0');
            return QProxyStyle::drawControl(element, &spaced, painter, widget);
        }
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (element != CE_TabBarTabShape || !tab || !isDark(option->palette))
            return QProxyStyle::drawControl(element, option, painter, widget);
        QStyleOptionTab calm = *tab;
        calm.palette.setBrush(QPalette::Button, calm.palette.window());
        QProxyStyle::drawControl(element, &calm, painter, widget);
    }
};

/// What the desktop asks for; its changes are followed from then on.
std::optional<bool> desktopIsDark() {
    // Without an address there is no bus, and asking for one would start it.
    const bool hasBus =
        qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
        QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    if (!hasBus)
        return std::nullopt;
    static auto* desktop = [] {
        auto* made = new SystemTheme(QDBusConnection::sessionBus(), qApp);
        QObject::connect(made, &SystemTheme::changed, qApp, [] {
            if (applied == Theme::System)
                applyTheme(Theme::System);
        });
        return made;
    }();
    return desktop->isDark();
}

void setStyle(const QString& name) {
    styleName = name;
    QApplication::setStyle(new ZoomedStyle(name));
}

bool isEnglish(const QString& language) {
    return language.startsWith(u"en") || language == u"C";
}

} // namespace

void applyTheme(Theme theme) {
    static const QString nativeStyle = QApplication::style()->name();
    applied = theme;
    if (theme == Theme::System) {
        setStyle(nativeStyle);
        QApplication::setPalette(QPalette());
        const std::optional<bool> wanted = desktopIsDark();
        if (!wanted || *wanted == isDark(QApplication::palette()))
            return;
        // Qt knows nothing of what the desktop asks for.
        theme = *wanted ? Theme::Dark : Theme::Light;
    }
    // Native styles take only some colours from a palette.
    setStyle(QStringLiteral("fusion"));
    QApplication::setPalette(theme == Theme::Dark ? darkPalette() : lightPalette());
}

void applyZoom(int percent) {
    const bool other = percent != zoomPercent;
    zoomPercent = percent;
    static const QFont systemFont = QApplication::font();
    QFont font = systemFont;
    font.setPointSizeF(systemFont.pointSizeF() * percent / 100.0);
    QApplication::setFont(font);
    // Widgets ask a style for its sizes when it is set.
    if (other)
        setStyle(styleName.isEmpty() ? QApplication::style()->name() : styleName);
}

void applyLanguage(const QString& code) {
    initTranslations();
    static std::vector<std::unique_ptr<QTranslator>> installed;
    installed.clear(); // deleting a translator takes it out of use
    shown = QStringLiteral("en");
    for (const QString& language : wantedLanguages(code)) {
        if (isEnglish(language))
            return;
        const QLocale locale(language);
        auto own = std::make_unique<QTranslator>();
        if (!own->load(locale, QStringLiteral("dyngpt"), QStringLiteral("_"),
                       QStringLiteral(":/translations")))
            continue;
        auto qt = std::make_unique<QTranslator>();
        if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QApplication::installTranslator(qt.get());
            installed.push_back(std::move(qt));
        }
        QApplication::installTranslator(own.get());
        shown = QFileInfo(own->filePath()).completeBaseName().section(u'_', 1);
        installed.push_back(std::move(own));
        return;
    }
}

QString shownLanguage() {
    return shown;
}

QList<QPair<QString, QString>> languages() {
    initTranslations();
    QList<QPair<QString, QString>> found{{QStringLiteral("en"), QStringLiteral("English")}};
    for (QString file : QDir(QStringLiteral(":/translations")).entryList({"dyngpt_*.qm"})) {
        const QString code = file.mid(7).chopped(3);
        found.append({code, QLocale(code).nativeLanguageName()});
    }
    return found;
}

} // namespace dyngpt

// Figures on paper: exact sizes, text as chosen, fonts in the file, and the dialog that asks.

#include "tests/ui/chart_support.h"
#include "tests/ui/gui_support.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/figure_dialog.h"
#include "ui/charts/figure_writer.h"
#include "ui/charts/matrix_panel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QImageReader>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace dyngpt;
using namespace uitest;

namespace {

constexpr double pointsPerMm = 72 / 25.4;

FigureSettings sized(double width, double height, FigureFormat format) {
    FigureSettings settings;
    settings.width = width;
    settings.height = height;
    settings.proportional = false;
    settings.format = format;
    settings.family = QStringLiteral("DejaVu Sans");
    return settings;
}

void showLoss(ChartPanel& panel) {
    panel.showLines({{"training", SeriesRole::Training, {1, 2, 3}, {3, 1, 2}},
                     {"held out", SeriesRole::HeldOut, {1, 2, 3}, {3, 2, 2.5}}},
                    {"step", "loss", false, false});
}

void showBoxPlots(ChartPanel& panel) {
    Series boxes{"solver", SeriesRole::Solver, {}, {}};
    for (int i = 0; i < 40; ++i) {
        boxes.x.push_back(i % 2);
        boxes.y.push_back(i);
    }
    panel.showBoxes({"mRNA", "Protein"}, {boxes}, {"state", "KL", false, false});
}

/// Points of the text's size on paper, one a piece of text.
QSet<double> textSizes(const QByteArray& svg, const FigureSettings& settings) {
    QSet<double> sizes;
    const double point = settings.layout().width() / (settings.width * pointsPerMm);
    static const QRegularExpression text(QStringLiteral("<text [^>]*font-size=\"([\\d.]+)\""));
    for (auto found = text.globalMatch(QString::fromUtf8(svg)); found.hasNext();)
        sizes << std::round(100 * found.next().captured(1).toDouble() / point) / 100;
    return sizes;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What the writer says in the end.
QString written(const Figure& figure, const FigureSettings& settings, const QString& path) {
    FigureWriter writer;
    QSignalSpy finished(&writer, &FigureWriter::finished);
    writer.write(figure, settings, path);
    if (finished.isEmpty() && !finished.wait(20000))
        return QStringLiteral("never ends");
    return finished.front().front().toString();
}

} // namespace

class FigureExportTest : public QObject {
    Q_OBJECT

    PrivateHome home_;

private Q_SLOTS:
    void init() { QSettings().clear(); }

    void aPdfPageHasTheExactSize_data() {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("height");
        QTest::newRow("single column") << 89.0 << 60.3;
        QTest::newRow("double column") << 183.0 << 170.0;
        QTest::newRow("small") << 20.0 << 33.4;
        QTest::newRow("large") << 599.9 << 420.7;
    }

    void aPdfPageHasTheExactSize() {
        QFETCH(double, width);
        QFETCH(double, height);
        ChartPanel panel("Loss");
        showLoss(panel);
        const FigureSettings settings = sized(width, height, FigureFormat::Pdf);
        const QByteArray pdf = figurePdf(panel.figure(settings), settings);
        static const QRegularExpression box(
            QStringLiteral("/MediaBox \\[0 0 ([\\d.]+) ([\\d.]+) *\\]"));
        const auto found = box.match(QString::fromLatin1(pdf));
        QVERIFY(found.hasMatch());
        QVERIFY(std::abs(found.captured(1).toDouble() / pointsPerMm - width) < 0.001);
        QVERIFY(std::abs(found.captured(2).toDouble() / pointsPerMm - height) < 0.001);
        // The table of contents still points at the objects.
        const auto table = pdf.lastIndexOf("startxref\n") + 10;
        const auto at = pdf.mid(table, pdf.indexOf('\n', table) - table).toLongLong();
        QVERIFY(pdf.mid(at).startsWith("xref"));
    }

    void aPdfCarriesItsFonts() {
        ChartPanel panel("Loss");
        showLoss(panel);
        const FigureSettings settings = sized(89, 60, FigureFormat::Pdf);
        const QByteArray pdf = figurePdf(panel.figure(settings), settings);
        QVERIFY(pdf.contains("/FontFile2"));
        QVERIFY(pdf.contains("DejaVuSans"));
    }

    void anSvgHasTheExactSize() {
        ChartPanel panel("Loss");
        showLoss(panel);
        const FigureSettings settings = sized(89, 60.3, FigureFormat::Svg);
        const QByteArray svg = figureSvg(panel.figure(settings), settings);
        QVERIFY2(svg.contains("width=\"89mm\" height=\"60.3mm\""), svg.left(300));
        static const QRegularExpression box(QStringLiteral("viewBox=\"0 0 ([\\d.]+) ([\\d.]+)\""));
        const auto found = box.match(QString::fromUtf8(svg));
        QVERIFY(found.hasMatch());
        QVERIFY(std::abs(found.captured(1).toDouble() / found.captured(2).toDouble() - 89 / 60.3) <
                1e-4);
    }

    void allTextHasTheSizeChosen_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<double>("points");
        for (const char* kind : {"lines", "boxes", "heat map", "matrix"})
            for (const double points : {5.0, 6.5, 14.0})
                QTest::addRow("%s at %g pt", kind, points) << QString(kind) << points;
    }

    void allTextHasTheSizeChosen() {
        QFETCH(QString, kind);
        QFETCH(double, points);
        FigureSettings settings = sized(120, 80, FigureFormat::Svg);
        settings.pointSize = points;
        ChartPanel panel("Loss");
        MatrixPanel matrix("Matrix");
        if (kind == "lines")
            showLoss(panel);
        else if (kind == "boxes")
            showBoxPlots(panel);
        else if (kind == "heat map")
            panel.showHeatMap({1, 2, 3, 4}, 2, 2, {"mRNA", "Protein", false, false});
        else
            matrix.showMatrix({{{"mRNA", 3, 1, {{"solver", SeriesRole::Solver, {}, {1, 2, 1}}}}},
                               {},
                               "simulation",
                               "solver"});
        const Figure figure = kind == "matrix" ? matrix.figure(settings) : panel.figure(settings);
        const QByteArray svg = figureSvg(figure, settings);
        QCOMPARE(textSizes(svg, settings), QSet<double>{points});
        QVERIFY(svg.contains("font-family=\"DejaVu Sans\""));
    }

    void theTitleIsLeftOutOnRequest() {
        ChartPanel panel("Loss of the solver");
        showLoss(panel);
        FigureSettings settings = sized(89, 60, FigureFormat::Svg);
        const QByteArray title = ">Loss of the solver</text>";
        QVERIFY(figureSvg(panel.figure(settings), settings).contains(title));
        settings.titled = false;
        QVERIFY(!figureSvg(panel.figure(settings), settings).contains(title));
    }

    void aPictureHasTheDotsChosen_data() {
        QTest::addColumn<FigureFormat>("format");
        QTest::addColumn<int>("dpi");
        for (const int dpi : {100, 300, 600, 1200})
            QTest::addRow("PNG at %d", dpi) << FigureFormat::Png << dpi;
        QTest::newRow("TIFF") << FigureFormat::Tiff << 300;
    }

    void aPictureHasTheDotsChosen() {
        QFETCH(FigureFormat, format);
        QFETCH(int, dpi);
        if (const QString reason = FigureWriter::whyNot(format); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ChartPanel panel("Loss");
        showLoss(panel);
        FigureSettings settings = sized(89, 60, format);
        settings.dpi = dpi;
        const QString path = home_.file("picture." + suffixOf(format));
        QCOMPARE(written(panel.figure(settings), settings, path), QString());
        QImageReader reader(path);
        reader.setAutoDetectImageFormat(true);
        const QImage image = reader.read();
        QCOMPARE(image.width(), qRound(89 / 25.4 * dpi));
        QCOMPARE(image.height(), qRound(60 / 25.4 * dpi));
        // To half a pixel in the picture's side, and to the digits that the file holds.
        QVERIFY(std::abs(image.dotsPerMeterX() * 0.0254 / dpi - 1) < 0.5 / image.width() + 2e-4);
        QVERIFY(std::abs(image.dotsPerMeterY() * 0.0254 / dpi - 1) < 0.5 / image.height() + 2e-4);
        QVERIFY(near(image, ChartStyle::light().colour(SeriesRole::Training, 0)) > dpi / 10);
    }

    void eachGroundHasItsColours() {
        ChartPanel panel("Loss");
        showLoss(panel);
        FigureSettings settings = sized(89, 60, FigureFormat::Png);
        const QSize pixels(400, 270);
        const QImage light = figureImage(panel.figure(settings), settings, pixels);
        QCOMPARE(light.pixelColor(1, 200), QColor(Qt::white));
        settings.dark = true;
        const QImage dark = figureImage(panel.figure(settings), settings, pixels);
        QVERIFY(dark.pixelColor(1, 200).lightness() < 60);
        QVERIFY(near(dark, ChartStyle::forPaper(settings).colour(SeriesRole::HeldOut, 0)) > 50);
    }

    void epsHasItsSizeAndFontsAndNoPixels() {
        if (const QString reason = FigureWriter::whyNot(FigureFormat::Eps); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ChartPanel panel("KL");
        showBoxPlots(panel);
        const FigureSettings settings = sized(89, 60, FigureFormat::Eps);
        const QString path = home_.file("figure.eps");
        QCOMPARE(written(panel.figure(settings), settings, path), QString());
        const QByteArray eps = contents(path);
        QVERIFY(eps.startsWith("%!PS-Adobe"));
        static const QRegularExpression box(
            QStringLiteral("%%HiResBoundingBox: ([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+)"));
        const auto found = box.match(QString::fromLatin1(eps));
        QVERIFY(found.hasMatch());
        const auto length = [&found](int from, int to) {
            return (found.captured(to).toDouble() - found.captured(from).toDouble()) / pointsPerMm;
        };
        QVERIFY(std::abs(length(1, 3) - 89) < 0.1);
        QVERIFY(std::abs(length(2, 4) - 60) < 0.1);
        // Ghostscript packs them, with their names.
        if (!QStandardPaths::findExecutable("pdftops").isEmpty())
            QVERIFY(eps.contains("DejaVuSans"));
        QVERIFY(eps.size() < 200'000); // a page of pixels would take megabytes
    }

    void aFolderThatIsNotThereIsReported() {
        ChartPanel panel("Loss");
        showLoss(panel);
        for (const FigureFormat format :
             {FigureFormat::Svg, FigureFormat::Pdf, FigureFormat::Png}) {
            const FigureSettings settings = sized(40, 30, format);
            QVERIFY(written(panel.figure(settings), settings, "/nowhere/at/all")
                        .startsWith("/nowhere/at/all could not be written: "));
        }
    }

    void aConverterThatFailsIsReported() {
        QTemporaryDir folder;
        QFile program(folder.filePath("pdftops"));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\necho no such font\nexit 3\n");
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder.path().toUtf8());
        ChartPanel panel("Loss");
        showLoss(panel);
        const FigureSettings settings = sized(89, 60, FigureFormat::Eps);
        const QString problem =
            written(panel.figure(settings), settings, folder.filePath("figure.eps"));
        qputenv("PATH", path);
        QVERIFY2(problem.endsWith("made no EPS of the figure: no such font\n"),
                 qPrintable(problem));
    }

    void whatCannotBeWrittenIsGreyWithAReason() {
        FigureSettings settings = sized(89, 60, FigureFormat::Eps);
        rememberFigureSettings(settings);
        ChartPanel panel("Loss");
        showLoss(panel);
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        FigureDialog dialog([&panel](const FigureSettings& s) { return panel.figure(s); });
        qputenv("PATH", path);
        QCOMPARE(dialog.settings().format, FigureFormat::Pdf);
        auto* format = dialog.findChild<QComboBox*>("figureFormat");
        auto* model = qobject_cast<QStandardItemModel*>(format->model());
        auto* eps = model->item(format->findData(static_cast<int>(FigureFormat::Eps)));
        QVERIFY(!eps->isEnabled());
        QVERIFY(eps->toolTip().contains("pdftops"));
        QVERIFY(dialog.findChild<QLabel*>("figureUnavailable")->text().contains("pdftops"));
        QVERIFY(model->item(0)->isEnabled());
    }

    void presetsSetTheSize() {
        ChartPanel panel("Loss");
        showLoss(panel);
        FigureDialog dialog([&panel](const FigureSettings& s) { return panel.figure(s); });
        auto* preset = dialog.findChild<QComboBox*>("figurePreset");
        auto* width = dialog.findChild<QDoubleSpinBox*>("figureWidth");
        auto* height = dialog.findChild<QDoubleSpinBox*>("figureHeight");
        auto* size = dialog.findChild<QLabel*>("figureSize");
        const auto pick = [preset](int index) {
            preset->setCurrentIndex(index);
            Q_EMIT preset->activated(index);
        };
        pick(1);
        QCOMPARE(width->value(), 183.0);
        QCOMPARE(height->value(), 137.3); // 640 x 480 on the screen
        QVERIFY2(size->text().contains("2161 × 1622"), qPrintable(size->text()));
        pick(2);
        QCOMPARE(height->value(), 143.0);
        QVERIFY(!dialog.settings().proportional);
        QCOMPARE(dialog.settings().pointSize, 14.0);
        pick(0);
        QCOMPARE(height->value(), 66.8);
        height->setValue(100); // in proportion
        QCOMPARE(width->value(), 133.3);
        QCOMPARE(preset->currentText(), QString("Custom"));
    }

    void limitsOfAPageAreSaid() {
        ChartPanel panel("Loss");
        showLoss(panel);
        FigureSettings settings = sized(183, 171, FigureFormat::Tiff);
        settings.pointSize = 9;
        QCOMPARE(figureRemarks(settings, true).size(), 2);
        QCOMPARE(figureRemarks(settings, false).size(), 0);
        settings = sized(600, 600, FigureFormat::Png);
        settings.dpi = 1200;
        rememberFigureSettings(settings);
        FigureDialog dialog([&panel](const FigureSettings& s) { return panel.figure(s); });
        QVERIFY(!dialog.findChild<QPushButton*>("saveFigure")->isEnabled());
        QVERIFY(dialog.findChild<QLabel*>("figureRemarks")->text().contains("million pixels"));
    }

    void whatWasChosenIsRemembered() {
        ChartPanel panel("Loss");
        showLoss(panel);
        const FigureSource source = [&panel](const FigureSettings& s) { return panel.figure(s); };
        FigureSettings chosen;
        {
            FigureDialog dialog(source);
            dialog.show();
            dialog.findChild<QCheckBox*>("figureProportional")->setChecked(false);
            dialog.findChild<QDoubleSpinBox*>("figureWidth")->setValue(100.5);
            dialog.findChild<QDoubleSpinBox*>("figureHeight")->setValue(44.5);
            dialog.findChild<QDoubleSpinBox*>("figurePointSize")->setValue(6.5);
            dialog.findChild<QCheckBox*>("figureTitled")->setChecked(false);
            chosen = dialog.settings();
            QCOMPARE(chosen.height, 44.5);
            const QString path = home_.file("remembered.svg");
            chooseFile(path);
            dialog.findChild<QPushButton*>("saveFigure")->click();
            QVERIFY(contents(path).contains("width=\"100.5mm\" height=\"44.5mm\""));
            QVERIFY(!dialog.isVisible());
        }
        QVERIFY(FigureDialog(source).settings() == chosen);
    }

    void whatIsCopiedHasPixelsAndDrawing() {
        ChartPanel panel("Loss");
        showLoss(panel);
        FigureDialog dialog([&panel](const FigureSettings& s) { return panel.figure(s); });
        dialog.findChild<QPushButton*>("copyFigure")->click();
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->imageData().value<QImage>().size(), dialog.settings().pixels());
        QVERIFY(data->data("image/svg+xml").contains("width=\"89mm\""));
    }

    void aFigureLooksTheSameWheneverItIsDrawn() {
        ChartPanel panel("Loss");
        showLoss(panel);
        for (const double height : {30.0, 44.5, 60.0}) {
            const FigureSettings settings = sized(89, height, FigureFormat::Svg);
            const Figure figure = panel.figure(settings);
            const QByteArray first = figureSvg(figure, settings);
            figureImage(figure, settings, {200, 100});
            QCOMPARE(figureSvg(figure, settings), first);
        }
    }

    void theDrawingOutlivesAChangeOfTheChart() {
        ChartPanel panel("Loss");
        showLoss(panel);
        const FigureSettings settings = sized(89, 60, FigureFormat::Svg);
        const Figure figure = panel.figure(settings);
        const QByteArray before = figureSvg(figure, settings);
        panel.clear();
        QCOMPARE(figureSvg(figure, settings), before);
    }

    void everythingIsNamedForAScreenReader() {
        ChartPanel panel("Loss");
        showLoss(panel);
        FigureDialog dialog([&panel](const FigureSettings& s) { return panel.figure(s); });
        for (const char* each :
             {"figurePreset", "figureWidth", "figureHeight", "figureProportional", "figureFormat",
              "figureDpi", "figureFamily", "figurePointSize", "figurePalette", "figureGround",
              "figureTitled", "saveFigure", "copyFigure"}) {
            auto* widget = dialog.findChild<QWidget*>(each);
            QVERIFY2(widget, each);
            QVERIFY2(!widget->accessibleName().isEmpty() && !widget->toolTip().isEmpty(), each);
        }
    }
};

QTEST_MAIN(FigureExportTest)
#include "tst_figure_export.moc"

#include "ui/charts/chart_export.h"

#include "ui/charts/chart_style.h"
#include "ui/charts/plot_chart.h"

#include <QBuffer>
#include <QClipboard>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace dyngpt {

namespace {

constexpr double mmPerInch = 25.4;
constexpr double pointsPerMm = 72 / mmPerInch;
constexpr int pdfDpi = 1200;
constexpr int svgUnitsPerMm = 100;
constexpr int mostLayoutRounds = 5;

/// Onto a painter whose unit is the layout's.
void paintFigure(const Figure& figure, const FigureSettings& settings, QPainter& painter) {
    const ChartStyle style = ChartStyle::forPaper(settings);
    QRectF target(QPointF(0, 0), settings.layout());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(target, style.background);
    painter.setFont(style.font);
    painter.setPen(style.text);
    if (settings.titled) {
        QFont bold = style.font;
        bold.setBold(true);
        const QFontMetricsF metrics(bold);
        const QRectF line(0, 3, target.width(), metrics.height());
        painter.setFont(bold);
        drawText(painter, line.adjusted(4, 0, -4, 0), Qt::AlignCenter, figure.title);
        painter.setFont(style.font);
        target.setTop(line.bottom());
    }
    figure.paint(painter, target);
}

/// Qt rounds a page to whole points; the numbers are written with as many digits as these.
void setPageSize(QByteArray& pdf, const QSizeF& points) {
    const QByteArray opening = "/MediaBox [0 0 ";
    const auto start = pdf.indexOf(opening) + opening.size();
    const auto length = pdf.indexOf(']', start) - start;
    const QByteArray exact = QByteArray::number(points.width(), 'f', 5) + ' ' +
                             QByteArray::number(points.height(), 'f', 5);
    // No other length: the file's table of contents counts bytes.
    pdf.replace(start, length, exact.leftJustified(length, ' '));
}

} // namespace

QImage figureImage(const Figure& figure, const FigureSettings& settings, const QSize& pixels) {
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(ChartStyle::forPaper(settings).background);
    image.setDotsPerMeterX(qRound(pixels.width() / settings.width * 1000));
    image.setDotsPerMeterY(qRound(pixels.height() / settings.height * 1000));
    QPainter painter(&image);
    const QSizeF layout = settings.layout();
    painter.scale(pixels.width() / layout.width(), pixels.height() / layout.height());
    paintFigure(figure, settings, painter);
    return image;
}

QByteArray figurePdf(const Figure& figure, const FigureSettings& settings) {
    const QSizeF points = QSizeF(settings.width, settings.height) * pointsPerMm;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pdfDpi);
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setTitle(figure.title.plain());
    writer.setCreator(QGuiApplication::applicationDisplayName());
    QPainter painter(&writer);
    // The origin is the top of the rounded page.
    const double rounded = writer.pageLayout().pageSize().sizePoints().height();
    painter.translate(0, (rounded - points.height()) / 72 * pdfDpi);
    const double scale = settings.width / mmPerInch * pdfDpi / settings.layout().width();
    painter.scale(scale, scale);
    paintFigure(figure, settings, painter);
    painter.end();
    setPageSize(bytes, points);
    return bytes;
}

QByteArray figureSvg(const Figure& figure, const FigureSettings& settings) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // Its size in millimetres is this divided by the resolution.
    generator.setSize((QSizeF(settings.width, settings.height) * svgUnitsPerMm).toSize());
    generator.setResolution(qRound(svgUnitsPerMm * mmPerInch));
    generator.setViewBox(QRectF(QPointF(0, 0), settings.layout()));
    generator.setTitle(figure.title.plain());
    generator.setDescription(QString());
    QPainter painter(&generator);
    paintFigure(figure, settings, painter);
    painter.end();
    return bytes;
}

void copyFigure(const FigureSource& source, const FigureSettings& settings) {
    const Figure figure = source(settings);
    FigureSettings fitted = settings.fitted(figure.size);
    if (!tooManyPixels(fitted).isEmpty())
        fitted.dpi = 300;
    auto* data = new QMimeData;
    data->setImageData(figureImage(figure, fitted, fitted.pixels()));
    data->setData(QStringLiteral("image/svg+xml"), figureSvg(figure, fitted));
    data->setData(QStringLiteral("application/pdf"), figurePdf(figure, fitted));
    QGuiApplication::clipboard()->setMimeData(data);
}

void paintChart(PlotChart& chart, QPainter& painter, const QRectF& target) {
    QGraphicsScene scene; // without one it cannot be drawn
    scene.addItem(&chart);
    chart.resize(target.size());
    scene.setSceneRect(QRectF(QPointF(0, 0), target.size()));
    // Ticks follow from the room there is, and the room from the ticks' labels.
    for (int round = 0; round < mostLayoutRounds; ++round) {
        const QRectF plot = chart.plotArea();
        chart.layout()->invalidate();
        chart.layout()->activate();
        if (chart.plotArea() == plot)
            break;
    }
    scene.render(&painter, target, scene.sceneRect());
    scene.removeItem(&chart);
}

} // namespace dyngpt

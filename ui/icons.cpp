#include "ui/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

#include <cmath>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace dyngpt {

namespace {

/// Paints an SVG whose "currentColor" becomes the palette's text colour at paint time.
class TintedIconEngine : public QIconEngine {
public:
    explicit TintedIconEngine(QByteArray svg) : svg_(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QByteArray tinted = svg_;
        tinted.replace("currentColor", colour(mode).name().toLatin1());
        QSvgRenderer renderer(tinted);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    /// `size` is in device pixels already.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new TintedIconEngine(svg_); }

private:
    static QColor colour(QIcon::Mode mode) {
        const QPalette palette = QApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::Text);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        default:
            return palette.color(QPalette::Text);
        }
    }

    QByteArray svg_;
};

} // namespace

QIcon icon(const QString& name) {
    initIcons();
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new TintedIconEngine(file.readAll()));
}

QIcon stageIcon(Stage stage) {
    switch (stage) {
    case Stage::Network:
        return icon(QStringLiteral("network"));
    case Stage::Simulate:
        return icon(QStringLiteral("simulate"));
    case Stage::Train:
        return icon(QStringLiteral("train"));
    case Stage::Validate:
        return icon(QStringLiteral("validate"));
    case Stage::Infer:
        return icon(QStringLiteral("infer"));
    case Stage::Report:
        return icon(QStringLiteral("report"));
    }
    return {};
}

QIcon stateIcon(StageState state, StageActivity activity) {
    switch (activity) {
    case StageActivity::Running:
        return icon(QStringLiteral("running"));
    case StageActivity::Paused:
        return icon(QStringLiteral("pause"));
    case StageActivity::Queued:
        return icon(QStringLiteral("queued"));
    case StageActivity::Failed:
        return icon(QStringLiteral("error"));
    case StageActivity::Interrupted:
        return icon(QStringLiteral("partial"));
    case StageActivity::None:
        break;
    }
    switch (state) {
    case StageState::Empty:
        return icon(QStringLiteral("empty"));
    case StageState::Ready:
        return icon(QStringLiteral("ready"));
    case StageState::Partial:
        return icon(QStringLiteral("partial"));
    case StageState::Done:
        return icon(QStringLiteral("done"));
    case StageState::Stale:
        return icon(QStringLiteral("stale"));
    }
    return {};
}

QIcon severityIcon(Severity severity) {
    switch (severity) {
    case Severity::Note:
        return icon(QStringLiteral("note"));
    case Severity::Warning:
        return icon(QStringLiteral("warning"));
    case Severity::Error:
        return icon(QStringLiteral("error"));
    }
    return {};
}

} // namespace dyngpt

#include "ui/charts/figure_writer.h"

#include <QBuffer>
#include <QImageWriter>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

namespace dyngpt {

namespace {

/// Writes EPS from PDF.
struct Converter {
    QString program; ///< empty: none
    QStringList options;
};

Converter findConverter(const QString& from, const QString& to) {
    if (const QString program = QStandardPaths::findExecutable(QStringLiteral("pdftops"));
        !program.isEmpty())
        return {program, {QStringLiteral("-eps"), QStringLiteral("-level3"), from, to}};
    for (const char* name : {"gs", "gswin64c"})
        if (const QString program = QStandardPaths::findExecutable(QLatin1String(name));
            !program.isEmpty())
            return {program,
                    {QStringLiteral("-q"), QStringLiteral("-dSAFER"), QStringLiteral("-dBATCH"),
                     QStringLiteral("-dNOPAUSE"), QStringLiteral("-sDEVICE=eps2write"),
                     QStringLiteral("-sOutputFile=") + to, from}};
    return {};
}

QString problemOfFile(const QString& path, const QString& why) {
    return FigureWriter::tr("%1 could not be written: %2").arg(path, why);
}

/// Returns what went wrong.
QString save(const QByteArray& bytes, const QString& path) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return problemOfFile(path, file.errorString());
}

QString saveImage(const QImage& image, FigureFormat format, const QString& path) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, suffixOf(format).toLatin1());
    if (format == FigureFormat::Tiff)
        writer.setCompression(1); // LZW
    if (!writer.write(image))
        return problemOfFile(path, writer.errorString());
    return save(buffer.data(), path);
}

} // namespace

FigureWriter::FigureWriter(QObject* parent) : QObject(parent) {}

FigureWriter::~FigureWriter() {
    if (encoder_)
        encoder_->wait();
    if (converter_)
        converter_->disconnect(this);
}

QString FigureWriter::whyNot(FigureFormat format) {
    if (format == FigureFormat::Eps && findConverter({}, {}).program.isEmpty())
        return tr("EPS needs pdftops (package poppler-utils) or Ghostscript; neither is "
                  "installed.");
    if (format == FigureFormat::Tiff && !QImageWriter::supportedImageFormats().contains("tiff"))
        return tr("TIFF needs Qt's further picture formats (package qt6-image-formats-plugins), "
                  "which are not installed.");
    return {};
}

void FigureWriter::write(const Figure& figure, const FigureSettings& settings,
                         const QString& path) {
    if (const QString reason = whyNot(settings.format); !reason.isEmpty()) {
        Q_EMIT finished(reason);
        return;
    }
    switch (settings.format) {
    case FigureFormat::Svg:
        Q_EMIT finished(save(figureSvg(figure, settings), path));
        return;
    case FigureFormat::Pdf:
        Q_EMIT finished(save(figurePdf(figure, settings), path));
        return;
    case FigureFormat::Eps:
        convertToEps(figurePdf(figure, settings), path);
        return;
    case FigureFormat::Png:
    case FigureFormat::Tiff:
        encode(figureImage(figure, settings, settings.pixels()), settings.format, path);
        return;
    }
}

void FigureWriter::encode(const QImage& image, FigureFormat format, const QString& path) {
    auto problem = std::make_shared<QString>();
    encoder_.reset(QThread::create(
        [image, format, path, problem] { *problem = saveImage(image, format, path); }));
    connect(encoder_.get(), &QThread::finished, this, [this, problem] {
        encoder_->wait(); // it says so shortly before it has ended
        encoder_.release()->deleteLater();
        Q_EMIT finished(*problem);
    });
    encoder_->start();
}

void FigureWriter::convertToEps(const QByteArray& pdf, const QString& path) {
    folder_ = std::make_unique<QTemporaryDir>();
    const QString from = folder_->filePath(QStringLiteral("figure.pdf"));
    const QString to = folder_->filePath(QStringLiteral("figure.eps"));
    if (const QString problem = save(pdf, from); !problem.isEmpty()) {
        Q_EMIT finished(problem);
        return;
    }
    const Converter converter = findConverter(from, to);
    converter_ = std::make_unique<QProcess>();
    converter_->setProcessChannelMode(QProcess::MergedChannels);
    connect(converter_.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            endConversion(
                tr("%1 did not start: %2").arg(converter_->program(), converter_->errorString()));
    });
    connect(converter_.get(), &QProcess::finished, this,
            [this, to, path](int code, QProcess::ExitStatus status) {
                QFile file(to);
                if (status != QProcess::NormalExit || code != 0 || !file.open(QIODevice::ReadOnly))
                    endConversion(tr("%1 made no EPS of the figure: %2")
                                      .arg(converter_->program(),
                                           QString::fromLocal8Bit(converter_->readAll())));
                else
                    endConversion(save(file.readAll(), path));
            });
    converter_->start(converter.program, converter.options);
}

void FigureWriter::endConversion(const QString& problem) {
    converter_.release()->deleteLater(); // it is what calls
    folder_.reset();
    Q_EMIT finished(problem);
}

} // namespace dyngpt

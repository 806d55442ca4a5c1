#include "ui/pages/report_page.h"

#include "core/common/file.h"
#include "core/project/stages.h"
#include "ui/dialogs/report_printer.h"
#include "ui/pages/settings_form.h"
#include "ui/paths.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QSettings>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

const QString folderKey = QStringLiteral("report/folder");
constexpr int figureWidth = 640;

std::string inOurLanguage(const Text& text) {
    return translated(text).toStdString();
}

} // namespace

ReportPage::ReportPage(Session& session, QWidget* parent) : Page(session, Stage::Report, parent) {
    setHeading(tr("Report"), tr("Everything this project holds, with its settings, seeds and "
                                "versions, ready to print or to share."));
    auto* form = new SettingsForm;
    paper_ = form->addChoice(tr("&Paper"), tr("Size of the pages of the PDF"));
    paper_->addItem(tr("A4"), QPageSize::A4);
    paper_->addItem(tr("Letter"), QPageSize::Letter);
    if (QLocale().measurementSystem() == QLocale::ImperialUSSystem)
        paper_->setCurrentIndex(1);
    settingsColumn()->addWidget(form);
    const auto button = [this](const QString& text, const QString& toolTip) {
        auto* added = new QPushButton(text);
        added->setToolTip(toolTip);
        added->setAutoDefault(false);
        settingsColumn()->addWidget(added);
        return added;
    };
    html_ = button(tr("Export &HTML…"), tr("One self-contained page for a browser"));
    csv_ = button(tr("Export &tables (CSV)…"), tr("Every table as a file in a folder"));
    done_ = new QLabel;
    done_->setWordWrap(true);
    done_->setObjectName(QStringLiteral("exportResult"));
    done_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    settingsColumn()->addWidget(done_);
    QPushButton* pdf = addPrimaryAction(tr("&Export PDF…"), tr("The report as a PDF file"));
    connect(pdf, &QPushButton::clicked, this, [this] {
        const QString path = askFile(tr("Export PDF"), tr("PDF (*.pdf)"), QStringLiteral("pdf"));
        if (!path.isEmpty())
            exportPdf(path);
    });
    connect(html_, &QPushButton::clicked, this, [this] {
        const QString path =
            askFile(tr("Export HTML"), tr("Web page (*.html)"), QStringLiteral("html"));
        if (!path.isEmpty())
            exportHtml(path);
    });
    connect(csv_, &QPushButton::clicked, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(
            this, tr("Folder for the tables"), QSettings().value(folderKey).toString());
        if (!folder.isEmpty())
            exportTables(folder);
    });

    preview_ = new QTextBrowser;
    preview_->setObjectName(QStringLiteral("reportPreview"));
    preview_->setAccessibleName(tr("Preview of the report"));
    preview_->setOpenLinks(false);
    // Paper is white in a dark window too.
    QPalette paper = preview_->palette();
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, Qt::black);
    preview_->setPalette(paper);
    resultsColumn()->addWidget(preview_, 1);
    refresh();
}

void ReportPage::refresh() {
    const bool open = session().project() != nullptr;
    setPrimaryAvailable(open, tr("No project is open."));
    html_->setEnabled(open);
    csv_->setEnabled(open);
    fresh_ = false;
    // Composing reads all results: not for a page that nobody sees.
    if (isVisible())
        compose();
}

void ReportPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!fresh_)
        compose();
}

void ReportPage::compose() {
    fresh_ = true;
    const auto project = session().project();
    if (!project) {
        report_ = {};
        preview_->clear();
        return;
    }
    try {
        report_ = makeReport(*project, inOurLanguage);
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    const int position = preview_->verticalScrollBar()->value();
    fillReportDocument(report_, *preview_->document(), figureWidth);
    preview_->verticalScrollBar()->setValue(position);
}

QString ReportPage::askFile(const QString& title, const QString& filter, const QString& suffix) {
    const QString name = QFileInfo(session().displayName()).completeBaseName();
    QString path = QFileDialog::getSaveFileName(
        this, title,
        QDir(QSettings().value(folderKey).toString())
            .filePath((name.isEmpty() ? tr("report") : name) + u'.' + suffix),
        filter);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).suffix().isEmpty())
        path += u'.' + suffix;
    QSettings().setValue(folderKey, QFileInfo(path).absolutePath());
    return path;
}

template <typename Write> bool ReportPage::write(const QString& path, Write job) {
    if (!session().project())
        return false;
    if (!fresh_)
        compose();
    try {
        job();
    } catch (const Error& error) {
        done_->clear();
        showIssues(error.issues());
        return false;
    }
    showIssues({});
    done_->setText(tr("Written: %1").arg(QDir::toNativeSeparators(path)));
    return true;
}

bool ReportPage::exportPdf(const QString& path) {
    return write(path, [this, &path] {
        writeReportPdf(report_, path,
                       static_cast<QPageSize::PageSizeId>(paper_->currentData().toInt()));
    });
}

bool ReportPage::exportHtml(const QString& path) {
    return write(path, [this, &path] { writeFileAtomically(toPath(path), toHtml(report_)); });
}

bool ReportPage::exportTables(const QString& folder) {
    return write(folder, [this, &folder] {
        for (const auto& [name, content] : toCsv(report_))
            writeFileAtomically(toPath(QDir(folder).filePath(QString::fromStdString(name))),
                                content);
    });
}

} // namespace dyngpt

#include "ui/pages/report_page.h"

#include "core/project/stages.h"
#include "ui/dialogs/report_printer.h"
#include "ui/pages/report_choices.h"
#include "ui/pages/report_preview.h"
#include "ui/session.h"
#include "ui/text.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

const QString folderKey = QStringLiteral("report/folder");
constexpr int storeDelayMs = 300; // not at every letter of a note
constexpr double zoomStep = 1.2;

std::string inOurLanguage(const Text& text) {
    return translated(text).toStdString();
}

} // namespace

struct ReportPage::Composed {
    std::vector<AbsentPart> absent;
    std::shared_ptr<const ReportPages> pages;
};

ReportPage::ReportPage(Session& session, QWidget* parent) : Page(session, Stage::Report, parent) {
    setHeading(tr("Report"), tr("What this project holds, with its settings, seeds and versions, "
                                "ready to print or to share. The choices are kept in the "
                                "project."));
    choices_ = new ReportChoices;
    settingsColumn()->addWidget(choices_);
    const auto button = [](const QString& text, const QString& toolTip) {
        auto* added = new QPushButton(text);
        added->setToolTip(toolTip);
        added->setAccessibleDescription(toolTip);
        added->setAutoDefault(false);
        return added;
    };
    done_ = new QLabel;
    done_->setWordWrap(true);
    done_->setObjectName(QStringLiteral("exportResult"));
    done_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    done_->hide();
    html_ = button(tr("Export &HTML…"), tr("One self-contained page for a browser"));
    html_->setObjectName(QStringLiteral("exportHtml"));
    csv_ = button(tr("Export t&ables (CSV)…"), tr("Every table as a file in a folder"));
    csv_->setObjectName(QStringLiteral("exportTables"));
    addBelowSettings(done_);
    QPushButton* pdf = addPrimaryAction(tr("&Export PDF…"), tr("The report as a PDF file"));
    addBelowSettings(html_);
    addBelowSettings(csv_);
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

    preview_ = new ReportPreview;
    preview_->setObjectName(QStringLiteral("reportPreview"));
    resultsColumn()->addWidget(createPreviewBar());
    resultsColumn()->addWidget(preview_, 1);

    storeLater_ = new QTimer(this);
    storeLater_->setSingleShot(true);
    storeLater_->setInterval(storeDelayMs);
    connect(storeLater_, &QTimer::timeout, this, &ReportPage::store);
    connect(choices_, &ReportChoices::edited, storeLater_, qOverload<>(&QTimer::start));
    connect(&composeJob_, &LatestJob::finished, this, &ReportPage::showComposed);
    connect(&composeJob_, &LatestJob::failed, this, [this](const std::vector<Issue>& issues) {
        showIssues(issues);
        preview_->setPages(nullptr, tr("The report could not be composed."));
    });
    connect(&writeJob_, &LatestJob::finished, this, [this] {
        done_->setText(tr("Written: %1").arg(QDir::toNativeSeparators(written_)));
        updateButtons();
    });
    connect(&writeJob_, &LatestJob::failed, this, [this](const std::vector<Issue>& issues) {
        done_->hide();
        showIssues(issues);
        updateButtons();
    });
    connect(preview_, &ReportPreview::viewChanged, this, &ReportPage::updateBar);
    refresh();
}

QWidget* ReportPage::createPreviewBar() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    place_ = new QLabel;
    place_->setObjectName(QStringLiteral("previewPlace"));
    row->addWidget(place_, 1);
    const auto button = [row](const QString& name, const QString& text, const QString& toolTip) {
        auto* added = new QToolButton;
        added->setObjectName(name);
        added->setText(text);
        added->setToolTip(toolTip);
        added->setAccessibleName(toolTip);
        added->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(added);
        return added;
    };
    connect(button(QStringLiteral("zoomOut"), QStringLiteral("−"), tr("Smaller")),
            &QToolButton::clicked, this, [this] { preview_->zoomBy(1 / zoomStep); });
    connect(button(QStringLiteral("zoomIn"), QStringLiteral("+"), tr("Larger")),
            &QToolButton::clicked, this, [this] { preview_->zoomBy(zoomStep); });
    fit_ = button(QStringLiteral("fitWidth"), tr("Fit width"), tr("As wide as the window allows"));
    fit_->setCheckable(true);
    connect(fit_, &QToolButton::clicked, this, [this] { preview_->setFitsWidth(); });
    return bar;
}

void ReportPage::refresh() {
    const auto project = session().project();
    setPrimaryAvailable(project != nullptr, tr("No project is open."));
    choices_->setEnabled(project != nullptr);
    updateButtons();
    fresh_ = false;
    if (!project) {
        composeJob_.cancel();
        choices_->setSettings({});
        preview_->setPages(nullptr, tr("Open a project: its report is shown here."));
        return;
    }
    try {
        // What is being typed is newer than what the project has.
        if (!storeLater_->isActive())
            choices_->setSettings(project->reportSettings());
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    choices_->setProposedTitle(
        translated(text(DYNGPT_TEXT("core", "Report on %1"), project->path().stem().string())));
    // Composing reads all results: not for a page that nobody sees.
    if (isVisible())
        compose();
}

void ReportPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!fresh_)
        compose();
}

void ReportPage::hideEvent(QHideEvent* event) {
    if (!session().isReadOnly()) // there the answer is on its way
        storeNow();
    Page::hideEvent(event);
}

void ReportPage::storeNow() {
    if (storeLater_->isActive())
        store();
}

void ReportPage::dropUnstored() {
    storeLater_->stop();
}

void ReportPage::store() {
    const auto project = session().project();
    storeLater_->stop();
    if (!project)
        return;
    try {
        if (choices_->settings() == project->reportSettings())
            return;
        project->setReportSettings(choices_->settings());
    } catch (const Error& error) {
        return showIssues(error.issues());
    }
    fresh_ = false;
    session().notifyChanged(); // may come back as refresh()
    if (!fresh_ && isVisible())
        compose();
}

void ReportPage::compose() {
    const auto project = session().project();
    if (!project)
        return;
    fresh_ = true;
    if (!preview_->pages())
        preview_->setPages(nullptr, tr("Composing the report…"));
    composed_ = std::make_shared<Composed>();
    composeJob_.start([project, settings = choices_->settings(),
                       composed = composed_](JobSinks&, std::stop_token stop) {
        const Report report = makeReport(*project, settings, inOurLanguage);
        composed->absent = report.absent;
        composed->pages =
            std::make_shared<const ReportPages>(report, pageSizeOf(settings.paper), stop);
        return stop.stop_requested() ? Outcome::Cancelled : Outcome::Finished;
    });
}

void ReportPage::showComposed() {
    choices_->setAbsent(composed_->absent);
    preview_->setPages(composed_->pages);
}

void ReportPage::updateBar() {
    const ReportPages* pages = preview_->pages();
    place_->setText(pages ? tr("Page %1 of %2 · %3 %")
                                .arg(preview_->currentPage() + 1)
                                .arg(pages->count())
                                .arg(qRound(preview_->zoom() * 100))
                          : QString());
    fit_->setChecked(preview_->fitsWidth());
}

void ReportPage::updateButtons() {
    const bool can = session().project() && !writeJob_.isBusy();
    html_->setEnabled(can);
    csv_->setEnabled(can);
}

bool ReportPage::isBusy() const {
    return composeJob_.isBusy() || writeJob_.isBusy() || storeLater_->isActive();
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

void ReportPage::write(const QString& path, Write job) {
    const auto project = session().project();
    if (!project)
        return;
    showIssues({});
    written_ = path;
    done_->setText(tr("Writing %1…").arg(QDir::toNativeSeparators(path)));
    done_->show();
    writeJob_.start([project, settings = choices_->settings(),
                     job = std::move(job)](JobSinks&, std::stop_token stop) {
        job(makeReport(*project, settings, inOurLanguage), stop);
        return stop.stop_requested() ? Outcome::Cancelled : Outcome::Finished;
    });
    updateButtons();
}

void ReportPage::exportPdf(const QString& path) {
    write(path, [path, paper = pageSizeOf(choices_->settings().paper)](const Report& report,
                                                                       std::stop_token stop) {
        writeReportPdf(report, path, paper, stop);
    });
}

void ReportPage::exportHtml(const QString& path) {
    write(path, [path](const Report& report, std::stop_token) { writeReportHtml(report, path); });
}

void ReportPage::exportTables(const QString& folder) {
    write(folder,
          [folder](const Report& report, std::stop_token) { writeReportTables(report, folder); });
}

} // namespace dyngpt

#include "ui/pages/report_choices.h"

#include "ui/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace dyngpt {

namespace {

constexpr int linesOfNotes = 5;

QString explanation(ReportPart part) {
    switch (part) {
    case ReportPart::Summary:
        return ReportChoices::tr("What the results come to, in a few sentences");
    case ReportPart::Network:
        return ReportChoices::tr("The drawn network; states, events with their propensities and "
                                 "parameters");
    case ReportPart::Simulation:
        return ReportChoices::tr("How the parameter sets were simulated, and how noisy they are");
    case ReportPart::Training:
        return ReportChoices::tr("The loss during training and the settings");
    case ReportPart::Validation:
        return ReportChoices::tr("The solver against simulation, beside the noise floor");
    case ReportPart::Inference:
        return ReportChoices::tr("Estimates with intervals, the fit and whether to trust them");
    case ReportPart::Provenance:
        break;
    }
    return ReportChoices::tr("Seeds, versions and hashes of all that the results were made from");
}

QLabel* labelFor(QWidget* field, const QString& text, const QString& toolTip) {
    auto* label = new QLabel(text);
    label->setBuddy(field);
    label->setToolTip(toolTip);
    QString plain = text;
    field->setAccessibleName(plain.remove(u'&'));
    field->setAccessibleDescription(toolTip);
    field->setToolTip(toolTip);
    return label;
}

} // namespace

ReportChoices::ReportChoices(QWidget* parent) : QWidget(parent) {
    auto* sections = new QGroupBox(tr("Sections"));
    auto* boxes = new QVBoxLayout(sections);
    boxes->setSpacing(4);
    for (const ReportPart part : reportParts) {
        auto* box = new QCheckBox(translated(reportPartTitle(part)));
        const std::string_view name = reportPartName(part);
        box->setObjectName(QStringLiteral("section_") +
                           QLatin1String(name.data(), static_cast<qsizetype>(name.size())));
        box->setToolTip(explanation(part));
        box->setAccessibleDescription(explanation(part));
        connect(box, &QCheckBox::toggled, this, [this, part](bool shown) {
            chosen_.show(part, shown);
            Q_EMIT edited();
        });
        boxes->addWidget(box);
        parts_[part] = box;
    }

    title_ = new QLineEdit;
    title_->setObjectName(QStringLiteral("reportTitle"));
    author_ = new QLineEdit;
    author_->setObjectName(QStringLiteral("reportAuthor"));
    notes_ = new QPlainTextEdit;
    notes_->setObjectName(QStringLiteral("reportNotes"));
    notes_->setTabChangesFocus(true);
    notes_->setFixedHeight(linesOfNotes * notes_->fontMetrics().lineSpacing() + 12);
    paper_ = new QComboBox;
    paper_->setObjectName(QStringLiteral("reportPaper"));
    paper_->addItem(tr("A4"), static_cast<int>(PaperSize::A4));
    paper_->addItem(tr("Letter"), static_cast<int>(PaperSize::Letter));
    connect(title_, &QLineEdit::textEdited, this, &ReportChoices::edited);
    connect(author_, &QLineEdit::textEdited, this, &ReportChoices::edited);
    connect(notes_, &QPlainTextEdit::textChanged, this, &ReportChoices::edited);
    connect(paper_, &QComboBox::activated, this, [this] {
        chosen_.paper = static_cast<PaperSize>(paper_->currentData().toInt());
        Q_EMIT edited();
    });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(sections);
    column->addSpacing(4);
    const auto add = [column](QWidget* field, const QString& label, const QString& toolTip) {
        column->addWidget(labelFor(field, label, toolTip));
        column->addWidget(field);
    };
    add(title_, tr("Ti&tle"), tr("Of the report; empty: from the project's name"));
    add(author_, tr("&Author"), tr("Stands below the title"));
    add(notes_, tr("Note&s"),
        tr("Your own text at the head of the report; an empty line begins a paragraph"));
    add(paper_, tr("&Paper"), tr("Size of the pages"));
}

void ReportChoices::setSettings(const ReportSettings& settings) {
    chosen_ = settings;
    for (const auto& [part, box] : parts_) {
        const QSignalBlocker quiet(box);
        box->setChecked(box->isEnabledTo(this) && settings.shows(part));
    }
    for (const auto& [field, text] :
         {std::pair{title_, &settings.title}, std::pair{author_, &settings.author}})
        if (field->text().toStdString() != *text)
            field->setText(QString::fromStdString(*text));
    if (notes_->toPlainText().toStdString() != settings.notes) {
        const QSignalBlocker quiet(notes_);
        notes_->setPlainText(QString::fromStdString(settings.notes));
    }
    const bool letter = settings.paper == PaperSize::Letter ||
                        (settings.paper == PaperSize::Automatic &&
                         QLocale().measurementSystem() == QLocale::ImperialUSSystem);
    paper_->setCurrentIndex(letter ? 1 : 0);
}

ReportSettings ReportChoices::settings() const {
    ReportSettings settings = chosen_;
    settings.title = title_->text().toStdString();
    settings.author = author_->text().toStdString();
    settings.notes = notes_->toPlainText().toStdString();
    return settings;
}

void ReportChoices::setProposedTitle(const QString& title) {
    title_->setPlaceholderText(title);
}

void ReportChoices::setAbsent(const std::vector<AbsentPart>& absent) {
    for (const auto& [part, box] : parts_) {
        const QSignalBlocker quiet(box);
        const auto found = std::ranges::find(absent, part, &AbsentPart::part);
        const bool there = found == absent.end();
        box->setEnabled(there);
        const QString title = translated(reportPartTitle(part));
        box->setText(there ? title : tr("%1 (no results yet)").arg(title));
        box->setChecked(there && chosen_.shows(part));
        box->setToolTip(there ? explanation(part) : translated(found->reason));
        box->setAccessibleDescription(box->toolTip());
    }
}

} // namespace dyngpt

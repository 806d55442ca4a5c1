#include "ui/pages/event_timing_editor.h"

#include "ui/icons.h"
#include "ui/math/rate_field.h"
#include "ui/models/event_timing.h"
#include "ui/models/network_tables.h"
#include "ui/text.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace dyngpt {

namespace {

/// Shows or hides a field with its label.
void setRowVisible(QWidget* field, QLabel* label, bool visible) {
    field->setVisible(visible);
    label->setVisible(visible);
}

QLabel* labelOf(const QWidget* field) {
    for (QLabel* label : field->parentWidget()->findChildren<QLabel*>()) {
        if (label->buddy() == field)
            return label;
    }
    return nullptr;
}

} // namespace

EventTimingEditor::EventTimingEditor(NetworkDocument& document, QWidget* parent)
    : QWidget(parent), document_(document) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setVerticalSpacing(4);
    title_ = new QLabel;
    grid->addWidget(title_, 0, 0, 1, 4);
    kind_ = addChoice(grid, 1, 0, tr("&Kind"), QStringLiteral("timingKind"),
                      tr("Markovian: fires with its propensity. Waiting time: every unit that the "
                         "event removes has a clock of its own. Delay: begins with its propensity "
                         "and is completed later."));
    kind_->addItems(NetworkTables::timingKinds());
    distribution_ = addChoice(grid, 1, 2, tr("&Distribution"), QStringLiteral("timingDistribution"),
                              tr("Of the waiting time or the delay"));
    for (const auto kind : allDistributions())
        distribution_->addItem(NetworkTables::distributionTitle(kind), static_cast<int>(kind));
    for (std::size_t i = 0; i < arguments_.size(); ++i)
        addArgument(grid, i);
    consumption_ = addChoice(grid, 3, 0, tr("&Removal"), QStringLiteral("timingConsumption"),
                             tr("What the event removes is gone when it begins, or together with "
                                "everything else when the delay is over"));
    for (const bool atEnd : {false, true})
        consumption_->addItem(NetworkTables::consumptionTitle(atEnd), atEnd);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);

    connect(kind_, &QComboBox::activated, this, [this](int index) {
        change([index](Event& event) { setTimingKind(event, static_cast<TimingKind>(index)); });
    });
    connect(distribution_, &QComboBox::activated, this, [this] {
        const auto kind = static_cast<TimeDistribution::Kind>(distribution_->currentData().toInt());
        change([kind](Event& event) { setDistribution(event, kind); });
    });
    connect(consumption_, &QComboBox::activated, this, [this] {
        const bool atEnd = consumption_->currentData().toBool();
        change([atEnd](Event& event) { setConsumeAtEnd(event, atEnd); });
    });
    connect(&document_, &NetworkDocument::changed, this, &EventTimingEditor::refresh);
    refresh();
}

QComboBox* EventTimingEditor::addChoice(QGridLayout* grid, int row, int column,
                                        const QString& label, const QString& name,
                                        const QString& toolTip) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setToolTip(toolTip);
    box->setAccessibleDescription(toolTip);
    QString plain = label;
    box->setAccessibleName(plain.remove(u'&'));
    auto* text = new QLabel(label);
    text->setBuddy(box);
    grid->addWidget(text, row, column);
    grid->addWidget(box, row, column + 1);
    return box;
}

void EventTimingEditor::addArgument(QGridLayout* grid, std::size_t index) {
    Argument& argument = arguments_[index];
    argument.label = new QLabel;
    argument.field = new RateField;
    argument.field->setObjectName(QStringLiteral("timingArgument%1").arg(index + 1));
    argument.label->setBuddy(argument.field);
    argument.mark = argument.field->addAction(QIcon(), QLineEdit::TrailingPosition);
    const int column = 2 * static_cast<int>(index);
    grid->addWidget(argument.label, 2, column);
    grid->addWidget(argument.field, 2, column + 1);
    // Not textEdited, which comes before the field has judged the text.
    connect(argument.field, &QLineEdit::textChanged, this, [this, index] {
        const Argument& edited = arguments_[index];
        if (!edited.field->hasFocus())
            return; // another event is shown
        Q_EMIT rateEdited(
            tr("%1: %2", "place, argument")
                .arg(displayPlace({NetworkTable::Events, event_, EventColumn::Timing}),
                     edited.label->text()),
            *edited.field);
    });
    connect(argument.field, &QLineEdit::editingFinished, this, [this, index] {
        Q_EMIT rateEditingEnded();
        const std::string text = arguments_[index].field->text().trimmed().toStdString();
        change([index, &text](Event& event) { setTimeArgument(event, index, text); });
    });
}

template <typename Change> void EventTimingEditor::change(Change change) {
    NetworkDraft next = document_.draft();
    const auto index = static_cast<std::size_t>(event_);
    if (event_ < 0 || index >= next.network.events.size())
        return;
    change(next.network.events[index]);
    document_.edit(tr("change the timing of event %1").arg(event_ + 1), std::move(next));
}

void EventTimingEditor::setEvent(int event) {
    event_ = event;
    refresh();
}

void EventTimingEditor::focusField(const std::string& field) {
    const auto& events = document_.network().events;
    const auto index = static_cast<std::size_t>(event_);
    QWidget* target = kind_;
    if (event_ >= 0 && index < events.size())
        if (const TimeDistribution* time = timeDistribution(events[index])) {
            const auto names = argumentNames(time->kind);
            const auto at = std::ranges::find(names, field);
            if (at != names.end())
                target = arguments_[static_cast<std::size_t>(at - names.begin())].field;
            else if (field == "distribution")
                target = distribution_;
            else if (field == "consume")
                target = consumption_;
        }
    target->setFocus();
}

void EventTimingEditor::refresh() {
    const auto& events = document_.network().events;
    const auto index = static_cast<std::size_t>(event_);
    const bool any = event_ >= 0 && index < events.size();
    setEnabled(any);
    title_->setText(any ? tr("Timing of event %1").arg(event_ + 1)
                        : tr("Timing: add an event first"));
    const Event event = any ? events[index] : Event{};
    const TimeDistribution* time = timeDistribution(event);
    kind_->setCurrentIndex(static_cast<int>(timingKind(event)));
    setRowVisible(distribution_, labelOf(distribution_), time != nullptr);
    if (time)
        distribution_->setCurrentIndex(distribution_->findData(static_cast<int>(time->kind)));
    setRowVisible(consumption_, labelOf(consumption_), event.delay.has_value());
    if (event.delay)
        consumption_->setCurrentIndex(consumption_->findData(event.delay->consumeAtEnd));
    showArguments(event);
    markProblems();
}

void EventTimingEditor::showArguments(const Event& event) {
    const TimeDistribution* time = timeDistribution(event);
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
        const Argument& argument = arguments_[i];
        const bool used = time && i < argumentNames(time->kind).size();
        setRowVisible(argument.field, argument.label, used);
        if (!used)
            continue;
        const QString title = NetworkTables::argumentTitle(argumentNames(time->kind)[i]);
        argument.label->setText(title);
        argument.field->setAccessibleName(title);
        argument.field->setScope(timingScope(document_.network()));
        const QString text =
            i < time->arguments.size() ? QString::fromStdString(time->arguments[i]) : QString();
        if (argument.field->text() != text)
            argument.field->setText(text);
    }
}

void EventTimingEditor::markProblems() {
    const auto& events = document_.network().events;
    const auto index = static_cast<std::size_t>(event_);
    const TimeDistribution* time =
        event_ >= 0 && index < events.size() ? timeDistribution(events[index]) : nullptr;
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
        QString tip = tr("A number, or an expression of parameters");
        QIcon mark;
        for (const NetworkProblem& problem : document_.problems()) {
            const NetworkCell here{NetworkTable::Events, event_, EventColumn::Timing};
            if (!time || i >= argumentNames(time->kind).size() || problem.cell != here ||
                timingFieldOfPlace(problem.issue.place) != argumentNames(time->kind)[i])
                continue;
            Issue issue = problem.issue;
            issue.place.clear(); // the field is the place
            tip = translated(issue);
            mark = severityIcon(issue.severity);
        }
        arguments_[i].mark->setIcon(mark);
        arguments_[i].mark->setVisible(!mark.isNull());
        arguments_[i].mark->setToolTip(tip);
        arguments_[i].field->setToolTip(tip);
        arguments_[i].field->setAccessibleDescription(tip);
    }
}

} // namespace dyngpt

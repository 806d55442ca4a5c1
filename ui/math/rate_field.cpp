#include "ui/math/rate_field.h"

#include "ui/text.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTextCharFormat>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace dyngpt {

namespace {

constexpr int nameRole = Qt::UserRole;

QColor colourOf(RateMark::Kind kind, bool dark) {
    switch (kind) {
    case RateMark::Kind::State:
        return dark ? QColor(0x56, 0xb4, 0xe9) : QColor(0x00, 0x5c, 0x91);
    case RateMark::Kind::Parameter:
    case RateMark::Kind::Time:
        return dark ? QColor(0xf0, 0x9a, 0x56) : QColor(0xa8, 0x46, 0x00);
    case RateMark::Kind::Function:
    case RateMark::Kind::Constant:
        return dark ? QColor(0xdd, 0x92, 0xbb) : QColor(0x8f, 0x3f, 0x71);
    case RateMark::Kind::Number:
        return dark ? QColor(0x19, 0xc4, 0x96) : QColor(0x00, 0x6e, 0x50);
    case RateMark::Kind::Sign:
    case RateMark::Kind::Unknown:
        break;
    }
    return {};
}

QString kindText(RateMark::Kind kind) {
    switch (kind) {
    case RateMark::Kind::State:
        return RateField::tr("state");
    case RateMark::Kind::Parameter:
        return RateField::tr("parameter");
    case RateMark::Kind::Time:
        return RateField::tr("time");
    case RateMark::Kind::Constant:
        return RateField::tr("constant");
    default:
        return RateField::tr("function");
    }
}

} // namespace

RateField::RateField(QWidget* parent) : QLineEdit(parent) {
    names_ = new QStandardItemModel(this);
    completer_ = new QCompleter(names_, this);
    completer_->setWidget(this);
    // What is in the model fits already.
    completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    completer_->setMaxVisibleItems(8);
    completer_->popup()->setObjectName(QStringLiteral("rateNames"));
    completer_->popup()->setAccessibleName(tr("Names that fit here"));
    connect(completer_, qOverload<const QModelIndex&>(&QCompleter::activated), this,
            [this](const QModelIndex& index) { insertName(index.data(nameRole).toString()); });
    connect(this, &QLineEdit::textChanged, this, &RateField::judge);
    connect(this, &QLineEdit::textEdited, this, [this] { offerNames(false); });
}

void RateField::setScope(RateScope scope) {
    if (scope == scope_)
        return;
    scope_ = std::move(scope);
    judge();
}

void RateField::judge() {
    const std::string rate = text().toStdString();
    marks_ = markRate(rate, scope_);
    problems_.clear();
    if (!marks_.empty() && !listing_)
        problems_ = locateRateProblems(rate, scope_.names(), {});
    showMarks();
}

int RateField::positionOf(std::size_t offset) const {
    const QByteArray bytes = text().toUtf8();
    return static_cast<int>(QString::fromUtf8(bytes.left(static_cast<qsizetype>(offset))).size());
}

std::size_t RateField::offsetOf(int position) const {
    return static_cast<std::size_t>(text().left(position).toUtf8().size());
}

/// A line edit takes formats only the way an input method sends them.
void RateField::showMarks() {
    const bool dark = palette().color(QPalette::Base).lightness() < 128;
    QList<QInputMethodEvent::Attribute> formats;
    const auto add = [&](std::size_t offset, std::size_t length, const QTextCharFormat& format) {
        const int begin = positionOf(offset);
        const int end = positionOf(offset + length);
        formats.append(
            {QInputMethodEvent::TextFormat, begin - cursorPosition(), end - begin, format});
    };
    for (const RateMark& mark : marks_) {
        QTextCharFormat format;
        if (const QColor colour = colourOf(mark.kind, dark); colour.isValid())
            format.setForeground(colour);
        const bool unknown = listing_ && mark.kind == RateMark::Kind::Unknown;
        const bool wrong =
            unknown || std::ranges::any_of(problems_, [&](const RateProblem& problem) {
                return problem.length > 0 && problem.offset < mark.offset + mark.length &&
                       mark.offset < problem.offset + problem.length;
            });
        if (wrong) {
            format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            format.setUnderlineColor(dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xc6, 0x28, 0x28));
        }
        add(mark.offset, mark.length, format);
    }
    QInputMethodEvent event(QString(), formats);
    QLineEdit::inputMethodEvent(&event);
}

QString RateField::reasonAt(const QPoint& place) {
    const std::size_t offset = offsetOf(cursorPositionAt(place));
    for (const RateProblem& problem : problems_) {
        const bool here = problem.offset <= offset &&
                          offset <= problem.offset + std::max<std::size_t>(1, problem.length);
        if (here || problem.length == 0)
            return translated(problem.issue);
    }
    return {};
}

bool RateField::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress && completer_->popup()->isVisible() &&
        popupKey(*static_cast<QKeyEvent*>(event)))
        return true;
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const QString reason = reasonAt(help->pos()); !reason.isEmpty()) {
            QToolTip::showText(help->globalPos(), reason, this);
            return true;
        }
    }
    return QLineEdit::event(event);
}

/// Keys come here from the list of names. True: dealt with.
bool RateField::popupKey(QKeyEvent& event) {
    QAbstractItemView* popup = completer_->popup();
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (event.key() == Qt::Key_Tab) {
        const QModelIndex chosen = popup->currentIndex();
        insertName(
            (chosen.isValid() ? chosen : popup->model()->index(0, 0)).data(nameRole).toString());
        popup->hide();
        event.accept();
        return true;
    }
    if (enter && !popup->currentIndex().isValid()) {
        // Nothing was chosen there: the key is meant for the field.
        popup->hide();
        QCoreApplication::sendEvent(this, &event);
        event.accept();
        return true;
    }
    if (enter || event.key() == Qt::Key_Escape) {
        event.ignore(); // the list's own
        return true;
    }
    return false;
}

void RateField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        offerNames(true);
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void RateField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMarks();
}

void RateField::offerNames(bool evenWithoutPrefix) {
    const std::string rate = text().toStdString();
    const std::string prefix(nameBefore(rate, offsetOf(cursorPosition())));
    auto fitting = completeRate(prefix, scope_);
    if (listing_)
        std::erase_if(
            fitting, [](const RateCompletion& name) { return name.kind != RateMark::Kind::State; });
    const bool complete = fitting.size() == 1 && fitting.front().text == prefix;
    if (fitting.empty() || (!evenWithoutPrefix && (prefix.empty() || complete))) {
        completer_->popup()->hide();
        return;
    }
    names_->clear();
    for (const RateCompletion& name : fitting) {
        const QString shown = QString::fromStdString(name.text);
        auto* item =
            new QStandardItem(tr("%1   %2", "name, what it is").arg(shown, kindText(name.kind)));
        item->setData(name.kind == RateMark::Kind::Function ? shown + u'(' : shown, nameRole);
        names_->appendRow(item);
    }
    QRect place = cursorRect();
    place.setWidth(completer_->popup()->sizeHintForColumn(0) +
                   completer_->popup()->verticalScrollBar()->sizeHint().width() + 8);
    completer_->complete(place);
    completer_->popup()->setCurrentIndex({});
}

void RateField::insertName(const QString& name) {
    const std::string rate = text().toStdString();
    const int end = cursorPosition();
    const auto prefix = nameBefore(rate, offsetOf(end));
    const int length = static_cast<int>(
        QString::fromUtf8(prefix.data(), static_cast<qsizetype>(prefix.size())).size());
    setSelection(end - length, length);
    insert(name);
}

} // namespace dyngpt

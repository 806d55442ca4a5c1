#include "ui/side_bar.h"

#include "ui/icons.h"
#include "ui/session.h"
#include "ui/stage_advice.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace dyngpt {

namespace {

constexpr int solveRow = 1 + static_cast<int>(Stage::Train);
constexpr int margin = 8;
constexpr int stageIconSize = 24;
constexpr int stateTextRole = Qt::UserRole;
constexpr int stateIconRole = Qt::UserRole + 1;

/// Stage icon, name, and below it the mark and the word of its state.
class StageDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QFontMetrics metrics(nameFont(option));
        const int line = metrics.lineSpacing();
        const int words = std::max(
            metrics.horizontalAdvance(index.data().toString()),
            line + option.fontMetrics.horizontalAdvance(index.data(stateTextRole).toString()));
        return {3 * margin + stageIconSize + words, 2 * line + 2 * margin};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem background(option);
        initStyleOption(&background, index);
        background.text.clear();
        background.icon = {};
        background.widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter,
                                                background.widget);

        const bool selected = option.state & QStyle::State_Selected;
        const auto mode = selected ? QIcon::Selected : QIcon::Normal;
        const QRect box = option.rect.adjusted(margin, margin, -margin, -margin);
        const QRect symbol(box.left(), box.center().y() - stageIconSize / 2, stageIconSize,
                           stageIconSize);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, symbol, Qt::AlignCenter, mode);

        painter->save();
        painter->setPen(
            option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        const int left = symbol.right() + margin;
        const QRect words(left, box.top(), box.right() - left, box.height());
        const int line = words.height() / 2;
        painter->setFont(nameFont(option));
        painter->drawText(words.adjusted(0, 0, 0, -line), Qt::AlignVCenter,
                          index.data().toString());
        painter->setFont(option.font);
        const int mark = line;
        index.data(stateIconRole)
            .value<QIcon>()
            .paint(painter, QRect(left, words.top() + line, mark, mark), Qt::AlignCenter, mode);
        painter->drawText(words.adjusted(mark + margin / 2, line, 0, 0), Qt::AlignVCenter,
                          index.data(stateTextRole).toString());
        painter->restore();
    }

private:
    static QFont nameFont(const QStyleOptionViewItem& option) {
        QFont font = option.font;
        font.setBold(true);
        return font;
    }
};

} // namespace

SideBar::SideBar(Session& session, QWidget* parent) : QListWidget(parent), session_(session) {
    setObjectName(QStringLiteral("sideBar"));
    setAccessibleName(tr("Stages"));
    setItemDelegate(new StageDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    for (int i = 0; i <= static_cast<int>(Stage::Report); ++i) {
        const auto stage = static_cast<Stage>(i);
        new QListWidgetItem(stageIcon(stage), stageTitle(stage), this);
    }
    auto* solve = new QListWidgetItem(icon(QStringLiteral("solve")), solveTitle());
    insertItem(solveRow, solve);
    connect(this, &QListWidget::currentRowChanged, this, [this](int current) {
        if (current == solveRow)
            Q_EMIT solveSelected();
        else if (current >= 0)
            Q_EMIT stageSelected(static_cast<Stage>(current - (current > solveRow ? 1 : 0)));
    });
    refresh();
}

void SideBar::setState(int row, const QString& title, StageState state, StageActivity activity,
                       const QString& help, const QString& advice) {
    const QString words = stageStateText(state, activity);
    item(row)->setData(stateTextRole, words);
    item(row)->setData(stateIconRole, stateIcon(state, activity));
    item(row)->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(title, words));
    item(row)->setData(Qt::AccessibleDescriptionRole, advice);
    item(row)->setToolTip(advice.isEmpty()
                              ? help
                              : QStringLiteral("<p>%1</p><p><b>%2</b></p>")
                                    .arg(help.toHtmlEscaped(), advice.toHtmlEscaped()));
}

void SideBar::refresh() {
    const auto project = session_.project();
    setEnabled(project != nullptr);
    for (int i = 0; i <= static_cast<int>(Stage::Report); ++i) {
        const auto stage = static_cast<Stage>(i);
        setState(row(stage), stageTitle(stage), project ? project->state(stage) : StageState::Empty,
                 activityOf(session_, stage), stageHelp(stage), stageAdvice(session_, stage));
    }
    // With any solver the page has something to show.
    StageState solve = StageState::Empty;
    if (project && project->training())
        solve = project->state(Stage::Train) == StageState::Stale ? StageState::Stale
                                                                  : StageState::Ready;
    setState(solveRow, solveTitle(), solve, StageActivity::None, solveHelp(), {});
    updateGeometry();
}

int SideBar::row(Stage stage) const {
    return static_cast<int>(stage) + (stage > Stage::Train ? 1 : 0);
}

void SideBar::select(Stage stage) {
    setCurrentRow(row(stage));
}

void SideBar::selectSolve() {
    setCurrentRow(solveRow);
}

QSize SideBar::sizeHint() const {
    return {std::max(sizeHintForColumn(0), 150) + 2 * frameWidth(), 300};
}

} // namespace dyngpt

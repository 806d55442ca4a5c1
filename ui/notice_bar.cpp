#include "ui/notice_bar.h"

#include "ui/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace dyngpt {

NoticeBar::NoticeBar(const QString& iconName, const QString& button, QWidget* parent)
    : QFrame(parent), text_(new QLabel), button_(new QPushButton(button)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    auto* symbol = new QLabel;
    symbol->setPixmap(icon(iconName).pixmap(size, size));
    text_->setObjectName(QStringLiteral("noticeText"));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text_->setAccessibleName(tr("Notice"));
    button_->setObjectName(QStringLiteral("noticeButton"));
    button_->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(symbol);
    row->addWidget(text_, 1);
    row->addWidget(button_);
    connect(button_, &QPushButton::clicked, this, &NoticeBar::buttonClicked);
    hide();
}

void NoticeBar::showText(const QString& text) {
    text_->setText(text);
    button_->setAccessibleDescription(text);
    setVisible(!text.isEmpty());
}

} // namespace dyngpt

#include "ui/drop_bar.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <utility>

namespace dyngpt {

DropBar::DropBar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("dropBar"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    question_ = new QLabel;
    question_->setWordWrap(true);
    question_->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->addWidget(question_, 1);
    const auto button = [&](const QString& text, const QString& name, const QString& toolTip) {
        auto* result = new QPushButton(text);
        result->setObjectName(name);
        result->setToolTip(toolTip);
        row->addWidget(result);
        connect(result, &QPushButton::clicked, this, &QWidget::hide);
        return result;
    };
    import_ = button(tr("&Import here"), QStringLiteral("dropImport"),
                     tr("In place of this project's network; can be undone"));
    auto* open = button(tr("&Open by itself"), QStringLiteral("dropOpen"),
                        tr("As a new project; this one is closed"));
    button(tr("&Neither"), QStringLiteral("dropNeither"), tr("Leave everything as it is (Esc)"));
    connect(import_, &QPushButton::clicked, this,
            [this] { Q_EMIT importWanted(std::exchange(file_, {})); });
    connect(open, &QPushButton::clicked, this,
            [this] { Q_EMIT openWanted(std::exchange(file_, {})); });
    hide();
}

void DropBar::ask(const QString& file) {
    file_ = file;
    question_->setText(
        tr("What is to become of the network in %1?").arg(QFileInfo(file).fileName()));
    setAccessibleName(question_->text());
    show();
    import_->setFocus();
}

void DropBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        return hide();
    QFrame::keyPressEvent(event);
}

} // namespace dyngpt

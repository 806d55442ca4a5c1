#include "ui/charts/figure_head.h"

#include "ui/charts/chart_panel.h"
#include "ui/charts/figure_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QSaveFile>
#include <QToolButton>

namespace dyngpt {

/// Takes the room there is and ends in an ellipsis. For screen readers it has the plain text.
class TitleLabel : public QLabel {
public:
    const ChartText& title() const { return title_; }
    void setTitle(const ChartText& title) {
        title_ = title;
        setText(title.plain());
        setToolTip(title.plain());
        update(); // the same words may be drawn otherwise
    }
    QSize minimumSizeHint() const override { return {40, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        drawText(painter, rect(), alignment() | Qt::AlignVCenter, title_);
    }

private:
    ChartText title_;
};

FigureHead::FigureHead(const ChartText& title, Source source)
    : source_(std::move(source)), title_(new TitleLabel), button_(new QToolButton) {
    QFont bold = title_->font();
    bold.setBold(true);
    title_->setFont(bold);
    button_->setText(QStringLiteral("\u22ef"));
    button_->setToolTip(ChartPanel::tr("Export or copy this picture and its numbers"));
    button_->setAutoRaise(true);
    button_->setFocusPolicy(Qt::StrongFocus);
    button_->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button_);
    button_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        qDeleteAll(menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)); // which it keeps
        fillMenu(*menu);
    });
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(title_, 1);
    line->addWidget(button_);
    setTitle(title);
}

const ChartText& FigureHead::title() const {
    return title_->title();
}

void FigureHead::setTitle(const ChartText& title) {
    title_->setTitle(title);
    button_->setAccessibleName(ChartPanel::tr("Picture and numbers of %1").arg(title.plain()));
}

void FigureHead::setAvailable(bool available) {
    button_->setEnabled(available);
}

void FigureHead::fillMenu(QMenu& menu) {
    menu.addAction(ChartPanel::tr("Export &picture…"), this, [this] { openDialog(); });
    menu.addAction(ChartPanel::tr("&Copy picture"), this,
                   [this] { copyFigure(source_.figure, rememberedFigureSettings()); });
    menu.addSeparator();
    menu.addAction(ChartPanel::tr("Export &numbers (CSV)…"), this, [this] { askNumbersPath(); });
    menu.addAction(ChartPanel::tr("Copy n&umbers"), this,
                   [this] { QApplication::clipboard()->setText(source_.csv()); });
    if (source_.more) {
        menu.addSeparator();
        source_.more(menu);
    }
}

void FigureHead::openDialog() {
    auto* dialog = new FigureDialog(source_.figure, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FigureHead::askNumbersPath() {
    QString path =
        QFileDialog::getSaveFileName(this, ChartPanel::tr("Export numbers"), title().plain(),
                                     ChartPanel::tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".csv");
    const QByteArray bytes = source_.csv().toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        QMessageBox::warning(
            this, ChartPanel::tr("Export"),
            ChartPanel::tr("%1 could not be written: %2").arg(path, file.errorString()));
}

} // namespace dyngpt

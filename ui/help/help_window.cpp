#include "ui/help/help_window.h"

#include "ui/help/help_pages.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

constexpr int grid = 8;
constexpr int widestPicture = 720;
const QString scheme = QStringLiteral("help");
const QString pictureScheme = QStringLiteral("screenshot");

QUrl urlOf(const QString& page) {
    return QUrl(scheme + u':' + page);
}

} // namespace

HelpBrowser::HelpBrowser(QString language) : language_(std::move(language)) {
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    // Else a bar that comes and goes would change the width of the pictures, without end.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    document()->setDocumentMargin(2 * grid);
    // Letters take the palette's colours, so that they read in light and dark.
    document()->setDefaultStyleSheet(
        QStringLiteral("h1 { margin-bottom: 8px; } h2 { margin-top: 18px; margin-bottom: 4px; }"
                       "p { margin-top: 4px; margin-bottom: 8px; line-height: 130%; }"
                       "li { margin-bottom: 4px; line-height: 130%; }"
                       "td { padding: 4px 12px 4px 0; } th { padding: 4px 12px 4px 0; }"));
}

QString HelpBrowser::page() const {
    return source().path();
}

QVariant HelpBrowser::loadResource(int type, const QUrl& name) {
    if (name.scheme() == scheme) {
        QString text = helpText(name.path(), language_);
        const QString shot =
            QStringLiteral("<p><img src=\"%1:%2\"></p>").arg(pictureScheme, name.path());
        if (picture(name.path()).isNull())
            return text;
        // Below the sentence that says what the page is for.
        const auto end = text.indexOf(QStringLiteral("</p>"));
        return end < 0 ? text : text.insert(end + 4, shot);
    }
    if (name.scheme() == pictureScheme)
        return picture(name.path());
    return QTextBrowser::loadResource(type, name);
}

/// As wide as there is room, at the screen's own resolution.
QImage HelpBrowser::picture(const QString& name) const {
    const QString file = helpPicture(name, palette().color(QPalette::Base).lightness() < 128);
    if (file.isEmpty())
        return {};
    QImage image(file);
    if (image.isNull())
        return image;
    const double ratio = devicePixelRatioF();
    const int wide = std::clamp(viewport()->width() - 6 * grid, 160, widestPicture);
    image = image.scaledToWidth(static_cast<int>(wide * ratio), Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    return image;
}

void HelpBrowser::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawAnew();
}

void HelpBrowser::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    const int wide = std::min(viewport()->width(), widestPicture);
    if (wide == pictureWidth_)
        return;
    pictureWidth_ = wide;
    drawAnew();
}

/// In its place: a reload begins at the top.
void HelpBrowser::drawAnew() {
    if (source().isEmpty())
        return;
    const int at = verticalScrollBar()->value();
    reload();
    verticalScrollBar()->setValue(at);
}

HelpWindow::HelpWindow(const QString& language, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , browser_(new HelpBrowser(language))
    , pages_(new QListWidget)
    , search_(new QLineEdit)
    , found_(new QLabel) {
    setObjectName(QStringLiteral("helpWindow"));
    setWindowIcon(icon(QStringLiteral("dyngpt-studio")));
    setWindowTitle(tr("Help"));

    pages_->setObjectName(QStringLiteral("helpPages"));
    pages_->setAccessibleName(tr("Pages of the help"));
    pages_->setToolTip(tr("Pages of the help"));
    for (const QString& page : helpPages()) {
        auto* item = new QListWidgetItem(helpTitle(page, language), pages_);
        item->setData(Qt::UserRole, page);
    }
    connect(pages_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item && item->data(Qt::UserRole).toString() != page())
            browser_->setSource(urlOf(item->data(Qt::UserRole).toString()));
    });
    browser_->setObjectName(QStringLiteral("helpText"));
    browser_->setAccessibleName(tr("Text of the help"));
    browser_->setToolTip(QString());
    connect(browser_, &QTextBrowser::sourceChanged, this, &HelpWindow::pageChanged);

    QToolButton* back = tool(QStringLiteral("back"), tr("Back"), QKeySequence::Back);
    QToolButton* forward = tool(QStringLiteral("forward"), tr("Forward"), QKeySequence::Forward);
    connect(back, &QToolButton::clicked, browser_, &QTextBrowser::backward);
    connect(forward, &QToolButton::clicked, browser_, &QTextBrowser::forward);
    connect(browser_, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(browser_, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    back->setEnabled(false);
    forward->setEnabled(false);

    search_->setObjectName(QStringLiteral("helpSearch"));
    search_->setPlaceholderText(tr("Find in this page…"));
    search_->setClearButtonEnabled(true);
    search_->setAccessibleName(tr("Find in this page"));
    search_->setToolTip(tr("Enter goes on to the next place, Shift+Enter back"));
    search_->installEventFilter(this);
    connect(search_, &QLineEdit::textChanged, this, &HelpWindow::findFromStart);
    found_->setObjectName(QStringLiteral("helpFound"));
    auto* toSearch = new QShortcut(QKeySequence::Find, this);
    connect(toSearch, &QShortcut::activated, this, [this] {
        search_->setFocus();
        search_->selectAll();
    });

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(grid, grid, grid, 0);
    bar->setSpacing(grid);
    bar->addWidget(back);
    bar->addWidget(forward);
    bar->addStretch(1);
    bar->addWidget(found_);
    bar->addWidget(search_, 1);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(pages_);
    splitter->addWidget(browser_);
    splitter->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(bar);
    column->addWidget(splitter, 1);
    setTabOrder(pages_, browser_);
    const int em = fontMetrics().averageCharWidth();
    pages_->setSpacing(4);
    const int wide = pages_->sizeHintForColumn(0) + 4 * em;
    splitter->setSizes({wide, 116 * em - wide});
    resize(116 * em, 84 * em);
}

QToolButton* HelpWindow::tool(const QString& iconName, const QString& name,
                              const QKeySequence& keys) {
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setShortcut(keys);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void HelpWindow::showPage(const QString& page) {
    if (page != this->page())
        browser_->setSource(urlOf(page));
    show();
    raise();
    activateWindow();
    browser_->setFocus();
}

void HelpWindow::pageChanged() {
    for (int i = 0; i < pages_->count(); ++i)
        if (pages_->item(i)->data(Qt::UserRole).toString() == page()) {
            pages_->setCurrentRow(i);
            setWindowTitle(tr("%1 - Help").arg(pages_->item(i)->text()));
        }
    if (!search_->text().isEmpty())
        findFromStart();
}

void HelpWindow::findFromStart() {
    browser_->moveCursor(QTextCursor::Start);
    find(false);
}

void HelpWindow::find(bool backward) {
    const QString text = search_->text();
    found_->clear();
    if (text.isEmpty())
        return;
    const auto direction = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (browser_->find(text, direction))
        return;
    // Round the end.
    browser_->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    if (!browser_->find(text, direction))
        found_->setText(tr("Not on this page"));
}

bool HelpWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(key->modifiers().testFlag(Qt::ShiftModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void HelpWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace dyngpt

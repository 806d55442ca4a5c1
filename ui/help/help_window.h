#pragma once
// The help: a window beside the program, with the list of pages, search in the page, and the way
// back. Follows theme, text size and language. GUI thread.

#include <QTextBrowser>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace dyngpt {

/// Shows a page; pictures come from the installed screenshots.
class HelpBrowser : public QTextBrowser {
    Q_OBJECT
public:
    explicit HelpBrowser(QString language);

    QString page() const; ///< the one that is shown

protected:
    QVariant loadResource(int type, const QUrl& name) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QImage picture(const QString& name) const;
    void drawAnew();

    QString language_;
    int pictureWidth_ = 0;
};

class HelpWindow : public QWidget {
    Q_OBJECT
public:
    /// `language` as in shownLanguage().
    HelpWindow(const QString& language, QWidget* parent);

    void showPage(const QString& page);
    QString page() const { return browser_->page(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QToolButton* tool(const QString& iconName, const QString& name, const QKeySequence& keys);
    void pageChanged();
    void find(bool backward);
    void findFromStart();

    HelpBrowser* browser_;
    QListWidget* pages_;
    QLineEdit* search_;
    QLabel* found_;
};

} // namespace dyngpt

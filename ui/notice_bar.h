#pragma once
// One line above the pages that concerns the whole project, with the button that helps. GUI
// thread.

#include <QFrame>

class QLabel;
class QPushButton;

namespace dyngpt {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(const QString& iconName, const QString& button, QWidget* parent = nullptr);

    /// An empty text hides it.
    void showText(const QString& text);

Q_SIGNALS:
    void buttonClicked();

private:
    QLabel* text_;
    QPushButton* button_;
};

} // namespace dyngpt

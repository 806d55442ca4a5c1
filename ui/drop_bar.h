#pragma once
// Asks, in place, what to do with a network file that was dropped onto an open project. Hidden
// until asked. GUI thread.

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace dyngpt {

class DropBar : public QFrame {
    Q_OBJECT
public:
    explicit DropBar(QWidget* parent = nullptr);

    void ask(const QString& file);

Q_SIGNALS:
    void importWanted(const QString& file); ///< in place of the present network
    void openWanted(const QString& file);   ///< as a project of its own

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* question_ = nullptr;
    QPushButton* import_ = nullptr;
    QString file_;
};

} // namespace dyngpt

#include "ui/dialogs/message_boxes.h"

#include "ui/text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace dyngpt {

namespace {
constexpr std::size_t shownIssues = 5;
}

void showError(QWidget* parent, const QString& title, const Error& error) {
    const auto& issues = error.issues();
    const std::vector<Issue> first(issues.begin(),
                                   issues.begin() + std::min(issues.size(), shownIssues));
    QMessageBox box(QMessageBox::Critical, title, translated(first), QMessageBox::NoButton, parent);
    box.setTextFormat(Qt::PlainText);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.setDetailedText(translated(issues));
    box.addButton(QCoreApplication::translate("dialogs", "OK"), QMessageBox::AcceptRole);
    box.exec();
}

int ask(QWidget* parent, const QString& title, const QString& question,
        const QStringList& answers) {
    QMessageBox box(QMessageBox::Question, title, question, QMessageBox::NoButton, parent);
    QList<QPushButton*> buttons;
    for (const QString& answer : answers)
        buttons << box.addButton(answer, &answer == &answers.back() ? QMessageBox::RejectRole
                                         : &answer == &answers.front()
                                             ? QMessageBox::AcceptRole
                                             : QMessageBox::DestructiveRole);
    box.setDefaultButton(buttons.front());
    box.setEscapeButton(buttons.back());
    box.exec();
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        if (box.clickedButton() == buttons[i])
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace dyngpt

#include "ui/dialogs/notes_dialog.h"

#include "ui/icons.h"
#include "ui/text.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace dyngpt {

NotesDialog::NotesDialog(const QString& title, const QString& sentence,
                         const std::vector<Issue>& notes, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(title);
    resize(560, 320);
    auto* list = new QListWidget;
    list->setObjectName(QStringLiteral("notes"));
    list->setAccessibleName(title);
    list->setWordWrap(true);
    list->setAlternatingRowColors(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const Issue& note : notes)
        new QListWidgetItem(severityIcon(note.severity), translated(note), list);
    auto* head = new QLabel(sentence);
    head->setWordWrap(true);
    head->setBuddy(list);

    auto* buttons = new QDialogButtonBox;
    QPushButton* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyNotes"));
    copy->setToolTip(tr("Copies all of them as text"));
    connect(copy, &QPushButton::clicked, this,
            [notes] { QApplication::clipboard()->setText(translated(notes)); });
    buttons->addButton(tr("C&lose"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->addWidget(head);
    column->addWidget(list, 1);
    column->addWidget(buttons);
}

} // namespace dyngpt

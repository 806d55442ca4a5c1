#include "ui/dialogs/dataset_files_dialog.h"

#include "ui/settings.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace dyngpt {

DatasetFilesDialog::DatasetFilesDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Import a dataset"));
    auto* form = new QFormLayout(this);
    auto* sentence = new QLabel(tr("Dataset files of the reference package (JSON). They take the "
                                   "place of the sets in this project."));
    sentence->setWordWrap(true);
    form->addRow(sentence);
    train_ = addFile(form, tr("&Training sets"), QStringLiteral("trainFile"));
    valid_ = addFile(form, tr("&Held-out sets"), QStringLiteral("validFile"));
    lost_ = new QLabel;
    lost_->setObjectName(QStringLiteral("lostFiles"));
    lost_->setWordWrap(true);
    lost_->hide();
    form->addRow(lost_);
    auto* buttons = new QDialogButtonBox;
    import_ = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    import_->setEnabled(false);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form->addRow(buttons);
    setMinimumWidth(560);
}

QLineEdit* DatasetFilesDialog::addFile(QFormLayout* form, const QString& label,
                                       const QString& name) {
    auto* edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setToolTip(tr("File name; may stay empty"));
    auto* browse = new QPushButton(tr("Choose..."));
    browse->setAutoDefault(false);
    browse->setToolTip(tr("Choose a file on this computer"));
    auto* text = new QLabel(label);
    text->setBuddy(edit);
    auto* row = new QHBoxLayout;
    row->addWidget(edit, 1);
    row->addWidget(browse);
    form->addRow(text, row);
    connect(browse, &QPushButton::clicked, this, [this, edit] {
        const QString file = QFileDialog::getOpenFileName(
            this, windowTitle(), settings::lastFolder(), tr("Datasets (*.json);;All files (*)"));
        if (file.isEmpty())
            return;
        settings::setLastFolder(QFileInfo(file).absolutePath());
        edit->setText(file);
    });
    connect(edit, &QLineEdit::textChanged, this,
            [this] { import_->setEnabled(!trainFile().isEmpty() || !validFile().isEmpty()); });
    return edit;
}

void DatasetFilesDialog::suggest(const QString& train, const QString& valid,
                                 const QStringList& lost) {
    train_->setText(train);
    valid_->setText(valid);
    lost_->setText(tr("No longer where it was: %1").arg(lost.join(QStringLiteral(", "))));
    lost_->setVisible(!lost.isEmpty());
}

QString DatasetFilesDialog::trainFile() const {
    return train_->text().trimmed();
}

QString DatasetFilesDialog::validFile() const {
    return valid_->text().trimmed();
}

} // namespace dyngpt

#pragma once
// Asks for the training and the held-out file of a dataset; either may stay empty. GUI thread.

#include <QDialog>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace dyngpt {

class DatasetFilesDialog : public QDialog {
    Q_OBJECT
public:
    explicit DatasetFilesDialog(QWidget* parent = nullptr);

    QString trainFile() const;
    QString validFile() const;

private:
    QLineEdit* addFile(QFormLayout* form, const QString& label, const QString& name);

    QLineEdit* train_ = nullptr;
    QLineEdit* valid_ = nullptr;
    QPushButton* import_ = nullptr;
};

} // namespace dyngpt

#pragma once
// Asks for the training and the held-out file of a dataset; either may stay empty. GUI thread.

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace dyngpt {

class DatasetFilesDialog : public QDialog {
    Q_OBJECT
public:
    explicit DatasetFilesDialog(QWidget* parent = nullptr);

    /// Those of last time, where they are now; `lost` are no longer found.
    void suggest(const QString& train, const QString& valid, const QStringList& lost);
    QString trainFile() const;
    QString validFile() const;

private:
    QLineEdit* addFile(QFormLayout* form, const QString& label, const QString& name);

    QLabel* lost_ = nullptr;
    QLineEdit* train_ = nullptr;
    QLineEdit* valid_ = nullptr;
    QPushButton* import_ = nullptr;
};

} // namespace dyngpt

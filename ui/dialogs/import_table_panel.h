#pragma once
// How a table of counts is read and what its columns hold, with its first rows below. What is
// recognised is shown as such and can be said otherwise. GUI thread only.

#include "ui/dialogs/import_panel.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace dyngpt {

class ImportTablePanel : public ImportPanel {
    Q_OBJECT
public:
    /// Throws Error when the file is no text.
    ImportTablePanel(const QString& path, const std::vector<std::string>& states,
                     QWidget* parent = nullptr);

    ImportChoice choice() const override;
    bool isUsable() const override;
    QString sentence() const override;
    void remember() const override;

private:
    struct ColumnRow {
        QComboBox* role = nullptr;
        QLineEdit* only = nullptr;
    };

    QWidget* buildFormat();
    QComboBox* addChoice(QGridLayout* grid, int at, const QString& label, const QString& name,
                         const QString& tip);
    TableFormat wantedFormat() const;
    void showFormat();
    /// Reads the first rows again, as the format now says. The mapping stays where it can.
    void readAgain();
    void fillColumns();
    void fillPreview();
    void propose();
    QStringList statesTwice() const;

    QString path_;
    std::vector<std::string> states_;
    TablePreview preview_;
    QComboBox* delimiter_ = nullptr;
    QComboBox* decimal_ = nullptr;
    QComboBox* encoding_ = nullptr;
    QComboBox* header_ = nullptr;
    QComboBox* orientation_ = nullptr;
    QComboBox* missing_ = nullptr;
    QSpinBox* skipped_ = nullptr;
    QCheckBox* groupPerColumn_ = nullptr;
    QTableWidget* columns_ = nullptr;
    QTableWidget* table_ = nullptr;
    std::vector<ColumnRow> rows_; ///< per shown column
};

} // namespace dyngpt

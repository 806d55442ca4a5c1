#pragma once
// Which column of a table of counts is which recorded state. Shows the file's first rows; what
// cannot be read is listed in place with line and column, and nothing is taken. GUI thread only.

#include "core/data/observed_data.h"

#include <QDialog>

#include <map>
#include <optional>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace dyngpt {

class ImportCountsDialog : public QDialog {
    Q_OBJECT
public:
    ImportCountsDialog(const QString& path, const std::vector<std::string>& recordedStates,
                       QWidget* parent = nullptr);

    /// column name -> state name, as chosen now.
    std::map<std::string, std::string> mapping() const;
    /// What was read, once the dialog was accepted.
    const ObservedData& data() const { return data_; }

    void accept() override;

private:
    QWidget* buildMapping();
    QWidget* buildPreview();
    void proposeMapping();
    void update();
    void showIssues(const std::vector<Issue>& issues);

    QString path_;
    std::vector<std::string> states_;
    TablePreview preview_;
    ObservedData data_;
    std::vector<QComboBox*> choices_; ///< per column
    QTableWidget* columns_ = nullptr;
    QTableWidget* table_ = nullptr;
    QLabel* status_ = nullptr;
    QListWidget* issues_ = nullptr;
    QPushButton* ok_ = nullptr;
};

/// The state that a column most likely holds: an equal name, then one equal but for case and
/// signs, then one that contains the other. Nothing when none is alike.
std::optional<std::string> likelyState(const std::string& column,
                                       const std::vector<std::string>& states);

} // namespace dyngpt

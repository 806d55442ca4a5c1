#pragma once
// What a report is to show: sections with a check box each, title, author, notes and paper. GUI
// thread only.

#include "core/report/report_settings.h"

#include <QWidget>

#include <map>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace dyngpt {

class ReportChoices : public QWidget {
    Q_OBJECT
public:
    explicit ReportChoices(QWidget* parent = nullptr);

    /// Of another project, or of one that somebody else has changed; a field that is being edited
    /// keeps its text.
    void setSettings(const ReportSettings& settings);
    ReportSettings settings() const;
    /// The default title, shown while there is none.
    void setProposedTitle(const QString& title);
    /// Greyed, with the reason.
    void setAbsent(const std::vector<AbsentPart>& absent);

Q_SIGNALS:
    void edited();

private:
    std::map<ReportPart, QCheckBox*> parts_;
    QLineEdit* title_ = nullptr;
    QLineEdit* author_ = nullptr;
    QPlainTextEdit* notes_ = nullptr;
    QComboBox* paper_ = nullptr;
    ReportSettings chosen_; ///< what absent parts would be, were they there
};

} // namespace dyngpt

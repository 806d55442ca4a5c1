#pragma once
// A stage's page: a title, a sentence that says what it is for, settings on the left with the
// one primary action below them, results on the right.

#include "core/project/project.h"

#include <QPushButton>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace dyngpt {

class Session;

class Page : public QWidget {
    Q_OBJECT
public:
    Page(Session& session, Stage stage, QWidget* parent = nullptr);

    Stage stage() const { return stage_; }
    /// Shows what the project holds now; called on every change and when the page is opened.
    virtual void refresh() = 0;

Q_SIGNALS:
    /// Asks the window to show another stage ("what comes next").
    void stageRequested(dyngpt::Stage stage);

protected:
    Session& session() { return session_; }
    void setHeading(const QString& title, const QString& sentence);
    QVBoxLayout* settingsColumn() { return settings_; } ///< left
    QVBoxLayout* resultsColumn() { return results_; }   ///< right
    /// The primary button at the foot of the settings; while this page's stage runs it reads
    /// Cancel and cancels, while another stage runs it is disabled and its tooltip says why.
    QPushButton* addPrimaryAction(const QString& text, const QString& toolTip);
    /// Shows the issues in place, above the results; an empty list hides them.
    void showIssues(const std::vector<Issue>& issues);

private:
    Session& session_;
    Stage stage_;
    QLabel* title_ = nullptr;
    QLabel* sentence_ = nullptr;
    QLabel* issues_ = nullptr;
    QVBoxLayout* settings_ = nullptr;
    QVBoxLayout* results_ = nullptr;
};

} // namespace dyngpt

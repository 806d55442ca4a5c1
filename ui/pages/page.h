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
class WholeLabels;

class Page : public QWidget {
    Q_OBJECT
public:
    Page(Session& session, Stage stage, QWidget* parent = nullptr);

    Stage stage() const { return stage_; }
    /// Shows what the project holds now; called on every change and when the page is opened.
    virtual void refresh() = 0;
    /// Null for a page without one.
    virtual QPushButton* primaryAction() const { return primary_; }
    /// What is shown and not stored yet, typing included.
    virtual void storeNow() {}
    /// Back to what is stored.
    virtual void dropUnstored() {}

Q_SIGNALS:
    /// Asks the window to show another stage ("what comes next").
    void stageRequested(dyngpt::Stage stage);

protected:
    Session& session() { return session_; }
    void setHeading(const QString& title, const QString& sentence);
    QVBoxLayout* settingsColumn(); ///< left; the column is there once this has been called
    QVBoxLayout* resultsColumn() { return results_; } ///< right
    /// The primary button at the foot of the settings. While this page's stage runs, a Cancel
    /// button stands in its place; while its job waits in the queue, a button that takes it out.
    /// While another stage runs, it hands the job to the queue.
    QPushButton* addPrimaryAction(const QString& text, const QString& toolTip);
    /// Where the primary action stands, for a page that has its own.
    void addBelowSettings(QWidget* widget);
    /// False keeps the primary button disabled with `reason` as its tooltip, whatever runs.
    void setPrimaryAvailable(bool available, const QString& reason = {});
    /// What the page may run now: called for the visible page when the queue changes, with a
    /// project.
    virtual void updateAvailability() {}
    /// Shows the issues in place, above the results; an empty list hides them. With a primary
    /// action the page does so by itself when a job of its stage starts (none) and fails.
    void showIssues(const std::vector<Issue>& issues);
    /// To be said when the stage has all results of exactly what is set: its job would end at
    /// once and leave a user who pressed its button without an answer.
    void sayNothingIsLeft();
    /// ms until what could not be stored is tried again; where nothing can, until the user says.
    int again() const;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void followJobs();
    void updatePrimary();
    void cancelOrRemove();
    QString primaryHint() const;
    bool waits() const;
    void updateTitleFont();

    Session& session_;
    Stage stage_;
    WholeLabels* wholeLabels_;
    QLabel* title_ = nullptr;
    QLabel* sentence_ = nullptr;
    QLabel* issues_ = nullptr;
    QWidget* issuesRow_ = nullptr; ///< with the button that copies them
    QWidget* left_ = nullptr;
    QVBoxLayout* leftLayout_ = nullptr;
    QVBoxLayout* settings_ = nullptr;
    QVBoxLayout* results_ = nullptr;
    QPushButton* primary_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QPushButton* copy_ = nullptr; ///< stands there while the project can only be looked at
    QString primaryToolTip_;
    QString unavailableReason_;
    bool available_ = true;
    bool wasWaiting_ = false;
};

} // namespace dyngpt

#pragma once
// The network as a graph and tables with a list of its problems. Every edit can be undone and is
// stored in the project at once.

#include "ui/models/network_document.h"
#include "ui/pages/page.h"

#include <QUndoGroup>

class QLabel;
class QLineEdit;
class QListWidget;
class QTabWidget;

namespace dyngpt {

class EventTimingEditor;
class GraphPanel;
class NetworkTableEditor;
struct TableDefinition;

class NetworkPage : public Page {
    Q_OBJECT
public:
    explicit NetworkPage(Session& session, QWidget* parent = nullptr);
    ~NetworkPage() override;

    void refresh() override;
    void storeNow() override;
    void dropUnstored() override;

    QAction* createUndoAction(QObject* parent);
    QAction* createRedoAction(QObject* parent);
    /// Shows or hides the list of edits.
    QAction* historyAction() { return history_; }
    /// Undo and redo are of the tables while these are seen, and of `others` elsewhere.
    void setUndoActive(bool active, QUndoStack& others);
    /// In place of the present network, as one undoable step.
    void importNetwork(const Network& network);

Q_SIGNALS:
    void importWanted(); ///< of a file, to be asked for

private:
    NetworkTableEditor* addTable(const QString& title, const QString& name,
                                 const TableDefinition& definition, const QString& remark = {});
    QWidget* createTables();
    QWidget* createProblems();
    QWidget* createHistory();
    void connectGraph();
    NetworkTableEditor* editorOf(NetworkTable table) const;
    /// Shown, where it is on a tab, and in focus.
    void jumpTo(NetworkTable table, int row, int column);
    void showCounts();
    void documentChanged();
    void store();
    void jumpToProblem(int row);

    NetworkDocument document_;
    QUndoGroup undoGroup_;
    std::weak_ptr<Project> shown_;
    bool unstored_ = false; ///< the last edit could not be saved
    QLineEdit* name_ = nullptr;
    NetworkTableEditor* states_ = nullptr;
    NetworkTableEditor* events_ = nullptr;
    NetworkTableEditor* parameters_ = nullptr;
    NetworkTableEditor* derived_ = nullptr;
    NetworkTableEditor* triggers_ = nullptr;
    EventTimingEditor* timing_ = nullptr;
    GraphPanel* graph_ = nullptr;
    QTabWidget* tabs_ = nullptr; ///< graph, events, derived quantities, triggers
    QAction* history_ = nullptr;
    QLabel* problemsTitle_ = nullptr;
    QListWidget* problems_ = nullptr;
};

} // namespace dyngpt

#pragma once
// The network as tables with a list of its problems. Every edit can be undone and is stored in
// the project at once.

#include "ui/models/network_document.h"
#include "ui/pages/page.h"

#include <QUndoGroup>

class QLabel;
class QLineEdit;
class QListWidget;

namespace dyngpt {

class NetworkTableEditor;

class NetworkPage : public Page {
    Q_OBJECT
public:
    explicit NetworkPage(Session& session, QWidget* parent = nullptr);
    ~NetworkPage() override;

    void refresh() override;

    QAction* createUndoAction(QObject* parent);
    QAction* createRedoAction(QObject* parent);
    /// Undo and redo are on offer only while the tables are seen.
    void setUndoActive(bool active);
    /// The file's network in place of this one, as one undoable step.
    void importNetwork(const QString& path);

private:
    QWidget* createProblems();
    void documentChanged();
    void store();
    void jumpToProblem(int row);

    NetworkDocument document_;
    QUndoGroup undoGroup_;
    std::weak_ptr<Project> shown_;
    QLineEdit* name_ = nullptr;
    NetworkTableEditor* states_ = nullptr;
    NetworkTableEditor* events_ = nullptr;
    NetworkTableEditor* parameters_ = nullptr;
    QLabel* problemsTitle_ = nullptr;
    QListWidget* problems_ = nullptr;
};

} // namespace dyngpt

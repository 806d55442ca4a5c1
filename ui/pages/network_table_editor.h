#pragma once
// One of the network's tables with its title, the buttons add, duplicate, remove, up, down, rows to
// and from the clipboard, and below a table of expressions the current one as mathematics. GUI
// thread; the model belongs to the caller.

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace dyngpt {

class NetworkDelegate;
class NetworkTableModel;
class RateField;
class RatePreview;

class NetworkTableEditor : public QWidget {
    Q_OBJECT
public:
    /// `title` may hold an ampersand before the letter that jumps to the table. Where a tab shows
    /// the title, `remark` stands above the table in its place.
    NetworkTableEditor(const QString& title, const QString& name, NetworkTableModel& model,
                       const QString& remark = {}, QWidget* parent = nullptr);

    ~NetworkTableEditor() override;

    QTableView* view() { return view_; }
    void jumpTo(int row, int column);
    int currentRow() const; ///< -1: none
    void addRow();
    void removeRow(int row);
    /// What is being written there, in the preview; only for a table of expressions.
    void showRate(const QString& title, const RateField& field);
    void showCurrentRate();

private:
    void createButtons(QHBoxLayout* head);
    void createPreview(QVBoxLayout* column, NetworkDelegate& delegate);
    QAction* addAction(const QString& iconName, const QString& toolTip, const QKeySequence& key,
                       void (NetworkTableEditor::*work)());
    QToolButton* buttonFor(QAction* action, const QString& name);
    std::vector<int> selectedRows() const;
    void duplicateRow();
    void removeCurrentRows();
    void copyRows();
    void cutRows();
    void pasteRows();
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveBy(int rows);
    void updateButtons();

    NetworkTableModel& model_;
    QTableView* view_ = nullptr;
    RatePreview* preview_ = nullptr; ///< null: a table without expressions
    int rateColumn_ = 0;
    QAction* duplicate_ = nullptr;
    QAction* remove_ = nullptr;
    QAction* up_ = nullptr;
    QAction* down_ = nullptr;
    QAction* copy_ = nullptr;
    QAction* cut_ = nullptr;
    QAction* paste_ = nullptr;
};

} // namespace dyngpt

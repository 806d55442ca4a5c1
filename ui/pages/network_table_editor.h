#pragma once
// One of the network's tables with its title and the buttons add, duplicate, remove, up, down.
// GUI thread; the model belongs to the caller.

#include <QWidget>

class QTableView;
class QToolButton;

namespace dyngpt {

class NetworkTableModel;

class NetworkTableEditor : public QWidget {
    Q_OBJECT
public:
    /// `title` may hold an ampersand before the letter that jumps to the table. Where a tab shows
    /// the title, `remark` stands above the table in its place.
    NetworkTableEditor(const QString& title, const QString& name, NetworkTableModel& model,
                       const QString& remark = {}, QWidget* parent = nullptr);

    QTableView* view() { return view_; }
    void jumpTo(int row, int column);
    int currentRow() const; ///< -1: none
    void removeRow(int row);

private:
    QToolButton* addButton(const QString& iconName, const QString& toolTip, const QKeySequence& key,
                           void (NetworkTableEditor::*work)());
    void addRow();
    void duplicateRow();
    void removeCurrentRow();
    void moveUp() { moveBy(-1); }
    void moveDown() { moveBy(1); }
    void moveBy(int rows);
    void updateButtons();

    NetworkTableModel& model_;
    QTableView* view_ = nullptr;
    QToolButton* duplicate_ = nullptr;
    QToolButton* remove_ = nullptr;
    QToolButton* up_ = nullptr;
    QToolButton* down_ = nullptr;
};

} // namespace dyngpt

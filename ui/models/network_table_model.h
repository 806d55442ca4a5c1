#pragma once
// One of the network's tables for a view: cells as text or check boxes, marks for problems, rows
// to add, remove, duplicate and move, every change one undoable step of the document. GUI thread;
// does not own the document.

#include "ui/models/network_tables.h"

#include <QAbstractTableModel>

#include <vector>

class QMimeData;

namespace dyngpt {

class NetworkTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// The texts a cell can have (a list), for the editor that offers them.
    static constexpr int choicesRole = Qt::UserRole;

    NetworkTableModel(NetworkDocument& document, TableDefinition definition,
                      QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    NetworkTable table() const { return definition_.table; }
    const NetworkDocument& document() const { return document_; }
    /// True for a column of expressions.
    bool isRate(int column) const;
    /// True for a column with names of states in it.
    bool listsStates(int column) const;
    RateScope rateScope(int column) const;

    /// The new row.
    int addRow();
    int duplicateRow(int row);
    void removeRow(int row);
    void removeRows(std::vector<int> rows); ///< as one step
    /// The rows for the clipboard: as the network file has them, and as text with tabs.
    QMimeData* copyRows(const std::vector<int>& rows) const;
    bool canPaste(const QMimeData* data) const;
    /// Behind this row (-1: at the beginning), with what else the rows need; how many there are.
    int pasteRows(int row, const QMimeData* data);
    /// By -1 or +1; the row it has then.
    int shiftRow(int row, int by);

private:
    const Network& network() const { return shown_.network; }
    const TableColumn& column(int section) const {
        return definition_.columns[static_cast<std::size_t>(section)];
    }
    NetworkCell cell(const QModelIndex& index) const {
        return {definition_.table, index.row(), index.column()};
    }
    QVariant checkData(const QModelIndex& index, int role) const;
    QString editDescription(const QModelIndex& index) const;
    void documentChanged();
    bool sameRow(int row, const Network& other, int otherRow) const;
    int insertRowAt(int row, int like);
    /// Unread texts follow their rows.
    template <typename Map> void moveUnread(NetworkDraft& draft, Map newRow) const;
    const NetworkProblem* worstProblem(const QModelIndex& index) const;
    QString toolTip(const QModelIndex& index) const;

    NetworkDocument& document_;
    TableDefinition definition_;
    NetworkDraft shown_;
};

} // namespace dyngpt

#pragma once
// What the three network tables have in common: cells as text, marks for problems, rows to add,
// remove, duplicate and move, every change one undoable step of the document. GUI thread; does
// not own the document.

#include "ui/models/network_document.h"

#include <QAbstractTableModel>

namespace dyngpt {

class NetworkTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    NetworkTableModel(NetworkDocument& document, NetworkTable table, QObject* parent);

    NetworkTable table() const { return table_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// The new row.
    int addRow();
    int duplicateRow(int row);
    void removeRow(int row);
    /// By -1 or +1; the row it has then.
    int shiftRow(int row, int by);

protected:
    const Network& network() const { return shown_.network; }
    NetworkDocument& document() { return document_; }

    virtual int rowsOf(const Network& network) const = 0;
    virtual QString title(int column) const = 0;
    virtual QString explanation(int column) const = 0;
    virtual QString cellText(const Network& network, int row, int column) const = 0;
    /// Changes the network, or leaves it and says why the text cannot be read.
    virtual std::optional<UnreadText> change(Network& network, int row, int column,
                                             const QString& text) const = 0;
    virtual QString editDescription(int row, int column) const = 0;
    /// `like` is the row to copy, or -1.
    virtual void insertInto(Network& network, int row, int like) const = 0;
    virtual void removeFrom(Network& network, int row) const = 0;
    virtual void moveWithin(Network& network, int from, int to) const = 0;
    virtual QString rowDescription(int action) const = 0; ///< RowAction
    enum RowAction { Add, Duplicate, Remove, Move };

private:
    void documentChanged();
    bool sameRow(int row, const Network& other, int otherRow) const;
    int insertRowAt(int row, int like);
    /// Unread texts follow their rows.
    template <typename Map> void moveUnread(NetworkDraft& draft, Map newRow) const;
    const NetworkProblem* worstProblem(const QModelIndex& index) const;
    QString toolTip(const QModelIndex& index) const;

    NetworkDocument& document_;
    NetworkTable table_;
    NetworkDraft shown_;
};

} // namespace dyngpt

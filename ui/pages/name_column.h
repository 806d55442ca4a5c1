#pragma once
// Columns and rows of a table that is edited: columns as wide as their texts, the first, of names,
// with the rest but never narrower than its own; rows as high as the text. GUI thread only.

#include <QObject>

class QTableView;

namespace dyngpt {

class NameColumn : public QObject {
    Q_OBJECT
public:
    /// Belongs to the table, which has its model.
    explicit NameColumn(QTableView& table);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followText();
    void fit();

    QTableView& table_;
};

} // namespace dyngpt

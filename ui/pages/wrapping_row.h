#pragma once
// A row of controls that goes on in a line below where it has not the width. Hidden ones take no
// room. GUI thread.

#include <QLayout>
#include <QList>

namespace dyngpt {

class WrappingRow : public QLayout {
    Q_OBJECT
public:
    WrappingRow() { setSpacing(8); }
    ~WrappingRow() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override { return items_.value(index); }
    QLayoutItem* takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSize() const override;
    QSize sizeHint() const override;
    void setGeometry(const QRect& box) override;

private:
    QList<QLayoutItem*> shown() const;

    QList<QLayoutItem*> items_;
};

} // namespace dyngpt

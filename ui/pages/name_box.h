#pragma once
// A box to choose a parameter or state in, or two, drawn as tables and charts set its name. The
// items keep the names as they are spelt, for screen readers and whoever looks for one. GUI thread.

#include "ui/models/network_names.h"

#include <QComboBox>

namespace dyngpt {

class NameDelegate;

class NameBox : public QComboBox {
    Q_OBJECT
public:
    explicit NameBox(QWidget* parent = nullptr);

    void setNames(const NetworkNames& names);
    /// "kon and koff", and the data of the item.
    void addPair(const QString& first, const QString& second, const QVariant& with);

    QSize sizeHint() const override { return roomy(QComboBox::sizeHint()); }
    QSize minimumSizeHint() const override { return roomy(QComboBox::minimumSizeHint()); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChartText drawn(int item) const;
    QSize roomy(const QSize& plain) const; ///< for names that are drawn wider than they are spelt

    NameDelegate* items_;
    NetworkNames names_;
};

} // namespace dyngpt

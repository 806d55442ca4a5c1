#pragma once
// What stands where an empty network will be drawn: what to do first, and the buttons that do it.
// GUI thread.

#include "core/model/network.h"

#include <QWidget>

class QPushButton;
class QSpinBox;

namespace dyngpt {

class EmptyNetwork : public QWidget {
    Q_OBJECT
public:
    explicit EmptyNetwork(QWidget* parent = nullptr);

Q_SIGNALS:
    void stateWanted();
    void eventWanted();
    void importWanted();
    void templateChosen(const dyngpt::Network& network);

private:
    QPushButton* addButton(const QString& text, const QString& name, const QString& toolTip);

    QSpinBox* length_ = nullptr; ///< of a cascade
};

} // namespace dyngpt

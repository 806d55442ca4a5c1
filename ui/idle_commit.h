#pragma once
// Takes over what is being typed into a cell or a field of a window once the keys rest, so that it
// is stored, and undoable, should the program be killed. GUI thread.

#include <QObject>
#include <QTimer>

class QWidget;

namespace dyngpt {

/// Takes over what is being typed into a cell of a table within `widget`, as before the table is
/// filled anew.
void commitCell(const QWidget& widget);

class IdleCommit : public QObject {
    Q_OBJECT
public:
    static constexpr int restMs = 15000;

    /// A child of the window.
    explicit IdleCommit(QWidget* window, int rest = restMs);

    /// Now, as before the project is left or copied.
    void commit();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* window_;
    QTimer rest_;
};

} // namespace dyngpt

#pragma once
// Keeps wrapped text whole: a layout that is short of room gives a wrapped label one line, however
// many it needs at its width. With this, the page is scrolled instead. GUI thread.

#include <QFont>
#include <QHash>
#include <QObject>

class QLabel;
class QWidget;

namespace dyngpt {

class WholeLabels : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Follows the wrapped labels that are in it now.
    void follow(QWidget& page);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Seen {
        QString text;
        QFont font;
        int width = -1;
        bool operator==(const Seen&) const = default;
    };

    void fit(QLabel& label);

    QHash<QLabel*, Seen> labels_;
};

} // namespace dyngpt

#pragma once
// A field that lies over the drawing while something in it is written: Enter or leaving it commits,
// Esc does not. Goes by itself afterwards. GUI thread.

#include <QObject>
#include <QRect>

#include <functional>

class QLineEdit;
class QSpinBox;
class QWidget;

namespace dyngpt {

class InlineEditor : public QObject {
    Q_OBJECT
public:
    /// The field becomes the child of `parent`, in the middle of `place`.
    InlineEditor(QWidget* parent, QLineEdit* field, const QRect& place,
                 std::function<void()> commit);
    InlineEditor(QWidget* parent, QSpinBox* field, const QRect& place,
                 std::function<void()> commit);

    /// Goes without committing: what was to be changed may be another thing now.
    void drop() { end(false); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin(QWidget* parent, const QRect& place);
    void end(bool commit);

    QWidget* field_;
    std::function<void()> commit_;
    bool ended_ = false;
};

} // namespace dyngpt

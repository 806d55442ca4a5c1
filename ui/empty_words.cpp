#include "ui/empty_words.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

/// Lies over the view's viewport and is as large.
class EmptyWords : public QLabel {
public:
    EmptyWords(QAbstractItemView& view, const QString& words)
        : QLabel(words, view.viewport()), view_(view) {
        setObjectName(QStringLiteral("emptyWords"));
        setAlignment(Qt::AlignCenter);
        setWordWrap(true);
        setMargin(8);
        setForegroundRole(QPalette::PlaceholderText);
        setAttribute(Qt::WA_TransparentForMouseEvents); // what is dropped here meets the view
        view.viewport()->installEventFilter(this);
        const QAbstractItemModel* model = view.model();
        for (const auto& signal :
             {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(model, signal, this, &EmptyWords::follow);
        connect(model, &QAbstractItemModel::modelReset, this, &EmptyWords::follow);
        follow();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Resize)
            setGeometry(view_.viewport()->rect());
        return false;
    }

private:
    void follow() {
        const bool empty = view_.model()->rowCount() == 0;
        setGeometry(view_.viewport()->rect());
        setVisible(empty);
        view_.setAccessibleDescription(empty ? text() : QString());
    }

    QAbstractItemView& view_;
};

} // namespace

void sayWhenEmpty(QAbstractItemView& view, const QString& words) {
    new EmptyWords(view, words);
}

} // namespace dyngpt

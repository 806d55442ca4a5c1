#include "ui/pages/whole_labels.h"

#include <QEvent>
#include <QLabel>

#include <algorithm>

namespace dyngpt {

void WholeLabels::follow(QWidget& page) {
    for (QLabel* label : page.findChildren<QLabel*>()) {
        if (!label->wordWrap() || labels_.contains(label))
            continue;
        labels_.insert(label, {});
        label->installEventFilter(this);
        if (QWidget* parent = label->parentWidget())
            parent->installEventFilter(this); // once, however often
        connect(label, &QObject::destroyed, this, [this, label] { labels_.remove(label); });
        fit(*label);
    }
}

bool WholeLabels::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::FontChange:
        if (auto* label = qobject_cast<QLabel*>(watched); label && labels_.contains(label))
            fit(*label);
        break;
    case QEvent::LayoutRequest: // another text, perhaps
        for (QObject* child : watched->children())
            if (auto* label = qobject_cast<QLabel*>(child); label && labels_.contains(label))
                fit(*label);
        break;
    default:
        break;
    }
    return false;
}

void WholeLabels::fit(QLabel& label) {
    const Seen now{label.text(), label.font(), label.width()};
    if (labels_[&label] == now || !label.isVisible())
        return;
    labels_[&label] = now;
    label.setMinimumHeight(0); // else it is what the label needs
    label.setMinimumHeight(std::max(0, label.heightForWidth(label.width()))); // -1: no text
}

} // namespace dyngpt

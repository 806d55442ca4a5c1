#include "ui/models/network_document.h"

#include "core/model/network_checks.h"

#include <utility>

namespace dyngpt {

/// Networks are small, so a step simply keeps both sides.
class NetworkDocument::Step : public QUndoCommand {
public:
    Step(NetworkDocument& document, const QString& description, NetworkDraft after)
        : QUndoCommand(description)
        , document_(document)
        , before_(document.draft_)
        , after_(std::move(after)) {}

    void undo() override { apply(before_); }
    void redo() override { apply(after_); }

private:
    void apply(const NetworkDraft& draft) {
        const bool edited =
            draft.network != document_.network() || draft.layout != document_.draft_.layout;
        document_.show(draft);
        if (edited)
            Q_EMIT document_.networkEdited();
    }

    NetworkDocument& document_;
    NetworkDraft before_;
    NetworkDraft after_;
};

NetworkDocument::NetworkDocument(QObject* parent) : QObject(parent) {}

void NetworkDocument::load(const Network& network, const NetworkLayout& layout) {
    undoStack_.clear();
    show({network, {}, layout});
}

void NetworkDocument::edit(const QString& description, NetworkDraft next) {
    next.layout = followNetwork(next.layout, draft_.network, next.network);
    if (next != draft_)
        undoStack_.push(new Step(*this, description, std::move(next)));
}

void NetworkDocument::show(const NetworkDraft& draft) {
    draft_ = draft;
    problems_.clear();
    for (const auto& [cell, unread] : draft_.unread)
        problems_.push_back({{Severity::Error, "", unread.what, unread.remedy}, cell});
    for (Issue& issue : checkNetwork(draft_.network)) {
        const auto cell = cellOfPlace(issue.place, draft_.network);
        problems_.push_back({std::move(issue), cell});
    }
    Q_EMIT changed();
}

} // namespace dyngpt

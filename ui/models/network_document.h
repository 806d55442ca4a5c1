#pragma once
// The network as the tables show it: undoable edits, what could not be read, and what the checks
// say. GUI thread. Owns its undo stack; the page stores each change in the project.

#include "core/common/issue.h"
#include "core/model/network_layout.h"
#include "ui/models/network_cell.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

#include <map>
#include <optional>
#include <vector>

namespace dyngpt {

/// What stands in a cell although it cannot be read; kept so that nobody has to type it again.
struct UnreadText {
    QString text;
    Text what;
    Text remedy;
    bool operator==(const UnreadText& other) const { return text == other.text; }
};

struct NetworkDraft {
    Network network;
    std::map<NetworkCell, UnreadText> unread = {};
    NetworkLayout layout = {}; ///< of the drawing
    bool operator==(const NetworkDraft&) const = default;
};

struct NetworkProblem {
    Issue issue;
    std::optional<NetworkCell> cell;
};

class NetworkDocument : public QObject {
    Q_OBJECT
public:
    explicit NetworkDocument(QObject* parent = nullptr);

    const NetworkDraft& draft() const { return draft_; }
    const Network& network() const { return draft_.network; }
    const std::vector<NetworkProblem>& problems() const { return problems_; }
    QUndoStack& undoStack() { return undoStack_; }

    /// Another network; forgets the edits before.
    void load(const Network& network, const NetworkLayout& layout = {});
    /// One undoable step to `next`; nothing happens if it changes nothing. The layout of the
    /// draft before follows the network's change by itself.
    void edit(const QString& description, NetworkDraft next);

Q_SIGNALS:
    void changed();       ///< draft and problems are new, for whatever reason
    void networkEdited(); ///< or its layout, by an edit, undo or redo: worth storing

private:
    class Step;
    void show(const NetworkDraft& draft);

    NetworkDraft draft_;
    std::vector<NetworkProblem> problems_;
    QUndoStack undoStack_;
};

} // namespace dyngpt

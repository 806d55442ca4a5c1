#pragma once
// The part of the import dialog that belongs to one kind of file: what can be chosen about it,
// and what it remembers for the next file of that kind. GUI thread only.

#include "core/data/import.h"

#include <QWidget>

#include <optional>

namespace dyngpt {

class ImportPanel : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual ImportChoice choice() const = 0;
    /// Something can be read. `sentence` says what is recognised or still missing.
    virtual bool isUsable() const = 0;
    virtual QString sentence() const = 0;
    /// Keeps the choices for the next file (QSettings).
    virtual void remember() const = 0;

Q_SIGNALS:
    void changed();
};

/// The state that a column most likely holds: an equal name, then one equal but for case and
/// signs, then one that contains the other. Nothing when none is alike.
std::optional<std::string> likelyState(const std::string& column,
                                       const std::vector<std::string>& states);

/// Proposes a state for each column, none twice; nothing for those that are not `fit`.
std::vector<std::optional<std::string>> likelyStates(const std::vector<std::string>& columns,
                                                     const std::vector<bool>& fit,
                                                     const std::vector<std::string>& states);

} // namespace dyngpt

#pragma once
// What a reader or writer of files has to say about a file that it took: a list to read and copy.
// GUI thread.

#include "core/common/issue.h"

#include <QDialog>

#include <vector>

namespace dyngpt {

class NotesDialog : public QDialog {
    Q_OBJECT
public:
    /// `sentence` says what the notes are about.
    NotesDialog(const QString& title, const QString& sentence, const std::vector<Issue>& notes,
                QWidget* parent = nullptr);
};

} // namespace dyngpt

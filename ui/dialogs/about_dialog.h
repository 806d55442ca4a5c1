#pragma once
// What the program is and the versions of what it stands on. GUI thread.

#include <QDialog>

namespace dyngpt {

class AboutDialog : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace dyngpt

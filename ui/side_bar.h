#pragma once
// The six stages with their states in words and marks; the current row is the shown page.
// GUI thread.

#include "core/project/project.h"

#include <QListWidget>

namespace dyngpt {

class Session;

class SideBar : public QListWidget {
    Q_OBJECT
public:
    explicit SideBar(Session& session, QWidget* parent = nullptr);

    void refresh();
    void select(Stage stage);
    QSize sizeHint() const override;

Q_SIGNALS:
    void stageSelected(dyngpt::Stage stage);

private:
    Session& session_;
};

} // namespace dyngpt

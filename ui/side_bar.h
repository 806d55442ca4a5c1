#pragma once
// The stages with their states in words and marks, and the Solve page, which is none; the current
// row is the shown page.
// GUI thread.

#include "ui/stage_text.h"

#include <QListWidget>

namespace dyngpt {

class Session;

class SideBar : public QListWidget {
    Q_OBJECT
public:
    explicit SideBar(Session& session, QWidget* parent = nullptr);

    void refresh();
    void select(Stage stage);
    void selectSolve();
    int row(Stage stage) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void stageSelected(dyngpt::Stage stage);
    void solveSelected();

private:
    void setState(int row, const QString& title, StageState state, StageActivity activity,
                  const QString& help, const QString& advice);

    Session& session_;
};

} // namespace dyngpt

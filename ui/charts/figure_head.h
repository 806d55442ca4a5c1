#pragma once
// The line above a figure: its title and the small button that exports or copies its picture and
// its numbers. GUI thread only.

#include "ui/charts/chart_export.h"

#include <QWidget>

#include <functional>

class QMenu;
class QToolButton;

namespace dyngpt {

class TitleLabel;

class FigureHead : public QWidget {
public:
    /// What the menu exports; all are asked when the user chooses.
    struct Source {
        FigureSource figure;
        std::function<QString()> csv;
        std::function<void(QMenu&)> more; ///< adds further entries; may be empty
    };

    FigureHead(const ChartText& title, Source source);

    const ChartText& title() const;
    void setTitle(const ChartText& title);
    /// Whether there is a figure.
    void setAvailable(bool available);
    void fillMenu(QMenu& menu);

private:
    void openDialog();
    void askNumbersPath();

    Source source_;
    TitleLabel* title_;
    QToolButton* button_;
};

} // namespace dyngpt

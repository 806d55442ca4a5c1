#pragma once
// The guided tour: a card below the side bar that goes through the gene expression example step by
// step and marks where to look. The window opens the pages it asks for. GUI thread.

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace dyngpt {

class GuidedTour : public QFrame {
    Q_OBJECT
public:
    enum class Place { Network, Solve, Validate, Infer, Report };
    Q_ENUM(Place)

    explicit GuidedTour(QWidget* parent = nullptr);
    ~GuidedTour() override;

    /// From the first step, with the example open.
    void start();
    void end();

Q_SIGNALS:
    /// Answered by showing that page before the signal returns.
    void pageWanted(dyngpt::GuidedTour::Place place);

private:
    void showStep(int step);

    int step_ = 0;
    QLabel* count_;
    QLabel* title_;
    QLabel* text_;
    QPushButton* back_;
    QPushButton* next_;
    QPointer<QWidget> mark_;
};

} // namespace dyngpt

#pragma once
// The timing of one event: its kind, the distribution of its waiting time or delay, what that
// distribution needs, and when a delayed event removes. Every edit is one undoable step. GUI
// thread; the document belongs to the caller.

#include "ui/models/network_document.h"

#include <QWidget>

#include <array>

class QComboBox;
class QGridLayout;
class QLabel;

namespace dyngpt {

class RateField;

class EventTimingEditor : public QWidget {
    Q_OBJECT
public:
    explicit EventTimingEditor(NetworkDocument& document, QWidget* parent = nullptr);

    /// -1: none.
    void setEvent(int event);
    /// "distribution", "consume" or an argument; anything else is the kind.
    void focusField(const std::string& field);

Q_SIGNALS:
    /// What is being written; not yet in the document.
    void rateEdited(const QString& title, const dyngpt::RateField& field);
    void rateEditingEnded();

private:
    struct Argument {
        QLabel* label = nullptr;
        RateField* field = nullptr;
        QAction* mark = nullptr; ///< of a problem
    };

    QComboBox* addChoice(QGridLayout* grid, int row, int column, const QString& label,
                         const QString& name, const QString& toolTip);
    void addArgument(QGridLayout* grid, std::size_t index);
    void refresh();
    void showArguments(const Event& event);
    void markProblems();
    template <typename Change> void change(Change change);

    NetworkDocument& document_;
    int event_ = -1;
    QLabel* title_ = nullptr;
    QComboBox* kind_ = nullptr;
    QComboBox* distribution_ = nullptr;
    QComboBox* consumption_ = nullptr;
    std::array<Argument, 2> arguments_;
};

} // namespace dyngpt

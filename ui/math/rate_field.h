#pragma once
// A line to write an expression in: words in the colour of what they are, mistakes underlined with
// the reason in the tool tip, names completed while typing and on Ctrl+Space. GUI thread.

#include "core/model/rate_marks.h"

#include <QLineEdit>

#include <vector>

class QCompleter;
class QStandardItemModel;

namespace dyngpt {

class RateField : public QLineEdit {
    Q_OBJECT
public:
    explicit RateField(QWidget* parent = nullptr);

    /// The names that can stand here.
    void setScope(RateScope scope);
    /// What stands here is no expression but a list of states with numbers: names are completed and
    /// unknown ones underlined, nothing else is judged.
    void setListing(bool listing) { listing_ = listing; }
    /// Of the text as it stands; none while it is empty.
    const std::vector<RateProblem>& problems() const { return problems_; }

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void judge();
    void showMarks();
    bool popupKey(QKeyEvent& event);
    void offerNames(bool evenWithoutPrefix);
    void insertName(const QString& name);
    int positionOf(std::size_t offset) const; ///< in the text, of a byte
    std::size_t offsetOf(int position) const;
    QString reasonAt(const QPoint& place);

    RateScope scope_;
    bool listing_ = false;
    std::vector<RateMark> marks_;
    std::vector<RateProblem> problems_;
    QCompleter* completer_ = nullptr;
    QStandardItemModel* names_ = nullptr;
};

} // namespace dyngpt

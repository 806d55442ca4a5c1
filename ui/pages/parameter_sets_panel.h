#pragma once
// Parameter sets saved under names: save, apply, rename, delete, and one of them drawn beside the
// present one. Holds what is shown; whoever owns it stores. GUI thread.

#include "core/project/project.h"

#include <QGroupBox>

#include <optional>

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace dyngpt {

class ParameterSetsPanel : public QGroupBox {
    Q_OBJECT
public:
    explicit ParameterSetsPanel(QWidget* parent = nullptr);

    void setSets(const std::vector<NamedParameters>& sets);
    const std::vector<NamedParameters>& sets() const { return sets_; }
    /// Adds it under a name of its own and lets the user change that.
    void add(NamedParameters set);
    /// The one that is drawn.
    std::optional<NamedParameters> beside() const;

Q_SIGNALS:
    void saveWanted();
    void edited(); ///< sets()
    void applied(const dyngpt::NamedParameters& set);
    void besideChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void itemChanged(QListWidgetItem* item);
    void fill();
    void apply();
    void remove();
    void updateButtons();
    QString freeName(const QString& wanted, int except) const;

    std::vector<NamedParameters> sets_;
    std::string beside_; ///< its name; empty: none
    bool filling_ = false;
    QListWidget* list_ = nullptr;
    QPushButton* apply_ = nullptr;
    QPushButton* rename_ = nullptr;
    QPushButton* delete_ = nullptr;
};

} // namespace dyngpt

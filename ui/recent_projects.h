#pragma once
// The projects to go on with: unsaved ones that an unexpected end left behind, then those opened
// last, with folder and date. What is gone is marked and can be taken off the list. GUI thread.

#include <QWidget>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace dyngpt {

class RecentProjects : public QWidget {
    Q_OBJECT
public:
    explicit RecentProjects(QWidget* parent = nullptr);

    void refresh(); ///< hidden while there is none

Q_SIGNALS:
    void chosen(const QString& file);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void add(const QString& file, bool recoverable);
    void open(QTreeWidgetItem* item);
    void removeCurrent();
    void updateButton();

    QTreeWidget* list_ = nullptr;
    QPushButton* remove_ = nullptr;
};

} // namespace dyngpt

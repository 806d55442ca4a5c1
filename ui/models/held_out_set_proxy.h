#pragma once
// The held-out sets sorted by any column, all or only the worst. GUI thread only.

#include "ui/models/validation_models.h"

#include <QSortFilterProxyModel>

namespace dyngpt {

class HeldOutSetProxy : public QSortFilterProxyModel {
public:
    explicit HeldOutSetProxy(HeldOutSetModel& sets, QObject* parent)
        : QSortFilterProxyModel(parent), sets_(sets) {
        setSourceModel(&sets);
        setSortRole(Qt::UserRole);
    }
    void setOnlyWorst(bool only) {
        onlyWorst_ = only;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override {
        return !onlyWorst_ || sets_.isWorst(row);
    }

private:
    const HeldOutSetModel& sets_;
    bool onlyWorst_ = false;
};

} // namespace dyngpt

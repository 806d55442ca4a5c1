#pragma once
// How many simulated sets serve as observations, and how many cells of each. GUI thread only.

#include "ui/dialogs/import_panel.h"

class QListWidget;
class QSpinBox;

namespace dyngpt {

class ImportDatasetPanel : public ImportPanel {
    Q_OBJECT
public:
    explicit ImportDatasetPanel(const Network& network, QWidget* parent = nullptr);

    ImportChoice choice() const override;
    bool isUsable() const override;
    QString sentence() const override;
    void remember() const override;

private:
    QSpinBox* sets_ = nullptr;
    QSpinBox* cells_ = nullptr;
    QSpinBox* seed_ = nullptr;
    QListWidget* states_ = nullptr;
};

} // namespace dyngpt

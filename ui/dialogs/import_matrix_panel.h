#pragma once
// What is taken from matrices of cells by genes (10x, h5ad): which layer holds which state, which
// genes, and what the cells are grouped by. GUI thread only.

#include "ui/dialogs/import_panel.h"

#include <memory>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QListView;
class QListWidget;
class QSortFilterProxyModel;
class QSpinBox;
class QStandardItemModel;

namespace dyngpt {

class ImportMatrixPanel : public ImportPanel {
    Q_OBJECT
public:
    ImportMatrixPanel(std::shared_ptr<const MatrixFile> file,
                      const std::vector<std::string>& states, QWidget* parent = nullptr);

    ImportChoice choice() const override;
    bool isUsable() const override;
    QString sentence() const override;
    void remember() const override;

private:
    QWidget* buildLayers();
    QWidget* buildGenes();
    QWidget* buildGroups();
    void fillGenes();
    void updateGenes();
    std::string chosenLayer() const; ///< whose genes are listed
    QStringList checkedGenes() const;
    bool layerTwice() const;

    std::shared_ptr<const MatrixFile> file_;
    std::vector<std::string> states_;
    std::vector<QComboBox*> layers_; ///< per state: the layer that holds it
    std::string shownLayer_;
    QComboBox* which_ = nullptr;
    QSpinBox* top_ = nullptr;
    QLineEdit* search_ = nullptr;
    QListView* list_ = nullptr;
    QStandardItemModel* genes_ = nullptr;
    QSortFilterProxyModel* found_ = nullptr;
    QListWidget* groups_ = nullptr;
};

} // namespace dyngpt

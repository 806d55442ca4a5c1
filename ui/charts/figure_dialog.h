#pragma once
// Asks how a figure is to be exported, shows it as it will look, and saves or copies it.
// Remembers what was chosen last. GUI thread only.

#include "ui/charts/chart_export.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace dyngpt {

class FigurePreview;
class FigureWriter;

class FigureDialog : public QDialog {
    Q_OBJECT
public:
    /// What `source` refers to must outlive the dialog.
    explicit FigureDialog(FigureSource source, QWidget* parent = nullptr);

    /// As chosen, the height as it will be.
    const FigureSettings& settings() const { return settings_; }
    /// Closes when that is done.
    void saveTo(const QString& path);

private:
    void addSize(QFormLayout& form);
    void addFormat(QFormLayout& form);
    void addLook(QFormLayout& form);
    void pickPreset(int index);
    void setHeight(double height);
    /// After a change of the settings: the controls, the preview, what there is to say.
    void refresh();
    int presetOfSize() const; ///< -1: none
    void askAndSave();
    void copy();
    void endSaving(const QString& problem);

    FigureSource source_;
    FigureSettings settings_;
    QSize own_;       ///< the figure's on the screen
    QString problem_; ///< why it could not be saved
    FigureWriter* writer_;
    FigurePreview* preview_;
    QComboBox* preset_ = nullptr;
    QDoubleSpinBox* width_ = nullptr;
    QDoubleSpinBox* height_ = nullptr;
    QCheckBox* proportional_ = nullptr;
    QComboBox* format_ = nullptr;
    QComboBox* dpi_ = nullptr;
    QFontComboBox* family_ = nullptr;
    QDoubleSpinBox* pointSize_ = nullptr;
    QComboBox* palette_ = nullptr;
    QComboBox* ground_ = nullptr;
    QCheckBox* titled_ = nullptr;
    QLabel* size_ = nullptr;
    QLabel* remarks_ = nullptr;
    QPushButton* save_ = nullptr;
    QPushButton* copy_ = nullptr;
};

} // namespace dyngpt

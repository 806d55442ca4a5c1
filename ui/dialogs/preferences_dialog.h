#pragma once
// Language, theme, colours of charts and text size; stored and applied when accepted. GUI thread.

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace dyngpt {

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(QWidget* parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void appearanceChanged();
    void languageChanged();

private:
    QComboBox* language_ = nullptr;
    QComboBox* theme_ = nullptr;
    QComboBox* colours_ = nullptr;
    QSpinBox* zoom_ = nullptr;
};

} // namespace dyngpt

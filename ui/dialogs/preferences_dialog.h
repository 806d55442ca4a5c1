#pragma once
// Language, theme, colours of charts, text size, messages and where projects open; stored and
// applied when accepted. GUI thread.

#include <QDialog>

class QCheckBox;
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
    QCheckBox* notifications_ = nullptr;
    QCheckBox* newWindow_ = nullptr;
};

} // namespace dyngpt

#include "ui/pages/table_export.h"

#include "core/common/file.h"
#include "ui/dialogs/message_boxes.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

namespace dyngpt {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TableExport)
};

void askAndWrite(QWidget* parent, const QString& name, const std::function<QString()>& csv) {
    QString path = QFileDialog::getSaveFileName(parent, Words::tr("Export table"), name,
                                                Words::tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".csv");
    try {
        writeFileAtomically(path.toStdString(), csv().toStdString());
    } catch (const Error& error) {
        showError(parent, Words::tr("Export table"), error);
    }
}

} // namespace

QPushButton* exportButton(const QString& name, std::function<QString()> csv) {
    auto* button = new QPushButton(Words::tr("Export table…"));
    button->setObjectName(QStringLiteral("exportTable"));
    button->setAutoDefault(false);
    button->setToolTip(Words::tr("Writes the table as CSV, numbers in full"));
    button->setAccessibleDescription(button->toolTip());
    QObject::connect(button, &QPushButton::clicked, button, [button, name, csv = std::move(csv)] {
        askAndWrite(button->window(), name, csv);
    });
    return button;
}

} // namespace dyngpt

#include "ui/dialogs/about_dialog.h"

#include "core/common/thread_count.h"
#include "core/common/version.h"
#include "core/data/h5ad_file.h"
#include "core/model/sbml.h"
#include "core/nn/backend.h"
#include "core/report/graph_layout.h"
#include "core/report/posterior_export.h"
#include "ui/icons.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace dyngpt {

namespace {

/// LibTorch is loaded in the background; this never waits for it.
QString solverVersion() {
    if (!backendLoaded())
        return AboutDialog::tr("LibTorch: not loaded yet");
    QStringList devices;
    for (const std::string& device : backend().devices())
        devices << QString::fromStdString(device);
    return AboutDialog::tr("LibTorch %1 on %2")
        .arg(QString::fromStdString(backend().version()), devices.join(QStringLiteral(", ")));
}

QString optionalLibraries() {
    QStringList missing;
    if (!hasSbml())
        missing << AboutDialog::tr("libsbml (models in SBML)");
    if (!canReadH5ad())
        missing << AboutDialog::tr("HDF5 (h5ad files)");
    if (!hasNetcdf())
        missing << AboutDialog::tr("NetCDF (posteriors for ArviZ)");
    if (!hasGraphviz())
        missing << AboutDialog::tr("Graphviz (layout of the network's graph)");
    if (missing.isEmpty())
        return AboutDialog::tr("With libsbml, HDF5, NetCDF and Graphviz");
    return AboutDialog::tr("Built without %1").arg(missing.join(QStringLiteral(", ")));
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About DynGPT Studio"));
    auto* symbol = new QLabel;
    symbol->setPixmap(icon(QStringLiteral("dyngpt-studio")).pixmap(64, 64));
    auto* name = new QLabel(tr("<h2>DynGPT Studio %1</h2>")
                                .arg(QString::fromStdString(programVersion()).toHtmlEscaped()));
    auto* purpose = new QLabel(tr("Stationary distributions of stochastic reaction networks: "
                                  "simulate, learn, validate, infer."));
    purpose->setWordWrap(true);
    const QStringList versions = {tr("Qt %1").arg(QString::fromLatin1(qVersion())), solverVersion(),
                                  optionalLibraries(),
                                  tr("Processor cores used: %1").arg(threadCount(0)),
                                  tr("Licence: GNU General Public License, version 3 or later")};
    auto* list = new QLabel(versions.join(u'\n'));
    list->setTextFormat(Qt::PlainText);
    list->setWordWrap(true);
    list->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    list->setAccessibleName(tr("Versions"));
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* head = new QHBoxLayout;
    head->addWidget(symbol);
    head->addWidget(name, 1);
    auto* all = new QVBoxLayout(this);
    all->setSpacing(16);
    all->addLayout(head);
    all->addWidget(purpose);
    all->addWidget(list);
    all->addWidget(buttons);
    setMinimumWidth(440);
}

} // namespace dyngpt

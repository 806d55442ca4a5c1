#pragma once
// A private home for every test program: settings and untitled projects of the user stay
// untouched. Answers to the boxes that wait for one.

#include "core/model/network_json.h"
#include "tests/support/test_data.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace uitest {

/// To be made before anything asks for settings or paths.
class PrivateHome {
public:
    PrivateHome() {
        qputenv("XDG_CONFIG_HOME", dir_.filePath(QStringLiteral("config")).toUtf8());
        qputenv("XDG_DATA_HOME", dir_.filePath(QStringLiteral("data")).toUtf8());
        QCoreApplication::setOrganizationName(QStringLiteral("DynGPT-test"));
        QCoreApplication::setApplicationName(QStringLiteral("dyngpt-studio-test"));
    }
    QString file(const QString& name) const { return dir_.filePath(name); }

private:
    QTemporaryDir dir_;
};

inline dyngpt::Network geneExpression() {
    return dyngpt::readNetwork(testdata::resource("examples/gene_expression/network.json"));
}

/// Presses the button with this text in the next message box; `seen` gets the box's text.
inline void answerNextBox(const QString& button, QString* seen = nullptr, int triesLeft = 100) {
    QTimer::singleShot(20, qApp, [button, seen, triesLeft] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) {
            if (triesLeft > 0)
                answerNextBox(button, seen, triesLeft - 1);
            return;
        }
        if (seen)
            *seen = box->text();
        for (QAbstractButton* candidate : box->buttons()) {
            if (candidate->text().remove(u'&') == button) {
                candidate->click();
                return;
            }
        }
        box->close();
        QFAIL("the box has no such button");
    });
}

/// Types the path into the next file dialog and accepts it. The dialog fills itself from a
/// thread of its own and may drop what was typed meanwhile, so this goes on until it closes.
inline void chooseFile(const QString& path) {
    auto* timer = new QTimer(qApp);
    timer->setInterval(100);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, path, seen = false]() mutable {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (seen && !dialog)
            timer->deleteLater();
        if (!dialog)
            return;
        seen = true;
        auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
        name->setCompleter(nullptr); // its popup would take the click
        name->setText(path);         // typed, every prefix that is a folder would be chosen too
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->buttons().front(),
                          Qt::LeftButton);
    });
    timer->start();
}

} // namespace uitest

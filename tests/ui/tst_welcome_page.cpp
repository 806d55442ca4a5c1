// Where a newcomer begins: examples as cards, templates, and the projects to go on with.

#include "tests/ui/program.h"
#include "ui/example_cards.h"
#include "ui/paths.h"
#include "ui/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

#include <numeric>

using namespace dyngpt;
using namespace uitest;

class WelcomePageTest : public QObject {
    Q_OBJECT

private:
    PrivateHome home_;

    QString makeProject(const QString& name) {
        const QString path = home_.file(name);
        Project::create(toPath(path), geneExpression());
        return path;
    }
    static ExampleCard* card(Program& program, const char* name) {
        return find<ExampleCard>(program.window, name);
    }
    static int coloured(const QImage& image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).hsvSaturation() > 60;
        return count;
    }

private Q_SLOTS:
    void init() {
        settings::clearRecentFiles();
        // What a test before left unsaved would be on offer too.
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    void cardsShowDistributions() {
        Program program;
        const auto cards = program.window.findChildren<ExampleCard*>();
        QCOMPARE(cards.size(), exampleNames().size());
        for (ExampleCard* each : cards) {
            QTRY_VERIFY2(!each->shares().empty(), qPrintable(each->objectName()));
            QCOMPARE(std::accumulate(each->shares().begin(), each->shares().end(), 0.0), 1.0);
            const QImage picture = each->grab().toImage();
            QVERIFY2(coloured(picture) > 300, qPrintable(each->objectName()));
            QVERIFY(!each->accessibleDescription().isEmpty());
        }
        // Another palette, another picture.
        const QImage light = cards[0]->grab().toImage();
        QPalette dark = cards[0]->palette();
        dark.setColor(QPalette::Base, QColor(30, 30, 30));
        dark.setColor(QPalette::Window, QColor(30, 30, 30));
        dark.setColor(QPalette::Text, Qt::white);
        cards[0]->setPalette(dark);
        const QImage other = cards[0]->grab().toImage();
        QVERIFY(qGray(other.pixel(12, 12)) < 60 && qGray(light.pixel(12, 12)) > 200);
        QVERIFY(coloured(other) > 300);
    }

    void keysGoFromCardToCard() {
        Program program;
        const auto cards = program.window.findChildren<ExampleCard*>();
        cards[0]->setFocus();
        QTest::keyClick(cards[0], Qt::Key_Right);
        QVERIFY(cards[1]->hasFocus());
        QTest::keyClick(cards[1], Qt::Key_Down);
        QVERIFY(cards[5]->hasFocus());
        QTest::keyClick(cards[5], Qt::Key_Down); // there is no third row
        QVERIFY(cards[5]->hasFocus());
        QTest::keyClick(cards[5], Qt::Key_Up);
        QTest::keyClick(cards[1], Qt::Key_Left);
        QVERIFY(cards[0]->hasFocus());
        QTest::keyClick(cards[0], Qt::Key_Space);
        QTRY_VERIFY(program.session.project());
    }

    void everythingFitsASmallScreen() {
        Program program;
        program.window.resize(1366, 740);
        QCoreApplication::processEvents();
        auto* page = find<QWidget>(program.window, "welcomePage");
        for (const char* name :
             {"guidedTourButton", "newProject", "newFromTemplate", "openProject"}) {
            auto* button = find<QAbstractButton>(program.window, name);
            QVERIFY2(page->rect().contains(QRect(button->mapTo(page, QPoint()), button->size())),
                     name);
        }
        for (ExampleCard* each : program.window.findChildren<ExampleCard*>())
            QVERIFY2(page->rect().contains(QRect(each->mapTo(page, QPoint()), each->size())),
                     qPrintable(each->objectName()));
    }

    void templatesBeginANetwork() {
        Program program;
        const QMenu* menu = find<QToolButton>(program.window, "newFromTemplate")->menu();
        QVERIFY(menu && menu->actions().size() > 2);
        menu->actions().back()->trigger();
        QTRY_VERIFY(program.session.project());
        QVERIFY(!program.session.project()->network().events.empty());
        QVERIFY(!program.session.project()->training());
    }

    /// A program that was killed leaves them beside the project's file.
    void theLatestChangeCounts() {
        const QString path = makeProject(QStringLiteral("killed.dyngpt"));
        QFile project(path);
        QVERIFY(project.open(QIODevice::ReadWrite));
        QVERIFY(project.setFileTime(QDateTime(QDate(2020, 1, 2), QTime(3, 4)),
                                    QFileDevice::FileModificationTime));
        project.close();
        settings::addRecentFile(path);
        const auto changed = [] {
            Program program;
            return find<QTreeWidget>(program.window, "recentProjects")->topLevelItem(0)->text(2);
        };
        const QString before = changed();
        QFile beside(path + QStringLiteral("-wal"));
        QVERIFY(beside.open(QIODevice::WriteOnly));
        beside.write("changes");
        beside.close();
        QVERIFY(changed() != before);
        QVERIFY(beside.remove());
    }

    void recentProjectsAreMarkedAndRemoved() {
        const QString there = makeProject(QStringLiteral("there.dyngpt"));
        const QString gone = makeProject(QStringLiteral("gone.dyngpt"));
        settings::addRecentFile(there);
        settings::addRecentFile(gone);
        QFile::remove(gone);
        settings::addRecentFile(there); // what is gone stays on the list
        Program program;
        auto* list = find<QTreeWidget>(program.window, "recentProjects");
        auto* remove = find<QPushButton>(program.window, "removeRecent");
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("there"));
        QVERIFY(!list->topLevelItem(0)->text(2).isEmpty());
        QCOMPARE(list->topLevelItem(1)->text(2), QStringLiteral("not found"));
        QVERIFY(list->topLevelItem(1)->toolTip(0).contains(QStringLiteral("gone.dyngpt")));
        list->setCurrentItem(nullptr);
        QVERIFY(!remove->isEnabled());
        list->setCurrentItem(list->topLevelItem(1));
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(settings::rememberedFiles(), QStringList{there});
        QVERIFY(remove->isEnabled()); // the next one is marked
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(program.session.displayName(), QStringLiteral("there"));
    }

    void theLastOneGoesWithTheList() {
        settings::addRecentFile(makeProject(QStringLiteral("only.dyngpt")));
        Program program;
        auto* list = find<QTreeWidget>(program.window, "recentProjects");
        QVERIFY(list->isVisible());
        list->setCurrentItem(list->topLevelItem(0));
        QTest::mouseClick(find<QPushButton>(program.window, "removeRecent"), Qt::LeftButton);
        QVERIFY(!list->isVisible());
        QVERIFY(QFile::exists(home_.file(QStringLiteral("only.dyngpt"))));
    }
};

QTEST_MAIN(WelcomePageTest)
#include "tst_welcome_page.moc"

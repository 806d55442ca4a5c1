// The help: every page in every language it is written in, links that lead somewhere, search,
// and the page that belongs to what is shown.

#include "tests/ui/program.h"
#include "ui/appearance.h"
#include "ui/help/help_pages.h"
#include "ui/help/help_window.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>

using namespace dyngpt;
using namespace uitest;

namespace {

const QStringList written{"en", "zh_CN"};

QStringList matches(const QString& text, const QString& pattern) {
    QStringList found;
    for (auto it = QRegularExpression(pattern).globalMatch(text); it.hasNext();)
        found << it.next().captured(1);
    return found;
}

} // namespace

class HelpTest : public QObject {
    Q_OBJECT

    PrivateHome home_;

private Q_SLOTS:
    void everyPageIsWrittenInEveryLanguage() {
        for (const QString& page : helpPages())
            for (const QString& language : written) {
                const QString name = language + '/' + page;
                QVERIFY2(!helpTitle(page, language).isEmpty(), qPrintable(name));
                QVERIFY2(helpText(page, language).size() > 300, qPrintable(name));
                QVERIFY2(QFile::exists(":/help/" + name + ".html"), qPrintable(name));
            }
        // And no page that the list does not know.
        for (const QString& language : written)
            QCOMPARE(QDir(":/help/" + language).entryList().size(), helpPages().size());
    }

    void translationsHaveTheSameParts() {
        for (const QString& page : helpPages())
            for (const char* pattern : {"href=\"([^\"]*)\"", "name=\"([^\"]*)\"", "<(h2|tr|li)>"}) {
                QStringList english = matches(helpText(page, "en"), pattern);
                QStringList chinese = matches(helpText(page, "zh_CN"), pattern);
                english.sort();
                chinese.sort();
                QVERIFY2(english == chinese, qPrintable(page + ": " + pattern));
            }
    }

    void linksLeadSomewhere() {
        int links = 0;
        for (const QString& page : helpPages())
            for (const QString& link : matches(helpText(page, "en"), "href=\"([^\"]*)\"")) {
                const QUrl url(link);
                QCOMPARE(url.scheme(), QString("help"));
                QVERIFY2(helpPages().contains(url.path()), qPrintable(page + ": " + link));
                if (url.hasFragment())
                    QVERIFY2(helpText(url.path(), "en").contains("<a name=\"" + url.fragment()),
                             qPrintable(page + ": " + link));
                ++links;
            }
        QVERIFY(links > 20);
    }

    void anotherLanguageFallsBackToEnglish() {
        QCOMPARE(helpTitle("train", "eo"), QString("Train"));
        QCOMPARE(helpText("no-such-page", "en"), QString());
    }

    void everyStageHasItsPage() {
        for (int i = 0; i <= static_cast<int>(Stage::Report); ++i)
            QVERIFY(helpPages().contains(helpPage(static_cast<Stage>(i))));
    }

    void theWindowWalksAndSearches() {
        HelpWindow window("en", nullptr);
        window.showPage("validate");
        auto* text = window.findChild<HelpBrowser*>("helpText");
        auto* pages = window.findChild<QListWidget*>("helpPages");
        auto* search = window.findChild<QLineEdit*>("helpSearch");
        auto* found = window.findChild<QLabel*>("helpFound");
        QVERIFY(text->toPlainText().contains("noise floor"));
        QCOMPARE(pages->currentItem()->text(), QString("Validate"));
        QVERIFY(window.windowTitle().startsWith("Validate"));

        search->setText("hellinger");
        QCOMPARE(text->textCursor().selectedText(), QString("Hellinger"));
        search->setText("noise floor");
        const int first = text->textCursor().position();
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(text->textCursor().position() > first);
        QTest::keyClick(search, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(text->textCursor().position(), first);
        search->setText("no such words");
        QVERIFY(!found->text().isEmpty());
        search->clear();
        QVERIFY(found->text().isEmpty());

        pages->setCurrentRow(static_cast<int>(helpPages().indexOf("infer")));
        QCOMPARE(window.page(), QString("infer"));
        text->backward();
        QCOMPARE(window.page(), QString("validate"));
        QCOMPARE(pages->currentItem()->text(), QString("Validate"));
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!window.isVisible());
    }

    void theTextReadsInTheDark() {
        QPalette dark;
        dark.setColor(QPalette::Base, QColor(0x2b2f35));
        dark.setColor(QPalette::Text, QColor(0xe6e9ec));
        HelpWindow window("en", nullptr);
        window.setPalette(dark);
        window.showPage("figures");
        const QImage image =
            window.findChild<HelpBrowser*>("helpText")->viewport()->grab().toImage();
        int bright = 0, ground = 0;
        for (int y = 0; y < image.height(); y += 2)
            for (int x = 0; x < image.width(); x += 2) {
                const int lightness = QColor(image.pixel(x, y)).lightness();
                bright += lightness > 190;
                ground += lightness < 70;
            }
        QVERIFY2(bright > 300, qPrintable(QString::number(bright)));
        QVERIFY(ground > 20 * bright);
    }

    void f1OpensThePageOfTheStage() {
        Program program;
        QAction* help = findAction(program.window, "Help on this page");
        QVERIFY(help);
        QCOMPARE(help->shortcut(), QKeySequence(QKeySequence::HelpContents));
        const auto shown = [&program] {
            auto* window = find<HelpWindow>(program.window, "helpWindow");
            return window && window->isVisible() ? window->page() : QString();
        };
        help->trigger();
        QCOMPARE(shown(), QString("start"));
        program.openExample();
        program.window.showStage(Stage::Infer);
        help->trigger();
        QCOMPARE(shown(), QString("infer"));
        program.window.showSolve();
        help->trigger();
        QCOMPARE(shown(), QString("solve"));
        program.window.showTrajectories();
        help->trigger();
        QCOMPARE(shown(), QString("trajectories"));
        // Beside the program, which goes on.
        QVERIFY(!find<HelpWindow>(program.window, "helpWindow")->isModal());
    }
};

QTEST_MAIN(HelpTest)
#include "tst_help.moc"

#include "tests/ui/gui_support.h"
#include "ui/appearance.h"
#include "ui/main_window.h"
#include "ui/models/network_cell.h"
#include "ui/session.h"
#include "ui/stage_text.h"
#include "ui/text.h"

#include <QDir>
#include <QFile>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace dyngpt;

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    QString translation;
    QString type; ///< "unfinished", "vanished" ... or empty
    QString key() const { return context + u'\n' + source + u'\n' + comment; }
};

QList<Message> readMessages(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            messages.append({context, {}, {}, {}, {}});
        } else if (xml.name() == u"source") {
            messages.back().source = xml.readElementText();
        } else if (xml.name() == u"comment") {
            messages.back().comment = xml.readElementText();
        } else if (xml.name() == u"translation") {
            messages.back().type = xml.attributes().value(QStringLiteral("type")).toString();
            messages.back().translation =
                xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return messages;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression form(QStringLiteral("%(?:[1-9]|n)"));
    QStringList found;
    for (auto match = form.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

QString sourceDir() {
    return QStringLiteral(DYNGPT_SOURCE_DIR);
}

QStringList translationFiles() {
    QStringList files;
    const QDir dir(sourceDir() + QStringLiteral("/translations"));
    for (const QString& name : dir.entryList({QStringLiteral("*.ts")}))
        files << dir.filePath(name);
    return files;
}

} // namespace

class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void complete_data();
    void complete();
    void upToDate_data();
    void upToDate();
    void builtIn();

private:
    uitest::PrivateHome home_;
};

void TestTranslations::complete_data() {
    QTest::addColumn<QString>("file");
    QVERIFY(!translationFiles().isEmpty());
    for (const QString& file : translationFiles())
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
}

void TestTranslations::complete() {
    QFETCH(QString, file);
    const QList<Message> messages = readMessages(file);
    QVERIFY(messages.size() > 100);
    QStringList faults;
    for (const Message& message : messages) {
        if (!message.type.isEmpty())
            faults << message.type + QStringLiteral(": ") + message.source;
        else if (message.translation.trimmed().isEmpty())
            faults << QStringLiteral("empty: ") + message.source;
        else if (placeholders(message.source) != placeholders(message.translation))
            faults << QStringLiteral("placeholders differ: ") + message.source;
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void TestTranslations::upToDate_data() {
    complete_data();
}

/// What lupdate finds in the sources is in the file, and nothing else.
void TestTranslations::upToDate() {
    QFETCH(QString, file);
    const QString copy = home_.file(QFileInfo(file).fileName());
    QVERIFY(QFile::copy(file, copy));
    // Without the include path it takes classes for being outside their namespace.
    QStringList arguments = {QStringLiteral("-I"),
                             sourceDir(),
                             QStringLiteral("-tr-function-alias"),
                             QStringLiteral("QT_TRANSLATE_NOOP+=DYNGPT_TEXT"),
                             QStringLiteral("-locations"),
                             QStringLiteral("none"),
                             QStringLiteral("-no-obsolete")};
    for (const char* folder : {"ui", "app", "core"})
        arguments << sourceDir() + u'/' + QLatin1String(folder);
    arguments << QStringLiteral("-ts") << copy;
    QProcess lupdate;
    lupdate.start(QStringLiteral(DYNGPT_LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(120000));
    QCOMPARE(lupdate.exitCode(), 0);

    QStringList known;
    for (const Message& message : readMessages(file))
        known << message.key();
    QStringList wanted;
    for (const Message& message : readMessages(copy))
        wanted << message.key();
    QVERIFY(!wanted.isEmpty());
    QStringList missing;
    for (const QString& key : wanted) {
        if (!known.contains(key))
            missing << key;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u'\n' + missing.join(QStringLiteral("\n--\n"))));
    QCOMPARE(known.size(), wanted.size());
}

void TestTranslations::builtIn() {
    applyLanguage(QStringLiteral("zh_CN"));
    QCOMPARE(stageTitle(Stage::Network), QStringLiteral("网络"));
    QCOMPARE(displayPlace(NetworkCell{NetworkTable::Events, 2, EventColumn::Rate}),
             QStringLiteral("事件 3，倾向函数"));
    QCOMPARE(translated(text("'%1' is not a count", "x")), QStringLiteral("“x”不是计数"));
    Session session; // and a class in its namespace
    MainWindow window(session);
    QCOMPARE(window.menuBar()->actions().front()->text(), QStringLiteral("文件(&F)"));
    applyLanguage(QStringLiteral("en"));
    QCOMPARE(stageTitle(Stage::Network), QStringLiteral("Network"));
    QStringList codes;
    for (const auto& [code, name] : languages())
        codes << code;
    QCOMPARE(codes, (QStringList{QStringLiteral("en"), QStringLiteral("zh_CN")}));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"

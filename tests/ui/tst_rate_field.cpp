// Expressions while they are written: colours, mistakes in place, completion, the preview.

#include "core/model/formula.h"
#include "tests/ui/gui_support.h"
#include "ui/math/rate_field.h"
#include "ui/math/rate_preview.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHelpEvent>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QToolTip>

using namespace dyngpt;

namespace {

const RateScope scope{{"OFF", "ON", "mRNA"}, {"kon", "koff", "ksyn"}, false};

/// A field that has the focus, as a person sees it.
struct Shown {
    Shown() {
        field.setScope(scope);
        field.resize(400, field.sizeHint().height());
        field.show();
        field.activateWindow();
        field.setFocus();
        if (!QTest::qWaitForWindowActive(&field))
            qFatal("the field does not become active");
        popup = field.findChild<QCompleter*>()->popup();
    }
    QString offered(int row) const { return popup->model()->index(row, 0).data().toString(); }

    RateField field;
    QAbstractItemView* popup = nullptr;
};

/// Of the wave below a mistake, which no pixel holds undiluted.
bool hasRed(const QImage& image) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor c = image.pixelColor(x, y);
                c.red() > c.green() + 60 && c.green() - c.blue() < 30)
                return true;
    return false;
}

bool hasColour(const QImage& image, const QColor& wanted) {
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).rgb() == wanted.rgb())
                return true;
    return false;
}

MathBox boxOf(const char* rate) {
    return MathBox(mathOfFormula(*parseFormula(rate)), QFont());
}

} // namespace

class TestRateField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreColouredByKind();
    void mistakesAreUnderlinedWithTheReason();
    void namesAreOfferedWhileTyping();
    void enterWithoutAChoiceIsTheFields();
    void controlSpaceOffersEverything();
    void listsOfStatesAreOnlyCompleted();
    void previewFollowsAndSaysWhatIsWrong();
    void fractionsStandOverEachOther();
    void nothingIsPaintedOutsideTheBox_data();
    void nothingIsPaintedOutsideTheBox();
};

void TestRateField::wordsAreColouredByKind() {
    Shown shown;
    QPalette white = shown.field.palette();
    white.setColor(QPalette::Base, Qt::white);
    shown.field.setPalette(white);
    const QColor state(0x00, 0x5c, 0x91);
    const QColor parameter(0xa8, 0x46, 0x00);
    QFont large = shown.field.font();
    large.setPixelSize(40); // strokes wide enough to hold the bare colour
    shown.field.setFont(large);
    shown.field.resize(400, 60);
    shown.field.setText(QStringLiteral("kon"));
    QImage image = shown.field.grab().toImage();
    QVERIFY(hasColour(image, parameter) && !hasColour(image, state));
    shown.field.setText(QStringLiteral("kon*OFF"));
    image = shown.field.grab().toImage();
    QVERIFY(hasColour(image, parameter) && hasColour(image, state));
    shown.field.setScope({}); // then they are nothing known
    image = shown.field.grab().toImage();
    QVERIFY(!hasColour(image, parameter) && !hasColour(image, state));
}

void TestRateField::mistakesAreUnderlinedWithTheReason() {
    Shown shown;
    shown.field.setText(QStringLiteral("kon*OFFF"));
    QCOMPARE(shown.field.problems().size(), std::size_t{1});
    QPalette white = shown.field.palette();
    white.setColor(QPalette::Base, Qt::white);
    shown.field.setPalette(white);
    QVERIFY(hasRed(shown.field.grab().toImage()));
    shown.field.setText(QStringLiteral("kon*OFF"));
    QVERIFY(shown.field.problems().empty());
    QVERIFY(!hasRed(shown.field.grab().toImage()));

    shown.field.setText(QStringLiteral("kon*OFFF"));
    const int left = shown.field.fontMetrics().horizontalAdvance(QStringLiteral("kon*OF")) + 4;
    const QPoint place(left, shown.field.height() / 2);
    QHelpEvent help(QEvent::ToolTip, place, shown.field.mapToGlobal(place));
    QApplication::sendEvent(&shown.field, &help);
    QVERIFY2(QToolTip::text().contains(QStringLiteral("Did you mean \"OFF\"")),
             qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

void TestRateField::namesAreOfferedWhileTyping() {
    Shown shown;
    QTest::keyClicks(&shown.field, "ko");
    QTRY_VERIFY(shown.popup->isVisible());
    QCOMPARE(shown.popup->model()->rowCount(), 2);
    QVERIFY(shown.offered(0).startsWith(QStringLiteral("kon")));
    QTest::keyClick(shown.popup, Qt::Key_Down);
    QTest::keyClick(shown.popup, Qt::Key_Down);
    QTest::keyClick(shown.popup, Qt::Key_Return);
    QCOMPARE(shown.field.text(), QStringLiteral("koff"));
    QVERIFY(!shown.popup->isVisible());
    QTest::keyClicks(&shown.field, "*o");
    QTRY_VERIFY(shown.popup->isVisible());
    QTest::keyClick(shown.popup, Qt::Key_Tab); // the first one
    QCOMPARE(shown.field.text(), QStringLiteral("koff*OFF"));
    // In the middle of a text, too; a function brings its parenthesis.
    shown.field.setText(QStringLiteral("2*"));
    QTest::keyClicks(&shown.field, "hil");
    QTRY_VERIFY(shown.popup->isVisible());
    QTest::keyClick(shown.popup, Qt::Key_Tab);
    QCOMPARE(shown.field.text(), QStringLiteral("2*hill("));
}

void TestRateField::enterWithoutAChoiceIsTheFields() {
    Shown shown;
    QSignalSpy entered(&shown.field, &QLineEdit::returnPressed);
    QTest::keyClicks(&shown.field, "k");
    QTRY_VERIFY(shown.popup->isVisible());
    QTest::keyClick(shown.popup, Qt::Key_Return);
    QCOMPARE(entered.count(), 1);
    QCOMPARE(shown.field.text(), QStringLiteral("k"));
    QVERIFY(!shown.popup->isVisible());
    QTest::keyClicks(&shown.field, "o");
    QTRY_VERIFY(shown.popup->isVisible());
    QTest::keyClick(shown.popup, Qt::Key_Escape);
    QVERIFY(!shown.popup->isVisible());
    QCOMPARE(shown.field.text(), QStringLiteral("ko"));
}

void TestRateField::controlSpaceOffersEverything() {
    Shown shown;
    QTest::keyClick(&shown.field, Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(shown.popup->isVisible());
    QVERIFY(shown.popup->model()->rowCount() > 20);
    QVERIFY(shown.offered(0).contains(QStringLiteral("state")));
    QVERIFY(shown.offered(3).contains(QStringLiteral("parameter")));
    QVERIFY(shown.field.text().isEmpty());
}

void TestRateField::listsOfStatesAreOnlyCompleted() {
    Shown shown;
    QPalette white = shown.field.palette();
    white.setColor(QPalette::Base, Qt::white);
    shown.field.setPalette(white);
    shown.field.setListing(true);
    shown.field.setText(QStringLiteral("OFF -1, ON +1"));
    QVERIFY(shown.field.problems().empty());
    QVERIFY(!hasRed(shown.field.grab().toImage()));
    shown.field.setText(QStringLiteral("OFF -1, OM +1"));
    QVERIFY(hasRed(shown.field.grab().toImage()));
    shown.field.clear();
    QTest::keyClick(&shown.field, Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY(shown.popup->isVisible());
    QCOMPARE(shown.popup->model()->rowCount(), 3); // states, neither parameters nor functions
    QTest::keyClick(shown.popup, Qt::Key_Escape);
}

void TestRateField::previewFollowsAndSaysWhatIsWrong() {
    RatePreview preview;
    auto* math = preview.findChild<MathView*>();
    auto* message = preview.findChild<QLabel*>(QStringLiteral("ratePreviewMessage"));
    const auto show = [&](const std::string& rate) {
        preview.show(QStringLiteral("Event 1"), rate, locateRateProblems(rate, scope.names(), {}),
                     {});
    };
    show("kon*OFF/ksyn");
    QVERIFY(message->isHidden());
    QVERIFY(math->sizeHint().width() > 20);
    // An unknown name is still a formula, half a formula is not.
    show("kon*OOF");
    QVERIFY(!message->isHidden());
    QVERIFY2(message->text().startsWith(QStringLiteral("line 1, column 5: unknown name")),
             qPrintable(message->text()));
    QVERIFY(!message->text().contains(u'\n'));
    QVERIFY(math->sizeHint().width() > 20);
    show("kon*");
    QVERIFY2(message->text().contains(QStringLiteral("column 5: the expression ends too early")),
             qPrintable(message->text()));
    QVERIFY(math->sizeHint().width() < 10);
    QVERIFY(preview.accessibleDescription().contains(QStringLiteral("ends too early")));
    show("kon/(OFF+ON"); // on its way
    QVERIFY2(message->text().contains(QStringLiteral("closing parenthesis is missing")),
             qPrintable(message->text()));
    QVERIFY(math->sizeHint().width() > 20);
}

void TestRateField::fractionsStandOverEachOther() {
    const MathBox line = boxOf("a*b");
    const MathBox fraction = boxOf("a/b");
    QVERIFY(fraction.height() > 1.6 * line.height());
    QVERIFY(fraction.width() < line.width());
    QVERIFY(boxOf("a^b").width() < line.width());
    QVERIFY(boxOf("(a/b)^2").height() > fraction.height());
    QVERIFY(MathBox(MathNode{}, QFont()).isEmpty());
}

void TestRateField::nothingIsPaintedOutsideTheBox_data() {
    QTest::addColumn<QString>("rate");
    for (const char* rate : {"k*X", "a/b", "(a/b)^(c/d)", "sqrt(a/b)", "abs(a/b)+max(a,b)",
                             "X>2 ? a/b : b", "hill(P,v,K,n)", "1e-7*k_on", "exp(-a/(b+c))"})
        QTest::newRow(rate) << QString::fromUtf8(rate);
}

void TestRateField::nothingIsPaintedOutsideTheBox() {
    QFETCH(QString, rate);
    const MathBox box = boxOf(rate.toUtf8().constData());
    // In the middle of more room: whatever leaves the box would be seen there.
    constexpr int room = 12;
    QImage image(qCeil(box.width()) + 2 * room, qCeil(box.height()) + 2 * room,
                 QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    box.paint(painter, {room, room});
    painter.end();
    int inside = 0;
    int outside = 0;
    const QRectF around(room - 1.5, room - 1.5, box.width() + 3, box.height() + 3);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).lightness() < 200)
                ++(around.contains(QPointF(x, y)) ? inside : outside);
    QVERIFY2(inside > 30, qPrintable(QString::number(inside)));
    QCOMPARE(outside, 0);
}

QTEST_MAIN(TestRateField)
#include "tst_rate_field.moc"

#include "core/common/issue.h"
#include "core/nn/checkpoint.h"
#include "core/nn/pickle.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace dyngpt;

class TestCheckpoint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundTrip();
    void everyTruncationIsRefused();
    void everyFlippedByteIsRefused();
    void newerFormatNamesTheRemedy();
    void pickleRefusesGlobals();
    void pickleSurvivesDamage();
    void foreignFilesAreRefused();
    void referenceShapeComesFromTheFile();
    void referenceShapeMustFit();
};

static Checkpoint sample() {
    Checkpoint file;
    file.shape.parameterNames = {"k", "ρ"};
    file.shape.lower = {0.1, 1e-3};
    file.shape.upper = {1, 1};
    file.shape.stateNames = {"X"};
    file.shape.stateBounds = {17};
    file.shape.initialState = {3};
    file.shape.heads = 4;
    file.info = R"({"step":12})";
    file.tensors["w"] = {NamedTensor::Type::Float32, {2, 2}, std::string(16, '\x3f')};
    file.tensors["v"] = {NamedTensor::Type::Float64, {1}, std::string(8, '\x40')};
    return file;
}

template <typename F> static QString messageOf(F call) {
    try {
        call();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

void TestCheckpoint::roundTrip() {
    const Checkpoint before = sample();
    const Checkpoint after = decodeCheckpoint(encodeCheckpoint(before), "x");
    QCOMPARE(after.shape.parameterNames, before.shape.parameterNames);
    QCOMPARE(after.shape.lower, before.shape.lower);
    QCOMPARE(after.shape.upper, before.shape.upper);
    QCOMPARE(after.shape.stateNames, before.shape.stateNames);
    QCOMPARE(after.shape.stateBounds, before.shape.stateBounds);
    QCOMPARE(after.shape.initialState, before.shape.initialState);
    QCOMPARE(after.shape.heads, before.shape.heads);
    QCOMPARE(after.info, before.info);
    QCOMPARE(after.tensors.size(), before.tensors.size());
    QCOMPARE(after.tensors.at("w").bytes, before.tensors.at("w").bytes);
    QCOMPARE(after.tensors.at("v").shape, before.tensors.at("v").shape);
}

void TestCheckpoint::everyTruncationIsRefused() {
    const std::string bytes = encodeCheckpoint(sample());
    for (std::size_t n = 0; n < bytes.size(); ++n)
        QVERIFY_EXCEPTION_THROWN(decodeCheckpoint(bytes.substr(0, n), "x"), Error);
}

void TestCheckpoint::everyFlippedByteIsRefused() {
    const std::string bytes = encodeCheckpoint(sample());
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        std::string bad = bytes;
        bad[n] = static_cast<char>(bad[n] ^ 0x20);
        QVERIFY_EXCEPTION_THROWN(decodeCheckpoint(bad, "x"), Error);
    }
}

void TestCheckpoint::newerFormatNamesTheRemedy() {
    std::string bytes = encodeCheckpoint(sample());
    bytes[8] = 9;
    const QString message = messageOf([&] { decodeCheckpoint(bytes, "a.dyngpt"); });
    QVERIFY2(message.contains("format 9") && message.contains("newer version"),
             qPrintable(message));
}

void TestCheckpoint::pickleRefusesGlobals() {
    // What a hostile file would hold: a call of os.system.
    const std::string bytes("\x80\x02"
                            "cos\nsystem\nX\x04\0\0\0true\x85R.",
                            24);
    const QString message = messageOf([&] { pickle::parse(bytes, "evil.pt"); });
    QVERIFY2(message.contains("os system") && message.contains("evil.pt") &&
                 message.contains("nothing in the file was run"),
             qPrintable(message));
}

void TestCheckpoint::pickleSurvivesDamage() {
    REQUIRE_REFERENCE(path, "reference_net/gene_expression_1layer_with_mask_buffer.pt");
    std::ifstream in(path, std::ios::binary);
    const std::string file((std::istreambuf_iterator<char>(in)), {});
    const std::size_t start = file.find("\x80\x02}");
    QVERIFY(start != std::string::npos);
    const std::string stream = file.substr(start, 1467);
    QVERIFY(pickle::parse(stream, "x").root != nullptr);
    for (std::size_t n = 0; n < stream.size(); ++n)
        QVERIFY_EXCEPTION_THROWN(pickle::parse(stream.substr(0, n), "x"), Error);
    for (std::size_t n = 0; n < stream.size(); ++n) {
        for (const int flip : {1, 8, 64, 255}) {
            std::string bad = stream;
            bad[n] = static_cast<char>(bad[n] ^ flip);
            messageOf([&] { pickle::parse(bad, "x"); }); // must not crash
        }
    }
    // A million nested lists.
    messageOf(
        [&] { pickle::parse(std::string(1000000, ']') + std::string(999999, 'a') + ".", "x"); });
}

void TestCheckpoint::foreignFilesAreRefused() {
    QTemporaryDir folder;
    const auto path = folder.filePath("x.pt").toStdString();
    QVERIFY(messageOf([&] { readReferenceWeights(path, {}); }).contains("missing"));
    std::ofstream(path) << "not a zip archive";
    QVERIFY(messageOf([&] { readReferenceWeights(path, {}); }).contains("not a zip archive"));
}

static SolverShape referenceShape() {
    SolverShape shape;
    shape.parameterNames = {"1", "2", "3", "4", "5", "6", "7"};
    shape.stateNames = {"ON", "mRNA", "Protein"};
    shape.stateBounds = {2, 100, 580};
    shape.initialState = {1, 0, 0};
    return shape;
}

void TestCheckpoint::referenceShapeComesFromTheFile() {
    REQUIRE_REFERENCE(path, "reference_net/gene_expression_2layer.pt");
    const Checkpoint file = readReferenceWeights(path, referenceShape());
    QCOMPARE(file.shape.layers, 2);
    QCOMPARE(file.shape.feedForward, 256);
    QCOMPARE(file.shape.promptTokens, 64);
    QCOMPARE(file.shape.blockSize, 128);
    QVERIFY(!file.tensors.contains("lm_head.weight"));
}

void TestCheckpoint::referenceShapeMustFit() {
    REQUIRE_REFERENCE(path, "reference_net/gene_expression_2layer.pt");
    SolverShape shape = referenceShape();
    shape.parameterNames.pop_back();
    QString message = messageOf([&] { readReferenceWeights(path, shape); });
    QVERIFY2(message.contains("take 11 inputs"), qPrintable(message));
    shape = referenceShape();
    shape.stateBounds[2] = 581;
    message = messageOf([&] { readReferenceWeights(path, shape); });
    QVERIFY2(message.contains("581"), qPrintable(message));
    shape = referenceShape();
    shape.heads = 7;
    QVERIFY(messageOf([&] { readReferenceWeights(path, shape); }).contains("7 heads"));
}

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"

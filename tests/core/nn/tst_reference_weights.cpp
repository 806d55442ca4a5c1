// The reference package's `.pt` files: written ones read back and open in PyTorch; whatever is
// damaged, does not fit or wants something run is refused with an Error.

#include "core/common/file.h"
#include "core/common/issue.h"
#include "core/nn/checkpoint.h"
#include "core/nn/zip_archive.h"
#include "tests/core/nn/solver_fixture.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace dyngpt;

class TestReferenceWeights : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writtenWeightsReadBack_data();
    void writtenWeightsReadBack();
    void foreignWeightsSurviveWriting();
    void dataAreAligned();
    void missingWeightsAreNotWritten();
    void openInPyTorch_data();
    void openInPyTorch();
    void hostilePickles_data();
    void hostilePickles();
    void hostileArchives_data();
    void hostileArchives();
    void misfits_data();
    void misfits();
    void damageIsRefused();
    void selfReferenceIsHarmless();
    void devicesAndFoldersAreNotRead();
};

namespace {

template <typename F> QString messageOf(F call) {
    try {
        call();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

SolverShape shape() {
    return fixture::smallShape();
}

/// What a user knows who opens a file: names, bounds, heads.
SolverShape knownShape() {
    SolverShape known = shape();
    known.layers = known.embedding = known.promptTokens = known.feedForward = known.blockSize = 0;
    return known;
}

Checkpoint weights(bool isDouble = true) {
    Checkpoint file = fixture::randomCheckpoint(shape(), 3);
    if (isDouble)
        return file;
    for (auto& [name, tensor] : file.tensors) {
        std::string bytes;
        for (std::size_t at = 0; at < tensor.bytes.size(); at += 8) {
            double value = 0;
            std::memcpy(&value, tensor.bytes.data() + at, 8);
            const auto single = static_cast<float>(value);
            bytes.append(reinterpret_cast<const char*>(&single), 4);
        }
        tensor.type = NamedTensor::Type::Float32;
        tensor.bytes = std::move(bytes);
    }
    return file;
}

Checkpoint decode(const std::string& bytes) {
    return decodeReferenceWeights(bytes, "w.pt", knownShape());
}

bool sameTensors(const Checkpoint& a, const Checkpoint& b) {
    return std::ranges::equal(a.tensors, b.tensors, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.type == y.second.type &&
               x.second.shape == y.second.shape && x.second.bytes == y.second.bytes;
    });
}

/// An archive with this pickle and one storage of 16 floats.
std::string archive(const std::string& pickle, std::size_t floats = 16) {
    ZipWriter zip("archive");
    zip.add("data.pkl", "\x80\x02" + pickle);
    zip.add("data/0", std::string(floats * 4, '\0'));
    return zip.finish();
}

std::string quoted(const std::string& value) {
    const auto size = static_cast<std::uint32_t>(value.size());
    return "X" + std::string(reinterpret_cast<const char*>(&size), 4) + value;
}

std::string integer(std::int64_t value) {
    return "\x8a\x08" + std::string(reinterpret_cast<const char*>(&value), 8);
}

std::string integers(const std::vector<std::int64_t>& values) {
    std::string out = "(";
    for (const std::int64_t value : values)
        out += integer(value);
    return out + "t";
}

std::string storage(const std::string& type = "FloatStorage", std::int64_t elements = 16,
                    const std::string& key = "0") {
    return "(" + quoted("storage") + "ctorch\n" + type + "\n" + quoted(key) + quoted("cpu") +
           integer(elements) + "tQ";
}

std::string tensor(const std::string& from, std::int64_t offset,
                   const std::vector<std::int64_t>& sizes,
                   const std::vector<std::int64_t>& strides) {
    return "ctorch._utils\n_rebuild_tensor_v2\n(" + from + integer(offset) + integers(sizes) +
           integers(strides) + "\x89" + "ccollections\nOrderedDict\n)RtR";
}

/// A state dictionary with one weight.
std::string dictOf(const std::string& value, const std::string& name = "pro_fc.bias") {
    return "}(" + quoted(name) + value + "u.";
}

std::size_t directoryEntry(const std::string& bytes, int number) {
    std::size_t at = bytes.find("PK\x01\x02");
    while (number-- > 0)
        at = bytes.find("PK\x01\x02", at + 1);
    return at;
}

template <typename T> std::string patched(std::string bytes, std::size_t at, T value) {
    std::memcpy(bytes.data() + at, &value, sizeof value);
    return bytes;
}

} // namespace

void TestReferenceWeights::writtenWeightsReadBack_data() {
    QTest::addColumn<bool>("isDouble");
    QTest::newRow("float32") << false;
    QTest::newRow("float64") << true;
}

void TestReferenceWeights::writtenWeightsReadBack() {
    QFETCH(bool, isDouble);
    const Checkpoint before = weights(isDouble);
    const Checkpoint after = decode(encodeReferenceWeights(before));
    QVERIFY(sameTensors(before, after));
    QCOMPARE(after.shape.layers, shape().layers);
    QCOMPARE(after.shape.embedding, shape().embedding);
    QCOMPARE(after.shape.feedForward, shape().feedForward);
    QCOMPARE(after.shape.promptTokens, shape().promptTokens);
    QCOMPARE(after.shape.blockSize, shape().blockSize);
}

void TestReferenceWeights::foreignWeightsSurviveWriting() {
    REQUIRE_REFERENCE(path, "reference_net/gene_expression_1layer_with_mask_buffer.pt");
    SolverShape known;
    known.parameterNames.assign(7, "k");
    known.stateNames = {"ON", "mRNA", "Protein"};
    known.stateBounds = {2, 100, 580};
    known.initialState = {1, 0, 0};
    const Checkpoint before = readReferenceWeights(path, known);
    const Checkpoint after = decodeReferenceWeights(encodeReferenceWeights(before), "w.pt", known);
    QVERIFY(sameTensors(before, after));
}

void TestReferenceWeights::dataAreAligned() {
    const std::string bytes = encodeReferenceWeights(weights());
    int files = 0;
    for (std::size_t at = bytes.find("PK\x03\x04"); at != std::string::npos;
         at = bytes.find("PK\x03\x04", at + 1)) {
        const auto length = [&](std::size_t offset) {
            return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + offset])) +
                   256U * static_cast<unsigned char>(bytes[at + offset + 1]);
        };
        QCOMPARE((at + 30 + length(26) + length(28)) % 64, std::size_t{0});
        ++files;
    }
    QCOMPARE(files, 2 + static_cast<int>(weights().tensors.size()));
}

void TestReferenceWeights::missingWeightsAreNotWritten() {
    Checkpoint file = weights();
    file.tensors.erase("transformer.ln_f.weight");
    const QString message = messageOf([&] { encodeReferenceWeights(file); });
    QVERIFY2(message.contains("transformer.ln_f.weight"), qPrintable(message));
}

void TestReferenceWeights::openInPyTorch_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("float32, small") << "";
    QTest::newRow("one layer") << "gene_expression_1layer_with_mask_buffer";
    QTest::newRow("two layers") << "gene_expression_2layer";
}

void TestReferenceWeights::openInPyTorch() {
    QFETCH(QString, name);
    const QString python = "/usr/bin/python3";
    if (QProcess::execute(python, {"-c", "import torch"}) != 0)
        QSKIP("PyTorch is not installed (python3-torch)");
    Checkpoint file = weights(false);
    QStringList cases;
    if (!name.isEmpty()) {
        REQUIRE_REFERENCE(path, "reference_net/" + name.toStdString() + ".pt");
        SolverShape known;
        known.parameterNames.assign(7, "k");
        known.stateNames = {"ON", "mRNA", "Protein"};
        known.stateBounds = {2, 100, 580};
        known.initialState = {1, 0, 0};
        file = readReferenceWeights(path, known);
        std::filesystem::path expected = path;
        cases << QString::fromStdString(expected.replace_extension(".json").string());
    }
    QTemporaryDir folder;
    const QString weightFile = folder.filePath("w.pt");
    const QString solverFile = folder.filePath("w.solver");
    writeFileAtomically(weightFile.toStdString(), encodeReferenceWeights(file));
    writeFileAtomically(solverFile.toStdString(), encodeCheckpoint(file));
    QProcess process;
    process.start(python, QStringList{DYNGPT_SOURCE_DIR "/tests/core/nn/open_weights.py",
                                      weightFile, solverFile} +
                              cases);
    QVERIFY(process.waitForFinished(120000));
    const QByteArray output = process.readAllStandardOutput() + process.readAllStandardError();
    QVERIFY2(process.exitCode() == 0, output.constData());
    QVERIFY2(output.contains("tensors are equal"), output.constData());
    QCOMPARE(output.contains("log probabilities are equal"), !cases.isEmpty());
}

void TestReferenceWeights::hostilePickles_data() {
    QTest::addColumn<QByteArray>("pickle");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const std::string& pickle, const char* message) {
        QTest::newRow(name) << QByteArray::fromStdString(pickle) << QString(message);
    };
    const char* const damaged = "damaged";
    const std::vector<std::int64_t> ten = {10};
    const std::vector<std::int64_t> one = {1};
    row("a call", "cos\nsystem\n" + quoted("true") + "\x85R.", "os system");
    row("a call by stack", quoted("builtins") + quoted("eval") + "\x93" + quoted("1") + "\x85R.",
        "builtins eval");
    row("a call in a list", dictOf("](cposix\nsystem\n" + quoted("true") + "\x85Re"),
        "posix system");
    row("an unprintable name", "c\x1b[2J\n" + std::string(100000, 'x') + "\n.", "?[2J");
    row("an object", "(ios\nsystem\n.", "opcode 105");
    row("a getter", "coperator\nitemgetter\n", "operator itemgetter");
    row("a nested pickle", dictOf("c_pickle\nloads\n" + quoted("\x80\x02N.") + "\x85R"),
        "_pickle loads");
    row("a reduced number", integer(1) + ")R.", damaged);
    row("a reduced storage", "ctorch\nFloatStorage\n)R.", damaged);
    row("a persistent id of text", quoted("0") + "Q.", damaged);
    row("a persistent id of another kind",
        "(" + quoted("module") + quoted("x") + quoted("0") + quoted("cpu") + integer(1) + "tQ.",
        damaged);
    row("an empty stack", ".", damaged);
    row("an unknown memo", "h\x07.", damaged);
    row("no end", "}", damaged);
    row("a string beyond the end", "X\xff\xff\xff\xff", damaged);
    row("half precision", dictOf(tensor(storage("HalfStorage"), 0, ten, one)), "HalfStorage");
    row("whole numbers", dictOf(tensor(storage("LongStorage", 8), 0, {8}, one)), "missing");
    row("a storage that is not there",
        dictOf(tensor(storage("FloatStorage", 16, "7"), 0, ten, one)), damaged);
    row("a storage outside the folder",
        dictOf(tensor(storage("FloatStorage", 16, "../../etc/passwd"), 0, ten, one)), damaged);
    row("fewer data than declared", dictOf(tensor(storage("FloatStorage", 17), 0, ten, one)),
        damaged);
    row("sizes beyond the storage", dictOf(tensor(storage(), 0, {17}, one)), damaged);
    row("offset beyond the storage", dictOf(tensor(storage(), 7, ten, one)), damaged);
    row("a scalar beyond the storage", dictOf(tensor(storage(), 1LL << 40, {}, {})), damaged);
    row("negative offset", dictOf(tensor(storage(), -1, ten, one)), damaged);
    row("negative size", dictOf(tensor(storage(), 0, {-10}, one)), damaged);
    row("negative stride", dictOf(tensor(storage(), 9, ten, {-1})), damaged);
    row("strides beyond the storage", dictOf(tensor(storage(), 0, {4, 4}, {8, 1})), damaged);
    row("sizes that overflow", dictOf(tensor(storage(), 0, {1LL << 32, 1LL << 32, 16}, {0, 0, 1})),
        damaged);
    row("many elements of few", dictOf(tensor(storage(), 0, {16, 16}, {0, 1})), damaged);
    row("other strides than sizes", dictOf(tensor(storage(), 0, ten, {})), damaged);
    row("a number twice",
        "}(" + quoted("w") + tensor(storage(), 0, ten, one) + quoted("w") +
            tensor(storage(), 0, ten, one) + "u.",
        damaged);
    row("no dictionary", "].", "no state dictionary");
    row("no weights", "}.", "pro_fc.weight");

    // Streams that ask for much more memory than they take.
    std::string manyReferences = "(";
    for (int i = 0; i < 100000; ++i)
        manyReferences += "K\1";
    manyReferences += "tq\1";
    row("a long shape used often",
        manyReferences +
            dictOf("ctorch._utils\n_rebuild_tensor_v2\n(" + storage() + integer(0) + "h\1h\1tR"),
        damaged);
    row(
        "a long key used often",
        quoted(std::string(100000, 'k')) + "q\1" +
            [] {
                std::string out;
                for (int i = 0; i < 10000; ++i)
                    out += "(" + quoted("storage") + "ctorch\nFloatStorage\nh\1NK\1tQ";
                return out;
            }() +
            ".",
        damaged);
    row("a million lists", std::string(1000000, ']') + std::string(999999, 'a') + ".", damaged);
}

void TestReferenceWeights::hostilePickles() {
    QFETCH(QByteArray, pickle);
    QFETCH(QString, message);
    QElapsedTimer timer;
    timer.start();
    const QString said = messageOf([&] { decode(archive(pickle.toStdString())); });
    QVERIFY2(said.contains(message), qPrintable("said: " + said));
    QVERIFY(said.size() < 400);
    QVERIFY(timer.elapsed() < 5000);
}

void TestReferenceWeights::hostileArchives_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    const std::string good = archive(dictOf(tensor(storage(), 0, {16}, {1})));
    const std::size_t data = directoryEntry(good, 1);
    constexpr std::size_t flags = 8, method = 10, compressed = 20, uncompressed = 24;
    row("compressed data", patched<std::uint16_t>(good, data + method, 8));
    row("encrypted data", patched<std::uint16_t>(good, data + flags, 1));
    row("four gigabytes declared", patched<std::uint32_t>(good, data + uncompressed, 0xfffffff0U));
    row("four gigabytes stored",
        patched<std::uint32_t>(patched<std::uint32_t>(good, data + uncompressed, 0xfffffff0U),
                               data + compressed, 0xfffffff0U));
    row("another checksum", patched<std::uint32_t>(good, data + 16, 1));
    row("a record outside the file", patched<std::uint32_t>(good, data + 42, 1U << 30));
    row("two bytes less",
        patched<std::uint32_t>(patched<std::uint32_t>(good, data + uncompressed, 62),
                               data + compressed, 62));
    const auto named = [&](const std::string& folder, const std::string& name) {
        ZipWriter zip(folder);
        zip.add("data.pkl", "\x80\x02" + dictOf(tensor(storage(), 0, {16}, {1})));
        zip.add(name, std::string(64, '\0'));
        return zip.finish();
    };
    row("the same name twice", named("archive", "data.pkl"));
    row("a way out", named("archive", "../data/0"));
    row("an absolute name", named("", "data/0"));
    row("a way out of the folder", named("..", "data/0"));
    row("an empty part", named("archive", "data//0"));
    row("a backslash", named("archive", "data\\0"));
    row("a long name", named("archive", std::string(300, 'n')));
    std::string two = named("archive", "data/0");
    two[directoryEntry(two, 1) + 46] = 'b';
    row("two folders", two);
    row("an empty archive", ZipWriter("archive").finish());
    row("no archive", "PK\x05\x06");
    row("nothing", "");
}

void TestReferenceWeights::hostileArchives() {
    QFETCH(QByteArray, bytes);
    const QString said = messageOf([&] { decode(bytes.toStdString()); });
    QVERIFY2(said.contains("damaged") || said.contains("not a zip") || said.contains("data.pkl"),
             qPrintable("said: " + said));
}

void TestReferenceWeights::misfits_data() {
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("message");
    QTest::newRow("a bias that the network has not") << "extra"
                                                     << "c_attn.bias";
    QTest::newRow("a layer in part") << "part"
                                     << "transformer.h.1.attn.c_proj.weight";
    QTest::newRow("another width") << "width"
                                   << "transformer.h.0.ln_2.weight";
    QTest::newRow("no number") << "nan"
                               << "no finite numbers";
    QTest::newRow("a head of its own") << "head"
                                       << "output head differs";
}

void TestReferenceWeights::misfits() {
    QFETCH(QString, what);
    QFETCH(QString, message);
    Checkpoint file = weights();
    if (what == "nan") {
        const double bad = std::numeric_limits<double>::quiet_NaN();
        std::memcpy(file.tensors["pro_fc.bias"].bytes.data(), &bad, sizeof bad);
    }
    // The writer keeps to the layout, so the other cases change what it wrote.
    const std::string bytes = encodeReferenceWeights(file);
    const ZipReader zip(bytes, "w.pt");
    std::string pickle = zip.read("data.pkl");
    const auto replace = [&](const std::string& after, const std::string& old,
                             const std::string& now) {
        const std::size_t at = pickle.find(old, pickle.find(quoted(after)));
        QVERIFY(at != std::string::npos);
        pickle.replace(at, old.size(), now);
    };
    const std::string head = "lm_head.weight";
    if (what == "extra")
        replace(head, quoted(head), quoted("transformer.h.0.attn.c_attn.bias"));
    else if (what == "part")
        replace("net_state_dict", quoted("transformer.h.1.attn.c_proj.weight"), quoted("x"));
    else if (what == "width")
        replace("transformer.h.0.ln_2.weight", integers({8}), integers({4}));
    else if (what == "head")
        replace(head, std::string("j\0\0\0\0", 5),
                tensor(storage("DoubleStorage", 80, "4"), 0, {7, 8}, {8, 1}));
    ZipWriter changed("archive");
    changed.add("data.pkl", pickle);
    for (std::size_t i = 0; i < file.tensors.size(); ++i)
        changed.add("data/" + std::to_string(i), zip.read("data/" + std::to_string(i)));
    const QString said = messageOf([&] { decode(changed.finish()); });
    QVERIFY2(said.contains(message), qPrintable("said: " + said));
}

void TestReferenceWeights::damageIsRefused() {
    const Checkpoint before = weights(false);
    const std::string bytes = encodeReferenceWeights(before);
    for (std::size_t n = 0; n < bytes.size(); n += n < 1000 ? 1 : 97)
        QVERIFY(!messageOf([&] { decode(bytes.substr(0, n)); }).isEmpty());
    // Padding and dates may differ, the weights may not.
    for (std::size_t n = 0; n < bytes.size(); n += 11) {
        std::string bad = bytes;
        bad[n] = static_cast<char>(bad[n] ^ 0x21);
        bool same = true;
        const QString said = messageOf([&] { same = sameTensors(before, decode(bad)); });
        QVERIFY2(!said.isEmpty() || same, qPrintable(QString::number(n)));
    }
}

void TestReferenceWeights::selfReferenceIsHarmless() {
    // A list that holds itself, a dictionary that holds itself.
    QVERIFY(!messageOf([] { decode(archive("]q\1h\1a.")); }).isEmpty());
    QVERIFY(
        !messageOf([] { decode(archive("}q\1" + quoted("net_state_dict") + "h\1s.")); }).isEmpty());
}

void TestReferenceWeights::devicesAndFoldersAreNotRead() {
    QVERIFY(messageOf([] { readReferenceWeights("/dev/zero", knownShape()); }).contains("missing"));
    QVERIFY(messageOf([] { readReferenceWeights("/tmp", knownShape()); }).contains("missing"));
}

QTEST_APPLESS_MAIN(TestReferenceWeights)
#include "tst_reference_weights.moc"

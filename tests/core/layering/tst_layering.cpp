// The direction of the layers, read from the #include lines of the sources: what the linker
// cannot see in headers that need no library.

#include <QTest>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace fs = std::filesystem;

namespace {

constexpr int longestFile = 500;

// A folder may include only itself and those before it.
constexpr std::array<std::string_view, 9> coreOrder = {
    "common", "model", "simulation", "data", "nn", "validation", "inference", "report", "project"};

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// Part of a path after "core/", up to the next slash; empty if there is none.
std::string_view coreFolder(std::string_view path) {
    if (!startsWith(path, "core/"))
        return {};
    path.remove_prefix(5);
    const auto slash = path.find('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::optional<std::ptrdiff_t> rank(std::string_view folder) {
    const auto found = std::find(coreOrder.begin(), coreOrder.end(), folder);
    if (found == coreOrder.end())
        return std::nullopt;
    return found - coreOrder.begin();
}

bool isQt(std::string_view header) {
    return header.size() > 1 && header[0] == 'Q' &&
           (std::isupper(static_cast<unsigned char>(header[1])) != 0 || header[1] == 't');
}

bool isTorch(std::string_view header) {
    return startsWith(header, "torch/") || startsWith(header, "ATen/") ||
           startsWith(header, "c10/") || startsWith(header, "caffe2/");
}

bool isNumericLibrary(std::string_view header) {
    return isTorch(header) || startsWith(header, "Eigen/") || startsWith(header, "muParser") ||
           header == "sqlite3.h";
}

bool isQtCharts(const std::string& header) {
    static const std::regex charts(
        "(QtCharts/.*|QtCharts|Q(Abstract|Area|Bar|Box|Candlestick|HorizontalBar|"
        "HorizontalPercentBar|HorizontalStackedBar|Line|PercentBar|Pie|Polar|Scatter|Spline|"
        "StackedBar|XY|BoxPlot)Series|QChart.*|Q(Abstract|Value|LogValue|Category|BarCategory|"
        "DateTime|Color)Axis|QBarSet|QBoxSet|QLegend|QLegendMarker|QPolarChart|QPieSlice)");
    return std::regex_match(header, charts);
}

/// What one include breaks; empty if nothing.
std::string violation(const std::string& file, const std::string& header) {
    const bool inCore = startsWith(file, "core/");
    // Tests and benchmarks in folders of that name are made of the module's own objects.
    const bool inTorch = startsWith(file, "core/nn/torch/") ||
                         startsWith(file, "tests/core/nn/torch/") ||
                         startsWith(file, "tests/bench/torch/");
    if (isTorch(header) && !inTorch)
        return "LibTorch belongs to core/nn/torch";
    if (startsWith(header, "core/nn/torch/") && !inTorch)
        return "core/nn/torch is a module of its own, loaded at run time";
    if ((inCore || startsWith(file, "app/cli/")) && isQt(header))
        return "the core and the command line are free of Qt";
    if (inCore && (startsWith(header, "ui/") || startsWith(header, "app/")))
        return "the core knows nothing of the programs";
    if (startsWith(file, "ui/") && startsWith(header, "app/"))
        return "the window knows nothing of its program";
    if (startsWith(file, "ui/") && isNumericLibrary(header))
        return "the window computes nothing";
    if (!startsWith(file, "ui/charts/") && isQtCharts(header))
        return "Qt Charts belongs to ui/charts";
    if (inCore && startsWith(header, "core/")) {
        const auto own = rank(coreFolder(file));
        const auto other = rank(coreFolder(header));
        if (!own || !other)
            return "a folder of core without a place in the order";
        if (*other > *own)
            return "a folder of core uses only those above it";
    }
    return {};
}

std::vector<std::string> includes(std::istream& in, int* lines = nullptr) {
    static const std::regex pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)");
    std::vector<std::string> headers;
    int count = 0;
    for (std::string line; std::getline(in, line); ++count) {
        std::smatch match;
        // The regular expression is slow; most lines are not directives.
        if (line.find("include") != std::string::npos && std::regex_search(line, match, pattern))
            headers.push_back(match[1]);
    }
    if (lines != nullptr)
        *lines = count;
    return headers;
}

struct Source {
    std::string path; ///< from the root of the repository, with slashes
    std::vector<std::string> headers;
    int lines = 0;
};

std::vector<Source> sources() {
    const fs::path root = DYNGPT_SOURCE_DIR;
    std::vector<Source> found;
    for (const char* top : {"app", "core", "ui", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".h")
                continue;
            std::ifstream in(entry.path());
            Source source{fs::relative(entry.path(), root).generic_string(), {}, 0};
            source.headers = includes(in, &source.lines);
            found.push_back(std::move(source));
        }
    return found;
}

} // namespace

class LayeringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rulesSeeWhatTheyForbid_data();
    void rulesSeeWhatTheyForbid();
    void readsIncludeLines();
    void sourcesKeepTheDirection();
    void filesStayShort();
};

void LayeringTest::rulesSeeWhatTheyForbid_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("Qt in core") << "core/model/a.cpp"
                                << "QString" << false;
    QTest::newRow("Qt module in core") << "core/model/a.cpp"
                                       << "QtCore/qglobal.h" << false;
    QTest::newRow("Qt in the CLI") << "app/cli/main.cpp"
                                   << "QCoreApplication" << false;
    QTest::newRow("Qt in the studio") << "app/studio/main.cpp"
                                      << "QApplication" << true;
    QTest::newRow("upwards") << "core/model/a.cpp"
                             << "core/project/project.h" << false;
    QTest::newRow("sideways") << "core/data/a.h"
                              << "core/nn/solver.h" << false;
    QTest::newRow("downwards") << "core/project/a.h"
                               << "core/model/network.h" << true;
    QTest::newRow("itself") << "core/nn/a.cpp"
                            << "core/nn/solver.h" << true;
    QTest::newRow("unknown folder") << "core/new/a.cpp"
                                    << "core/common/text.h" << false;
    QTest::newRow("window in core") << "core/report/a.cpp"
                                    << "ui/text.h" << false;
    QTest::newRow("program in the window") << "ui/a.cpp"
                                           << "app/cli/output.h" << false;
    QTest::newRow("Torch in its module") << "core/nn/torch/a.cpp"
                                         << "torch/torch.h" << true;
    QTest::newRow("Torch in nn") << "core/nn/solver.cpp"
                                 << "torch/torch.h" << false;
    QTest::newRow("ATen in project") << "core/project/a.cpp"
                                     << "ATen/ATen.h" << false;
    QTest::newRow("the module's header") << "core/nn/a.cpp"
                                         << "core/nn/torch/model.h" << false;
    QTest::newRow("Eigen in the window") << "ui/a.cpp"
                                         << "Eigen/Dense" << false;
    QTest::newRow("SQLite in the window") << "ui/a.cpp"
                                          << "sqlite3.h" << false;
    QTest::newRow("muParser in the window") << "ui/a.cpp"
                                            << "muParser.h" << false;
    QTest::newRow("chart on a page") << "ui/pages/a.cpp"
                                     << "QChartView" << false;
    QTest::newRow("series on a page") << "ui/pages/a.cpp"
                                      << "QLineSeries" << false;
    QTest::newRow("axis in a program") << "app/studio/a.cpp"
                                       << "QValueAxis" << false;
    QTest::newRow("chart in its folder") << "ui/charts/a.cpp"
                                         << "QChart" << true;
    QTest::newRow("our own chart header") << "ui/pages/a.cpp"
                                          << "ui/charts/chart_panel.h" << true;
    QTest::newRow("widget on a page") << "ui/pages/a.cpp"
                                      << "QVBoxLayout" << true;
}

void LayeringTest::rulesSeeWhatTheyForbid() {
    QFETCH(QString, file);
    QFETCH(QString, header);
    QFETCH(bool, allowed);
    QCOMPARE(violation(file.toStdString(), header.toStdString()).empty(), allowed);
}

void LayeringTest::readsIncludeLines() {
    std::istringstream text("#pragma once\n#include <QString>\n  #  include \"core/a.h\"\n"
                            "// no #include <this>\nint include;");
    int lines = 0;
    const std::vector<std::string> expected = {"QString", "core/a.h"};
    QVERIFY(includes(text, &lines) == expected);
    QCOMPARE(lines, 5);
}

void LayeringTest::sourcesKeepTheDirection() {
    const std::vector<Source> all = sources();
    QVERIFY2(all.size() > 50, "the sources were not found");
    int broken = 0;
    for (const Source& source : all)
        for (const std::string& header : source.headers) {
            const std::string what = violation(source.path, header);
            if (what.empty())
                continue;
            ++broken;
            qWarning("%s includes %s: %s", source.path.c_str(), header.c_str(), what.c_str());
        }
    QCOMPARE(broken, 0);
}

void LayeringTest::filesStayShort() {
    int tooLong = 0;
    for (const Source& source : sources())
        if (source.lines > longestFile) {
            ++tooLong;
            qWarning("%s has %d lines", source.path.c_str(), source.lines);
        }
    QCOMPARE(tooLong, 0);
}

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"

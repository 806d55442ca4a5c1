// A 10x folder is refused with an Error, or gives whole data. The input is three files with a
// line "==" between: genes, barcodes, matrix.

#include "tests/fuzz/importer.h"

using namespace dyngpt;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::string_view border = "==\n";
    std::string_view rest(reinterpret_cast<const char*>(bytes), size);
    for (const char* file : {"features.tsv", "barcodes.tsv", "matrix.mtx"}) {
        const std::size_t end = std::min(rest.find(border), rest.size());
        fuzzing::write(file, rest.substr(0, end));
        rest.remove_prefix(std::min(end + border.size(), rest.size()));
    }
    fuzzing::allowErrors([] {
        const auto file = openMatrixFile(fuzzing::folder());
        ProgressSink silent;
        MatrixMapping mapping;
        mapping.layerToState = {{"matrix", "a"}};
        mapping.groupBy = file->columns();
        fuzzing::requireWhole(readMatrix(*file, mapping, {"a", "b"}, silent, {}).value());
        mapping.genes = {GeneChoice::Kind::TopByMean, {}, 2};
        fuzzing::requireWhole(readMatrix(*file, mapping, {"a", "b"}, silent, {}).value());
        mapping = {};
        const auto& genes = file->genes("matrix").names;
        mapping.geneToState = {{genes.front(), "a"}, {genes.back(), "b"}};
        fuzzing::requireWhole(readMatrix(*file, mapping, {"a", "b"}, silent, {}).value());
    });
    return 0;
}

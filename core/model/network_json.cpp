#include "core/model/network_json.h"

#include "core/common/file.h"
#include "core/model/json_tree.h"
#include "core/model/network_reader.h"
#include "core/model/network_writer.h"

#include <algorithm>

namespace dyngpt {

namespace {

using Kind = JsonNode::Kind;

/// Python's json module writes other letters than ASCII as \u.... unless told otherwise.
bool usesEscapes(std::string_view json) {
    const bool ascii = std::all_of(json.begin(), json.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii && json.find("\\u") != std::string_view::npos;
}

std::string normalised(const JsonNode& root, std::string_view json) {
    return writeJson(root, usesEscapes(json)) + (json.ends_with('\n') ? "\n" : "");
}

} // namespace

Network parseNetwork(std::string_view json, const std::string& fileName) {
    const JsonNode root = parseJson(json, fileName);
    if (root.kind != Kind::Object)
        throw Error(fileName,
                    text(DYNGPT_TEXT("core", "a network file holds one JSON object, not %1"),
                         excerpt(root)),
                    text(DYNGPT_TEXT("core", "Choose a network file in JSON.")));
    std::vector<Issue> issues;
    Network network = readNetworkTree(root, issues);
    if (!issues.empty())
        throw Error(std::move(issues));
    network.source = normalised(root, json);
    const JsonNode& events = *root.find("events");
    for (std::size_t i = 0; i < network.events.size(); ++i)
        network.events[i].source = writeJson(events.items[i], false);
    return network;
}

Network readNetwork(const std::filesystem::path& path) {
    return parseNetwork(readFile(path), path.string());
}

std::string writeNetwork(const Network& network) {
    const bool fresh = network.source.empty();
    JsonNode root = fresh ? JsonNode::object() : parseJson(network.source, "network");
    writeNetworkTree(network, root, fresh);
    return normalised(root, network.source);
}

} // namespace dyngpt

// Pieces of unfinished work: rows of the table "item" named piece/WORK/NUMBER, and their JSON.
#include "core/project/kept_pieces.h"

#include "core/project/project_impl.h"
#include "core/project/result_fields.h"

namespace dyngpt {

template <class A> constexpr void fields(A& a, json::Field<A, CalibrationVerdict>& v) {
    a("inferred", v.inferred);
    a("flagged", v.flagged);
    a("ranks", v.ranks);
    a("covered", v.covered);
    a("failures", v.failures);
}

template <class A> constexpr void fields(A& a, json::Field<A, NutsWarmUp>& v) {
    a("metric", v.metric);
    a("is_new", v.isNew);
    a("positions", v.positions);
    a("adaptations", v.adaptations);
    a("gradients", v.gradients);
}

template <class A> constexpr void fields(A& a, json::Field<A, NutsStretch>& v) {
    a("draws", v.draws);
    a("log_density", v.logDensity);
    a("divergences", v.divergences);
    a("deepest", v.deepest);
    a("acceptance", v.acceptance);
    a("jumps", v.jumps);
    a("gradients", v.gradients);
}

namespace {

template <class T> std::string encode(const T& piece) {
    return json::Writer::encode(piece).dump(-1, ' ', false, json::Value::error_handler_t::replace);
}
template <class T> bool decode(const std::string& json, T& piece) {
    const json::Value parsed = json::Value::parse(json, nullptr, false);
    try {
        json::Reader::decode(parsed, piece, json::Reader::Missing::Error);
    } catch (const json::FormatProblem&) {
        return false;
    }
    return true;
}

std::string prefixOf(const std::string& work) {
    return "piece/" + work + "/";
}
/// Behind every name with that beginning, in the order of SQLite.
std::string endOf(const std::string& work) {
    return "piece/" + work + static_cast<char>('/' + 1);
}

} // namespace

std::string encodePiece(const SetComparison& piece) {
    return encode(piece);
}
std::string encodePiece(const CalibrationVerdict& piece) {
    return encode(piece);
}
std::string encodePiece(const NutsWarmUp& piece) {
    return encode(piece);
}
std::string encodePiece(const NutsStretch& piece) {
    return encode(piece);
}
std::string encodePiece(double piece) {
    return encode(piece);
}
bool decodePiece(const std::string& json, SetComparison& piece) {
    return decode(json, piece);
}
bool decodePiece(const std::string& json, CalibrationVerdict& piece) {
    return decode(json, piece);
}
bool decodePiece(const std::string& json, NutsWarmUp& piece) {
    return decode(json, piece);
}
bool decodePiece(const std::string& json, NutsStretch& piece) {
    return decode(json, piece);
}
bool decodePiece(const std::string& json, double& piece) {
    return decode(json, piece);
}

std::map<int, std::string> Project::pieces(const std::string& work) const {
    std::map<int, std::string> found;
    const std::string prefix = prefixOf(work);
    const std::scoped_lock lock(impl_->mutex);
    auto row = impl_->database.prepare("SELECT name, body FROM item WHERE name >= ? AND name < ?");
    row.bind(prefix).bind(endOf(work));
    while (row.step())
        found.emplace(std::atoi(row.bytes(0).c_str() + prefix.size()), row.bytes(1));
    return found;
}

void Project::keepPieces(const std::string& work, const std::string& inputHash,
                         const std::map<int, std::string>& pieces) {
    const std::scoped_lock lock(impl_->mutex);
    sqlite::Transaction transaction(impl_->database);
    for (const auto& [number, body] : pieces)
        impl_->setItem(prefixOf(work) + std::to_string(number), {inputHash, "", ""}, body);
    transaction.commit();
}

void Project::dropPieces(const std::string& work, const std::string& exceptOf) {
    const std::scoped_lock lock(impl_->mutex);
    impl_->database.prepare("DELETE FROM item WHERE name >= ? AND name < ? AND input_hash <> ?")
        .bind(prefixOf(work))
        .bind(endOf(work))
        .bind(exceptOf)
        .run();
}

} // namespace dyngpt

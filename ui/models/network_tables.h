#pragma once
// What stands in each of the network's tables and what an edit of it does: plain descriptions,
// which NetworkTableModel shows. Any thread.

#include "core/model/math_tree.h"
#include "core/model/rate_marks.h"
#include "ui/models/network_document.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace dyngpt {

struct TableColumn {
    QString title;
    QString explanation;

    // A column of texts.
    std::function<QString(const Network&, int row)> text;
    /// Changes the network, or leaves it and says why the text cannot be read.
    std::function<std::optional<UnreadText>(Network&, int row, const QString&)> change;
    QStringList choices;                                    ///< the only texts there can be
    std::function<QString(const Network&, int row)> choice; ///< where `text` says more than that

    std::function<RateScope(const Network&)> scope; ///< of a column of expressions
    bool lists = false; ///< with a scope: not an expression, but names and numbers in a row

    // Or of check boxes.
    std::function<bool(const Network&, int row)> checked;
    std::function<bool(Network&, int row, bool on)> check; ///< false: cannot be

    std::function<bool(const Network&, int row)> enabled;   ///< empty: always
    std::function<QString(const Network&, int row)> remark; ///< on this row, behind the explanation
};

struct TableDefinition {
    NetworkTable table;
    std::vector<TableColumn> columns;
    std::function<int(const Network&)> rows;
    /// `like` is the row to copy, or -1.
    std::function<void(Network&, int row, int like)> insert;
    std::function<void(Network&, int row)> remove;
    std::function<void(Network&, int from, int to)> move; ///< to a neighbour's place
    // For the list of edits; changeText has %1 for the column and %2 for the row.
    QString changeText;
    QString addText;
    QString duplicateText;
    QString removeText;
    QString moveText;
    QString pasteText;
};

class NetworkTables {
    Q_DECLARE_TR_FUNCTIONS(dyngpt::NetworkTables)
public:
    static TableDefinition states();
    static TableDefinition events();
    static TableDefinition parameters();
    static TableDefinition derived();
    static TableDefinition triggers();

    static QStringList timingKinds(); ///< by TimingKind
    static QString distributionTitle(TimeDistribution::Kind kind);
    static QString argumentTitle(const std::string& argument);
    static QString consumptionTitle(bool atEnd);
    /// T ~ gamma(shape a, mean m), as it is set in print.
    static MathNode mathOfTime(const TimeDistribution& time, const DisplayNames& displayNames);
    /// "waiting time: gamma (shape a, mean m)"
    static QString timingText(const Event& event);
};

} // namespace dyngpt

#pragma once
// Parameters: name and the bounds of the range. See network_table_model.h.

#include "ui/models/network_table_model.h"

namespace dyngpt {

class ParameterModel : public NetworkTableModel {
    Q_OBJECT
public:
    explicit ParameterModel(NetworkDocument& document, QObject* parent = nullptr);

    int columnCount(const QModelIndex& parent = {}) const override;

protected:
    int rowsOf(const Network& network) const override;
    QString title(int column) const override;
    QString explanation(int column) const override;
    QString cellText(const Network& network, int row, int column) const override;
    std::optional<UnreadText> change(Network& network, int row, int column,
                                     const QString& text) const override;
    QString editDescription(int row, int column) const override;
    void insertInto(Network& network, int row, int like) const override;
    void removeFrom(Network& network, int row) const override;
    void moveWithin(Network& network, int from, int to) const override;
    QString rowDescription(int action) const override;
};

} // namespace dyngpt

#pragma once
// How a posterior was found: the traces of the chains, or the search curves of the inferrer; and
// while a run goes, how far it has come. GUI thread only.

#include "ui/models/posterior_series.h"
#include "ui/pages/posterior_view.h"

class QComboBox;
class QLabel;

namespace dyngpt {

class ChartPanel;
class NameBox;

class ChainsView : public PosteriorView {
    Q_OBJECT
public:
    explicit ChainsView(QWidget* parent = nullptr);

    /// A run has begun; what it reports is shown until the next posterior.
    void beginLive(const InferenceSettings& settings);
    void showSearchStep(int step, double bestLoss);
    void showSamplerStep(int draws, int allDraws, int divergences);

protected:
    void draw() override;

private:
    void drawChosen();
    void drawTrace(const PosteriorVariable& variable);
    void drawSearch();
    QString samplerText() const;

    QLabel* text_;
    QLabel* label_;
    NameBox* parameter_;
    ChartPanel* chart_;
    std::vector<PosteriorVariable> variables_;
};

} // namespace dyngpt

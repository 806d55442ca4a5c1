#pragma once
// The charts of the program over Qt Charts: the only folder that includes it. Every panel has a
// title, axes with units, an accessible name, follows the light or dark palette, shows a
// sentence while it is empty, and exports its picture and its numbers (CSV)
// from its context menu and the small button beside its title. GUI thread only.

#include "ui/charts/chart_text.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace dyngpt {

struct Figure;
struct FigureSettings;

/// The same colour for the same thing on every page (Okabe-Ito).
enum class SeriesRole { Data, Solver, Exact, Prior, Training, HeldOut, Other };

struct Series {
    ChartText name; ///< empty: belongs to the one before it, also in the legend
    SeriesRole role = SeriesRole::Other;
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> upTo = {}; ///< lines, distributions: a band between y and this
    /// Scatter: colours the points; not finite: unknown. Violins: the weights of the values.
    std::vector<double> values = {};
    int colour = -1; ///< of SeriesRole::Other; -1: the next one
};

struct Axes {
    ChartText xTitle;
    ChartText yTitle;
    bool logX = false;
    bool logY = false;
    ChartText valueTitle = {}; ///< of the colours of a scatter or a heat map
    bool logValues = false;    ///< of those colours
};

class ChartPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChartPanel(const ChartText& title, QWidget* parent = nullptr);
    ~ChartPanel() override;

    void setTitle(const ChartText& title);
    /// Shown in place of axes while there are no data.
    void setPlaceholder(const QString& sentence);
    void clear();

    void showLines(const std::vector<Series>& series, const Axes& axes);
    /// Appends to a series shown by showLines without drawing all anew.
    void appendPoint(int series, double x, double y);
    void showScatter(const std::vector<Series>& series, const Axes& axes, bool identityLine);
    /// Of every series a box in each category: `x` are positions in `categories`, `y` the values.
    /// The middle half, whiskers from 5 to 95 %, and what lies above as points.
    void showBoxes(const std::vector<ChartText>& categories, const std::vector<Series>& series,
                   const Axes& axes);
    /// Of every series the density of its values in each category, with median, middle half and
    /// central 95 %, over a linear axis from `low` to `high`. `marks` are drawn as points.
    void showViolins(const std::vector<ChartText>& categories, const std::vector<Series>& series,
                     const std::vector<Series>& marks, double low, double high, const Axes& axes);
    /// Step outline per series over the counts 0..y.size()-1 (x is ignored).
    void showDistributions(const std::vector<Series>& series, const Axes& axes);
    /// rows x columns, row-major; x runs over columns. Perceptually even colours, colour bar.
    /// `largest` ends the colour scale (0: the largest value), so that maps can share one;
    /// `counts` is how many counts a cell holds across and up.
    void showHeatMap(const std::vector<double>& values, int rows, int columns, const Axes& axes,
                     double largest = 0, const QSize& counts = {1, 1});
    /// Horizontal-axis histogram of weighted values between lower and upper: the share of the
    /// weight in each bin. Markers are vertical lines.
    void showHistogram(const std::vector<double>& values, const std::vector<double>& weights,
                       double lower, double upper, int bins, SeriesRole role, const Axes& axes,
                       const std::vector<std::pair<ChartText, double>>& markers);

    bool isEmptyChart() const;
    QString csv() const; ///< the numbers behind the picture
    /// For paper, as it is seen now.
    Figure figure(const FigureSettings& settings) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A point of a scatter chart, or one above a box, was clicked.
    void pointClicked(int series, int index);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace dyngpt

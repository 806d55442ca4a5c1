#pragma once
// Records what is painted into a QPicture, with signs of other fonts than the chosen one (Chinese
// among Latin) as outlines: a picture that plays text sets it from its top, which such signs move,
// so that it would not stand on the line of the text beside it. Any thread, one at a time.

#include <QPaintDevice>

#include <memory>

class QPicture;

namespace dyngpt {

class PageRecorder : public QPaintDevice {
public:
    explicit PageRecorder(QPicture& picture);
    ~PageRecorder() override;

    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    QPicture& picture_;
    std::unique_ptr<Engine> engine_;
};

} // namespace dyngpt
